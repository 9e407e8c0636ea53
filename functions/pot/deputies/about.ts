import { about } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { deputy } from '../store.ts';
import { viewDeputy } from '../views.ts';
import { type Deputy, standingIn } from './state.ts';

/** What operations on deputies are about, and what they answer. */
export type OnDeputy = { readonly campaign: string } & { readonly office: string };
export const theDeputy = ({ campaign, office }: OnDeputy) => deputy(campaign, office as Office);
const reads = (path: OnDeputy) => inOrder({ deputy: theDeputy(path) });
type Found = { readonly deputy?: Deputy | undefined };
const version = (found: Found) => found.deputy?.version ?? 0;

/** Who stands in, or shall. */
export const aDeputy = about({ reads, target: (found: Found) => standingIn(found.deputy) && {}, version });
/** Also whom nobody has confirmed. */
export const proposedDeputy = about({
  reads,
  target: ({ deputy: is }: Found) => (standingIn(is) ?? is?.lastProposal) && {},
  version,
});
/** The deputy of an office, whether or not there is one. */
export const anyDeputy = about({
  reads,
  target: () => ({}),
  version: (found: Found) => standingIn(found.deputy)?.version ?? 0,
});

export const shownDeputy = ({ deputy: is }: { readonly deputy: Deputy }) => ({
  status: 200,
  body: viewDeputy(is),
  version: is.version,
});

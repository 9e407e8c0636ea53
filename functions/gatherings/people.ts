import type { Forget, Traces } from '../../shared/capability.ts';
import { stepEach, type Tended, together } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { type ById, inOrder } from '../../shared/reads.ts';
import type { Names } from '../../shared/somebody.ts';
import { gatheringEvents, type GatheringsEvent } from './events.ts';
import { forgetContact } from './rules.ts';
import type { Contact, Gathering } from './state.ts';
import { gatheringFrom, gatherings, gatheringsAggregate, gatheringsBy, partition } from './store.ts';

/** Many of them in one transaction, each judged anew. */
export const withEach = async (
  campaign: string,
  all: readonly Gathering[],
  decide: (gathering: Gathering) => readonly GatheringsEvent[],
): Promise<Tended> => {
  const steps = together(all).map((some) => {
    const ids = some.map(({ id }) => id);
    return {
      reads: () => inOrder({ gatherings: gatherings(campaign, ids) }),
      decide: (state: { readonly gatherings: ById<Gathering> }) =>
        ids.flatMap((id) => (state.gatherings[id] ? decide(state.gatherings[id]) : [])),
    };
  });
  return stepEach(campaign, gatheringsAggregate, gatheringEvents, steps);
};

const isOf = (contact: Contact | undefined, names: Names): boolean =>
  contact !== undefined &&
  [contact.name, contact.email, contact.phone].some((said) => said !== undefined && names(said));

/** Lets events forget whom to ask, where that is one of these. */
export const forgetContacts = async (campaign: string, names: Names): Promise<Tended> => {
  const all = await readOne(gatheringsBy(campaign, undefined));
  const askable = all.filter(({ contact }) => isOf(contact, names));
  return withEach(campaign, askable, (gathering) => forgetContact({ gathering }));
};

export const traces: Traces = {
  events: {
    where: (campaign) => [{ pk: partition(campaign), prefix: 'v#' }],
    tell: (item, { ids, names }) => {
      const { id, title, startsAt, status, filer, contact, createdAt } = gatheringFrom(item);
      const [filed, named] = [ids.has(filer), isOf(contact, names)];
      return filed || named
        ? { id, title, startsAt, status, createdAt, ...(filed && { filed }), ...(named && { contact }) }
        : undefined;
    },
  },
};

export const forget: Forget = (campaign, { names }) => forgetContacts(campaign, names);

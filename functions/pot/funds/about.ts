import { about } from '../../../shared/handler.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import type { Pot } from '../state.ts';
import { contribution, isNumber, lineChange, mandate, pot } from '../store.ts';
import { viewContribution, viewLine, viewMandate } from '../views.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from './state.ts';

/** What operations on lines, mandates and contributions are about, and what they answer. */
type OnLine = { readonly campaign: string } & { readonly line: string };
type OnMandate = { readonly campaign: string } & { readonly mandate: string };
type OnContribution = { readonly campaign: string } & { readonly contribution: string };

export const lineOf = (campaign: string, line: string) => ({
  pot: pot(campaign),
  lineChange: lineChange(campaign, line),
});
type Found = { readonly pot: Pot; readonly lineChange?: LineChange | undefined };
const reads = ({ campaign, line }: OnLine) => inOrder(lineOf(campaign, line));
/** Also one that is only proposed, or was and is not. */
const target = ({ pot: { lines }, lineChange: is }: Found, _actor: unknown, { line }: OnLine) =>
  (lines[line] ?? waitingIn(is) ?? is?.lastProposal) && {};
export const theLine = about({ reads, target, version: (found: Found) => found.pot.version });
/** What is proposed for a line: `If-Match` speaks of that. */
export const theProposedLine = about({
  reads,
  target,
  version: (found: Found) => waitingIn(found.lineChange)?.version ?? 0,
});
export const shownLine = (
  found: { readonly pot: Pot; readonly lineChange: LineChange | undefined },
  { params }: { readonly params: OnLine },
) => ({
  status: 200,
  body: viewLine(found.pot, found.lineChange, params.line),
  version: found.pot.version,
});

export const numbered = ({ campaign, mandate: id }: OnMandate) =>
  mandate(campaign, isNumber(id) ? Number(id) : undefined);
export const theMandate = about({
  reads: (path: OnMandate) => inOrder({ mandate: numbered(path) }),
  target: (found) => found.mandate && {},
  version: (found) => found.mandate?.version ?? 0,
});
export const shownMandate = (found: { readonly mandate: Mandate }) => ({
  status: 200,
  body: viewMandate(found.mandate),
  version: found.mandate.version,
});

export const one = ({ campaign, contribution: id }: OnContribution) =>
  inOrder({ contribution: contribution(campaign, id) });
export const neededOne = ({ campaign, contribution: id }: OnContribution) => ({
  contribution: needed(contribution(campaign, id)),
});
export const theContribution = about({
  reads: one,
  target: (found) => found.contribution && {},
  version: (found) => found.contribution?.version ?? 0,
});
export const shownContribution = ({ contribution: is }: { readonly contribution: Contribution }) => ({
  status: 200,
  body: viewContribution(is),
  version: is.version,
});

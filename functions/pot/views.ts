import { type Recorded, stampsOf } from '../../shared/commit.ts';
import { toldOf } from '../../shared/events.ts';
import { withoutEarlier, type WithTexts } from '../../shared/texts.ts';
import type { Office } from '../../shared/units.ts';
import { offices } from '../../shared/units.ts';
import { type PotEvent, potEvents } from './events.ts';
import {
  availableOn,
  type Claim,
  type Deputy,
  type Line,
  type LineChange,
  type Mandate,
  netPaidOf,
  outstandingOf,
  paidOutOf,
  type Pot,
  returnedOf,
  type SpendingRequest,
  totals,
  type Vote,
} from './state.ts';

/** How the pot's entities are shown. Pure. */

const amounts = (of: Readonly<Partial<Record<Office, number>>>) =>
  offices.flatMap((office) => (of[office] === undefined ? [] : [{ office, amount: of[office] }]));

export const viewMandate = ({ adoptions, ...mandate }: Mandate) => ({
  ...mandate,
  id: String(mandate.number),
  adoptions: offices.flatMap((office) => {
    const adoption = adoptions[office];
    return adoption ? [{ office, ...adoption }] : [];
  }),
});

const nothing: Line = { name: '', amount: 0, reserved: 0, paid: 0 };

/** One line; one that is only proposed so far holds nothing yet. */
export const viewLine = (pot: Pot, change: LineChange | undefined, id: string) => ({
  id,
  ...nothing,
  ...(change && { name: change.name }),
  ...pot.lines[id],
  available: pot.lines[id] ? availableOn(pot.lines[id]) : 0,
  ...(change && { proposed: { name: change.name, amount: change.amount, offices: change.offices } }),
});

const viewLines = (pot: Pot, changes: readonly LineChange[]) =>
  [...new Set([...Object.keys(pot.lines), ...changes.map(({ line }) => line)])].sort().map((id) =>
    viewLine(
      pot,
      changes.find(({ line }) => line === id),
      id,
    ),
  );

export type PotParts = {
  readonly pot: Pot;
  readonly changes: readonly LineChange[];
  readonly inForce: Mandate | undefined;
  readonly proposal: Mandate | undefined;
};

export const viewPot = ({ pot, changes, inForce, proposal }: PotParts) => ({
  id: 'pot' as const,
  currency: 'SEK' as const,
  ...totals(pot),
  contributions: amounts(pot.contributed),
  budgetLines: viewLines(pot, changes),
  mandate: inForce ? viewMandate(inForce) : null,
  ...(proposal && { proposedMandate: viewMandate(proposal) }),
  ...stampsOf(pot),
});

/** Offices see who voted; an association sees which office did. */
const viewVotes = (votes: readonly Vote[], forOffices: boolean) =>
  votes.map(({ person, ...vote }) => (forOffices ? { ...vote, person } : vote));

export const viewRequest = (request: SpendingRequest, forOffices: boolean) => {
  const { paidOut, returns: _, own: __, filer, supplement, approvals, refusals, ...rest } = withoutEarlier(request);
  const { purposeSince: ___, ...plain } = rest;
  return {
    ...plain,
    ...(forOffices && { filer }),
    approvals: viewVotes(approvals, forOffices),
    refusals: viewVotes(refusals, forOffices),
    ...(supplement && { supplement: viewSupplement(supplement, forOffices) }),
    paid: paidOutOf(request) - returnedOf(request),
    outstanding: outstandingOf(request),
    paidBy: offices.flatMap((office) =>
      paidOut[office] === undefined ? [] : [{ office, amount: netPaidOf(request, office) }],
    ),
  };
};

const viewSupplement = (
  { seen: _, own: __, approvals, refusals, ...plain }: NonNullable<SpendingRequest['supplement']>,
  forOffices: boolean,
) => ({
  ...plain,
  approvals: viewVotes(approvals, forOffices),
  refusals: viewVotes(refusals, forOffices),
});

export const viewClaim = (is: Claim) => {
  const { request: _, version: __, updatedAt: ___, ...claim } = withoutEarlier(is);
  return claim;
};

/** One event of a request's history: the office or unit that acted is in its data, the person only for the offices. */
export const viewEvent = (event: WithTexts<Recorded<PotEvent>>, forOffices: boolean) => {
  const { id, at, actor, type, gone } = event;
  const data = toldOf(potEvents, event, forOffices ? ['offices'] : ['associations', 'requester']);
  return { id, at, ...(forOffices && { actor }), event: type as string, data, ...(gone && { gone }) };
};

export const viewDeputy = (deputy: Deputy) => ({ id: deputy.office, ...deputy });

import { type Day, isBy } from '../../shared/calendar.ts';
import { type Recorded, stampsOf } from '../../shared/commit.ts';
import { toldOf } from '../../shared/events.ts';
import { withoutEarlier, type WithTexts } from '../../shared/texts.ts';
import { offices } from '../../shared/units.ts';
import { type PotEvent, potEvents } from './events.ts';
import { nameWarnings, payeeOf, warningsOf } from './payees.ts';
import { type Claim, netPaidOf, openClaimsOf, outstandingOf, type Payout, standing } from './payments/state.ts';
import { keptUntil, type ReceiptFile } from './receipts/state.ts';
import { availableOn, type Line, type Pot, type SpendingRequest, totals, type Vote } from './state.ts';
import { type Contribution, type LineChange, type Mandate, type ProposedCorrection, waitingIn } from './funds/state.ts';
import type { Awaiting, Unadopted } from './proposals/state.ts';
import type { Deputy, Standin } from './deputies/state.ts';

/** How the pot's entities are shown. Pure. */

const viewAwaiting = ({ replyBy, escalated }: Awaiting) => ({
  ...(replyBy !== undefined && { replyBy }),
  ...(escalated && { escalated }),
});
const viewLast = <T extends Unadopted>({ id: _, ...last }: T): Omit<T, 'id'> => last;
const viewDone = ({ at, by, reason }: Unadopted) => ({ at, by, ...(reason !== undefined && { reason }) });

export const viewMandate = ({ adoptions, ended, earlierTexts: _, ...mandate }: Mandate) => ({
  ...mandate,
  ...(ended && { ended: viewDone(ended) }),
  id: String(mandate.number),
  adoptions: offices.flatMap((office) => {
    const adoption = adoptions[office];
    return adoption ? [{ office, ...adoption }] : [];
  }),
});

const nothing: Line = { name: '', amount: 0, reserved: 0, paid: 0 };

/** One line; one that is only proposed so far holds nothing yet. */
export const viewLine = (pot: Pot, change: LineChange | undefined, id: string) => {
  const waiting = waitingIn(change);
  return {
    id,
    ...nothing,
    ...(waiting && { name: waiting.name }),
    ...pot.lines[id],
    available: pot.lines[id] ? availableOn(pot.lines[id]) : 0,
    ...(!pot.lines[id] && !waiting && { name: change?.lastProposal?.name ?? '', removed: true }),
    ...(waiting && {
      proposed: {
        name: waiting.name,
        amount: waiting.amount,
        offices: waiting.offices,
        ...(waiting.ends && { ends: true }),
        ...viewAwaiting(waiting),
        version: waiting.version,
      },
    }),
    ...(change?.lastProposal && { lastProposal: viewLast(change.lastProposal) }),
  };
};

const viewLines = (pot: Pot, changes: readonly LineChange[]) =>
  [
    ...new Set([
      ...Object.keys(pot.lines),
      ...changes.filter((is) => waitingIn(is) ?? is.lastProposal).map(({ line }) => line),
    ]),
  ]
    .sort()
    .map((id) =>
      viewLine(
        pot,
        changes.find(({ line }) => line === id),
        id,
      ),
    );

/** One contribution, or as it was at the end of a day. */
export const viewContribution = (is: Contribution, day?: Day) => {
  const { pending, corrections = [], lastProposal, ...plain } = withoutEarlier(is);
  const later = corrections.find(({ at }) => day !== undefined && !isBy(at, day));
  return {
    ...plain,
    ...(later && { amount: later.was }),
    corrections: (later ? corrections.slice(0, corrections.indexOf(later)) : corrections).map(
      ({ id: _, ...correction }) => correction,
    ),
    ...(pending && day === undefined && { pending: viewProposed(pending) }),
    ...(lastProposal && day === undefined && { lastProposal: viewLast(lastProposal) }),
  };
};
const viewProposed = ({ amount, offices: proposing, reason, ...awaiting }: ProposedCorrection) => ({
  amount,
  offices: proposing,
  ...(reason !== undefined && { reason }),
  ...viewAwaiting(awaiting),
});

export type PotParts = {
  readonly contributions: readonly Contribution[];
  /** As of the end of this day; as things are without it. */
  readonly day?: Day | undefined;
  readonly pot: Pot;
  readonly changes: readonly LineChange[];
  readonly inForce: Mandate | undefined;
  readonly proposal: Mandate | undefined;
};

export const viewPot = ({ pot, contributions, day, changes, inForce, proposal }: PotParts) => ({
  id: 'pot' as const,
  currency: 'SEK' as const,
  ...totals(pot),
  contributions: contributions
    .filter(({ createdAt }) => day === undefined || isBy(createdAt, day))
    .map((each) => viewContribution(each, day)),
  budgetLines: viewLines(pot, changes),
  mandate: inForce ? viewMandate(inForce) : null,
  ...(proposal && { proposedMandate: viewMandate(proposal) }),
  ...stampsOf(pot),
});

/** Offices see who voted; an association sees which office did. */
const viewVotes = (votes: readonly Vote[], forOffices: boolean) =>
  votes.map(({ person, ...vote }) => (forOffices ? { ...vote, person } : vote));

/** Where the bytes lie only the offices are led to. */
const viewFile = ({ hash: _, ...file }: ReceiptFile) => ({ ...file, keptUntil: keptUntil(file.at) });
/** A claim or a payout with what whoever pays should look at. */
const withWarnings = <T extends Claim | Payout>({ file, ...is }: T) => {
  const warnings = nameWarnings(is.receipt.supplier);
  return { ...is, ...(file && { file: viewFile(file) }), ...(warnings.length > 0 && { warnings }) };
};

/** The request with all that was paid, came back and is claimed, oldest first; `claim` where a command was about one. */
export const viewRequest = (request: SpendingRequest, forOffices: boolean, claim?: string) => {
  const { own: _, filer, supplement, approvals, refusals, ...rest } = withoutEarlier(request);
  const { purposeSince: __, ...plain } = rest;
  const warnings = warningsOf(request);
  const payee = payeeOf(request);
  const claims = request.claims.map(({ reasonSince: ___, ...claim }) => withWarnings<Claim>(claim));
  const about = claims.find(({ id }) => id === claim);
  return {
    ...plain,
    ...(payee !== undefined && { payee }),
    ...(forOffices && { filer }),
    approvals: viewVotes(approvals, forOffices),
    refusals: viewVotes(refusals, forOffices),
    ...(supplement && { supplement: viewSupplement(supplement, forOffices) }),
    paid: netPaidOf(request),
    outstanding: outstandingOf(request),
    ...(warnings.length > 0 && { warnings }),
    paidBy: offices.flatMap((office) =>
      standing(request.payouts).some((payout) => payout.office === office)
        ? [{ office, amount: netPaidOf(request, office) }]
        : [],
    ),
    payouts: request.payouts.map(withWarnings),
    claims,
    openClaims: openClaimsOf(request),
    ...(about && { claim: about }),
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

/** One event of a request's history: the office or unit that acted is in its data, the person only for the offices. */
export const viewEvent = (event: WithTexts<Recorded<PotEvent>>, forOffices: boolean, isOwn = true) => {
  const { id, at, actor, type, gone } = event;
  const data = toldOf(
    potEvents,
    event,
    forOffices ? ['offices'] : isOwn ? ['associations', 'requester'] : ['associations'],
  );
  return { id, at, ...(forOffices && { actor }), event: type as string, data, ...(gone && { gone }) };
};

const viewStandin = ({ person, from, to }: Standin) => ({ person, from, to });

export const viewDeputy = ({ inForce, pending, lastProposal, earlierTexts: _, ...deputy }: Deputy) => ({
  ...deputy,
  id: deputy.office,
  ...(inForce && viewStandin(inForce)),
  ...(pending && { pending: { ...viewStandin(pending), ...viewAwaiting(pending) } }),
  ...(lastProposal && { lastProposal: viewLast(lastProposal) }),
});

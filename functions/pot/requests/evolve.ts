import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import type { PotEvent } from '../events.ts';
import { without } from '../fold.ts';
import { askedAnew, consented, declined } from '../joint/evolve.ts';
import { netPaidOf, paidOutOf } from '../payments/state.ts';
import type { SpendingRequest, Supplement, Vote } from '../state.ts';

/** Folds one event into a spending request. Total: it judges nothing, the rules have. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;

type Voting = 'SpendingApproved' | 'SpendingReserved' | 'SpendingOpposed' | 'SpendingRefused';

const voteOf = (request: SpendingRequest, event: On<Voting>): Vote => ({
  office: event.office,
  person: event.actor,
  at: event.at,
  version: event.seen,
  amount: event.supplement ? request.amount + (request.supplement?.amount ?? 0) : request.amount,
  ...('reason' in event && { reason: event.reason }),
});

/** Each judgement says anew which votes have lapsed. */
const marked =
  ({ lapsed = [] }: { readonly lapsed?: readonly Office[] }) =>
  ({ lapsed: _, ...vote }: Vote): Vote => ({ ...vote, ...(lapsed.includes(vote.office) && { lapsed: true }) });

type Votes = Pick<SpendingRequest, 'approvals' | 'refusals'>;
type Changed = Votes & Partial<Pick<SpendingRequest, 'headsNeeded' | 'missing'>>;

/** Votes lie on what is open: the request, or its supplement. */
const withVotes = (
  request: SpendingRequest,
  isSupplement: boolean,
  change: (votes: Votes) => Changed,
): SpendingRequest =>
  isSupplement && request.supplement
    ? { ...request, supplement: { ...request.supplement, ...change(request.supplement) } }
    : { ...request, ...change(request) };

export const requested = (event: On<'SpendingRequested'>): SpendingRequest => ({
  ...notStored,
  id: event.request,
  unit: event.unit,
  budgetLine: event.budgetLine,
  amount: event.amount,
  purpose: event.purpose,
  ...(event.neededBy !== undefined && { neededBy: event.neededBy }),
  ...(event.payee !== undefined && { payee: event.payee }),
  ...(event.partners && { partners: event.partners }),
  ...(event.for !== undefined && { for: event.for }),
  status: 'submitted',
  filer: event.actor,
  own: event.own,
  owner: event.owner,
  replyBy: event.replyBy,
  expires: event.expires,
  headsNeeded: event.headsNeeded,
  missing: event.missing,
  approvals: [],
  refusals: [],
  payouts: [],
  returns: [],
  claims: [],
  freed: 0,
});

/** What an event makes of the votes: one is given or taken back, those of whoever no longer acts are marked. */
const votesAfter = (
  { approvals, refusals }: Votes,
  request: SpendingRequest,
  event: On<Voting | 'VoteTakenBack' | 'VotesLapsed'>,
): Votes => {
  const others = (votes: readonly Vote[]) =>
    votes.filter(({ office }) => event.type === 'VotesLapsed' || office !== event.office).map(marked(event));
  const given = (...types: readonly Voting[]) =>
    event.type !== 'VoteTakenBack' && event.type !== 'VotesLapsed' && types.includes(event.type)
      ? [voteOf(request, event)]
      : [];
  return {
    approvals: [...others(approvals), ...given('SpendingApproved', 'SpendingReserved')],
    refusals: [...others(refusals), ...given('SpendingOpposed', 'SpendingRefused')],
  };
};

const reserved = (request: SpendingRequest, event: On<'SpendingReserved'>): SpendingRequest => {
  const nothingMissing = { heads: 0, otherOffice: false };
  const voted = {
    ...request,
    heads: event.heads,
    reservedAt: event.at,
    headsNeeded: event.heads,
    missing: nothingMissing,
  };
  if (!event.supplement) return { ...voted, status: 'reserved', freed: 0, ...votesAfter(request, request, event) };
  const { approvals } = votesAfter(request.supplement ?? { approvals: [], refusals: [] }, request, event);
  return { ...without(voted, 'supplement'), amount: request.amount + event.amount, approvals };
};

/** What was reserved once and is asked for anew counts elsewhere only as far as it is paid. */
const unreserved = (request: SpendingRequest, amount: Ore): Ore =>
  request.reservedAt === undefined ? 0 : amount - paidOutOf(request);

/** By whom it ended; what was paid before it was reopened makes it a closed one all the same. */
const ended = (request: SpendingRequest, endedBy: Unit, status: SpendingRequest['status']): SpendingRequest => ({
  ...without(request, 'supplement'),
  status: request.status === 'submitted' && netPaidOf(request) > 0 ? 'closed' : status,
  endedBy,
});

const supplementOf = (event: On<'SupplementRequested'>): Supplement => ({
  amount: event.amount,
  reason: event.reason,
  seen: event.seen,
  own: event.own,
  replyBy: event.replyBy,
  headsNeeded: event.headsNeeded,
  missing: event.missing,
  approvals: [],
  refusals: [],
});

export const evolveRequest = (request: SpendingRequest, event: Recorded<PotEvent>): SpendingRequest => {
  switch (event.type) {
    case 'SpendingEdited':
      return {
        ...without(request, 'neededBy', 'payee', ...(event.partners ? (['escalated'] as const) : [])),
        ...(event.partners && { partners: event.partners }),
        ...(event.replyBy !== undefined && { replyBy: event.replyBy }),
        budgetLine: event.budgetLine,
        amount: event.amount,
        ...(event.purpose !== request.purpose && event.purpose !== undefined
          ? { purpose: event.purpose, purposeSince: event.id }
          : {}),
        ...(event.neededBy !== undefined && { neededBy: event.neededBy }),
        ...(event.payee !== undefined && { payee: event.payee }),
        freed: unreserved(request, event.amount),
        own: event.own,
        expires: event.expires,
        headsNeeded: event.headsNeeded,
        missing: event.missing,
        approvals: [],
        refusals: [],
      };
    case 'SpendingConsented':
      return consented(request, event);
    case 'SpendingDeclined':
      return ended(declined(request, event), event.unit, 'withdrawn');
    case 'SpendingApproved':
    case 'SpendingOpposed':
    case 'VoteTakenBack':
    case 'VotesLapsed':
      return withVotes(request, event.supplement === true, (votes) => ({
        ...votesAfter(votes, request, event),
        headsNeeded: event.headsNeeded,
        missing: event.missing,
      }));
    case 'SpendingReserved':
      return reserved(request, event);
    case 'SpendingRefused':
      if (event.supplement) return without(request, 'supplement');
      return { ...ended(request, event.office, 'refused'), ...votesAfter(request, request, event) };
    case 'SpendingWithdrawn':
      return { ...ended(request, event.unit, 'withdrawn'), freed: request.freed + event.freed };
    case 'SpendingClosed':
      return { ...ended(request, event.by ?? request.owner, 'closed'), freed: request.freed + event.freed };
    case 'SpendingReopened':
      return {
        ...without(request, 'endedBy', 'escalated', 'reminded', 'held'),
        ...askedAnew(request),
        status: 'submitted',
        amount: event.amount,
        freed: unreserved(request, event.amount),
        own: event.own,
        replyBy: event.replyBy,
        expires: event.expires,
        headsNeeded: event.headsNeeded,
        missing: event.missing,
        approvals: [],
        refusals: [],
      };
    case 'SupplementRequested':
      return { ...without(request, 'escalated'), supplement: supplementOf(event) };
    case 'ReservationExtended':
      return { ...without(request, 'reminded', 'held'), expires: event.until };
    case 'ReservationHeld':
      return { ...request, held: true };
    case 'ReservationReminded':
      return { ...request, reminded: true };
    case 'DecisionEscalated':
      return { ...request, escalated: true };
    default:
      return request;
  }
};

import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { Office } from '../../../shared/units.ts';
import type { PotEvent } from '../events.ts';
import { plus, without } from '../fold.ts';
import type { Claim, PotState, SpendingRequest, Supplement, Vote } from '../state.ts';

/** Folds one event into a spending request and its claim. Total: it judges nothing, the rules have. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;

const voteOf = (
  request: SpendingRequest,
  event: On<'SpendingApproved' | 'SpendingReserved' | 'SpendingOpposed' | 'SpendingRefused'>,
): Vote => ({
  office: event.office,
  person: event.actor,
  at: event.at,
  version: event.seen,
  amount: event.supplement ? request.amount + (request.supplement?.amount ?? 0) : request.amount,
  ...('reason' in event && { reason: event.reason }),
});

const isOfOther = (office: Office) => (vote: Vote) => vote.office !== office;

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
  paidOut: {},
  returns: {},
  freed: 0,
  openClaims: 0,
});

const reserved = (request: SpendingRequest, event: On<'SpendingReserved'>): SpendingRequest => {
  const approval = voteOf(request, event);
  const nothingMissing = { heads: 0, otherOffice: false };
  const voted = {
    ...request,
    heads: event.heads,
    reservedAt: event.at,
    headsNeeded: event.heads,
    missing: nothingMissing,
  };
  if (!event.supplement)
    return {
      ...voted,
      status: 'reserved',
      approvals: [...request.approvals.filter(isOfOther(event.office)), approval],
      refusals: request.refusals.filter(isOfOther(event.office)),
    };
  const approvals = [...(request.supplement?.approvals ?? []).filter(isOfOther(event.office)), approval];
  return { ...without(voted, 'supplement'), amount: request.amount + event.amount, approvals };
};

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
        ...without(request, 'neededBy', 'payee'),
        budgetLine: event.budgetLine,
        amount: event.amount,
        ...(event.purpose !== request.purpose && event.purpose !== undefined
          ? { purpose: event.purpose, purposeSince: event.id }
          : {}),
        ...(event.neededBy !== undefined && { neededBy: event.neededBy }),
        ...(event.payee !== undefined && { payee: event.payee }),
        own: event.own,
        expires: event.expires,
        headsNeeded: event.headsNeeded,
        missing: event.missing,
        approvals: [],
        refusals: [],
      };
    case 'SpendingApproved':
    case 'SpendingOpposed': {
      const isApproval = event.type === 'SpendingApproved';
      const keep = isOfOther(event.office);
      return withVotes(request, event.supplement === true, ({ approvals, refusals }) => ({
        approvals: [...approvals.filter(keep), ...(isApproval ? [voteOf(request, event)] : [])],
        refusals: [...refusals.filter(keep), ...(isApproval ? [] : [voteOf(request, event)])],
        headsNeeded: event.headsNeeded,
        missing: event.missing,
      }));
    }
    case 'SpendingReserved':
      return reserved(request, event);
    case 'SpendingRefused':
      if (event.supplement) return without(request, 'supplement');
      return {
        ...request,
        status: 'refused',
        approvals: request.approvals.filter(isOfOther(event.office)),
        refusals: [...request.refusals.filter(isOfOther(event.office)), voteOf(request, event)],
      };
    case 'VoteTakenBack': {
      const keep = isOfOther(event.office);
      return withVotes(request, event.supplement === true, ({ approvals, refusals }) => ({
        approvals: approvals.filter(keep),
        refusals: refusals.filter(keep),
        headsNeeded: event.headsNeeded,
        missing: event.missing,
      }));
    }
    case 'SpendingWithdrawn':
      return { ...without(request, 'supplement'), status: 'withdrawn', freed: request.freed + event.freed };
    case 'SpendingClosed':
      return { ...without(request, 'supplement'), status: 'closed', freed: request.freed + event.freed };
    case 'SupplementRequested':
      return { ...without(request, 'escalated'), supplement: supplementOf(event) };
    case 'ClaimMade':
      return { ...request, openClaims: request.openClaims + 1 };
    case 'ClaimDeclined':
      return { ...request, openClaims: request.openClaims - 1 };
    case 'PayoutMade':
      return {
        ...request,
        paidOut: plus(request.paidOut, event.office, event.amount),
        openClaims: request.openClaims - (event.claim === undefined ? 0 : 1),
      };
    case 'ReturnReceived': {
      const { seen, office, amount, reason } = event;
      return { ...request, returns: { ...request.returns, [seen]: [office, amount, reason] } };
    }
    case 'ReservationExtended':
      return { ...without(request, 'reminded'), expires: event.until };
    case 'ReservationReminded':
      return { ...request, reminded: true };
    case 'DecisionEscalated':
      return { ...request, escalated: true };
    default:
      return request;
  }
};

export const evolveClaim = (state: PotState, event: Recorded<PotEvent>): Claim | undefined => {
  const { claim } = state;
  if (event.type === 'ClaimMade')
    return {
      ...notStored,
      id: event.claim,
      request: state.request?.id ?? '',
      amount: event.amount,
      receipt: event.receipt,
      status: 'open',
    };
  if (claim && event.type === 'ClaimDeclined') return { ...claim, status: 'declined', reason: event.reason };
  if (claim && event.type === 'PayoutMade' && event.claim === claim.id)
    return { ...claim, status: 'paid', paid: event.amount };
  return claim;
};

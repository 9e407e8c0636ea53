import { type Recorded, unborn } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Office } from '../../shared/units.ts';
import { started } from '../campaign/offers.ts';
import type { PotEvent } from './events.ts';
import { entryOf } from './ledger/chain.ts';
import type { Claim, Mandate, Pot, PotState, SpendingRequest, Supplement, Vote } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;

const plus = <K extends string>(amounts: Readonly<Partial<Record<K, Ore>>>, key: K, amount: Ore) => ({
  ...amounts,
  [key]: (amounts[key] ?? 0) + amount,
});

/** Moves amounts on one budget line; the total of the pot follows from its lines. */
const onLine = (pot: Pot, line: string, change: { readonly reserved?: Ore; readonly paid?: Ore }): Pot => {
  const is = pot.lines[line];
  if (!is || (!change.reserved && !change.paid)) return pot;
  const moved = { ...is, reserved: is.reserved + (change.reserved ?? 0), paid: is.paid + (change.paid ?? 0) };
  return { ...pot, lines: { ...pot.lines, [line]: moved } };
};

/** What the event does to the balances. */
const evolvePot = (pot: Pot, event: Recorded<PotEvent>): Pot => {
  switch (event.type) {
    case 'ContributionMade':
      return { ...pot, contributed: plus(pot.contributed, event.office, event.amount) };
    case 'BudgetLineSet': {
      const is = pot.lines[event.line] ?? { reserved: 0, paid: 0 };
      return { ...pot, lines: { ...pot.lines, [event.line]: { ...is, name: event.name, amount: event.amount } } };
    }
    case 'MandateProposed':
      return { ...pot, lastMandate: event.number, proposal: event.number };
    case 'SpendingReserved':
      return onLine(pot, event.line, { reserved: event.amount });
    case 'SpendingWithdrawn':
    case 'SpendingClosed':
      return onLine(pot, event.line, { reserved: -event.freed });
    case 'PayoutMade':
      return {
        ...onLine(pot, event.line, { reserved: -event.amount, paid: event.amount }),
        paidBy: plus(pot.paidBy, event.office, event.amount),
      };
    case 'ReturnReceived':
      return {
        ...onLine(pot, event.line, { paid: -event.amount }),
        paidBy: plus(pot.paidBy, event.office, -event.amount),
      };
    default:
      return pot;
  }
};

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

const without = <T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

const requested = (event: On<'SpendingRequested'>): SpendingRequest => ({
  ...unborn,
  id: event.request,
  unit: event.unit,
  budgetLine: event.budgetLine,
  amount: event.amount,
  purpose: event.purpose,
  ...(event.neededBy !== undefined && { neededBy: event.neededBy }),
  ...(event.payee !== undefined && { payee: event.payee }),
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
  returned: {},
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
  own: event.own,
  replyBy: event.replyBy,
  headsNeeded: event.headsNeeded,
  missing: event.missing,
  approvals: [],
  refusals: [],
});

const evolveRequest = (request: SpendingRequest, event: Recorded<PotEvent>): SpendingRequest => {
  switch (event.type) {
    case 'SpendingEdited':
      return {
        ...without(request, 'neededBy', 'payee'),
        budgetLine: event.budgetLine,
        amount: event.amount,
        purpose: event.purpose,
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
    case 'ReturnReceived':
      return { ...request, returned: plus(request.returned, event.office, event.amount) };
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

const evolveClaim = (state: PotState, event: Recorded<PotEvent>): Claim | undefined => {
  const { claim } = state;
  if (event.type === 'ClaimMade')
    return {
      ...unborn,
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

const evolveMandates = (state: PotState, event: On<'MandateProposed' | 'MandateAdopted'>): PotState => {
  const adoption = { [event.office]: { person: event.actor, at: event.at } };
  if (event.type === 'MandateProposed') {
    const { number, tiers, splitWindowDays } = event;
    const mandate: Mandate = { ...unborn, number, tiers, splitWindowDays, status: 'proposed', adoptions: adoption };
    const open = state.replaced?.status === 'proposed';
    return { ...state, mandate, ...(open && { replaced: { ...(state.replaced as Mandate), status: 'replaced' } }) };
  }
  if (!state.mandate) return state;
  const mandate = { ...state.mandate, adoptions: { ...state.mandate.adoptions, ...adoption } };
  if (!event.inForce) return { ...state, mandate };
  const { number, tiers, splitWindowDays } = mandate;
  return {
    ...state,
    mandate: { ...mandate, status: 'in-force', inForceAt: event.at },
    ...(state.replaced && { replaced: { ...state.replaced, status: 'replaced' } }),
    pot: { ...without(state.pot, 'proposal'), mandate: { number, tiers, splitWindowDays } },
    // With its first mandate in force a campaign is set up: from now on a change of a head takes two offices.
    campaign: state.campaign && started(state.campaign, event.at),
  };
};

const evolveSide = (state: PotState, event: Recorded<PotEvent>): PotState => {
  switch (event.type) {
    case 'MandateProposed':
    case 'MandateAdopted':
      return evolveMandates(state, event);
    case 'BudgetLineProposed': {
      const { line, name, amount, offices } = event;
      return { ...state, lineChange: { ...(state.lineChange ?? unborn), line, name, amount, offices } };
    }
    case 'BudgetLineSet':
      return { ...state, lineChange: undefined };
    case 'DeputyAppointed': {
      const { office, person, from, to } = event;
      return { ...state, deputy: { ...(state.deputy ?? unborn), office, person, from, to } };
    }
    case 'SpendingRequested':
      return { ...state, request: requested(event) };
    case 'PayoutMade': {
      const is = state.receipt ?? {
        ...unborn,
        id: event.receiptId,
        total: event.receipt.total ?? event.amount,
        paid: 0,
      };
      return { ...state, receipt: { ...is, paid: is.paid + event.amount } };
    }
    default:
      return state;
  }
};

export const evolve = (before: PotState, event: Recorded<PotEvent>): PotState => {
  const state = evolveSide(before, event);
  const pot = evolvePot(state.pot, event);
  const entry = entryOf(before.pot.ledger, event);
  const claim = evolveClaim(state, event);
  return {
    ...state,
    pot: entry ? { ...pot, ledger: { seq: entry.seq, hash: entry.hash } } : pot,
    ...(state.request && {
      request: event.type === 'SpendingRequested' ? state.request : evolveRequest(state.request, event),
    }),
    ...(claim !== state.claim && { claim }),
  };
};

import type { Recorded } from '../../shared/commit.ts';
import type { Numbered } from '../../shared/retold.ts';
import { remembering, withTexts } from '../../shared/texts.ts';
import type { Ore } from '../../shared/money.ts';
import { evolveDeputy } from './deputies/evolve.ts';
import type { PotEvent } from './events.ts';
import { plus } from './fold.ts';
import { evolveFunds } from './funds/evolve.ts';
import { sharesAfter } from './joint/evolve.ts';
import { entryOf } from './ledger/chain.ts';
import { evolveBeside, evolvePayments } from './payments/evolve.ts';
import { evolveProposal } from './proposals/evolve.ts';
import { evolveRequest, requested } from './requests/evolve.ts';
import { evolveSettlement } from './settlements/evolve.ts';
import { emptyPot, type Pot, type PotState, type SpendingRequest } from './state.ts';
import { potTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */

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
    case 'PayoutReversed':
      return {
        ...onLine(pot, event.line, { reserved: event.amount - event.freed, paid: -event.amount }),
        paidBy: plus(pot.paidBy, event.office, -event.amount),
      };
    case 'ReturnReceived':
    case 'ReturnReversed': {
      const paid = event.type === 'ReturnReversed' ? event.amount : -event.amount;
      return { ...onLine(pot, event.line, { paid }), paidBy: plus(pot.paidBy, event.office, paid) };
    }
    default:
      return pot;
  }
};

const evolveSide = (state: PotState, event: Recorded<PotEvent>): PotState => {
  switch (event.type) {
    case 'ContributionMade':
    case 'ContributionCorrectionProposed':
    case 'ContributionCorrected':
    case 'MandateProposed':
    case 'MandateAdopted':
    case 'BudgetLineProposed':
    case 'BudgetLineSet':
    case 'BudgetLineRetired':
    case 'BudgetLineRemoved':
      return evolveFunds(state, event);
    case 'SettlementMade':
    case 'SettlementReversed':
    case 'TransferPaid':
    case 'TransferPaymentReversed':
    case 'SettlementEscalated':
      return evolveSettlement(state, event);
    case 'DeputyProposed':
    case 'DeputyAppointed':
    case 'DeputyEnded':
      return evolveDeputy(state, event);
    case 'MandateDeclined':
    case 'MandateWithdrawn':
    case 'MandateEscalated':
    case 'BudgetLineDeclined':
    case 'BudgetLineWithdrawn':
    case 'BudgetLineEscalated':
    case 'ContributionCorrectionDeclined':
    case 'ContributionCorrectionWithdrawn':
    case 'ContributionCorrectionEscalated':
    case 'DeputyDeclined':
    case 'DeputyWithdrawn':
    case 'DeputyEscalated':
      return evolveProposal(state, event);
    default:
      return state;
  }
};

/** The request that the event is about, as it then is. */
const evolveSpending = (request: SpendingRequest | undefined, event: Recorded<PotEvent>) => {
  if (event.type === 'SpendingRequested') return requested(event);
  return request && evolvePayments(evolveRequest(request, event), event);
};

type Fold = (state: PotState, event: Recorded<PotEvent>) => PotState;
const folding = (side: Fold): Fold =>
  remembering(potTexts, (before: PotState, event: Recorded<PotEvent>): PotState => {
    const request = evolveSpending(before.request, event);
    const state = evolveBeside(side({ ...before, ...(request && { request }) }, event), event);
    const shares = sharesAfter(state.shares, before.request, request);
    const pot = evolvePot(state.pot, event);
    const entry = entryOf(before.pot.ledger, event);
    const next = { ...state, ...(shares && { shares }) };
    return { ...next, pot: entry ? { ...pot, ledger: { seq: entry.seq, hash: entry.hash } } : pot };
  });
export const evolve = /* @__PURE__ */ folding(evolveSide);
/** The same of what happens to requests, and on them: who asks for money or pays it loads no more. */
export const evolveRequests = /* @__PURE__ */ folding((state) => state);

/**
 * A request, and which claim its last command was about, from the events of the request alone; with the texts as they
 * stand in what is there now.
 */
export const retell = (
  events: readonly Numbered<PotEvent>[],
  now: { readonly request?: SpendingRequest | undefined },
): PotState => {
  let state: PotState = { pot: emptyPot };
  for (const event of withTexts<Numbered<PotEvent>>(potTexts, events, now)) {
    const { revision: version, at } = event;
    const { request } = evolveRequests(state, event);
    state = {
      ...state,
      request: request && { ...request, version, createdAt: request.createdAt || at, updatedAt: at },
      claim: 'claim' in event ? event.claim : undefined,
    };
  }
  const { request } = state;
  const purpose = request?.purpose ?? now.request?.purpose;
  return request && purpose !== undefined ? { ...state, request: { ...request, purpose } } : state;
};

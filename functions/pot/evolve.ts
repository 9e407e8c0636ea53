import { type Entity, type Recorded, notStored } from '../../shared/commit.ts';
import type { Numbered } from '../../shared/retold.ts';
import { remembering, withTexts } from '../../shared/texts.ts';
import type { Ore } from '../../shared/money.ts';
import { started } from '../campaign/offers.ts';
import type { PotEvent } from './events.ts';
import { plus, without } from './fold.ts';
import { entryOf } from './ledger/chain.ts';
import { evolveClaim, evolveRequest, requested } from './requests/evolve.ts';
import { type Claim, emptyPot, type Mandate, type Pot, type PotState, type SpendingRequest } from './state.ts';
import { potTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;

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
    case 'DeputyAppointed': {
      const { office, person, from, to } = event;
      return { ...pot, deputies: { ...pot.deputies, [office]: { person, from, to } } };
    }
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

const evolveMandates = (state: PotState, event: On<'MandateProposed' | 'MandateAdopted'>): PotState => {
  const adoption = { [event.office]: { person: event.actor, at: event.at } };
  if (event.type === 'MandateProposed') {
    const { number, tiers, splitWindowDays } = event;
    const mandate: Mandate = { ...notStored, number, tiers, splitWindowDays, status: 'proposed', adoptions: adoption };
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
    case 'ContributionMade': {
      const { id, office, amount, note } = event;
      const contribution = { ...notStored, id, office, amount, ...(note !== undefined && { note }) };
      return { ...state, contribution };
    }
    case 'MandateProposed':
    case 'MandateAdopted':
      return evolveMandates(state, event);
    case 'BudgetLineProposed': {
      const { line, name, amount, offices } = event;
      return { ...state, lineChange: { ...(state.lineChange ?? notStored), line, name, amount, offices } };
    }
    case 'BudgetLineSet':
      return { ...state, lineChange: undefined };
    case 'DeputyAppointed': {
      const { office, person, from, to } = event;
      return { ...state, deputy: { ...(state.deputy ?? notStored), office, person, from, to } };
    }
    case 'SpendingRequested':
      return { ...state, request: requested(event) };
    case 'PayoutMade': {
      const is = state.receipt ?? {
        ...notStored,
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

export const evolve = remembering(potTexts, (before: PotState, event: Recorded<PotEvent>): PotState => {
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
});

/**
 * A request, and the claim that its last command was about, from the events of the request alone; with the texts as they
 * stand in what is there now.
 */
export const retell = (
  events: readonly Numbered<PotEvent>[],
  now: { readonly request?: SpendingRequest | undefined; readonly claim?: Claim | undefined },
): PotState => {
  const claims = new Map<string, Claim>();
  let state: PotState = { pot: emptyPot };
  for (const event of withTexts<Numbered<PotEvent>>(potTexts, events, now)) {
    const { revision: version, at } = event;
    const claim = 'claim' in event && event.claim !== undefined ? claims.get(event.claim) : undefined;
    const { request, claim: touched } = evolve({ ...state, claim }, event);
    const stamped = <T extends Entity>(entity: T): T => ({
      ...entity,
      version,
      createdAt: entity.createdAt || at,
      updatedAt: at,
    });
    if (touched) claims.set(touched.id, stamped(touched));
    state = { ...state, request: request && stamped(request), claim: touched && stamped(touched) };
  }
  const { request } = state;
  const purpose = request?.purpose ?? now.request?.purpose;
  return request && purpose !== undefined ? { ...state, request: { ...request, purpose } } : state;
};

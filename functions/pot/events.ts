import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import {
  event,
  type EventOf,
  eventsOf,
  forOffices,
  freeText,
  inHistories,
  inNotices,
  journaled,
  type NoticeOf,
  tell,
  untold,
} from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
import type { Ore } from '../../shared/money.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { jointEvents } from './joint/events.ts';
import { fundsEvents } from './funds/events.ts';
import { onSpending, paymentEvents } from './payments/events.ts';
import { proposalEvents } from './proposals/events.ts';
import { receiptEvents } from './receipts/events.ts';
import { settlementEvents } from './settlements/events.ts';

/** What can have happened to the pot. The subject is the path below the campaign. This is the capability's promise. Pure. */
export const potEvents = /* @__PURE__ */ eventsOf(
  () => {
    const { asker, paysFor } = onSpending();
    /** Where a decision is on the supplement, and not on the request. */
    const supplement = inNotices({ supplement: z.exactOptional(z.literal(true)) });
    const judgement = {
      headsNeeded: z.nullable(z.int()),
      missing: z.object({ heads: z.int(), otherOffice: z.boolean() }),
    };
    const lacking = inNotices(judgement);
    /** Offices whose votes do not count, since who gave them no longer acts as their head. */
    const lapsed = inHistories({ lapsed: z.exactOptional(z.array(office())) });
    /** Where powers rest on one office's word alone, or were lent to one standing of a person (shared/actor.ts). */
    const lent = forOffices({ person: z.string(), standing: z.int(), vouchedBy: z.exactOptional(office()) });
    /** The audit keeps it from associations, since it says where else a person belongs; who asked reads it with the request. */
    const own = tell(['notice', 'offices', 'requester'], { own: z.array(office()) });
    const purpose = freeText({ purpose: z.string() });
    const reason = freeText({ reason: z.string() });
    /** Whose it is, where another office changed or ended it. */
    const ofAnother = inNotices({ ownedBy: z.exactOptional(office()) });
    /** Version of the request that it happened on. */
    const onVersion = untold({ seen: z.int() });
    /** E11: each partner's share. */
    const shared = inNotices({ partners: z.exactOptional(z.array(z.object({ unit: slug(), amount: z.int() }))) });
    const asked = {
      neededBy: z.exactOptional(day()),
      payee: z.exactOptional(z.string()),
      expires: day(),
    };

    return {
      ...fundsEvents(),
      ...proposalEvents(),
      ...settlementEvents(),
      DeputyProposed: event(
        inNotices({ office: office(), from: day(), to: day(), replyBy: z.exactOptional(day()) }),
        lent,
      ),
      DeputyAppointed: event(inNotices({ office: office(), from: day(), to: day() }), lent),
      DeputyEnded: event(inNotices({ office: office() })),
      LedgerAnchored: event(inNotices({ seq: z.int(), hash: z.string() })),
      SpendingRequested: event(
        asker,
        paysFor,
        lacking,
        own,
        shared,
        inNotices({ budgetLine: z.string(), amount: z.int(), owner: office(), replyBy: day() }),
        inHistories({ request: z.string(), ...asked }),
        purpose,
      ),
      SpendingEdited: event(
        asker,
        paysFor,
        lacking,
        own,
        shared,
        inNotices({ budgetLine: z.string(), amount: z.int(), replyBy: z.exactOptional(day()) }),
        inHistories(asked),
        freeText({ purpose: z.exactOptional(z.string()) }),
      ),
      ...jointEvents({ lacking, own }),
      SpendingApproved: event(
        asker,
        paysFor,
        supplement,
        lacking,
        lapsed,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int() }),
      ),
      SpendingReserved: event(
        asker,
        paysFor,
        supplement,
        lapsed,
        inNotices({ office: office(), amount: z.int(), line: z.string() }),
        inHistories({ seen: z.int(), heads: z.int() }),
      ),
      SpendingOpposed: event(
        asker,
        paysFor,
        supplement,
        lapsed,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int(), ...judgement }),
        reason,
      ),
      SpendingRefused: event(
        asker,
        paysFor,
        supplement,
        lapsed,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int() }),
        reason,
      ),
      VoteTakenBack: event(asker, paysFor, supplement, lapsed, lacking, inNotices({ office: office() })),
      VotesLapsed: event(asker, paysFor, supplement, lacking, inNotices({ lapsed: z.array(office()) })),
      SpendingWithdrawn: event(asker, paysFor, inNotices({ line: z.string(), freed: z.int() })),
      SpendingClosed: event(
        asker,
        paysFor,
        ofAnother,
        inNotices({
          line: z.string(),
          freed: z.int(),
          expired: z.exactOptional(z.literal(true)),
          by: z.exactOptional(slug()),
        }),
        freeText({ reason: z.exactOptional(z.string()) }),
      ),
      /** Asked for anew: `amount` is what was paid before and what is asked for now. */
      SpendingReopened: event(
        asker,
        paysFor,
        lacking,
        own,
        inNotices({ amount: z.int(), replyBy: day(), by: slug() }),
        inHistories({ expires: day() }),
        reason,
      ),
      SupplementRequested: event(
        asker,
        paysFor,
        lacking,
        own,
        inNotices({ amount: z.int(), replyBy: day() }),
        reason,
        onVersion,
      ),
      ...paymentEvents(),
      ...receiptEvents(),
      ReservationExtended: event(
        asker,
        paysFor,
        ofAnother,
        inNotices({ until: day() }),
        freeText({ reason: z.exactOptional(z.string()) }),
      ),
      ReservationHeld: event(asker, paysFor, inNotices({ expires: day(), claims: z.int() })),
      ReservationReminded: event(asker, paysFor, inNotices({ expires: day() })),
      DecisionEscalated: event(
        asker,
        paysFor,
        supplement,
        inNotices({
          replyBy: day(),
          awaited: z.exactOptional(z.array(slug())),
          owner: z.exactOptional(office()),
        }),
      ),
    };
  },
  // The pot shows the ledger itself. What moves no money has no row in it.
  () => journaled([], { ledger: z.exactOptional(z.unknown()) }),
);
export type PotEvent = EventOf<typeof potEvents>;
export type PotNotice = NoticeOf<typeof potEvents>;

/** Every event of the pot concerns the three offices, and the unit that asks with its partners. */
export const concerns = (event: Recorded<PotEvent> | PotEvent): readonly Unit[] => [
  ...new Set<Unit>([...offices, ...('unit' in event ? [event.unit, ...(event.with ?? [])] : [])]),
];

/** Debit and credit on one account; the postings of one entry sum to zero. */
export type Posting = { readonly account: string; readonly amount: Ore };

const move = (from: string, to: string, amount: Ore): readonly Posting[] =>
  amount === 0
    ? []
    : [
        { account: from, amount: -amount },
        { account: to, amount },
      ];

/**
 * What an event means for the ledger; empty for what moves no money. The balance of `available` is what is left to
 * reserve, `budget:*` is the plan beside it; `settled:*` is what settlements say that an office is owed, `transferred:*`
 * what it was paid of that.
 */
export const postingsOf = (event: PotEvent): readonly Posting[] => {
  switch (event.type) {
    case 'ContributionMade':
      return move(`contributed:${event.office}`, 'available', event.amount);
    case 'ContributionCorrected':
      return move(`contributed:${event.office}`, 'available', event.amount - event.was);
    case 'BudgetLineSet':
    case 'BudgetLineRetired':
    case 'BudgetLineRemoved':
      return move('unbudgeted', `budget:${event.line}`, event.change);
    case 'SettlementMade':
      return event.transfers.flatMap(({ from, to, amount }) => move(`settled:${from}`, `settled:${to}`, amount));
    case 'SettlementReversed':
      return event.transfers.flatMap(({ from, to, amount }) => move(`settled:${to}`, `settled:${from}`, amount));
    case 'TransferPaid':
      return move(`transferred:${event.from}`, `transferred:${event.to}`, event.amount);
    case 'TransferPaymentReversed':
      return move(`transferred:${event.to}`, `transferred:${event.from}`, event.amount);
    case 'SpendingReserved':
      return move('available', `reserved:${event.line}`, event.amount);
    case 'SpendingWithdrawn':
    case 'SpendingClosed':
      return move(`reserved:${event.line}`, 'available', event.freed);
    case 'PayoutMade':
      return move(`reserved:${event.line}`, `paid:${event.line}:${event.office}`, event.amount);
    case 'PayoutReversed':
      return event.freed > 0
        ? move(`paid:${event.line}:${event.office}`, 'available', event.freed)
        : move(`paid:${event.line}:${event.office}`, `reserved:${event.line}`, event.amount);
    case 'ReturnReceived':
      return move(`paid:${event.line}:${event.office}`, 'available', event.amount);
    case 'ReturnReversed':
      return move('available', `paid:${event.line}:${event.office}`, event.amount);
    default:
      return [];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly PotEvent[] | Refusal<C>;

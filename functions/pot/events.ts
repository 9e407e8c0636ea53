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

/** What can have happened to the pot. The subject is the path below the campaign. This is the capability's promise. Pure. */
export const potEvents = /* @__PURE__ */ eventsOf(
  () => {
    /** Whose request it is, which says whom it concerns. */
    const asker = inNotices({ unit: slug() });
    /** The subject of what it pays for, where another capability asked for it: an id and nothing that anybody said. */
    const paysFor = inHistories({ for: z.exactOptional(z.string()) });
    /** Where a decision is on the supplement, and not on the request. */
    const supplement = inNotices({ supplement: z.exactOptional(z.literal(true)) });
    const judgement = {
      headsNeeded: z.nullable(z.int()),
      missing: z.object({ heads: z.int(), otherOffice: z.boolean() }),
    };
    const lacking = inNotices(judgement);
    /** The audit keeps it from associations, since it says where else a person belongs; who asked reads it with the request. */
    const own = tell(['notice', 'offices', 'requester'], { own: z.array(office()) });
    const purpose = freeText({ purpose: z.string() });
    const reason = freeText({ reason: z.string() });
    /** Version of the request that it happened on. */
    const onVersion = untold({ seen: z.int() });
    const asked = {
      neededBy: z.exactOptional(day()),
      payee: z.exactOptional(z.string()),
      expires: day(),
    };
    const receipt = z.object({ supplier: z.string(), number: z.string(), date: day(), total: z.optional(z.int()) });
    const tier = z.object({
      upTo: z.nullable(z.int()),
      heads: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      ownOffice: z.optional(z.boolean()),
    });

    return {
      ContributionMade: event(
        inNotices({ office: office(), amount: z.int() }),
        freeText({ note: z.exactOptional(z.string()) }),
      ),
      BudgetLineProposed: event(
        inNotices({ name: z.string(), amount: z.int(), offices: z.array(office()) }),
        inHistories({ line: z.string() }),
      ),
      BudgetLineSet: event(
        inNotices({ name: z.string(), amount: z.int() }),
        inHistories({ line: z.string(), change: z.int() }),
      ),
      MandateProposed: event(
        inNotices({ number: z.int(), office: office() }),
        inHistories({ tiers: z.array(tier), splitWindowDays: z.int() }),
      ),
      MandateAdopted: event(inNotices({ number: z.int(), office: office(), inForce: z.boolean() })),
      DeputyAppointed: event(
        inNotices({ office: office(), from: day(), to: day() }),
        forOffices({ person: z.string() }),
      ),
      SpendingRequested: event(
        asker,
        paysFor,
        lacking,
        own,
        inNotices({ budgetLine: z.string(), amount: z.int(), owner: office(), replyBy: day() }),
        inHistories({ request: z.string(), ...asked }),
        purpose,
      ),
      SpendingEdited: event(
        asker,
        paysFor,
        lacking,
        own,
        inNotices({ budgetLine: z.string(), amount: z.int() }),
        inHistories(asked),
        freeText({ purpose: z.exactOptional(z.string()) }),
      ),
      SpendingApproved: event(
        asker,
        paysFor,
        supplement,
        lacking,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int() }),
      ),
      SpendingReserved: event(
        asker,
        paysFor,
        supplement,
        inNotices({ office: office(), amount: z.int(), line: z.string() }),
        inHistories({ seen: z.int(), heads: z.int() }),
      ),
      SpendingOpposed: event(
        asker,
        paysFor,
        supplement,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int(), ...judgement }),
        reason,
      ),
      SpendingRefused: event(
        asker,
        paysFor,
        supplement,
        inNotices({ office: office() }),
        inHistories({ amount: z.int(), seen: z.int() }),
        reason,
      ),
      VoteTakenBack: event(asker, paysFor, supplement, lacking, inNotices({ office: office() })),
      SpendingWithdrawn: event(asker, paysFor, inNotices({ line: z.string(), freed: z.int() })),
      SpendingClosed: event(
        asker,
        paysFor,
        inNotices({ line: z.string(), freed: z.int(), expired: z.exactOptional(z.literal(true)) }),
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
      ClaimMade: event(asker, paysFor, inNotices({ amount: z.int() }), inHistories({ claim: z.string(), receipt })),
      ClaimDeclined: event(asker, paysFor, inHistories({ claim: z.string() }), reason),
      PayoutMade: event(
        asker,
        paysFor,
        inNotices({ office: office(), amount: z.int() }),
        inHistories({ line: z.string(), receipt, claim: z.exactOptional(z.string()) }),
        untold({ receiptId: z.string() }),
      ),
      ReturnReceived: event(
        asker,
        paysFor,
        inNotices({ office: office(), amount: z.int() }),
        inHistories({ line: z.string() }),
        reason,
        onVersion,
      ),
      ReservationExtended: event(asker, paysFor, inNotices({ until: day() })),
      ReservationReminded: event(asker, paysFor, inNotices({ expires: day() })),
      DecisionEscalated: event(asker, paysFor, supplement, inNotices({ replyBy: day() })),
    };
  },
  // The pot shows the ledger itself. What moves no money has no row in it.
  () => journaled([], { ledger: z.exactOptional(z.unknown()) }),
);
export type PotEvent = EventOf<typeof potEvents>;
export type PotNotice = NoticeOf<typeof potEvents>;

/** Every event of the pot concerns the three offices, and the requesting unit where there is one. */
export const concerns = (event: Recorded<PotEvent> | PotEvent): readonly Unit[] => [
  ...new Set<Unit>([...offices, ...('unit' in event ? [event.unit] : [])]),
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
 * reserve, `budget:*` is the plan beside it.
 */
export const postingsOf = (event: PotEvent): readonly Posting[] => {
  switch (event.type) {
    case 'ContributionMade':
      return move(`contributed:${event.office}`, 'available', event.amount);
    case 'BudgetLineSet':
      return move('unbudgeted', `budget:${event.line}`, event.change);
    case 'SpendingReserved':
      return move('available', `reserved:${event.line}`, event.amount);
    case 'SpendingWithdrawn':
    case 'SpendingClosed':
      return move(`reserved:${event.line}`, 'available', event.freed);
    case 'PayoutMade':
      return move(`reserved:${event.line}`, `paid:${event.line}:${event.office}`, event.amount);
    case 'ReturnReceived':
      return move(`paid:${event.line}:${event.office}`, 'available', event.amount);
    default:
      return [];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly PotEvent[] | Refusal<C>;

import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { Judgement, Receipt, Tier } from './state.ts';

/**
 * What can have happened to the pot. The subject is the path below the campaign. This is the capability's promise.
 * Pure.
 */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;
/**
 * Events about a spending request carry its unit, so that they know whom they concern, and the subject of what it pays
 * for, where another capability asked for it: an id and nothing that anybody said.
 */
type Spending<T extends string, D> = On<T, { unit: Unit; for?: string } & D>;

export type PotEvent =
  | On<'ContributionMade', { office: Office; amount: Ore; note?: string }>
  | On<'BudgetLineProposed', { line: string; name: string; amount: Ore; offices: readonly Office[] }>
  | On<'BudgetLineSet', { line: string; name: string; amount: Ore; change: Ore }>
  | On<'MandateProposed', { number: number; tiers: readonly Tier[]; splitWindowDays: number; office: Office }>
  | On<'MandateAdopted', { number: number; office: Office; inForce: boolean }>
  | On<'DeputyAppointed', { office: Office; person: string; from: Day; to: Day }>
  | Spending<
      'SpendingRequested',
      {
        request: string;
        budgetLine: string;
        amount: Ore;
        purpose: string;
        neededBy?: Day;
        payee?: string;
        own: readonly Office[];
        owner: Office;
        replyBy: Day;
        expires: Day;
      } & Judgement
    >
  | Spending<
      'SpendingEdited',
      {
        budgetLine: string;
        amount: Ore;
        purpose: string;
        neededBy?: Day;
        payee?: string;
        own: readonly Office[];
        expires: Day;
      } & Judgement
    >
  | Spending<'SpendingApproved', { office: Office; amount: Ore; seen: number; supplement?: true } & Judgement>
  | Spending<
      'SpendingReserved',
      { office: Office; amount: Ore; seen: number; line: string; heads: number; supplement?: true }
    >
  | Spending<
      'SpendingOpposed',
      { office: Office; amount: Ore; seen: number; reason: string; supplement?: true } & Judgement
    >
  | Spending<'SpendingRefused', { office: Office; amount: Ore; seen: number; reason: string; supplement?: true }>
  | Spending<'VoteTakenBack', { office: Office; supplement?: true } & Judgement>
  | Spending<'SpendingWithdrawn', { line: string; freed: Ore }>
  | Spending<'SpendingClosed', { line: string; freed: Ore; expired?: true }>
  | Spending<'SupplementRequested', { amount: Ore; reason: string; own: readonly Office[]; replyBy: Day } & Judgement>
  | Spending<'ClaimMade', { claim: string; amount: Ore; receipt: Receipt }>
  | Spending<'ClaimDeclined', { claim: string; reason: string }>
  | Spending<
      'PayoutMade',
      { line: string; office: Office; amount: Ore; receipt: Receipt; receiptId: string; claim?: string }
    >
  | Spending<'ReturnReceived', { line: string; office: Office; amount: Ore; reason: string }>
  | Spending<'ReservationExtended', { until: Day }>
  | Spending<'ReservationReminded', { expires: Day }>
  | Spending<'DecisionEscalated', { replyBy: Day; supplement?: true }>;

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

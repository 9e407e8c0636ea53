import type { Day, Instant } from '../../shared/calendar.ts';
import { type Entity, notStored } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import type { Claim, PaidElsewhere, Payout, ReceiptUse, Return } from './payments/state.ts';
import type { Deputy, Standin } from './deputies/state.ts';
import type { Contribution, LineChange, Mandate } from './funds/state.ts';
import type { Partner, Share } from './joint/state.ts';
import type { Settlement } from './settlements/state.ts';

/** What the pot is made of: balances, mandate, requests, claims. Pure. */

/** One step of a mandate: amounts up to `upTo` (null: any) take `heads` heads. */
export type Tier = { readonly upTo: Ore | null; readonly heads: 1 | 2 | 3; readonly ownOffice?: boolean | undefined };

export type Line = {
  readonly name: string;
  readonly amount: Ore;
  readonly reserved: Ore;
  readonly paid: Ore;
  /** It takes no new requests, until it is set again. */
  readonly retired?: true;
};

/** The pot: balances, and what is needed to judge a spending. One item, so that its version guards all of them. */
export type Pot = Entity & {
  readonly contributed: Readonly<Partial<Record<Office, Ore>>>;
  /** Net of returns. */
  readonly paidBy: Readonly<Partial<Record<Office, Ore>>>;
  readonly lines: Readonly<Record<string, Line>>;
  /** What settlements that are not reversed have said that each office is owed, or negative that it owes. */
  readonly settled?: Readonly<Partial<Record<Office, Ore>>>;
  readonly lastSettlement?: number;
  /** The mandate in force. */
  readonly mandate?: { readonly number: number; readonly tiers: readonly Tier[]; readonly splitWindowDays: number };
  readonly lastMandate: number;
  /** The mandate version that awaits adoption. */
  readonly proposal?: number;
  /** Who stands in for a head, as the deputies' own entities say, so that a vote reads no more than the pot. */
  readonly deputies?: Readonly<Partial<Record<Office, Standin>>>;
  /** Head of the hash chain. */
  readonly ledger: { readonly seq: number; readonly hash: string };
};

export const emptyPot: Pot = {
  ...notStored,
  contributed: {},
  paidBy: {},
  lines: {},
  settled: {},
  lastMandate: 0,
  ledger: { seq: 0, hash: '0'.repeat(64) },
};

export type Vote = {
  readonly office: Office;
  readonly person: string;
  readonly at: Instant;
  /** Version and amount of the request that this head saw. */
  readonly version: number;
  readonly amount: Ore;
  readonly reason?: string;
  /** As the last judgement found it: its voter no longer acted as a head of that office. */
  readonly lapsed?: true;
};

/** What is lacking for a decision, as the last judgement found it. `null` heads: no mandate was in force. */
export type Judgement = {
  readonly headsNeeded: number | null;
  readonly missing: { readonly heads: number; readonly otherOffice: boolean };
};

export type Supplement = Judgement & {
  readonly amount: Ore;
  readonly reason?: string;
  /** Version of the request that it was asked for on. */
  readonly seen: number;
  readonly own: readonly Office[];
  readonly replyBy: Day;
  readonly approvals: readonly Vote[];
  readonly refusals: readonly Vote[];
};

/** What nobody refuses and somebody should look at: letters of another script, a payout to another than the payee. */
export const warnings = ['look-alike', 'other-payee'] as const;
export type Warning = (typeof warnings)[number];

export type SpendingRequest = Entity &
  Keeps &
  Judgement & {
    readonly id: string;
    readonly unit: Unit;
    readonly budgetLine: string;
    readonly amount: Ore;
    /** Absent once it is forgotten. */
    readonly purpose?: string;
    /** The event that changed it last. */
    readonly purposeSince?: string;
    readonly neededBy?: Day;
    /** As it was asked for: where nobody is named, who is paid first is the payee (payees.ts). */
    readonly payee?: string;
    /** E11: who asks together with the unit, each with its share of the amount. */
    readonly partners?: readonly Partner[];
    /** The subject of what it pays for, where that is another capability's. */
    readonly for?: string;
    readonly status: 'submitted' | 'reserved' | 'closed' | 'refused' | 'withdrawn';
    readonly filer: string;
    /** Offices whose head alone does not do: the filer's own, and the unit itself if it is one. */
    readonly own: readonly Office[];
    readonly owner: Office;
    readonly replyBy: Day;
    readonly escalated?: boolean;
    readonly approvals: readonly Vote[];
    readonly refusals: readonly Vote[];
    /** Heads that the reservation needed, and when it was made (its last supplement counts as the whole). */
    readonly heads?: number;
    readonly reservedAt?: Instant;
    /** Unused, the reservation ends after this day. */
    readonly expires?: Day;
    /** Who ended it, and may reopen it. */
    readonly endedBy?: Unit;
    readonly reminded?: boolean;
    /** It would have ended, but for claims that nobody has answered. */
    readonly held?: boolean;
    readonly payouts: readonly Payout[];
    readonly returns: readonly Return[];
    readonly claims: readonly Claim[];
    /** What of the amount is neither paid nor reserved, once it was reserved. */
    readonly freed: Ore;
    readonly supplement?: Supplement;
  };

/** Another reservation within the split window that counts together with the one judged. */
export type Reservation = { readonly request: string; readonly heads: number; readonly amount: Ore };

/** What the pot's events are folded into: a command has those of them that it reads. */
export type PotState = {
  readonly pot: Pot;
  readonly campaign?: CampaignStart | undefined;
  readonly mandate?: Mandate | undefined;
  readonly replaced?: Mandate | undefined;
  readonly lineChange?: LineChange | undefined;
  readonly deputy?: Deputy | undefined;
  readonly contribution?: Contribution | undefined;
  readonly settlement?: Settlement | undefined;
  readonly request?: SpendingRequest | undefined;
  /** The claim that the command is about, by its id. */
  readonly claim?: string | undefined;
  readonly receipt?: ReceiptUse | undefined;
  readonly elsewhere?: PaidElsewhere | undefined;
  /** Of a joint request, by partner. */
  readonly shares?: Readonly<Record<Unit, Share>> | undefined;
};

const sum = (amounts: Readonly<Partial<Record<string, Ore>>>): Ore =>
  Object.values(amounts).reduce<number>((total, amount) => total + (amount ?? 0), 0);

export const totals = (pot: Pot) => {
  const lines = Object.values(pot.lines);
  const contributed = sum(pot.contributed);
  const reserved = lines.reduce((total, line) => total + line.reserved, 0);
  const paid = lines.reduce((total, line) => total + line.paid, 0);
  return { contributed, reserved, paid, available: contributed - reserved - paid };
};

/** Whether money can be asked for on that line. */
export const isOpenLine = ({ lines }: Pick<Pot, 'lines'>, line: string): boolean =>
  lines[line] !== undefined && !lines[line].retired;
export const committedOn = ({ reserved, paid }: Pick<Line, 'reserved' | 'paid'>): Ore => reserved + paid;
export const availableOn = (line: Line): Ore => line.amount - line.reserved - line.paid;

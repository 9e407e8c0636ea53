import type { Day, Instant } from '../../shared/calendar.ts';
import { type Entity, notStored } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';

/** What the pot is made of: balances, mandate, requests, claims. Pure. */

/** One step of a mandate: amounts up to `upTo` (null: any) take `heads` heads. */
export type Tier = { readonly upTo: Ore | null; readonly heads: 1 | 2 | 3; readonly ownOffice?: boolean | undefined };

export type Line = { readonly name: string; readonly amount: Ore; readonly reserved: Ore; readonly paid: Ore };

/** The pot: balances, and what is needed to judge a spending. One item, so that its version guards all of them. */
export type Pot = Entity & {
  readonly contributed: Readonly<Partial<Record<Office, Ore>>>;
  /** Net of returns. */
  readonly paidBy: Readonly<Partial<Record<Office, Ore>>>;
  readonly lines: Readonly<Record<string, Line>>;
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
  lastMandate: 0,
  ledger: { seq: 0, hash: '0'.repeat(64) },
};

/** What an office put in. */
export type Contribution = Entity &
  Keeps & {
    /** Of the event that made it. */
    readonly id: string;
    readonly office: Office;
    readonly amount: Ore;
    readonly note?: string;
  };

export type Mandate = Entity & {
  readonly number: number;
  readonly status: 'proposed' | 'in-force' | 'replaced';
  readonly tiers: readonly Tier[];
  readonly splitWindowDays: number;
  readonly adoptions: Readonly<Partial<Record<Office, { readonly person: string; readonly at: Instant }>>>;
  readonly inForceAt?: Instant;
};

/** A change of a budget line that waits for a head of another office. */
export type LineChange = Entity & {
  readonly line: string;
  readonly name: string;
  readonly amount: Ore;
  readonly offices: readonly Office[];
};

type Standin = { readonly person: string; readonly from: Day; readonly to: Day };
export type Deputy = Entity & Standin & { readonly office: Office };

export type Vote = {
  readonly office: Office;
  readonly person: string;
  readonly at: Instant;
  /** Version and amount of the request that this head saw. */
  readonly version: number;
  readonly amount: Ore;
  readonly reason?: string;
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

/** Money that came back, to which office, and why until that is forgotten. Short, since it lies in the request. */
export type Return = readonly [office: Office, amount: Ore, reason?: string];

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
    readonly payee?: string;
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
    readonly reminded?: boolean;
    /** Sums of payouts per office, what came back, and what was set free. */
    readonly paidOut: Readonly<Partial<Record<Office, Ore>>>;
    /** By the version of the request that it came back on, which is its id. */
    readonly returns: Readonly<Record<string, Return>>;
    readonly freed: Ore;
    readonly supplement?: Supplement;
    readonly openClaims: number;
  };

export type Receipt = {
  readonly supplier: string;
  readonly number: string;
  readonly date: Day;
  readonly total?: Ore | undefined;
};

export type Claim = Entity &
  Keeps & {
    readonly id: string;
    readonly request: string;
    readonly amount: Ore;
    readonly receipt: Receipt;
    readonly status: 'open' | 'paid' | 'declined';
    readonly paid?: Ore;
    readonly reason?: string;
  };

/** What has been paid on one receipt, by whatever requests. */
export type ReceiptUse = Entity & { readonly id: string; readonly total: Ore; readonly paid: Ore };

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
  readonly request?: SpendingRequest | undefined;
  readonly claim?: Claim | undefined;
  readonly receipt?: ReceiptUse | undefined;
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

export const availableOn = (line: Line): Ore => line.amount - line.reserved - line.paid;
export const paidOutOf = (request: SpendingRequest): Ore => sum(request.paidOut);
export const returnedOf = ({ returns }: SpendingRequest, office?: Office): Ore =>
  Object.values(returns).reduce(
    (total, [to, amount]) => total + (office === undefined || to === office ? amount : 0),
    0,
  );
/** What is still set aside for the request. Returned money goes back to the pot, not to the reservation. */
export const outstandingOf = (request: SpendingRequest): Ore =>
  request.status === 'reserved' ? request.amount - paidOutOf(request) - request.freed : 0;
export const netPaidOf = (request: SpendingRequest, office: Office): Ore =>
  (request.paidOut[office] ?? 0) - returnedOf(request, office);

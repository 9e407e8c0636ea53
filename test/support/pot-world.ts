import type { PotEvent } from '../../functions/pot/events.ts';
import type { Journaled } from '../../functions/pot/ledger/replay.ts';
import {
  type Claim,
  emptyPot,
  type LineChange,
  type Mandate,
  type Pot,
  type ReceiptUse,
  type Reservation,
  type SpendingRequest,
  type Tier,
} from '../../functions/pot/state.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import { type Office, offices } from '../../shared/units.ts';

/** A pot without a table: everything that is stored, and what can be asked of it. */

export const voters = [
  ...offices.map((office) => ({ person: `${office}-head`, acting: [office], office })),
  // Kim heads two offices for a while.
  ...(['district', 'city-hall'] as const).map((office) => ({
    person: 'kim',
    acting: ['district', 'city-hall'] as const,
    office,
  })),
];
export type Voter = { readonly person: string; readonly acting: readonly Office[]; readonly office: Office };

/** One member for each name, so that a switch tells them apart. */
type Does<D extends string, R> = D extends string ? { readonly do: D } & Readonly<R> : never;
type Wish = {
  pick: number;
  unit: string;
  line: string;
  amount: number;
  payee: string | undefined;
  own: readonly Office[];
};
type Money = { pick: number; amount: number; office: Office; receipt: string; own: readonly Office[] };

/** `pick` names a request by its place among all. */
export type Command =
  | Does<'contribute', { office: Office; amount: number }>
  | Does<'setLine' | 'adoptLine', { office: Office; line: string; amount: number }>
  | Does<'proposeMandate', { voter: Voter; tiers: readonly Tier[] }>
  | Does<'adoptMandate', { voter: Voter }>
  | Does<'submit' | 'edit', Wish>
  | Does<'approve' | 'oppose' | 'takeBack', { pick: number; voter: Voter }>
  | Does<'withdraw' | 'close' | 'extend' | 'decline' | 'tend', { pick: number }>
  | Does<'supplement' | 'claim' | 'payOut' | 'takeReturn', Money>
  | Does<'wait', { days: number }>;

export type World = {
  readonly now: string;
  readonly pot: Pot;
  readonly mandates: Readonly<Record<number, Mandate>>;
  readonly lineChanges: Readonly<Record<string, LineChange | undefined>>;
  readonly requests: Readonly<Record<string, SpendingRequest>>;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly receipts: Readonly<Record<string, ReceiptUse>>;
  readonly events: readonly Recorded<PotEvent>[];
  readonly journal: readonly Journaled[];
};

export const begin: World = {
  now: '2018-06-01T08:00:00.000Z',
  pot: emptyPot,
  mandates: {},
  lineChanges: {},
  requests: {},
  claims: {},
  receipts: {},
  events: [],
  journal: [],
};

/** What the product reads from its indexes: reservations of the unit on the line, or of the payee, in the window. */
export const windowIn = (
  { pot, requests, now }: World,
  about: {
    readonly id: string;
    readonly unit: string;
    readonly budgetLine: string;
    readonly payee?: string | undefined;
  },
): readonly Reservation[] => {
  const since = addDays(dayOf(now), -(pot.mandate?.splitWindowDays ?? 0));
  return Object.values(requests).flatMap((other) => {
    const together =
      (other.unit === about.unit && other.budgetLine === about.budgetLine) ||
      (about.payee !== undefined && other.payee === about.payee);
    const counts = together && other.id !== about.id && other.reservedAt && dayOf(other.reservedAt) >= since;
    return counts ? [{ request: other.id, heads: other.heads ?? 0, amount: other.amount - other.freed }] : [];
  });
};

import type { PotEvent } from '../../functions/pot/events.ts';
import { emptyPot, type Pot, type SpendingRequest, type Tier } from '../../functions/pot/state.ts';
import type { Settlement } from '../../functions/pot/settlements/state.ts';
import { partition } from '../../functions/pot/store.ts';
import type { Instant } from '../../shared/calendar.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { campaignKey, unitKey } from '../../shared/directory.ts';
import { personKey } from '../../shared/people.ts';
import { entityIn } from '../../shared/reads.ts';
import type { Item } from '../../shared/table.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Contents, placeOf } from './memory-table.ts';

/** What a played pot begins with, what may be asked of it, and what it looks like after each command. */

export const voters = [
  ...offices.map((office) => ({ person: `${office}-head`, heads: [office], office })),
  // Kim heads two offices for a while.
  ...(['district', 'city-hall'] as const).map((office) => ({
    person: 'kim',
    heads: ['district', 'city-hall'] as const,
    office,
  })),
];
export type Voter = { readonly person: string; readonly heads: readonly Office[]; readonly office: Office };

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
  /** `partner` asks with it. */
  | Does<'submit', Wish & { partner?: string }>
  | Does<'consent', { pick: number }>
  | Does<'edit', Wish>
  | Does<'approve' | 'oppose' | 'takeBack', { pick: number; voter: Voter }>
  | Does<'withdraw' | 'close' | 'extend' | 'decline' | 'withdrawClaim', { pick: number }>
  | Does<'reopen' | 'reopenClaim', { pick: number }>
  | Does<'correctClaim', { pick: number; amount: number }>
  /** Which of a request's payouts or returns, and the total that its receipt is said to have. */
  | Does<'reversePayout' | 'reverseReturn' | 'correctReceipt', { pick: number; which: number; amount: number }>
  | Does<'supplement' | 'claim' | 'payOut' | 'takeReturn', Money>
  | Does<'settle', { office: Office }>
  | Does<'payTransfer' | 'reversePayment' | 'reverseSettlement', { pick: number }>
  | Does<'tend', object>
  | Does<'wait', { days: number }>;

export type World = {
  readonly now: Instant;
  /** The whole table. */
  readonly stored: Contents;
  /** All that happened, oldest first. */
  readonly events: readonly Recorded<PotEvent>[];
  readonly pot: Pot;
  /** By their ids, in the order in which they were filed. */
  readonly requests: Readonly<Record<string, SpendingRequest>>;
  /** Oldest first. */
  readonly settlements: readonly Settlement[];
};

export const campaign = 'val';
const ofPot = partition(campaign);

/** A campaign that ends soon, so that reservations end within a play, and the associations that ask for money. */
export const begin: readonly Item[] = [
  {
    ...campaignKey(campaign),
    ...notStored,
    version: 1,
    id: campaign,
    name: 'Val',
    start: '2018-04-01',
    electionDay: '2018-05-13',
    end: '2018-05-20',
  },
  ...['solna', 'nacka'].map((id) => ({ ...unitKey(campaign, 'association', id), id })),
  ...voters.map(({ person, heads }) => ({
    ...personKey(campaign, person),
    id: person,
    memberships: heads.map((unit) => ({ unit, role: 'head' })),
  })),
];

/** Items in memory never change, so that each is unpacked once. */
const unpacked = new WeakMap<Item, object>();
const entityOf = <T extends object>(item: Item): T => {
  const known = (unpacked.get(item) as T | undefined) ?? entityIn<T>(item);
  unpacked.set(item, known);
  return known;
};

export const worldOf = (now: Instant, stored: Contents, events: World['events']): World => ({
  now,
  stored,
  events,
  get pot() {
    const item = stored.get(placeOf({ pk: ofPot, sk: 'pot' }));
    return item ? entityOf<Pot>(item) : emptyPot;
  },
  get requests() {
    const items = [...stored.values()].filter(({ pk, sk }) => pk === ofPot && sk.startsWith('r#'));
    return Object.fromEntries(items.map((item) => [item.id, entityOf<SpendingRequest>(item)]));
  },
  get settlements() {
    const items = [...stored.values()].filter(({ pk, sk }) => pk === ofPot && sk.startsWith('settlement#'));
    return items.map((item) => entityOf<Settlement>(item)).toSorted((a, b) => a.number - b.number);
  },
});

/** What was recorded between two states of the table, oldest first. */
export const recordedBetween = (before: Contents, after: Contents): readonly Recorded<PotEvent>[] =>
  [...after.entries()].flatMap(([place, item]) =>
    item.sk.startsWith('e#') && !before.has(place) ? [entityOf<Recorded<PotEvent>>(item)] : [],
  );

/** What is put right is sought where there is some, else it would hardly ever be found. */
export const hasSome = (
  { status, payouts, returns, claims, endedBy }: SpendingRequest,
  { do: what }: Command,
): boolean => {
  if (what === 'reopen') return endedBy !== undefined;
  if (what === 'reopenClaim') return claims.some((claim) => claim.status === 'declined');
  if (what === 'decline' || what === 'withdrawClaim' || what === 'correctClaim')
    return claims.some((claim) => claim.status === 'open');
  if (what === 'claim') return status === 'reserved';
  if (what === 'reverseReturn') return returns.length > 0;
  return (what !== 'reversePayout' && what !== 'correctReceipt' && what !== 'takeReturn') || payouts.length > 0;
};

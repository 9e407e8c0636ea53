import type { PotEvent } from '../../functions/pot/events.ts';
import { evolve } from '../../functions/pot/evolve.ts';
import type { Votable, Voter } from '../../functions/pot/requests/voting.ts';
import type { Claim, Payout, ReceiptUse, Return } from '../../functions/pot/payments/state.ts';
import {
  emptyPot,
  type Line,
  type Pot,
  type PotState,
  type Reservation,
  type SpendingRequest,
  type Supplement,
  type Tier,
  type Vote,
} from '../../functions/pot/state.ts';
import type { Vouched } from '../../shared/actor.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';

/** States to begin a given/when/then with. What a test does not say is as plain as can be. */

export const now = '2018-08-20T10:00:00.000Z';
export const today = '2018-08-20';
/** By when what is proposed is to be answered. */
export const replyBy = '2018-08-25';
export const stored = { version: 3, createdAt: '2018-08-01T10:00:00.000Z', updatedAt: '2018-08-10T10:00:00.000Z' };

/** One head to 5 000 kr, two to 25 000 kr, all three above. */
export const tiers: readonly Tier[] = [
  { upTo: 500_000, heads: 1 },
  { upTo: 2_500_000, heads: 2 },
  { upTo: null, heads: 3 },
];
export const mandate = (all: readonly Tier[] = tiers) => ({ number: 1, tiers: all, splitWindowDays: 30 });

export const line = (change: Partial<Line> = {}): Line => ({
  name: 'Publicitet',
  amount: 10_000_000,
  reserved: 0,
  paid: 0,
  ...change,
});

/** 120 000 kr from the three offices, 100 000 kr of it on `publicity`, a mandate in force. */
export const pot = (change: Partial<Pot> = {}): Pot => ({
  ...emptyPot,
  ...stored,
  contributed: { district: 6_000_000, 'city-hall': 3_000_000, 'county-council': 3_000_000 },
  lines: { publicity: line() },
  mandate: mandate(),
  lastMandate: 1,
  ...change,
});

export const withoutMandate = (): Pot => {
  const { mandate: _, ...rest } = pot();
  return rest;
};

export const vote = (office: Office, person = `${office}-head`): Vote => ({
  office,
  person,
  at: now,
  version: 1,
  amount: 450_000,
});

/** Solna's request for 4 500 kr, which awaits one head. */
export const request = (change: Partial<SpendingRequest> = {}): SpendingRequest => ({
  ...stored,
  id: 'solna.01J0000000000000000000000A',
  unit: 'solna',
  budgetLine: 'publicity',
  amount: 450_000,
  purpose: 'Annons',
  status: 'submitted',
  filer: 'solna-member',
  own: [],
  owner: 'district',
  replyBy: '2018-08-25',
  expires: '2018-11-30',
  headsNeeded: 1,
  missing: { heads: 1, otherOffice: true },
  approvals: [],
  refusals: [],
  payouts: [],
  returns: [],
  claims: [],
  freed: 0,
  ...change,
});

type Amounts = Readonly<Partial<Record<Office, number>>>;
const each = <T>(amounts: Amounts, of: (office: Office, amount: number, i: number) => T): readonly T[] =>
  (Object.entries(amounts) as [Office, number][]).map(([office, amount], i) => of(office, amount, i));
/** Payouts of these offices, one of each. */
export const paidOut = (amounts: Amounts): readonly Payout[] =>
  each(amounts, (office, amount, i) => ({
    id: `01J0000000000000000000P${String(i).padStart(3, '0')}`,
    at: now,
    office,
    amount,
    receipt: { supplier: 'Åkes Tryckeri', number: `P-${i}`, date: '2018-08-18' },
  }));
export const returnedTo = (amounts: Amounts): readonly Return[] =>
  each(amounts, (office, amount, i) => ({
    id: `01J0000000000000000000R${String(i).padStart(3, '0')}`,
    at: now,
    office,
    amount,
    reason: 'Rabatt',
  }));

export const reserved = (change: Partial<SpendingRequest> = {}): SpendingRequest =>
  request({
    status: 'reserved',
    heads: 1,
    reservedAt: '2018-08-15T10:00:00.000Z',
    missing: { heads: 0, otherOffice: false },
    approvals: [vote('district')],
    ...change,
  });

const statuses = ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'] as const;
/** Who votes, and a request that two heads are needed for. */
export const head = (office: Office): Voter => ({ person: `${office}-head`, acting: { [office]: [office] } });
export const both: Voter = { person: 'kim', acting: { district: ['district'], 'city-hall': ['city-hall'] } };
/** Somebody with these headships, each of them full unless it rests on another office's word. */
export const headOf = (id: string, heads: readonly Office[], vouched?: Vouched): PersonInBrief => ({
  id,
  memberships: heads.map((unit) => ({ unit, role: 'head' })),
  ...(vouched && { vouched }),
});
/** Whoever votes here still heads their offices. */
const voters: Votable['voters'] = Object.fromEntries(
  [...offices.map((office) => headOf(`${office}-head`, [office])), headOf('kim', ['district', 'city-hall'])].map(
    (person) => [person.id, person],
  ),
);
export const forTwo = request({ amount: 500_001, headsNeeded: 2, missing: { heads: 2, otherOffice: true } });
export const oneOfTwo = { ...forTwo, approvals: [vote('district')], missing: { heads: 1, otherOffice: false } };

/** The request in each status but those. */
export const inOther = (...but: readonly SpendingRequest['status'][]): readonly SpendingRequest[] =>
  statuses.filter((status) => !but.includes(status)).map((status) => request({ status }));

/** 1 000 kr more, which awaits two heads. */
export const supplement = (change: Partial<Supplement> = {}): Supplement => ({
  amount: 100_000,
  reason: 'Dyrare än väntat',
  seen: 2,
  own: [],
  replyBy: '2018-08-27',
  headsNeeded: 2,
  missing: { heads: 2, otherOffice: true },
  approvals: [],
  refusals: [],
  ...change,
});

export const claim = (change: Partial<Claim> = {}): Claim => ({
  id: '01J0000000000000000000000C',
  createdAt: now,
  amount: 100_000,
  receipt: { supplier: 'Åkes Tryckeri', number: 'F-1', date: '2018-08-18' },
  status: 'open',
  owner: 'district',
  replyBy: '2018-08-25',
  ...change,
});
/** So many that nobody has answered. */
export const openClaims = (count: number): readonly Claim[] =>
  Array.from({ length: count }, (_, i) => claim({ id: `01J000000000000000000000C${i}` }));

/** Reservations of the split window, as [heads they needed, amount]. */
export const windowOf = (...others: readonly (readonly [heads: number, amount: number])[]): readonly Reservation[] =>
  others.map(([heads, amount], i) => ({ request: `solna.${i}`, heads, amount }));

/** The pot in which that request lies: what it has reserved and paid is on its line. */
export const potWith = (is: SpendingRequest, change: Partial<Pot> = {}): Pot => {
  const paidBy: Partial<Record<Office, number>> = {};
  for (const { office, amount } of is.payouts) paidBy[office] = (paidBy[office] ?? 0) + amount;
  const paid = is.payouts.reduce((sum, { amount }) => sum + amount, 0);
  const outstanding = is.status === 'reserved' ? is.amount - paid - is.freed : 0;
  return pot({ lines: { publicity: line({ reserved: outstanding, paid }) }, paidBy, ...change });
};

/** What a rule of requests judges: the request, the pot it lies in, and what counts with it. */
export const stateOf = (is: SpendingRequest, change: Partial<Votable> = {}): Votable => ({
  pot: potWith(is),
  request: is,
  window: [],
  voters,
  confirmed: 'both',
  ...change,
});

/** What a payment is judged by: the receipt that it is on, where it is known already. */
type Paying = { readonly receipt: ReceiptUse | undefined };
export const payingOf = (is: SpendingRequest, change: Partial<Paying> = {}): Votable & Paying => ({
  ...stateOf(is),
  receipt: undefined,
  ...change,
});

export const recorded = <E extends PotEvent>(event: E, actor = 'district-head', at = now): Recorded<E> => ({
  ...event,
  id: '01J0000000000000000000000E',
  at,
  actor,
});

/** The state after what was decided, which must not be a refusal. */
export const after = <S extends PotState>(
  state: S,
  decision: readonly PotEvent[] | Refusal,
  actor?: string,
): S & PotState => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  // Folding hands through every member that it does not know.
  return decision.reduce<PotState>((is, event) => evolve(is, recorded(event, actor)), state) as S & PotState;
};

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, tierFor } from '../../functions/pot/judge.ts';
import type { Reservation, Tier } from '../../functions/pot/state.ts';
import type { Confirmed } from '../../shared/directory.ts';
import { type Office, offices } from '../../shared/units.ts';
import { mandate, pot, tiers, windowOf, withoutMandate } from '../support/pot-state.ts';

describe('D8: how many heads an amount needs', () => {
  test.each([
    ['one öre', 1, 1],
    ['exactly what one head may', 500_000, 1],
    ['one öre above what one head may', 500_001, 2],
    ['exactly what two heads may', 2_500_000, 2],
    ['one öre above what two heads may', 2_500_001, 3],
    ['the largest amount', 1_000_000_000, 3],
  ])('%s', (_what, amount, heads) => {
    expect(tierFor(tiers, amount, []).heads).toBe(heads);
  });

  test.each<[string, number, readonly Reservation[], number]>([
    ['together with what one head reserved exactly what one head may', 200_000, windowOf([1, 300_000]), 1],
    ['together one öre above it', 200_001, windowOf([1, 300_000]), 2],
    ['several reservations that fill what one head may', 1, windowOf([1, 250_000], [1, 250_000]), 2],
    ['a reservation that needed two heads does not burden what one head may', 500_000, windowOf([2, 2_500_000]), 1],
    ['nor one that needed three', 500_000, windowOf([3, 9_000_000]), 1],
    ['two heads are burdened by what one and two reserved', 1_500_000, windowOf([1, 500_000], [2, 500_000]), 2],
    ['and one öre more takes all three', 1_500_001, windowOf([1, 500_000], [2, 500_000]), 3],
    ['what needed three does not burden two heads', 2_500_000, windowOf([3, 9_000_000]), 2],
    ['a reservation that was freed weighs nothing', 500_000, windowOf([1, 0]), 1],
  ])('in the split window: %s', (_what, amount, window, heads) => {
    expect(tierFor(tiers, amount, window).heads).toBe(heads);
  });

  test('of two tiers with as many heads the first that covers the amount counts', () => {
    const two: readonly Tier[] = [
      { upTo: 10_000, heads: 1, ownOffice: true },
      { upTo: 500_000, heads: 1 },
      { upTo: null, heads: 2 },
    ];
    expect(tierFor(two, 10_000, []).ownOffice).toBe(true);
    expect(tierFor(two, 10_001, []).ownOffice).toBeUndefined();
    expect(tierFor(two, 10_000, windowOf([1, 1])).ownOffice).toBeUndefined();
  });
});

type Given = {
  amount?: number;
  own?: readonly Office[];
  confirmed?: Confirmed;
  approvals?: readonly Office[];
  /** Whose word alone the heads of these rest on. */
  vouched?: Partial<Record<Office, readonly [Office]>>;
  refusals?: readonly Office[];
};
type Row = readonly [
  what: string,
  given: Given,
  missing: { heads: number; otherOffice: boolean },
  end: 'open' | 'approved' | 'hopeless',
];
const [all, two] = [['district', 'city-hall', 'county-council'] as const, ['district', 'city-hall'] as const];
const verdictOf = (given: Given, among: readonly Tier[] = tiers) =>
  judge(
    pot({ mandate: mandate(among) }),
    {
      amount: given.amount ?? 450_000,
      own: given.own ?? [],
      confirmed: given.confirmed ?? 'both',
      approving: (given.approvals ?? []).map((office) => [office, ...(given.vouched?.[office] ?? [])]),
      refusing: given.refusals ?? [],
    },
    [],
  );

// Before anybody has voted another office is lacking, too, whoever asks.
describe('D8: whether those who voted are enough', () => {
  test.each<Row>([
    ['an association that files for itself: any one head', { approvals: ['district'] }, none(), 'approved'],
    ['nobody has voted', {}, lacking(1, true), 'open'],
    ['one of two', { amount: 500_001, approvals: ['district'] }, lacking(1), 'open'],
    ['two of two', { amount: 500_001, approvals: two }, none(), 'approved'],
    ['two of three', { amount: 2_500_001, approvals: two }, lacking(1), 'open'],
    ['three of three', { amount: 2_500_001, approvals: all }, none(), 'approved'],
    ['more than needed', { approvals: two }, none(), 'approved'],
    ['own office before any vote', { own: ['district'] }, lacking(1, true), 'open'],
    ['own office alone', { own: ['district'], approvals: ['district'] }, lacking(1, true), 'open'],
    ['another office alone', { own: ['district'], approvals: ['city-hall'] }, none(), 'approved'],
    ['own and another', { amount: 500_001, own: ['district'], approvals: two }, none(), 'approved'],
    ['of two offices, both own', { amount: 500_001, own: two, approvals: two }, lacking(1, true), 'open'],
    ['of two offices, one other', { own: two, approvals: ['county-council'] }, none(), 'approved'],
    ['of two offices, one own', { own: two, approvals: ['city-hall'] }, lacking(1, true), 'open'],
    ['of all three offices, two heads', { own: all, approvals: two }, lacking(1, true), 'open'],
    ['of all three offices, the whole leadership group', { own: all, approvals: all }, none(), 'approved'],
    ['one of three refused, one is needed', { refusals: ['district'] }, lacking(1, true), 'open'],
    ['two of three refused, one is needed', { refusals: two }, lacking(1, true), 'open'],
    ['all have refused', { refusals: all }, lacking(1, true), 'hopeless'],
    ['two refused, two are needed', { amount: 500_001, refusals: two }, lacking(2, true), 'hopeless'],
    ['one refused, three are needed', { amount: 2_500_001, refusals: ['district'] }, lacking(3, true), 'hopeless'],
    ['only the own office is left', { own: ['county-council'], refusals: two }, lacking(1, true), 'hopeless'],
    ['own and one other are left', { own: ['district'], refusals: ['city-hall'] }, lacking(1, true), 'open'],
    [
      'a head on another’s word and that other are one hand',
      { amount: 500_001, approvals: two, vouched: { 'city-hall': ['district'] } },
      lacking(1),
      'open',
    ],
    [
      'with the third office they are two',
      { amount: 2_500_001, approvals: all, vouched: { 'city-hall': ['district'] } },
      lacking(1),
      'open',
    ],
    [
      'alone a head on another’s word is one',
      { approvals: ['city-hall'], vouched: { 'city-hall': ['district'] } },
      none(),
      'approved',
    ],
    [
      'but no outside of that other',
      { own: ['district'], approvals: ['city-hall'], vouched: { 'city-hall': ['district'] } },
      lacking(1, true),
      'open',
    ],
    [
      'who alone confirmed a unit gives it no money',
      { confirmed: 'district', approvals: ['district'] },
      lacking(1, true),
      'open',
    ],
    [
      'nor by a head on their word',
      { confirmed: 'district', approvals: ['city-hall'], vouched: { 'city-hall': ['district'] } },
      lacking(1, true),
      'open',
    ],
    ['another does', { confirmed: 'district', approvals: ['city-hall'] }, none(), 'approved'],
    ['of all three offices, one refused', { own: all, refusals: ['district'] }, lacking(1, true), 'hopeless'],
  ])('%s', (_what, given, missing, end) => {
    expect(verdictOf(given)).toMatchObject({
      missing,
      approved: end === 'approved',
      hopeless: end === 'hopeless',
    });
  });

  const lenient: readonly Tier[] = [
    { upTo: 10_000, heads: 1, ownOffice: true },
    { upTo: null, heads: 2 },
  ];
  test('own office alone decides small sums where the adopted mandate says so', () => {
    const given: Given = { amount: 10_000, own: ['district'], approvals: ['district'] };
    expect(verdictOf(given, lenient)).toMatchObject({ missing: none(), approved: true });
    expect(verdictOf({ ...given, amount: 10_001 }, lenient)).toMatchObject({ missing: lacking(1, true) });
  });

  test('two votes of one office count once', () => {
    expect(verdictOf({ amount: 500_001, approvals: ['district', 'district'] })).toMatchObject({
      headsNeeded: 2,
      missing: lacking(1),
    });
  });

  test('without a mandate nothing can be decided, whoever has voted', () => {
    const open = { own: [], confirmed: 'both', approving: offices.map((office) => [office]), refusing: [] } as const;
    expect(judge(withoutMandate(), { amount: 1, ...open }, [])).toEqual({
      headsNeeded: null,
      missing: lacking(1),
      approved: false,
      hopeless: false,
    });
  });
});

function none() {
  return { heads: 0, otherOffice: false };
}
function lacking(heads: number, otherOffice = false) {
  return { heads, otherOffice };
}

/** Any mandate that may be proposed: amounts ascend, heads do not fall, the last tier covers everything. */
const mandates: fc.Arbitrary<readonly Tier[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.constantFrom<1 | 2 | 3>(1, 2, 3)), {
    selector: ([upTo]) => upTo,
    minLength: 1,
    maxLength: 5,
  })
  .map((drawn) => {
    const upTos = drawn.map(([upTo]) => upTo).sort((a, b) => a - b);
    const heads = drawn.map(([, each]) => each).sort();
    return heads.map((each, i) => ({ upTo: i === heads.length - 1 ? null : (upTos[i] as number), heads: each }));
  });

const amounts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });

/** The pieces reserved one after the other within the split window, each with what it needed. */
const inPieces = (among: readonly Tier[], pieces: readonly number[]): readonly Reservation[] =>
  pieces.reduce<readonly Reservation[]>(
    (window, amount, i) => [...window, { request: `solna.${i}`, heads: tierFor(among, amount, window).heads, amount }],
    [],
  );
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** The most that so many heads may decide at once; Infinity where they may decide anything. */
const mostOf = (among: readonly Tier[], n: number): number =>
  Math.max(0, ...among.filter(({ heads }) => heads === n).map(({ upTo }) => upTo ?? Infinity));

describe('D8: a purchase cannot be split under a threshold', () => {
  test('equal or growing pieces never need fewer heads than the whole would have', () => {
    fc.assert(
      fc.property(mandates, amounts, (among, amountsOfPieces) => {
        const pieces = [...amountsOfPieces].sort((a, b) => a - b);
        const last = inPieces(among, pieces).at(-1)?.heads;
        expect(last).toBeGreaterThanOrEqual(tierFor(among, sum(pieces), []).heads);
      }),
      { numRuns: 1000 },
    );
  });

  test('in whatever order: so many heads let through at most what they may, and what fewer heads may beside it', () => {
    fc.assert(
      fc.property(mandates, amounts, fc.constantFrom(1, 2, 3), (among, pieces, n) => {
        const may = [1, 2, 3].filter((heads) => heads <= n).map((heads) => mostOf(among, heads));
        const through = inPieces(among, pieces).filter(({ heads }) => heads <= n);
        expect(sum(through.map(({ amount }) => amount))).toBeLessThanOrEqual(sum(may));
      }),
      { numRuns: 1000 },
    );
  });

  test('one purchase that needed more heads does not burden the small ones after it', () => {
    fc.assert(
      fc.property(mandates, amounts, fc.integer({ min: 1, max: 700 }), (among, pieces, amount) => {
        const window = inPieces(among, pieces);
        const { heads } = tierFor(among, amount, window);
        const large = { request: 'solna.large', heads: heads + 1, amount: 1_000_000 };
        expect(tierFor(among, amount, [...window, large])).toEqual(tierFor(among, amount, window));
      }),
      { numRuns: 1000 },
    );
  });
});

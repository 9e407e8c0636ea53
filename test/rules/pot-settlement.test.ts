import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../functions/pot/ledger/settlement.ts';
import { type Office, offices } from '../../shared/units.ts';

const ore = fc.integer({ min: 0, max: 100_000_000_000 });
const perOffice = fc
  .tuple(ore, ore, ore)
  .map((amounts) => Object.fromEntries(offices.map((office, i) => [office, amounts[i]])) as Record<Office, number>);
const sides = fc.record({ contributed: fc.oneof(perOffice, fc.constant({})), paidBy: perOffice });

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('settling', () => {
  test('shares what is paid in proportion to what is contributed', () => {
    const contributed = { district: 40_000, 'city-hall': 30_000, 'county-council': 20_000 };
    expect(settle({ contributed, paidBy: { district: 900 } })).toEqual({
      total: 900,
      offices: [
        { office: 'district', contributed: 40_000, paid: 900, share: 400, balance: 500 },
        { office: 'city-hall', contributed: 30_000, paid: 0, share: 300, balance: -300 },
        { office: 'county-council', contributed: 20_000, paid: 0, share: 200, balance: -200 },
      ],
      transfers: [
        { from: 'city-hall', to: 'district', amount: 300 },
        { from: 'county-council', to: 'district', amount: 200 },
      ],
    });
  });

  test('leaves no öre over: of 100 öre in three equal shares the first office bears 34', () => {
    const contributed = { district: 1, 'city-hall': 1, 'county-council': 1 };
    const { offices: rows, transfers } = settle({ contributed, paidBy: { 'county-council': 100 } });
    expect(rows.map(({ share }) => share)).toEqual([34, 33, 33]);
    expect(transfers).toEqual([
      { from: 'district', to: 'county-council', amount: 34 },
      { from: 'city-hall', to: 'county-council', amount: 33 },
    ]);
  });

  test('asks nothing of anybody where nothing is contributed or nothing is paid', () => {
    expect(settle({ contributed: {}, paidBy: {} })).toMatchObject({ total: 0, transfers: [] });
    expect(settle({ contributed: {}, paidBy: { district: 7 } })).toMatchObject({ total: 7, transfers: [] });
    expect(settle({ contributed: { district: 7 }, paidBy: {} })).toMatchObject({ total: 0, transfers: [] });
  });

  test('shares sum to what is paid, each within one öre of its exact part; balances sum to zero', () => {
    fc.assert(
      fc.property(sides, (pot) => {
        const { total, offices: rows } = settle(pot);
        expect(sum(rows.map(({ share }) => share))).toBe(total);
        expect(sum(rows.map(({ balance }) => balance))).toBe(0);
        const given = sum(rows.map(({ contributed }) => contributed));
        for (const { share, contributed } of rows) {
          const gap = BigInt(share) * BigInt(given) - BigInt(total) * BigInt(contributed);
          expect(given === 0 || (gap < BigInt(given) && gap > -BigInt(given))).toBe(true);
        }
      }),
    );
  });

  test('its transfers leave every balance at zero, each of a whole positive amount, and are the fewest', () => {
    fc.assert(
      fc.property(sides, (pot) => {
        const { offices: rows, transfers } = settle(pot);
        const left = new Map(rows.map(({ office, balance }) => [office, balance]));
        for (const { from, to, amount } of transfers) {
          expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
          left.set(from, (left.get(from) ?? 0) + amount);
          left.set(to, (left.get(to) ?? 0) - amount);
        }
        expect([...left.values()]).toEqual([0, 0, 0]);
        // Balances that sum to zero and cannot be split into groups that do need one transfer less than there are.
        const unsettled = rows.filter(({ balance }) => balance !== 0).length;
        expect(transfers.length).toBe(Math.max(0, unsettled - 1));
      }),
    );
  });

  test('says the same in whatever order the pot holds the offices', () => {
    fc.assert(
      fc.property(sides, ({ contributed, paidBy }) => {
        const turned = <T extends object>(of: T) => Object.fromEntries(Object.entries(of).reverse());
        expect(settle({ contributed: turned(contributed), paidBy: turned(paidBy) })).toEqual(
          settle({ contributed, paidBy }),
        );
      }),
    );
  });
});

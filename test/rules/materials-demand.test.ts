import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cheapest, demandsOf, type PriceBreak } from '../../functions/materials/runs/proposals.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { orderRun } from '../../functions/materials/runs/rules.ts';
import { after, context, line, placed, runIdOf, stateOf, type World } from '../support/materials-cases.ts';

const so = (quantity: number, unit = 'nacka', n = 1) => ({ unit, lines: [line(quantity, 'so')], n });
const run = runIdOf(9, 'so');
const confirmed = (state: World, quantity: number, deliveredBy = '2018-08-15', id = run) =>
  after(
    state,
    giving(
      state,
      orderRun(state, { id, item: 'folder', language: 'so', quantity, deliveredBy }, context.today),
      context.today,
    ),
  );
const demands = (state: World, asked: Parameters<typeof demandsOf>[2]) =>
  demandsOf({ ...state, awaiting: {} }, context, asked);
const order = (state: World, { n, ...change }: ReturnType<typeof so>) => placed(state, change, n);
describe('D11: demand summed into print runs', () => {
  const first = order(stateOf(), { ...so(80), neededBy: '2018-08-30' } as never);
  const state = order(confirmed(first, 30), { ...so(40, 'solna', 2), neededBy: '2018-08-25' } as never);
  const asked = { overPrintPercent: 10, prices: [{ quantity: 100, cost: 500 }] };
  test('says who waits without a promise, what is left to print, and by when: needed by - delivery - lead time', () => {
    expect(demands(state, asked)).toEqual([
      {
        item: 'folder',
        language: 'so',
        waiting: 90,
        orders: 2,
        coming: 0,
        awaitingFunds: 0,
        open: 90,
        neededBy: '2018-08-25',
        printBy: '2018-08-08',
        isLate: false,
        proposal: { quantity: 100, cost: 500, parts: [{ quantity: 100, cost: 500 }] },
      },
    ]);
  });
  test('nothing is demanded where what comes suffices', () => {
    expect(demands(confirmed(state, 90, '2018-08-20', runIdOf(10, 'so')), asked)).toEqual([]);
  });

  const breaks = fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 12 }), cost: fc.integer({ min: 1, max: 40 }) }),
    { minLength: 1, maxLength: 3 },
  );
  /** Every combination of batches, one after the other. */
  const naive = (wanted: number, prices: readonly PriceBreak[]): number =>
    wanted <= 0 ? 0 : Math.min(...prices.map(({ quantity, cost }) => cost + naive(wanted - quantity, prices)));
  test('the combination is the cheapest of all that suffice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), breaks, (wanted, prices) => {
        const found = cheapest(wanted, prices);
        expect(found?.cost).toBe(naive(wanted, prices));
        expect(found?.quantity).toBeGreaterThanOrEqual(wanted);
        expect(found?.parts.reduce((sum, { cost }) => sum + cost, 0)).toBe(found?.cost);
      }),
      { numRuns: 200 },
    );
  });
  test('a million in odd batches is found in no time', () => {
    const found = cheapest(1_000_000, [
      { quantity: 7, cost: 10 },
      { quantity: 999, cost: 1_000 },
    ]);
    expect(found?.quantity).toBeGreaterThanOrEqual(1_000_000);
    expect(found?.cost).toBeLessThan(1_003_000);
  });
});

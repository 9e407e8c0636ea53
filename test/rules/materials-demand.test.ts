import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cheapest, demandsOf, type PriceBreak } from '../../functions/materials/runs/proposals.ts';
import { orderRun } from '../../functions/materials/runs/rules.ts';
import { after, context, line, placed, runIdOf, stateOf, type World } from '../support/materials-cases.ts';

const so = (quantity: number, unit = 'nacka', n = 1) => ({ unit, lines: [line(quantity, 'so')], n });
const run = runIdOf(9, 'so');
const confirmed = (state: World, quantity: number, deliveredBy = '2018-08-15', id = run) =>
  after(state, orderRun(state, { id, item: 'folder', language: 'so', quantity, deliveredBy }, context.today));
const order = (state: World, { n, ...change }: ReturnType<typeof so>) => placed(state, change, n);
describe('D11: demand summed into print runs', () => {
  const state = order(confirmed(order(stateOf(), { ...so(80), neededBy: '2018-08-30' } as never), 30), {
    ...so(40, 'solna', 2),
    neededBy: '2018-08-25',
  } as never);
  const asked = { overPrintPercent: 10, prices: [{ quantity: 100, cost: 500 }] };
  test('says who waits, what comes, what is left to print, and by when: needed by - delivery - lead time', () => {
    expect(demandsOf(state, context, asked)).toEqual([
      {
        item: 'folder',
        language: 'so',
        waiting: 120,
        orders: 2,
        coming: 30,
        awaitingFunds: 0,
        open: 90,
        neededBy: '2018-08-25',
        printBy: '2018-08-08',
        isLate: false,
        proposal: { quantity: 100, cost: 500, parts: [{ quantity: 100, cost: 500 }] },
      },
    ]);
  });
  test('nothing is proposed where what comes suffices', () => {
    const [demand] = demandsOf(confirmed(state, 90, '2018-08-20', runIdOf(10, 'so')), context, asked);
    expect([demand?.open, demand?.proposal]).toEqual([0, undefined]);
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

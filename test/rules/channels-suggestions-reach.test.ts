import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastBoost, spend } from '../../functions/channels/advice/suggestions/boosting.ts';
import {
  boostPriceOf,
  expectedReach,
  newlyReached,
  rateOf,
} from '../../functions/channels/advice/suggestions/reach.ts';
import { channelKinds } from '../../functions/channels/state.ts';
import { budgets, populations, someChannels } from '../support/channels-some.ts';
import { channel } from '../support/channels-state.ts';

/** D15, D17: whom a publication or a boost is expected to reach, and what the next krona does. */
const measured = (publications: number, reach: number, audience: number) => ({
  measured: { publications, reach, audience },
});

describe('what a publication is expected to reach', () => {
  test('is what is assumed of its kind as long as nothing is measured', () => {
    expect(rateOf(channel())).toEqual({ rate: 0.06, assumed: 0.06, measured: 0 });
    expect(expectedReach(channel({ audience: 18_000 }), 1_000_000)).toBe(1_080);
  });
  test('comes as close to what was measured as the more there is: four publications weigh as much as the assumption', () => {
    expect(rateOf(channel(measured(4, 6_400, 40_000))).rate).toBeCloseTo(0.11);
    expect(rateOf(channel(measured(36, 57_600, 360_000))).rate).toBeCloseTo(0.15);
  });
  test('lies between the assumed and the measured share, and more people than there are are not reached', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channelKinds),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 2_000_000 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        (kind, count, audience, reach, size) => {
          const is = channel({ kind, audience: size, ...measured(count, count && reach, count && audience) });
          const { rate, assumed } = rateOf(is);
          const own = count === 0 ? assumed : reach / audience;
          expect(rate).toBeGreaterThanOrEqual(Math.min(assumed, own) - 1e-9);
          expect(rate).toBeLessThanOrEqual(Math.max(assumed, own) + 1e-9);
          expect(expectedReach(is, 5_000)).toBeLessThanOrEqual(5_000);
        },
      ),
    );
  });
  test('a channel without audience reaches nobody', () => {
    expect(expectedReach(channel({ audience: 0, ...measured(3, 0, 0) }), 1_000_000)).toBe(0);
  });
});

describe('what a boost costs for each person', () => {
  const boosted = (boosts: number, reach: number, spent: number) => ({ boosted: { boosts, reach, spent } });
  test('is assumed to be 6.25 öre until boosts in the channel are measured', () => {
    expect(boostPriceOf(channel())).toBe(6.25);
    expect(boostPriceOf(channel(boosted(2, 4_000, 100_000)))).toBe(10);
  });
  test('lies between the assumed and the measured price, also where a boost reached nobody', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e9 }), (reach, spent) => {
        const price = boostPriceOf(channel(boosted(1, reach, spent)));
        const own = reach === 0 ? Number.POSITIVE_INFINITY : spent / reach;
        if (spent > 0) expect(price >= Math.min(6.25, own) - 1e-9 && price <= Math.max(6.25, own) + 1e-9).toBe(true);
        expect(Number.isFinite(price)).toBe(true);
      }),
    );
  });
});

test('of those whom one more reaches, as large a share is reached already as of everybody', () => {
  expect(newlyReached(1_000, 0, 10_000)).toBe(1_000);
  expect(newlyReached(1_000, 5_000, 10_000)).toBe(500);
  expect(newlyReached(1_000, 10_000, 10_000)).toBe(0);
});

describe('D17: where the next krona reaches most', () => {
  test('goes to the cheaper channel until so many are reached there that the other is', () => {
    const [cheap, dear] = [
      channel({ id: 'cheap', kind: 'facebook', boosted: { boosts: 1, reach: 100_000, spent: 10_000 } }),
      channel({ id: 'dear', kind: 'instagram' }),
    ];
    const steps = spend(400_000, [dear, cheap], { reached: 0, population: 100_000 });
    expect(steps[0]?.channel).toBe('cheap');
    expect(new Set(steps.map((step) => step.channel))).toEqual(new Set(['cheap', 'dear']));
  });
  test('costs the dearer for each person the more are reached already', () => {
    const first = (reached: number) => spend(50_000, [channel()], { reached, population: 100_000 })[0]?.marginalCost;
    expect([first(0), first(50_000), first(80_000)]).toEqual([6.25, 12.5, expect.closeTo(31.25)]);
  });
  test('what cannot be boosted, and less than a hundred kronor, is left', () => {
    const known = { reached: 0, population: 1_000_000 };
    expect(spend(1_000_000, [channel({ kind: 'newsletter' })], known)).toEqual([]);
    expect(spend(leastBoost - 1, [channel()], known)).toEqual([]);
    expect(spend(leastBoost, [channel()], known)).toMatchObject([{ amount: leastBoost }]);
    expect(spend(1_000_000, [], known)).toEqual([]);
  });
  test('never over the budget, the marginal cost never falls, and never more people than there are', () => {
    fc.assert(
      fc.property(
        someChannels,
        budgets,
        populations,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, budget, population, share) => {
          const reached = share * population;
          const steps = spend(budget, all, { reached, population });
          expect(steps.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(budget);
          for (const [i, step] of steps.entries()) {
            expect(Number.isInteger(step.amount)).toBe(true);
            expect(step.marginalCost).toBeGreaterThanOrEqual((steps[i - 1]?.marginalCost ?? 0) * (1 - 1e-12));
            expect(step.newly).toBeLessThanOrEqual(step.reach);
            // What a whole step costs for each is no less than what its first person does.
            expect(step.amount / step.newly).toBeGreaterThanOrEqual(step.marginalCost * (1 - 1e-9));
          }
          const newly = steps.reduce((sum, step) => sum + step.newly, 0);
          expect(reached + newly).toBeLessThanOrEqual(population * (1 + 1e-9));
        },
      ),
    );
  });
  test('more money never reaches fewer', () => {
    fc.assert(
      fc.property(
        someChannels,
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        populations,
        (all, a, b, population) => {
          const reach = (budget: number) =>
            spend(budget, all, { reached: 0, population }).reduce((sum, step) => sum + step.newly, 0);
          expect(reach(a + b)).toBeGreaterThanOrEqual(reach(a) - 1e-6);
        },
      ),
    );
  });
});

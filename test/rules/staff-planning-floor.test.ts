import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { answersTo } from '../../functions/staff/plans/solver/answers.ts';
import { indexed } from '../../functions/staff/plans/solver/instance.ts';
import { addPieces, occupancyWith } from '../../functions/staff/plans/solver/occupancy.ts';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import type { PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { outerRingAsking, servedIn, weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { brief, noTime, planned, position, problem, request, taken } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

/** D24: the floor of the outer ring is a floor, not a weight that loses against what weighs more. */
const all = position('a');
/** 1 500 percent-weeks for Botkyrka, 400 for Nykvarn with what its first help counts. */
const unequal = problem([all], [request('botkyrka', { extent: 100, priority: 'high' }), request('nykvarn')]);

describe('the floor', () => {
  test('holds against whatever weighs more, and says what that costs', async () => {
    const { allocations, floor, unmet } = await planned(unequal);
    expect(brief(allocations)).toEqual(['nykvarn a 50']);
    expect(floor).toMatchObject({ asked: 1, kept: 1, missed: [] });
    expect(floor.cost).toBeCloseTo(1100 - 20, 6);
    expect(unmet.map(({ request: id }) => id)).toEqual(['botkyrka']);
  });

  test('costs nothing where the best plan keeps it by itself', async () => {
    const { floor } = await planned(problem([all], [request('kista', { priority: 'high' }), request('nykvarn')]));
    expect(floor).toEqual({ asked: 1, kept: 1, missed: [], cost: 0 });
  });

  test('says who cannot have anything beside the others', async () => {
    const { allocations, floor } = await planned(
      problem([position('a', { extent: 50 })], [request('nykvarn'), request('vaxholm', { priority: 'high' })]),
    );
    expect(brief(allocations)).toEqual(['vaxholm a 50']);
    expect(floor).toEqual({ asked: 2, kept: 1, missed: ['nykvarn'], cost: 0 });
  });

  test('gives to more of them rather than much to one', async () => {
    const many = problem(
      [all],
      [request('nykvarn', { extent: 100, priority: 'high' }), request('vaxholm'), request('norrtalje')],
      { units: { ...unequal.units, norrtalje: { ring: 'outer', priorityArea: false } } },
    );
    const { allocations, floor } = await planned(many);
    expect(brief(allocations)).toEqual(['norrtalje a 50', 'vaxholm a 50']);
    expect(floor).toMatchObject({ asked: 3, kept: 2, missed: ['nykvarn'] });
  });

  test('is for who has nothing yet, and is left out by a weight of 0', async () => {
    const off: PlanProblem = { ...unequal, weights: { ...unequal.weights, outerRingFloor: 0 } };
    expect(brief((await planned(off)).allocations)).toEqual(['botkyrka a 100']);
    const has = problem([all, position('b', { taken: [taken('nykvarn', 100)] })], unequal.requests);
    const { allocations, floor } = await planned(has);
    expect([brief(allocations), floor.asked]).toEqual([['botkyrka a 100'], 0]);
  });

  /** How many have something when these requests are answered in this order, as far as it goes. */
  const servedInOrder = (given: PlanProblem, order: readonly number[]): number => {
    const instance = indexed(given);
    const occupancy = occupancyWith(instance, []);
    const served = new Set<string>();
    for (const r of order) {
      const own = instance.requests[r % Math.max(1, instance.requests.length)];
      if (!own || served.has(own.unit) || !outerRingAsking(given).includes(own.unit)) continue;
      const answer = answersTo(occupancy, instance.requests.indexOf(own)).next().value;
      if (!answer) continue;
      addPieces(occupancy, answer);
      served.add(own.unit);
    }
    return served.size;
  };

  test('in random campaigns no order of answering the outer ring alone gives more of them something', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyProblem({ positions: 4, requests: 10 }),
        fc.array(fc.nat(9), { minLength: 10, maxLength: 10 }),
        async (given, order) => {
          const outer = { ...given, requests: given.requests.map((each) => ({ ...each, movable: [] })) };
          const { allocations, floor, objective } = await plan(outer, noTime);
          expect(violations(outer, allocations)).toEqual([]);
          expect(objective).toBeCloseTo(weigh(outer, allocations), 6);
          expect(floor.kept).toBe(servedIn(outer, allocations).length);
          expect(floor.kept + floor.missed.length).toBe(floor.asked);
          if (outer.weights.outerRingFloor > 0) expect(floor.kept).toBeGreaterThanOrEqual(servedInOrder(outer, order));
          const again = await plan({ ...outer, requests: outer.requests.toReversed() }, noTime);
          expect(again.allocations).toEqual(allocations);
        },
      ),
      { numRuns: 30 },
    );
  });
});

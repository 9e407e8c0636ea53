import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { greedy } from '../../functions/staff/plans/solver/greedy.ts';
import { allocationsOf, indexed, type Piece, piecesOf } from '../../functions/staff/plans/solver/instance.ts';
import { solveLarge } from '../../functions/staff/plans/solver/large.ts';
import { unwatched } from '../../functions/staff/plans/solver/watch.ts';
import { neighbourhood, problemWithin } from '../../functions/staff/plans/solver/neighbourhoods.ts';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import type { PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { solve } from '../../functions/staff/plans/solver/solve.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { objectiveOf, weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { campaignOf } from '../../tools/bench/plan-campaign.ts';
import { noTime, position, problem, request } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

const limits = { effort: 3_000, fuseSeconds: 60, gap: 1e-9 };
const searched = (given: PlanProblem) => {
  const instance = indexed(given);
  return solveLarge({ instance, limits, watch: unwatched, floor: 0, secondsLeft: () => 60 }, greedy(instance));
};

describe('a small problem within a plan', () => {
  test('gains as much as the whole plan does', () =>
    fc.assert(
      fc.property(
        anyProblem({ positions: 6, requests: 12 }),
        fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1 }),
        (given, numbers) => {
          const instance = indexed(given);
          const chosen = new Set(numbers.filter((r) => r < instance.requests.length));
          const before = greedy(instance);
          const isChosen = ({ request: r }: Piece): boolean => chosen.has(r);
          const small = problemWithin(instance, before, chosen);
          const own = allocationsOf(instance, before.filter(isChosen));
          const anew = allocationsOf(indexed(small), greedy(indexed(small)));
          const after = [...before.filter((piece) => !isChosen(piece)), ...piecesOf(instance, anew)];
          const gain = objectiveOf(instance, after) - objectiveOf(instance, before);
          expect(weigh(small, anew) - weigh(small, own)).toBeCloseTo(gain, 6);
        },
      ),
      { numRuns: 500 },
    ));

  test('has all who share a position in a pool, for one of them alone would have too little', () => {
    const pool = ['kista', 'sundbyberg'].map((id) => request(id, { extent: 25 }));
    const others = Array.from({ length: 30 }, (_, i) => request(`solna.${i}`));
    const positions = Array.from({ length: 12 }, (_, i) => position(`p${String(i).padStart(2, '0')}`));
    const instance = indexed(problem(positions, [...pool, ...others]));
    const numberOf = (id: string): number => instance.requests.findIndex((one) => one.id.startsWith(id));
    const [one, two] = [numberOf('kista'), numberOf('sundbyberg')];
    const whole = { first: 0, last: instance.segments.length - 1 };
    const pieces = [one, two].map((r): Piece => ({ request: r, position: 0, ...whole, extent: 25 }));
    // Nobody wants the position that the pool has, so that it is drawn only for itself.
    const preferences = instance.requests.map(() => [...instance.positions.keys()].slice(1));
    let state = 0;
    const random = (): number => (state = (state + 0.317) % 1);
    const drawn = Array.from({ length: 200 }, () => neighbourhood(instance, pieces, preferences, random));
    expect(drawn.some((chosen) => chosen.has(one))).toBe(true);
    for (const chosen of drawn) expect(chosen.has(one)).toBe(chosen.has(two));
  });
});

describe('the search in a large campaign', () => {
  test('breaks no rule, never loses, and never passes its bound, which holds for the best plan', () =>
    fc.assert(
      fc.asyncProperty(anyProblem({ positions: 6, requests: 12 }), async (given) => {
        const instance = indexed(given);
        const { pieces, bound } = await searched(given);
        expect(violations(given, allocationsOf(instance, pieces))).toEqual([]);
        expect(objectiveOf(instance, pieces)).toBeGreaterThanOrEqual(objectiveOf(instance, greedy(instance)) - 1e-6);
        const best = await solve(instance, greedy(instance), noTime, { ...limits, effort: 1_000_000 });
        expect(bound).toBeGreaterThanOrEqual(objectiveOf(instance, best.pieces) - 1e-4);
      }),
      { numRuns: 20 },
    ));

  test('is what plans a campaign with many positions and requests: the same plan in any order, better than greedily', async () => {
    const given = campaignOf({ seed: 1, weeks: 4, positions: 40, requests: 70 });
    const turned = { ...given, requests: given.requests.toReversed(), positions: given.positions.toReversed() };
    const [one, two] = [await plan(given, noTime, limits), await plan(turned, noTime, limits)];
    expect(two).toEqual(one);
    expect(violations(given, one.allocations)).toEqual([]);
    const instance = indexed(given);
    expect(one.objective).toBeGreaterThan(objectiveOf(instance, greedy(instance)));
    // Nothing is left to gain here, which the bound proves.
    expect(one.gap).toBeLessThan(1e-6);
  });
});

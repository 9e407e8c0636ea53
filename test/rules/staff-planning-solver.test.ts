import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { candidatesOf } from '../../functions/staff/plans/solver/candidates.ts';
import { allocationsOf, at, type Instance, indexed, type Piece } from '../../functions/staff/plans/solver/instance.ts';
import { greedy } from '../../functions/staff/plans/solver/greedy.ts';
import type { PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { solve } from '../../functions/staff/plans/solver/solve.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { noTime, position, problem, request } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

const exactly = { effort: 1_000_000, fuseSeconds: 60, gap: 1e-9 };
const worthOf = (instance: Instance, pieces: readonly Piece[]): number =>
  weigh(instance.problem, allocationsOf(instance, pieces));

describe('the solver', () => {
  /** Every way to answer request `r` that the candidates allow, and not to. */
  const ways = (instance: Instance, r: number): readonly (readonly Piece[])[] => {
    const request = at(instance.requests, r);
    const own = candidatesOf(instance).filter((candidate) => candidate.request === r);
    const piece = ({ position, first, last }: Piece | (typeof own)[number], extent: number): Piece => ({
      request: r,
      position,
      first,
      last,
      extent,
    });
    const pairs = own.flatMap((one, i) => own.slice(i + 1).map((two) => [one, two] as const));
    return [
      [],
      request.published,
      ...own.map((one) => [piece(one, request.extent)]),
      ...pairs.map(([one, two]) => [piece(one, request.extent), piece(two, request.extent)]),
      ...pairs.flatMap(([one, two]) =>
        Array.from({ length: request.extent - 1 }, (_, i) => [piece(one, i + 1), piece(two, request.extent - i - 1)]),
      ),
    ].filter(
      (pieces) =>
        violations(
          { ...instance.problem, positions: instance.problem.positions.map((one) => ({ ...one, taken: [] })) },
          allocationsOf(instance, pieces),
        ).filter(({ rule }) => rule !== 'D3').length === 0,
    );
  };

  const best = (instance: Instance): number => {
    let most = -Infinity;
    const all = instance.requests.map((_, r) => ways(instance, r));
    const choose = (r: number, pieces: readonly Piece[]): void => {
      if (r < all.length) {
        for (const way of at(all, r)) choose(r + 1, [...pieces, ...way]);
        return;
      }
      const worth = worthOf(instance, pieces);
      if (worth > most && violations(instance.problem, allocationsOf(instance, pieces)).length === 0) most = worth;
    };
    choose(0, []);
    return most;
  };
  /** Small extents keep the ways few. */
  const coarse = (given: PlanProblem): PlanProblem => ({
    ...given,
    requests: given.requests.map((one) => ({ ...one, extent: Math.min(3, one.extent), movable: [] })),
    positions: given.positions.map((one) => ({ ...one, extent: Math.ceil(one.extent / 25), taken: [] })),
    units: {},
  });

  test('finds what trying everything finds', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 3, requests: 2 }), async (given) => {
        const instance = indexed(given);
        // From nothing, so that a good plan to begin with hides no fault.
        const { pieces, bound } = await solve(instance, [], noTime, exactly);
        const expected = best(instance);
        expect(worthOf(instance, pieces)).toBeCloseTo(expected, 4);
        expect(bound).toBeGreaterThanOrEqual(expected - 1e-4);
      }),
      { numRuns: 30 },
    );
  });

  test('bounds what trying everything finds, also where it plans some requests at a time', async () => {
    // More than are planned at once, for which nobody speaks the language: they change nothing of what is best.
    const hopeless = Array.from({ length: 27 }, (_, i) => request(`solna.hopeless-${i}`, { languages: ['xx'] }));
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 3, requests: 2 }), async (drawn) => {
        const given = {
          ...drawn,
          positions: drawn.positions.map((one) => ({ ...one, languages: one.languages ?? ['sv', 'ar', 'fi'] })),
        };
        const expected = best(indexed(given));
        const instance = indexed({ ...given, requests: [...given.requests, ...hopeless] });
        const { pieces, bound } = await solve(instance, greedy(instance), noTime, exactly);
        expect(bound).toBeGreaterThanOrEqual(expected - 1e-4);
        expect(worthOf(instance, pieces)).toBeLessThanOrEqual(expected + 1e-4);
      }),
      { numRuns: 30 },
    );
  });

  test('finds it for offices too, whose parts may be small, and for three requests', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 2, requests: 3 }), async (drawn) => {
        const given = coarse(drawn);
        const requests = given.requests.map((one) => ({ ...one, unit: 'district' }));
        const instance = indexed({ ...given, requests });
        const { pieces } = await solve(instance, [], noTime, exactly);
        expect(worthOf(instance, pieces)).toBeCloseTo(best(instance), 4);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['two halves', { solna: 50, botkyrka: 50 }, 2],
    ['a pool of just a half, and a half', { kista: 30, sundbyberg: 20, solna: 50 }, 3],
    [
      'a pool of more than a half, beside which another group has too little',
      { kista: 35, sundbyberg: 45, solna: 50 },
      2,
    ],
    ['what is too small alone', { kista: 35, solna: 40 }, 0],
    ['an office, which may have little', { kista: 60, district: 40 }, 2],
  ])('puts together on one position %s', async (_, extents, met) => {
    const requests = Object.entries(extents).map(([id, extent]) => request(id, { extent }));
    const { pieces } = await solve(indexed(problem([position('a')], requests)), [], noTime, exactly);
    expect(pieces).toHaveLength(met);
  });

  test.each([0, 20_000])(
    'after an effort of %i answers with a lawful plan, no worse than the greedy one',
    async (effort) => {
      const positions = Array.from({ length: 8 }, (_, i) => position(`p${i}`, { extent: 75 }));
      const requests = Array.from({ length: 40 }, (_, i) => request(`solna.${i}`, { extent: 50 + (i % 4) * 5 }));
      const given = problem(positions, requests);
      const instance = indexed(given);
      const { pieces, bound, fuse } = await solve(instance, greedy(instance), noTime, { ...exactly, effort });
      expect(violations(given, allocationsOf(instance, pieces))).toEqual([]);
      expect(worthOf(instance, pieces)).toBeGreaterThanOrEqual(worthOf(instance, greedy(instance)));
      expect(bound).toBeGreaterThanOrEqual(worthOf(instance, pieces));
      expect(fuse).toBe(false);
    },
  );
});

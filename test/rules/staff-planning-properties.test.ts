import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { allocationsOf, type Instance, indexed, type Piece } from '../../functions/staff/plans/solver/instance.ts';
import { greedy } from '../../functions/staff/plans/solver/greedy.ts';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import {
  type PlannedAllocation,
  type PlanProblem,
  type PlanRequest,
  type PlanRule,
  planRules,
} from '../../functions/staff/plans/solver/problem.ts';
import { canBeMet } from '../../functions/staff/plans/solver/reasons.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import { weigh } from '../../functions/staff/plans/solver/weigh.ts';
import { addDays } from '../../shared/calendar.ts';
import { noTime, position, problem, request, taken } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

const worthOf = (instance: Instance, pieces: readonly Piece[]): number =>
  weigh(instance.problem, allocationsOf(instance, pieces));

describe('random campaigns', () => {
  test('a plan breaks no rule, is worth what it says, at most its bound and at least the greedy plan', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 6, requests: 12 }), async (given) => {
        const result = await plan(given, noTime);
        expect(violations(given, result.allocations)).toEqual([]);
        expect(result.objective).toBeCloseTo(weigh(given, result.allocations), 6);
        expect(result.bound).toBeGreaterThanOrEqual(result.objective);
        const instance = indexed(given);
        const start = greedy(instance);
        expect(violations(given, allocationsOf(instance, start))).toEqual([]);
        // Unless the outer ring's floor costs something (D24).
        expect(result.objective + result.floor.cost).toBeGreaterThanOrEqual(worthOf(instance, start) - 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test('the order of requests and positions changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 4, requests: 8 }), async (given) => {
        const turned = {
          ...given,
          requests: given.requests.toReversed(),
          positions: given.positions.toReversed(),
        };
        expect(await plan(turned, noTime)).toEqual(await plan(given, noTime));
      }),
      { numRuns: 10 },
    );
  });
});

describe('reasons', () => {
  /** The problem as it is when these rules do not count for one request; nothing else looks at it afterwards. */
  const lifting = (given: PlanProblem, asked: PlanRequest, rules: ReadonlySet<PlanRule>): PlanProblem => ({
    ...given,
    positions: given.positions.map(({ tasks, languages, ...one }) => ({
      ...one,
      ...(tasks && !rules.has('tasks') && { tasks }),
      ...(languages && !rules.has('languages') && { languages }),
      ...(rules.has('period') && { from: given.from, to: given.to }),
      extent: rules.has('extent') ? Math.max(one.extent, asked.extent) : one.extent,
    })),
  });

  /** Tries every position, pair, split and day of handing over, and asks the naive checker. */
  const canBeMetNaively = (
    given: PlanProblem,
    others: readonly PlannedAllocation[],
    asked: PlanRequest,
    lifted: readonly PlanRule[],
  ): boolean => {
    const rules = new Set(lifted);
    const relaxed = lifting(given, asked, rules);
    const period = {
      from: asked.from > given.from ? asked.from : given.from,
      to: asked.to < given.to ? asked.to : given.to,
    };
    const before = violations(relaxed, others).length;
    const isLawful = (own: readonly PlannedAllocation[]): boolean => {
      const alone = rules.has('capacity');
      const room = own.every(
        ({ position: id, extent }) => extent <= (relaxed.positions.find((one) => one.id === id)?.extent ?? 0),
      );
      const broken = violations(relaxed, [...others, ...own]).filter(
        ({ rule }) => !(alone && rule === 'capacity') && !(rules.has('D3') && rule === 'D3'),
      );
      return room && broken.length <= (before === 0 ? 0 : -1);
    };
    const ids = relaxed.positions.map(({ id }) => id);
    const piece = (id: string, extent: number, span = period): PlannedAllocation => ({
      request: asked.id,
      position: id,
      ...span,
      extent,
    });
    if (ids.some((id) => isLawful([piece(id, asked.extent)]))) return true;
    const pairs = ids.flatMap((one) => ids.filter((two) => two !== one).map((two) => [one, two] as const));
    return pairs.some(([one, two]) => {
      for (let part = 1; part < asked.extent; part++) {
        if (isLawful([piece(one, part), piece(two, asked.extent - part)])) return true;
      }
      for (let next = addDays(period.from, 1); next <= period.to; next = addDays(next, 1)) {
        const first = piece(one, asked.extent, { from: period.from, to: addDays(next, -1) });
        if (isLawful([first, piece(two, asked.extent, { from: next, to: period.to })])) return true;
      }
      return false;
    });
  };

  const smaller = (size: number): readonly (readonly PlanRule[])[] =>
    planRules
      .filter((rule) => rule !== 'worth' && rule !== 'two-positions' && rule !== 'switch')
      .reduce<PlanRule[][]>((sets, rule) => [...sets, ...sets.map((set) => [...set, rule])], [[]])
      .filter((set) => set.length < size);

  test('name a smallest set of rules that, lifted together, lets the request be met', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 3, requests: 5 }), async (given) => {
        const { allocations, unmet } = await plan(given, noTime);
        for (const { request: id, reasons } of unmet) {
          const asked = given.requests.find((one) => one.id === id);
          const rules = reasons.map(({ rule }) => rule);
          if (!asked || rules.includes('worth')) continue;
          const others = allocations.filter((one) => one.request !== id);
          expect(canBeMet(given, allocations, id, rules)).toBe(true);
          if (!rules.includes('two-positions')) expect(canBeMetNaively(given, others, asked, rules)).toBe(true);
          for (const set of smaller(rules.length)) {
            expect(canBeMet(given, allocations, id, set)).toBe(false);
            if (violations(given, others).length === 0) {
              expect([set, canBeMetNaively(given, others, asked, set)]).toEqual([set, false]);
            }
          }
          for (const { size } of reasons) expect(size).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('more than two positions can be the only way', () => {
    const given = problem(
      ['a', 'b', 'c'].map((id) => position(id, { extent: 40, taken: [taken('district', 10)] })),
      [request('city-hall', { extent: 90 })],
    );
    expect(canBeMet(given, [], 'city-hall', [])).toBe(false);
    expect(canBeMet(given, [], 'city-hall', ['two-positions'])).toBe(true);
    expect(canBeMet(given, [], 'city-hall', ['capacity'])).toBe(false);
  });
});

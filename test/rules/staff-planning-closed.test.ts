import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { fixOf } from '../../functions/staff/plans/words.ts';
import { usualTasks } from '../../functions/staff/labels.ts';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import type { ClosedPosition, PlanPosition, PlanProblem, Reason } from '../../functions/staff/plans/solver/problem.ts';
import { canBeMet } from '../../functions/staff/plans/solver/reasons.ts';
import { noTime, planned, position, problem, request, taken } from '../support/plan-problem.ts';
import { anyProblem } from '../support/random-campaign.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Capacity that only a switch excludes: positions that nobody has opened for planning. */
const closed = (one: PlanPosition): ClosedPosition => ({ ...one, employer: 'city-hall' });
const reasonsIn = async (given: PlanProblem): Promise<readonly Reason[]> =>
  (await planned(given)).unmet.flatMap(({ reasons }) => reasons);

describe('a position that no plan may use', () => {
  const asked = [request('botkyrka', { extent: 100 }), request('solna')];

  test('is named where it would do, beside who has the time', async () => {
    const given = problem([position('a')], asked, { closed: ['c', 'b'].map((id) => closed(position(id))) });
    expect(await reasonsIn(given)).toEqual([
      { rule: 'capacity', size: 50, who: ['botkyrka'] },
      { rule: 'switch', size: 2, who: ['city-hall'], positions: ['b', 'c'] },
    ]);
  });

  test.each<[string, PlanPosition]>([
    ['is taken', position('b', { taken: [taken('district', 60)] })],
    ['does not have the language', position('b', { languages: ['sv'] })],
    ['is too small', position('b', { extent: 40 })],
  ])('is not named where it %s', async (_what, one) => {
    const wanting = [request('botkyrka', { extent: 100 }), request('solna', { languages: ['ar'] })];
    const given = problem([position('a')], wanting, { closed: [closed(one)] });
    expect((await reasonsIn(given)).map(({ rule }) => rule)).toEqual(['capacity']);
  });

  test('is not named where the plan would be worth less with it', async () => {
    const given = problem([], [request('solna')], { closed: [closed(position('b'))], weights: { supervision: 1000 } });
    expect((await reasonsIn(given)).map(({ rule }) => rule)).toEqual(['capacity']);
  });

  test('is said in words, in both languages', () => {
    const said = (size: number) =>
      fixOf({ rule: 'switch', size, who: ['city-hall'] }, () => 'Stadshuskansliet', usualTasks);
    expect(said(1)).toEqual({
      sv: 'En befattning hos Stadshuskansliet räcker, men planeras inte: öppna den för planering.',
      en: 'A position at Stadshuskansliet would do, but is not planned: open it for planning.',
    });
    expect(said(2).sv).toBe(
      '2 befattningar hos Stadshuskansliet räcker, men planeras inte: öppna någon av dem för planering.',
    );
  });

  test('in random campaigns is named if and only if opening it lets the request be met', async () => {
    await fc.assert(
      fc.asyncProperty(anyProblem({ positions: 4, requests: 6 }), async (given) => {
        const [first, ...others] = given.positions;
        const requests = given.requests.map((each) => ({ ...each, movable: [] }));
        const weights = { ...given.weights, supervision: 0, notice: 0 };
        const part: PlanProblem = { ...given, positions: others, requests, weights, closed: first && [closed(first)] };
        const opened: PlanProblem = { ...part, positions: given.positions };
        const { allocations, unmet } = await plan(part, noTime);
        for (const { request: id, reasons } of unmet) {
          const isNamed = reasons.some(({ rule }) => rule === 'switch');
          expect(isNamed).toBe(canBeMet(opened, allocations, id, []));
        }
      }),
      { numRuns: 30 },
    );
  });
});

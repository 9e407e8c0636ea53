import { describe, expect, test } from 'vitest';
import type { PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { violations } from '../../functions/staff/plans/solver/violations.ts';
import {
  allocation,
  brief,
  day,
  planned,
  position,
  problem,
  published,
  request,
  taken,
} from '../support/plan-problem.ts';

describe('of lawful plans the one with the greatest worth', () => {
  const half = position('a', { extent: 50 });
  test.each<[what: string, given: PlanProblem, met: readonly string[]]>([
    ['a priority area goes first', problem([half], [request('botkyrka'), request('solna')]), ['botkyrka']],
    [
      'a priority area goes first, wherever it stands',
      problem([half], [request('kista'), request('botkyrka')]),
      ['botkyrka'],
    ],
    [
      'a high priority goes first',
      problem([half], [request('kista'), request('solna', { priority: 'high' })]),
      ['solna'],
    ],
    ['a low priority goes last', problem([half], [request('kista', { priority: 'low' }), request('solna')]), ['solna']],
    [
      'D24: an association of the outer ring gets something',
      problem([half], [request('kista', { priority: 'high' }), request('nykvarn')]),
      ['nykvarn'],
    ],
    [
      'D24: one that has a share already does not go first',
      problem(
        [half, position('b', { extent: 50, taken: [taken('nykvarn', 50)] })],
        [request('kista', { priority: 'high' }), request('nykvarn')],
      ),
      ['kista'],
    ],
    [
      'D24: each of the outer ring gets one before any gets two',
      problem(
        [half, position('b', { extent: 50 })],
        [request('nykvarn.1', { priority: 'high' }), request('nykvarn.2'), request('vaxholm.3', { priority: 'low' })],
      ),
      ['nykvarn.1', 'vaxholm.3'],
    ],
    [
      'more is met rather than less',
      problem(
        [position('a')],
        [request('botkyrka', { extent: 60, priority: 'low', unit: 'solna' }), request('kista'), request('solna')],
      ),
      ['kista', 'solna'],
    ],
  ])('%s', async (_what, given, met) => {
    const result = await planned(given);
    expect(result.allocations.map((one) => one.request)).toEqual(met);
  });

  test('D4: supervision goes to the office that has least of it', async () => {
    const positions = [
      position('a'),
      position('b', { supervisor: 'city-hall' }),
      position('c', { supervisor: 'county-council' }),
    ];
    const load = { district: 200, 'city-hall': 100, 'county-council': 300 };
    const result = await planned(problem(positions, [request('solna')], { load }));
    expect(brief(result.allocations)).toEqual(['solna b 50']);
  });

  test('D5: what can begin in time does, when it is as good', async () => {
    const given = problem(
      [position('a', { extent: 50 })],
      [request('kista', { to: day(13) }), request('solna', { from: day(7), to: day(20) })],
      { noticeFrom: day(7) },
    );
    expect(brief((await planned(given)).allocations)).toEqual(['solna a 50']);
  });

  test('a request that costs more than it is worth is not met, and says so', async () => {
    const given = problem([position('a')], [request('solna')], { noticeFrom: day(1), weights: { notice: 2 } });
    const { allocations, unmet } = await planned(given);
    expect(allocations).toEqual([]);
    const beatenBy = [{ requests: [], who: [], weight: 'notice', size: 400 }];
    expect(unmet).toEqual([{ request: 'solna', reasons: [{ rule: 'worth', size: 221 }], beatenBy }]);
  });
});

describe('what is published', () => {
  test('stays where it is as long as nothing is gained', async () => {
    const given = problem([position('a'), position('b')], [request('solna', { movable: [published('b', 50)] })]);
    expect(brief((await planned(given)).allocations)).toEqual(['solna b 50']);
  });

  test('moves when more can be met so', async () => {
    const tasks = ['cabin'];
    const given = problem(
      [position('a', { extent: 50 }), position('b', { extent: 50, tasks: ['events'] })],
      [request('solna', { movable: [published('a', 50)] }), request('kista', { tasks, priority: 'high' })],
    );
    expect(brief((await planned(given)).allocations)).toEqual(['kista a 50', 'solna b 50']);
  });

  test('stays, as little as it is, when the whole request cannot be met', async () => {
    const half = { to: day(13) };
    const given = problem([position('a', half)], [request('solna', { movable: [published('a', 50, half)] })]);
    const { allocations, unmet } = await planned(given);
    expect(allocations).toEqual([allocation('solna', 'a', 50, half)]);
    expect(unmet.map(({ reasons }) => reasons.map(({ rule }) => rule))).toEqual([['period']]);
  });

  test('D3: does not leave a neighbour below 50 who stays, though more could be met so', async () => {
    const cabin = ['cabin'];
    const given = problem(
      [
        position('a', { extent: 50, tasks: cabin, taken: [taken('sundbyberg', 20)] }),
        position('b', { extent: 50, tasks: ['events'] }),
      ],
      [
        request('kista.1', { extent: 30, priority: 'low', movable: [published('a', 30)] }),
        request('city-hall', { extent: 30, priority: 'high', tasks: cabin }),
        request('kista.2', { extent: 30, tasks: ['events'] }),
        request('sundbyberg', { extent: 20, tasks: ['events'] }),
      ],
      { weights: { change: 0 } },
    );
    const pool = ['kista.2 b 30', 'sundbyberg b 20'];
    expect(brief((await planned(given)).allocations)).toEqual(['kista.1 a 30', ...pool]);
    expect(violations(given, []).map(({ rule }) => rule)).toContain('D3');
  });
});

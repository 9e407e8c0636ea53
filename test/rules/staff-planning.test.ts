import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plan } from '../../functions/staff/plans/solver/plan.ts';
import type { PlanProblem } from '../../functions/staff/plans/solver/problem.ts';
import { brief, day, noTime, planned, position, problem, request, taken } from '../support/plan-problem.ts';

describe('a plan keeps every hard rule', () => {
  const [cabin, arabic] = [{ tasks: ['cabin'] }, { languages: ['ar'] }];
  test.each<[what: string, given: PlanProblem, allocations: readonly string[], unmet: readonly string[]]>([
    [
      'D3: a share of 49 for an association alone is not planned',
      problem([position('a')], [request('solna', { extent: 49 })]),
      [],
      ['solna D3 1'],
    ],
    ['D3: a share of exactly 50 is', problem([position('a')], [request('solna', { extent: 50 })]), ['solna a 50'], []],
    [
      'D3: 30 and 20 of one neighbour group on one position are',
      problem([position('a')], [request('kista', { extent: 30 }), request('sundbyberg', { extent: 20 })]),
      ['kista a 30', 'sundbyberg a 20'],
      [],
    ],
    [
      'D3: 30 and 20 of strangers are not',
      problem([position('a')], [request('kista', { extent: 30 }), request('solna', { extent: 20 })]),
      [],
      ['kista D3 20', 'solna D3 30'],
    ],
    [
      'D3: neighbours who overlap on some days only are not a pool',
      problem([position('a')], [request('kista', { extent: 30 }), request('sundbyberg', { extent: 20, to: day(20) })]),
      [],
      ['kista D3 20', 'sundbyberg D3 30'],
    ],
    [
      "D3: a neighbour's share counts towards the pool",
      problem([position('a', { taken: [taken('sundbyberg', 30)] })], [request('kista', { extent: 20 })]),
      ['kista a 20'],
      [],
    ],
    [
      'D3: full time can be two halves side by side',
      problem([position('a', { extent: 50 }), position('b', { extent: 75 })], [request('solna', { extent: 100 })]),
      ['solna a 50', 'solna b 50'],
      [],
    ],
    [
      'D2, D3: nobody is served in slivers of two people, lawful as they would be by hand',
      problem([position('a', { extent: 50 }), position('b', { extent: 50 })], [request('district', { extent: 60 })]),
      [],
      ['district extent 10'],
    ],
    [
      'D3 does not bind an office',
      problem([position('a')], [request('district', { extent: 20 })]),
      ['district a 20'],
      [],
    ],
    [
      'shares and allocations together stay within the extent',
      problem([position('a', { extent: 100, taken: [taken('district', 51)] })], [request('solna')]),
      [],
      ['solna capacity 1'],
    ],
    [
      'a position smaller than the request does not answer it',
      problem([position('a', { extent: 75 })], [request('solna', { extent: 80 })]),
      [],
      ['solna extent 5'],
    ],
    [
      'nor does one whose employment ends a day before',
      problem([position('a', { to: day(26) })], [request('solna')]),
      [],
      ['solna period 1'],
    ],
    [
      'every task that is asked for is covered',
      problem([position('a', { tasks: ['events'] }), position('b', cabin)], [request('solna', cabin)]),
      ['solna b 50'],
      [],
    ],
    [
      'a position that names no task does any',
      problem([position('a')], [request('solna', { ...cabin, ...arabic })]),
      ['solna a 50'],
      [],
    ],
    [
      'a task that nobody does is named',
      problem([position('a', { tasks: ['events'] })], [request('solna', cabin)]),
      [],
      ['solna tasks 1 cabin'],
    ],
    [
      'a language that nobody speaks is named',
      problem([position('a', { languages: ['sv'] })], [request('solna', arabic)]),
      [],
      ['solna languages 1 ar'],
    ],
    [
      'two positions may answer side by side',
      problem([position('a', { extent: 50 }), position('b', { extent: 50 })], [request('solna', { extent: 100 })]),
      ['solna a 50', 'solna b 50'],
      [],
    ],
    [
      'three may not: a larger one is wanted',
      problem(
        ['a', 'b', 'c'].map((id) => position(id, { extent: 20 })),
        [request('district', { extent: 60 })],
      ),
      [],
      ['district extent 40'],
    ],
    [
      'one position may take over from another',
      problem([position('a', { to: day(9) }), position('b', { from: day(10) })], [request('solna')]),
      ['solna a 50', 'solna b 50'],
      [],
    ],
    [
      'but not after a day without anyone',
      problem([position('a', { to: day(9) }), position('b', { from: day(11) })], [request('solna')]),
      [],
      ['solna period 11'],
    ],
    [
      "of a request that reaches beyond the plan's period, the part within is planned",
      problem([position('a', { from: '2018-07-01', to: '2018-09-09' })], [request('solna', { from: '2018-07-09' })]),
      ['solna a 50'],
      [],
    ],
  ])('%s', async (_what, given, allocations, unmet) => {
    const result = await planned(given);
    expect(brief(result.allocations)).toEqual(allocations);
    expect(
      result.unmet.flatMap(({ request: id, reasons }) =>
        reasons.map(({ rule, size, who }) => [id, rule, size, ...(rule === 'capacity' ? [] : (who ?? []))].join(' ')),
      ),
    ).toEqual(unmet);
  });

  test('who has what is lacking is named', async () => {
    const share = taken('county-council', 40);
    const given = problem([position('a', { taken: [share] })], [request('botkyrka'), request('solna')]);
    const { unmet } = await planned(given);
    const reasons = [{ rule: 'capacity', size: 40, who: ['botkyrka', 'county-council'] }];
    const ahead = { requests: ['botkyrka'], who: ['botkyrka'], weight: 'priorityArea', size: 400 };
    expect(unmet).toEqual([{ request: 'solna', reasons, beatenBy: [ahead] }]);
  });

  test('another request that has it is named before an office’s own share', async () => {
    const share = taken('district', 100);
    const given = problem(
      [position('a', { taken: [share] }), position('b', { extent: 50 })],
      [request('botkyrka'), request('solna')],
    );
    const { unmet } = await planned(given);
    expect(unmet[0]?.reasons).toEqual([{ rule: 'capacity', size: 50, who: ['botkyrka'] }]);
  });

  test('several rules are named when only together they are in the way', async () => {
    const given = problem(
      [position('a', { extent: 60, tasks: ['events'] })],
      [request('solna', { extent: 75, tasks: ['cabin'] })],
    );
    const { unmet } = await planned(given);
    expect(unmet[0]?.reasons.map(({ rule, size }) => [rule, size])).toEqual([
      ['extent', 15],
      ['tasks', 1],
    ]);
  });

  test('without any position every request waits for capacity', async () => {
    const { unmet, objective } = await planned(problem([], [request('solna')]));
    expect(unmet).toEqual([{ request: 'solna', reasons: [{ rule: 'capacity', size: 50, who: [] }] }]);
    expect(objective).toBe(0);
  });
});

describe('the 2018 campaign', () => {
  const sample = JSON.parse(readFileSync(new URL('../../data/campaign-2018.json', import.meta.url), 'utf8'));
  const given: PlanProblem = {
    ...problem([], []),
    from: '2018-08-20',
    to: '2018-09-09',
    noticeFrom: '2018-08-20',
    positions: sample.positions.map(
      (one: PlanProblem['positions'][number] & { shares: { unit: string; extent: number }[] }) => ({
        ...one,
        taken: one.shares.map((share) => ({ ...share, from: one.from, to: one.to })),
      }),
    ),
    requests: sample.staffRequests.map((one: { unit: string }, i: number) => ({
      priority: 'normal',
      movable: [],
      ...one,
      id: `${one.unit}.${i}`,
    })),
    units: Object.fromEntries(
      sample.associations.map(({ id, neighbourGroup, ...facts }: { id: string; neighbourGroup: string | null }) => [
        id,
        { ...facts, neighbourGroup: neighbourGroup ?? undefined },
      ]),
    ),
  };

  test('of eight requests two of the outer ring get the position that is free, the others hear who has it', async () => {
    const { allocations, unmet, fuse, floor } = await planned(given);
    expect(brief(allocations)).toEqual(['norrtalje.2 outer-ring-organiser 50', 'sodertalje.1 outer-ring-organiser 50']);
    expect(floor).toMatchObject({ kept: 2 });
    expect(floor.cost).toBeGreaterThan(0);
    expect(unmet).toHaveLength(6);
    for (const { reasons } of unmet) expect(reasons.map(({ rule }) => rule)).toEqual(['capacity']);
    expect(fuse).toBe(false);
  });

  test('the same input gives the same plan, and so does another order of it', async () => {
    const turned = { ...given, requests: given.requests.toReversed(), positions: given.positions.toReversed() };
    const [first, second, third] = [await plan(given, noTime), await plan(given, noTime), await plan(turned, noTime)];
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });
});

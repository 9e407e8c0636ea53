import { describe, expect, test } from 'vitest';
import { staffSettingsOf } from '../../functions/staff/offers.ts';
import { loadOf } from '../../functions/staff/plans/figures.ts';
import { beyond, problemOf } from '../../functions/staff/plans/problem.ts';
import { publish, tooLarge } from '../../functions/staff/plans/rules.ts';
import { usualTasks } from '../../functions/staff/labels.ts';
import { fixOf } from '../../functions/staff/plans/words.ts';
import type { PlannedAllocation } from '../../functions/staff/plans/solver/problem.ts';
import type { Plan, Position, StaffRequest } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import { isRefusal } from '../../shared/problems.ts';
import { given } from '../support/given.ts';
import {
  after,
  allocation,
  allocationIdOf,
  associations,
  pool,
  position,
  request,
  requestIdOf,
  stateOf,
  weeks,
  type World,
} from '../support/staff-cases.ts';

const { weights } = staffSettingsOf({});
const asked = { from: '2018-08-01', to: '2018-09-30', keep: true, weights };
const plan: Plan = {
  version: 1,
  createdAt: '2018-08-01T09:00:00.000Z',
  updatedAt: '2018-08-01T09:00:00.000Z',
  id: '01J0000000000000000000000P',
  ...asked,
  status: 'draft',
  result: new Uint8Array(),
};
const half = (change: Partial<PlannedAllocation> = {}): PlannedAllocation => ({
  request: requestIdOf('solna'),
  position: 'organiser',
  ...weeks,
  extent: 50,
  ...change,
});
type Planned = World & { readonly plan: Plan };
const withPlan = (state: World, change: Partial<Plan> = {}): Planned => ({
  ...state,
  plan: { ...plan, ...change },
});
const drafted = (
  of: { position?: Partial<Position>; request?: Partial<StaffRequest> } = {},
  change: Partial<Plan> = {},
) => withPlan(stateOf([position(of.position)], [request(of.request)]), change);
const published = (state: Planned, planned: readonly PlannedAllocation[], replanned: readonly string[] = []) =>
  publish(state, {
    planned,
    replanned,
    ids: planned.map((_, i) => allocationIdOf(String(i))),
    today: '2018-08-01',
    noticeDays: 14,
    replyByDays: 7,
    associations,
  });
const changedIn = (decision: ReturnType<typeof publish>) => (isRefusal(decision) ? decision.more?.changed : undefined);

describe('publishing a plan', () => {
  test('makes all of it real with one event, and each request is allocated', () => {
    const state = drafted();
    const { decision, then } = given(state).when(published, [half()]);
    then(['PlanPublished']);
    const is = after(state, decision);
    expect(is.plan).toMatchObject({ status: 'published', publishedBy: 'district-head' });
    expect(is.positions.organiser?.allocations).toMatchObject([
      { id: allocationIdOf('0'), unit: 'solna', extent: 50, status: 'allocated', plan: plan.id, shortNotice: false },
    ]);
    expect(statusOf(is.requests[requestIdOf('solna')] as StaffRequest, Object.values(is.positions))).toBe('allocated');
  });

  test('D5: marks what begins sooner than the agreed notice', () => {
    const sooner = { from: '2018-08-14', to: '2018-09-09' };
    const decision = published(drafted({ request: sooner }), [half(sooner)]);
    expect(decision).toMatchObject([{ allocations: [{ shortNotice: true }] }]);
  });

  test('twice is once', () => {
    given(drafted({}, { status: 'published' }))
      .when(published, [half()])
      .then([]);
  });

  test.each(['computing', 'failed', 'cancelled'] as const)('of what is no draft is refused (%s)', (status) =>
    given(drafted({}, { status })).when(published, [half()]).thenRefused('wrong-status'),
  );

  test.each<[string, Planned, unknown]>([
    [
      'the request was withdrawn',
      drafted({ request: { outcome: 'withdrawn' } }),
      [{ kind: 'request', id: requestIdOf('solna') }],
    ],
    [
      'the request was answered by hand',
      drafted({ position: { allocations: [allocation()] } }),
      [{ kind: 'request', id: requestIdOf('solna') }],
    ],
    ['the position was removed', withPlan(stateOf([], [request()])), [{ kind: 'position', id: 'organiser' }]],
    [
      'the position ends sooner now',
      drafted({ position: { to: '2018-09-01' } }),
      [{ kind: 'position', id: 'organiser' }],
    ],
    [
      'the position is not to be planned any more',
      drafted({ position: { plannable: false } }),
      [{ kind: 'position', id: 'organiser' }],
    ],
    [
      'the position has other tasks now',
      drafted({ position: { tasks: ['phone-bank'] } }),
      [{ kind: 'position', id: 'organiser' }],
    ],
    [
      'D1: its time was given away',
      drafted({ position: { shares: [{ unit: 'district', extent: 60 }] } }),
      [{ kind: 'position', id: 'organiser' }],
    ],
  ])('nothing of it when %s', (_, state, changed) => {
    const { decision, thenRefused } = given(state).when(published, [half()]);
    thenRefused('changed-meanwhile');
    expect(changedIn(decision)).toEqual(changed);
  });

  test('D3: nothing of it when the neighbour that it would be pooled with is gone', () => {
    const kista = request({ unit: 'kista', extent: 30 });
    const planned = [half({ request: kista.id, extent: 30 })];
    const neighbour = allocation({ id: allocationIdOf('S'), unit: 'sundbyberg', extent: 30 });
    const pooled = withPlan(stateOf([position({ allocations: [neighbour] })], [kista]));
    given(pooled).when(published, planned).then(['PlanPublished']);
    const alone = withPlan(stateOf([position()], [kista]));
    expect(changedIn(published(alone, planned))).toEqual([{ kind: 'position', id: 'organiser' }]);
  });

  test('what is published and planned again stays; what moved is replaced', () => {
    const state = withPlan(pool(), { keep: false });
    const kista = requestIdOf('kista');
    const sundbyberg = requestIdOf('sundbyberg');
    const planned = [
      half({ request: kista, extent: 35 }),
      half({ request: sundbyberg, extent: 20 }),
      half({ request: sundbyberg, extent: 10, position: 'other' }),
    ];
    const other = position({ id: 'other', shares: [{ unit: 'kista', extent: 40, ...weeks }] });
    const decision = published({ ...state, positions: { ...state.positions, other } }, planned, [kista, sundbyberg]);
    expect(decision).toMatchObject([
      {
        allocations: [
          { request: sundbyberg, extent: 20 },
          { request: sundbyberg, extent: 10 },
        ],
        ended: [{ allocation: allocationIdOf('S'), how: 'replaced' }],
      },
    ]);
  });

  test('what a plan takes away of what is published ends with it', () => {
    const state = withPlan(stateOf([position({ allocations: [allocation()] })], [request()]), { keep: false });
    const then = after(state, published(state, [], [requestIdOf('solna')]));
    expect(then.positions.organiser).toMatchObject({ allocations: [], ended: [{ status: 'replaced' }] });
  });
});

describe('what is planned', () => {
  const of = (state: World) => {
    const positions = Object.values(state.positions);
    const requests = Object.values(state.requests).map((each) => ({ ...each, status: statusOf(each, positions) }));
    return { positions, requests, associations };
  };
  const idsIn = (state: World, change: Partial<typeof asked> = {}) =>
    problemOf(of(state), { ...asked, ...change }, '2018-08-01', 14).requests.map(({ id }) => id);
  const id = requestIdOf('solna');
  const allocated = stateOf([position({ allocations: [allocation()] })], [request()]);
  const confirmed = stateOf([position({ allocations: [allocation({ status: 'confirmed' })] })], [request()]);

  test.each([
    ['what awaits an answer', stateOf([position()], [request()]), true, [id]],
    ['not what has one, while it is kept', allocated, true, []],
    ['what has one that is not confirmed, when it may move', allocated, false, [id]],
    ['never what is confirmed', confirmed, false, []],
  ])('%s', (_, state, keep, ids) => expect(idsIn(state, { keep })).toEqual(ids));

  test('nor what lies in part on a position that the planner may not use', () => {
    const state = stateOf(
      [position({ plannable: false, allocations: [allocation({ extent: 25 })] }), position({ id: 'b' })],
      [request({ reopenedAt: '2018-07-30T10:00:00.000Z' })],
    );
    expect([idsIn(state), beyond(of(state), asked)]).toEqual([[], [id]]);
  });

  test('a request that reaches out of the period is named, not planned in part', () => {
    const state = stateOf([position()], [request()]);
    expect(idsIn(state, { to: '2018-09-01' })).toEqual([]);
    expect(beyond(of(state), { ...asked, to: '2018-09-01' })).toEqual([id]);
    expect(beyond(of(state), asked)).toEqual([]);
  });

  test('only positions that an office employs and lets plan, and what stays on them is taken', () => {
    const { positions, closed } = problemOf(
      of(
        stateOf([
          position({ id: 'a', shares: [{ unit: 'district', extent: 50 }], allocations: [allocation()] }),
          position({ id: 'b', employer: 'solna' }),
          position({ id: 'c', plannable: false }),
        ]),
      ),
      asked,
      '2018-08-01',
      14,
    );
    expect(positions).toMatchObject([{ id: 'a', taken: [{ unit: 'district' }, { unit: 'solna' }] }]);
    expect(closed).toMatchObject([{ id: 'c', employer: 'district' }]);
  });

  test('at most 400 requests on 90 positions', () => {
    expect(tooLarge(400, 90)).toBeUndefined();
    expect([tooLarge(401, 1)?.refused, tooLarge(1, 91)?.refused]).toEqual(['plan-too-large', 'plan-too-large']);
  });
});

describe('what a plan says', () => {
  test('D4: supervision is what is spoken for and what is planned, in full-time weeks', () => {
    const problem = problemOf(
      { positions: [position({ shares: [{ unit: 'district', extent: 50 }] })], requests: [], associations },
      { ...asked, from: '2018-08-20', to: '2018-09-09' },
      '2018-08-01',
      14,
    );
    // Three weeks at 50 % are one and a half full-time weeks; city hall supervises.
    const [none, some] = [loadOf(problem, []), loadOf(problem, [half()])];
    expect(none.perOffice.find(({ office }) => office === 'city-hall')?.fullTimeWeeks).toBe(1.5);
    expect(some.perOffice.find(({ office }) => office === 'city-hall')?.fullTimeWeeks).toBe(3);
    expect([none.unfairness, some.unfairness]).toEqual([3, 3]);
  });

  test('why a request is not met, and what would help', () => {
    const { en } = fixOf({ rule: 'capacity', size: 20, who: ['kista'] }, () => 'Kista', usualTasks);
    expect(en).toBe('20 % more of a position is needed; its time is with Kista.');
    const { sv } = fixOf({ rule: 'tasks', size: 1, who: ['cabin'] }, () => '', usualTasks);
    expect(sv).toBe('Ingen befattning har uppgiften valstuga.');
  });
});

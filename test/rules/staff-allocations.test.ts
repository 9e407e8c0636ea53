import { describe, expect, test } from 'vitest';
import { type Figure, mostAllocations } from '../../functions/staff/allocations/judging.ts';
import type { Wanted } from '../../functions/staff/allocations/moves.ts';
import { allocate, movesOf } from '../../functions/staff/allocations/rules.ts';
import type { Position, StaffRequest } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import { isRefusal } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  allocation,
  allocationIdOf,
  context,
  now,
  pool,
  position,
  request,
  requestIdOf,
  stateOf,
  wanted,
  type World,
} from '../support/staff-cases.ts';

const judged = (state: World, all: readonly Wanted[], offices: readonly Office[] = ['district']) => {
  const moves = movesOf(state, all, { offices }, context, (i) => `/allocations/${i}`);
  return isRefusal(moves) ? { figures: [], decision: moves } : allocate(state, moves, { offices }, context);
};
const world = (of: { readonly position?: Partial<Position>; readonly request?: Partial<StaffRequest> } = {}): World =>
  stateOf([position(of.position)], [request(of.request)]);
/** As rules: what becomes of all that is wanted at once, and of one. */
const together = (state: World, all: readonly Wanted[], offices?: readonly Office[]) =>
  judged(state, all, offices).decision;
const decided = (state: World, change: Partial<Wanted> = {}) => together(state, [wanted(change)]);

describe('allocating', () => {
  test('half of a free position to who asked for half; it awaits confirmation', () => {
    const state = world();
    const { decision, then } = given(state).when(decided);
    then(['StaffAllocated']);
    const { positions, requests } = after(state, decision);
    expect(positions.organiser?.allocations).toMatchObject([
      { id: allocationIdOf('N'), unit: 'solna', extent: 50, status: 'allocated', allocatedAt: now, shortNotice: false },
    ]);
    expect(statusOf(request(), Object.values(positions))).toBe('allocated');
    expect(requests).toBe(state.requests);
  });

  test.each<[string, World, Partial<Wanted>, Expected<typeof decided>]>([
    ['a request that was withdrawn', world({ request: { outcome: 'withdrawn' } }), {}, 'request-closed'],
    ['a request that was declined', world({ request: { outcome: 'declined' } }), {}, 'request-closed'],
    ['a day before it was asked for', world(), { from: '2018-08-19' }, 'outside-period'],
    ['a day after it was asked for', world({ position: { to: '2018-09-30' } }), { to: '2018-09-10' }, 'outside-period'],
    ['a day after the position ends', world({ position: { to: '2018-09-08' } }), {}, 'outside-period'],
    [
      'D1: more than is free',
      world({ position: { shares: [{ unit: 'district', extent: 51 }] } }),
      {},
      'over-allocated',
    ],
    ['more than was asked for', world(), { extent: 51 }, 'exceeds-request'],
    ['D3: less than half, alone', world(), { extent: 49 }, 'share-too-small'],
    [
      'more parts than a position holds',
      world({
        position: {
          allocations: Array.from({ length: mostAllocations }, (_, i) =>
            allocation({ id: `organiser.${i}`, from: '2018-06-01', to: '2018-06-01', extent: 1, unit: 'district' }),
          ),
        },
      }),
      {},
      'too-many-allocations',
    ],
  ])('%s is refused', (_what, state, change, expected) => {
    given(state).when(decided, change).thenAsTold(expected);
  });

  test('the days on which it is too much are named, and only those', () => {
    const shares = [{ unit: 'district', extent: 60, to: '2018-08-24' }];
    const days = [{ from: '2018-08-20', to: '2018-08-24', extent: 110 }];
    given(world({ position: { shares } }))
      .when(decided)
      .thenRefused('over-allocated', { days, limit: 100, position: 'organiser' });
  });

  test.each<[string, Partial<Position>, Partial<Wanted>, Expected<typeof together>, offices?: readonly Office[]]>([
    ['another office’s position', {}, {}, 'not-allowed', ['county-council']],
    ['an association’s own employee', { employer: 'solna' }, {}, 'not-allowed'],
    ['a position that is not there', {}, { position: 'cook' }, 'invalid-input /allocations/0/position'],
    ['a request that is not there', {}, { request: requestIdOf('kista') }, 'invalid-input /allocations/0/request'],
    ['in place of nothing', {}, { replaces: allocationIdOf('Z') }, 'invalid-input /allocations/0/replaces'],
  ])('%s', (_what, change, wish, expected, offices) => {
    const state = world({ position: change });
    given(state)
      .when(together, [wanted(wish)], offices)
      .thenAsTold(expected);
  });

  test('the office that supervises may', () => {
    given(world()).when(together, [wanted()], ['city-hall']).then(['StaffAllocated']);
  });

  test('D5: what begins sooner than the agreed notice is marked', () => {
    const state = world({ request: { from: '2018-08-14' } });
    const then = after(state, decided(state, { from: '2018-08-14' }));
    expect(then.positions.organiser?.allocations[0]?.shortNotice).toBe(true);
  });

  test('to several parts of one request, up to what it asked for on each day', () => {
    const state = world({ position: { allocations: [allocation({ to: '2018-08-25' })] } });
    given(state).when(decided, { from: '2018-08-26' }).then(['StaffAllocated']);
    given(state)
      .when(decided, { from: '2018-08-25' })
      .thenRefused('exceeds-request', { days: [{ from: '2018-08-25', to: '2018-08-25', extent: 100 }], limit: 50 });
  });
});

describe('D3: a pool is lawful only as a whole', () => {
  const requests = [request({ unit: 'kista', extent: 35 }), request({ unit: 'sundbyberg', extent: 30 })];
  const state = stateOf([position()], requests);
  const kista = wanted({ request: requestIdOf('kista'), extent: 35, id: allocationIdOf('K') });
  const sundbyberg = wanted({ request: requestIdOf('sundbyberg'), extent: 30, id: allocationIdOf('S') });

  test('together in one call: one event for each who asked', () => {
    const { decision, then } = given(state).when(together, [kista, sundbyberg]);
    then(['StaffAllocated', 'StaffAllocated']);
    expect(after(state, decision).positions.organiser?.allocations.map(({ unit }) => unit)).toEqual([
      'kista',
      'sundbyberg',
    ]);
  });

  test('not one after the other; with whom it would be lawful is said', () => {
    const { decision, thenRefused } = given(state).when(together, [kista]);
    thenRefused('share-too-small', {
      units: ['kista'],
      suggestions: [
        { neighbourGroup: 'jarva', extent: 65, with: [{ unit: 'sundbyberg', extent: 30, request: requests[1]?.id }] },
      ],
    });
    expect(isRefusal(decision) && decision.detail).toEqual({
      sv: 'Kista får 35 % (2018-08-20–2018-09-09); minst 50 % krävs, ensam eller ihop med grannar. Med Sundbyberg 30 % går det.',
      en: 'Kista gets 35 % (2018-08-20–2018-09-09); at least 50 % is needed, alone or together with neighbours. With Sundbyberg 30 % it is lawful.',
    });
  });

  test('nor for different days', () => {
    const later = { ...sundbyberg, from: '2018-08-21' };
    given(state).when(together, [kista, later]).thenRefused('share-too-small');
  });

  test('a third neighbour may join it with any part', () => {
    const third = request({ unit: 'spanga-tensta', extent: 10 });
    const joined = { ...pool(), requests: { ...pool().requests, [third.id]: third } };
    given(joined).when(decided, { request: third.id, extent: 10 }).then(['StaffAllocated']);
  });
});

describe('moving: what a new allocation replaces makes room for it', () => {
  const full = world({
    position: {
      allocations: [allocation({ extent: 50 }), allocation({ id: 'organiser.X', request: 'x', unit: 'district' })],
    },
  });

  test('in the same call', () => {
    given(full).when(decided, { to: '2018-09-01' }).thenRefused('over-allocated');
    const { decision, then } = given(full).when(decided, { to: '2018-09-01', replaces: allocationIdOf() });
    then(['StaffAllocated']);
    const { organiser } = after(full, decision).positions;
    expect(organiser?.allocations.map(({ id, to }) => [id, to])).toContainEqual([allocationIdOf('N'), '2018-09-01']);
    expect(organiser?.ended).toMatchObject([{ id: allocationIdOf(), status: 'replaced', endedAt: now }]);
  });

  test('only one’s own, and once', () => {
    const other = [wanted({ replaces: 'organiser.X' })];
    given(full).when(together, other).thenRefused('invalid-input', '/allocations/0/replaces');
    const twice = [wanted({ replaces: allocationIdOf() }), wanted({ id: 'organiser.M', replaces: allocationIdOf() })];
    given(full).when(together, twice).thenRefused('invalid-input', '/allocations/1/replaces');
  });

  test('to another position, which is touched as well', () => {
    const state = stateOf([position({ allocations: [allocation()] }), position({ id: 'other' })], [request()]);
    const decision = decided(state, { position: 'other', id: 'other.N', replaces: allocationIdOf() });
    const { organiser, other } = after(state, decision).positions;
    expect([organiser?.allocations.length, other?.allocations.length]).toEqual([0, 1]);
  });
});

describe('every rule is answered with its figures', () => {
  const figure = (figures: readonly Figure[], rule: Figure['rule']) => figures.find((each) => each.rule === rule);

  test('when all hold', () => {
    const { figures } = judged(world({ position: { shares: [{ unit: 'district', extent: 20 }] } }), [wanted()]);
    expect(figures.map(({ rule, holds, size, limit }) => [rule, holds, size, limit])).toEqual([
      ['open', true, 0, 0],
      ['period', true, 0, 0],
      ['extent', true, 70, 100],
      ['request-extent', true, 50, 50],
      ['D3', true, 50, 50],
      ['count', true, 1, 100],
      ['tasks', true, 0, 0],
      ['languages', true, 0, 0],
      ['notice', true, 19, 14],
    ]);
  });

  test('also those that come after the one that refuses', () => {
    const state = world({ position: { shares: [{ unit: 'district', extent: 90 }] }, request: { extent: 40 } });
    const wish = wanted({ from: '2018-08-18', extent: 45 });
    given(state).when(decided, wish).thenRefused('outside-period');
    const { figures } = judged(state, [wish]);
    expect(figures.filter(({ holds }) => !holds).map(({ rule, size }) => [rule, size])).toEqual([
      ['period', 2],
      ['extent', 135],
      ['request-extent', 45],
      ['D3', 45],
    ]);
  });

  test('D5: missing tasks and languages, and short notice, are told and not refused', () => {
    const state = world({
      position: { tasks: ['cabin'], languages: ['sv'] },
      request: { tasks: ['cabin', 'phone-bank'], languages: ['ar'], from: '2018-08-10' },
    });
    const wish = wanted({ from: '2018-08-10' });
    given(state).when(decided, wish).then(['StaffAllocated']);
    const { figures } = judged(state, [wish]);
    expect(figure(figures, 'tasks')).toMatchObject({ holds: false, hard: false, size: 1, who: ['phone-bank'] });
    expect(figure(figures, 'languages')).toMatchObject({ holds: false, hard: false, size: 1, who: ['ar'] });
    expect(figure(figures, 'notice')).toMatchObject({ holds: false, hard: false, size: 9, limit: 14 });
  });

  test('a position that names no tasks covers any', () => {
    const { figures } = judged(world({ request: { tasks: ['anything'], languages: ['so'] } }), [wanted()]);
    expect([figure(figures, 'tasks')?.holds, figure(figures, 'languages')?.holds]).toEqual([true, true]);
  });
});

import { describe, expect, test } from 'vitest';
import { type Figure, mostAllocations } from '../../functions/staff/allocations/judging.ts';
import type { Wanted } from '../../functions/staff/allocations/moves.ts';
import { allocate, movesOf } from '../../functions/staff/allocations/rules.ts';
import type { Position, StaffRequest } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import { isRefusal } from '../../shared/problems.ts';
import { fieldOf, outcome } from '../support/pot-state.ts';
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

const movesFrom = (state: World, all: readonly Wanted[], offices: readonly string[] = ['district']) =>
  movesOf(state, all, { offices }, context, (i) => `/allocations/${i}`);
const judged = (state: World, all: readonly Wanted[]) => {
  const moves = movesFrom(state, all);
  if (isRefusal(moves)) throw new Error(`refused: ${moves.refused}`);
  return allocate(state, moves, context);
};
const given = (of: { readonly position?: Partial<Position>; readonly request?: Partial<StaffRequest> } = {}): World =>
  stateOf([position(of.position)], [request(of.request)]);
const decided = (state: World, change: Partial<Wanted> = {}) => judged(state, [wanted(change)]).decision;

describe('allocating', () => {
  test('half of a free position to who asked for half; it awaits confirmation', () => {
    const state = given();
    const decision = decided(state);
    expect(outcome(decision)).toEqual(['StaffAllocated']);
    const then = after(state, decision);
    expect(then.positions.organiser?.allocations).toMatchObject([
      { id: allocationIdOf('N'), unit: 'solna', extent: 50, status: 'allocated', allocatedAt: now, shortNotice: false },
    ]);
    expect(statusOf(request(), Object.values(then.positions))).toBe('allocated');
    expect(then.requests).toBe(state.requests);
  });

  test.each<[string, World, Partial<Wanted>, string]>([
    ['a request that was withdrawn', given({ request: { outcome: 'withdrawn' } }), {}, 'request-closed'],
    ['a request that was declined', given({ request: { outcome: 'declined' } }), {}, 'request-closed'],
    ['a day before it was asked for', given(), { from: '2018-08-19' }, 'outside-period'],
    ['a day after it was asked for', given({ position: { to: '2018-09-30' } }), { to: '2018-09-10' }, 'outside-period'],
    ['a day after the position ends', given({ position: { to: '2018-09-08' } }), {}, 'outside-period'],
    [
      'D1: more than is free',
      given({ position: { shares: [{ unit: 'district', extent: 51 }] } }),
      {},
      'over-allocated',
    ],
    ['more than was asked for', given(), { extent: 51 }, 'exceeds-request'],
    ['D3: less than half, alone', given(), { extent: 49 }, 'share-too-small'],
    [
      'more parts than a position holds',
      given({
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
    expect(outcome(decided(state, change))).toBe(expected);
  });

  test('the days on which it is too much are named, and only those', () => {
    const shares = [{ unit: 'district', extent: 60, to: '2018-08-24' }];
    expect(decided(given({ position: { shares } }))).toMatchObject({
      refused: 'over-allocated',
      more: { days: [{ from: '2018-08-20', to: '2018-08-24', extent: 110 }], limit: 100, position: 'organiser' },
    });
  });

  test.each<[string, readonly string[], Partial<Position>, Partial<Wanted>, string]>([
    ['another office’s position', ['county-council'], {}, {}, 'not-allowed'],
    ['an association’s own employee', ['district'], { employer: 'solna' }, {}, 'not-allowed'],
    ['a position that is not there', ['district'], {}, { position: 'cook' }, '/allocations/0/position'],
    ['a request that is not there', ['district'], {}, { request: requestIdOf('kista') }, '/allocations/0/request'],
    ['in place of nothing', ['district'], {}, { replaces: allocationIdOf('Z') }, '/allocations/0/replaces'],
  ])('%s', (_what, offices, change, wish, expected) => {
    const moves = movesFrom(given({ position: change }), [wanted(wish)], offices);
    expect(isRefusal(moves) && (fieldOf(moves) ?? moves.refused)).toBe(expected);
  });

  test('the office that supervises may', () => {
    expect(isRefusal(movesFrom(given(), [wanted()], ['city-hall']))).toBe(false);
  });

  test('D5: what begins sooner than the agreed notice is marked', () => {
    const state = given({ request: { from: '2018-08-14' } });
    const then = after(state, decided(state, { from: '2018-08-14' }));
    expect(then.positions.organiser?.allocations[0]?.shortNotice).toBe(true);
  });

  test('to several parts of one request, up to what it asked for on each day', () => {
    const state = given({ position: { allocations: [allocation({ to: '2018-08-25' })] } });
    expect(outcome(decided(state, { from: '2018-08-26' }))).toEqual(['StaffAllocated']);
    expect(decided(state, { from: '2018-08-25' })).toMatchObject({
      refused: 'exceeds-request',
      more: { days: [{ from: '2018-08-25', to: '2018-08-25', extent: 100 }], limit: 50 },
    });
  });
});

describe('D3: a pool is lawful only as a whole', () => {
  const asked = [request({ unit: 'kista', extent: 35 }), request({ unit: 'sundbyberg', extent: 30 })];
  const state = stateOf([position()], asked);
  const kista = wanted({ request: requestIdOf('kista'), extent: 35, id: allocationIdOf('K') });
  const sundbyberg = wanted({ request: requestIdOf('sundbyberg'), extent: 30, id: allocationIdOf('S') });

  test('together in one call: one event for each who asked', () => {
    const { decision } = judged(state, [kista, sundbyberg]);
    expect(outcome(decision)).toEqual(['StaffAllocated', 'StaffAllocated']);
    expect(after(state, decision).positions.organiser?.allocations.map(({ unit }) => unit)).toEqual([
      'kista',
      'sundbyberg',
    ]);
  });

  test('not one after the other; with whom it would be lawful is said', () => {
    const { decision } = judged(state, [kista]);
    expect(decision).toMatchObject({
      refused: 'share-too-small',
      more: {
        units: ['kista'],
        suggestions: [
          { neighbourGroup: 'jarva', extent: 65, with: [{ unit: 'sundbyberg', extent: 30, request: asked[1]?.id }] },
        ],
      },
    });
    expect(isRefusal(decision) && decision.detail).toEqual({
      sv: 'Kista får 35 % (2018-08-20–2018-09-09); minst 50 % krävs, ensam eller ihop med grannar. Med Sundbyberg 30 % går det.',
      en: 'Kista gets 35 % (2018-08-20–2018-09-09); at least 50 % is needed, alone or together with neighbours. With Sundbyberg 30 % it is lawful.',
    });
  });

  test('nor for different days', () => {
    expect(outcome(judged(state, [kista, { ...sundbyberg, from: '2018-08-21' }]).decision)).toBe('share-too-small');
  });

  test('a third neighbour may join it with any part', () => {
    const third = request({ unit: 'spanga-tensta', extent: 10 });
    const joined = { ...pool(), requests: { ...pool().requests, [third.id]: third } };
    expect(outcome(judged(joined, [wanted({ request: third.id, extent: 10 })]).decision)).toEqual(['StaffAllocated']);
  });
});

describe('moving: what a new allocation replaces makes room for it', () => {
  const full = given({
    position: {
      allocations: [allocation({ extent: 50 }), allocation({ id: 'organiser.X', request: 'x', unit: 'district' })],
    },
  });

  test('in the same call', () => {
    expect(outcome(decided(full, { to: '2018-09-01' }))).toBe('over-allocated');
    const decision = decided(full, { to: '2018-09-01', replaces: allocationIdOf() });
    expect(outcome(decision)).toEqual(['StaffAllocated']);
    const { organiser } = after(full, decision).positions;
    expect(organiser?.allocations.map(({ id, to }) => [id, to])).toContainEqual([allocationIdOf('N'), '2018-09-01']);
    expect(organiser?.ended).toMatchObject([{ id: allocationIdOf(), status: 'replaced', endedAt: now }]);
  });

  test('only one’s own, and once', () => {
    const other = movesFrom(full, [wanted({ replaces: 'organiser.X' })]);
    expect(isRefusal(other) && fieldOf(other)).toBe('/allocations/0/replaces');
    const twice = [wanted({ replaces: allocationIdOf() }), wanted({ id: 'organiser.M', replaces: allocationIdOf() })];
    const moves = movesFrom(full, twice);
    expect(isRefusal(moves) && fieldOf(moves)).toBe('/allocations/1/replaces');
  });

  test('to another position, which is touched as well', () => {
    const state = stateOf([position({ allocations: [allocation()] }), position({ id: 'other' })], [request()]);
    const { decision } = judged(state, [wanted({ position: 'other', id: 'other.N', replaces: allocationIdOf() })]);
    const { organiser, other } = after(state, decision).positions;
    expect([organiser?.allocations.length, other?.allocations.length]).toEqual([0, 1]);
  });
});

describe('every rule is answered with its figures', () => {
  const figure = (figures: readonly Figure[], rule: Figure['rule']) => figures.find((each) => each.rule === rule);

  test('when all hold', () => {
    const { figures } = judged(given({ position: { shares: [{ unit: 'district', extent: 20 }] } }), [wanted()]);
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
    const state = given({ position: { shares: [{ unit: 'district', extent: 90 }] }, request: { extent: 40 } });
    const { figures, decision } = judged(state, [wanted({ from: '2018-08-18', extent: 45 })]);
    expect(outcome(decision)).toBe('outside-period');
    expect(figures.filter(({ holds }) => !holds).map(({ rule, size }) => [rule, size])).toEqual([
      ['period', 2],
      ['extent', 135],
      ['request-extent', 45],
      ['D3', 45],
    ]);
  });

  test('D5: missing tasks and languages, and short notice, are told and not refused', () => {
    const state = given({
      position: { tasks: ['cabin'], languages: ['sv'] },
      request: { tasks: ['cabin', 'phone-bank'], languages: ['ar'], from: '2018-08-10' },
    });
    const { figures, decision } = judged(state, [wanted({ from: '2018-08-10' })]);
    expect(outcome(decision)).toEqual(['StaffAllocated']);
    expect(figure(figures, 'tasks')).toMatchObject({ holds: false, hard: false, size: 1, who: ['phone-bank'] });
    expect(figure(figures, 'languages')).toMatchObject({ holds: false, hard: false, size: 1, who: ['ar'] });
    expect(figure(figures, 'notice')).toMatchObject({ holds: false, hard: false, size: 9, limit: 14 });
  });

  test('a position that names no tasks covers any', () => {
    const { figures } = judged(given({ request: { tasks: ['anything'], languages: ['so'] } }), [wanted()]);
    expect([figure(figures, 'tasks')?.holds, figure(figures, 'languages')?.holds]).toEqual([true, true]);
  });
});

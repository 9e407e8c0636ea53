import { describe, expect, test } from 'vitest';
import type { Wanted } from '../../functions/staff/allocations/moves.ts';
import { allocate, movesOf } from '../../functions/staff/allocations/rules.ts';
import { removePosition, setPosition, type Wish } from '../../functions/staff/positions/rules.ts';
import type { Position } from '../../functions/staff/state.ts';
import { isRefusal } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import { given } from '../support/given.ts';
import {
  after,
  allocation,
  campaign,
  context,
  onPosition,
  position,
  request,
  stateOf,
  wanted,
  wish,
  withPosition,
  type World,
} from '../support/staff-cases.ts';

/** What another office employs is changed with a reason; what is promised begins today or later. */
const nothing = stateOf([]);
const set = (state: World, change: Partial<Wish> = {}, units: readonly string[] = ['district'], reason?: string) =>
  setPosition(withPosition(state), { id: 'organiser', wish: wish(change), units, reason }, campaign, context);
const judged = (state: World, all: readonly Wanted[], offices: readonly Office[] = ['district'], reason?: string) => {
  const moves = movesOf(state, all, { offices }, context, (i) => `/allocations/${i}`);
  return isRefusal(moves) ? moves : allocate(state, moves, { offices, reason }, context).decision;
};

describe('a position', () => {
  test.each<[string, World, readonly string[], Partial<Wish>]>([
    ['the office that supervises', stateOf([position()]), ['city-hall'], { title: 'Annat' }],
    ['who enters it for another office', nothing, ['city-hall'], {}],
    ['an office, of what an association employs', stateOf([position({ employer: 'solna' })]), ['city-hall'], {}],
  ])('%s says why, for the employer to read', (_what, state, units, change) => {
    given(state).when(set, change, units).thenRefused('invalid-input', '/reason reason-for-owner');
    // What is refused for its state comes first.
    given(state)
      .when(set, { ...change, extent: 49 }, units)
      .thenRefused('position-too-small');
    const { decision, then } = given(state).when(set, change, units, 'Överenskommet');
    then([{ type: 'PositionSet', by: 'city-hall', reason: 'Överenskommet' }]);
    const { changed } = after(state, decision).positions.organiser as Position;
    expect(changed).toMatchObject({ by: 'city-hall', reason: 'Överenskommet' });
  });

  test('only the employer removes it', () => {
    const state = onPosition(stateOf([position()]));
    given(state).when(removePosition, ['district']).then(['PositionRemoved']);
    given(state).when(removePosition, ['city-hall']).thenRefused('not-allowed');
    given(onPosition(stateOf([position({ employer: 'solna' })])))
      .when(removePosition, ['district'])
      .thenRefused('not-allowed');
  });
});

describe('what is promised', () => {
  const begun = { from: '2018-07-20', to: '2018-09-09' };
  const yesterday = { from: '2018-07-31' };
  test('begins today or later', () => {
    const state = stateOf([position()], [request(begun)]);
    given(state)
      .when((is: World) => judged(is, [wanted(yesterday)]))
      .thenRefused('invalid-input', '/allocations/0/from past');
    given(state)
      .when((is: World) => judged(is, [wanted({ from: '2018-08-01' })]))
      .then(['StaffAllocated']);
  });

  const had = allocation({ ...begun, extent: 80 });
  const replacing = wanted({ ...begun, extent: 60, replaces: had.id });
  const state = stateOf([position({ allocations: [had] })], [request({ ...begun, extent: 80 })]);
  test('or when what it takes the place of did', () => {
    given(state)
      .when((is: World) => judged(is, [replacing]))
      .then(['StaffAllocated']);
    given(state)
      .when((is: World) => judged(is, [{ ...replacing, from: '2018-07-19' }]))
      .thenRefused('invalid-input', '/allocations/0/from past');
  });

  test('what is taken from another office’s position is taken with a reason', () => {
    const take = (reason?: string, change: Partial<Wanted> = {}) =>
      given(state).when((is: World) => judged(is, [{ ...replacing, ...change }], ['city-hall'], reason));
    take().thenRefused('invalid-input', '/reason reason-for-owner');
    take(undefined, { extent: 81 }).thenRefused('exceeds-request');
    take('Efter samtal').then([{ type: 'StaffAllocated', reason: 'Efter samtal' }]);
  });
});

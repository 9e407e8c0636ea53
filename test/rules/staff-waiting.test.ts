import { describe, expect, test } from 'vitest';
import { concerns } from '../../functions/staff/events.ts';
import { dispute, settleDispute, withdrawDispute } from '../../functions/staff/allocations/disputes.ts';
import { confirmBy } from '../../functions/staff/allocations/moves.ts';
import { allocate, confirm, escalateAllocations, movesOf } from '../../functions/staff/allocations/rules.ts';
import { one } from '../../functions/staff/state.ts';
import { announce } from '../../functions/staff/words.ts';
import { given } from '../support/given.ts';
import {
  after,
  allocationIdOf,
  context,
  position,
  request,
  requestIdOf,
  stateOf,
  wanted,
  type World,
} from '../support/staff-cases.ts';

/** D6: who was given staff says whether it is what they asked for by a day; what nobody says is told once. */
const start = stateOf([position()], [request(), request({ unit: 'kista' })]);
const give = (state: World, change = {}) => {
  const moves = movesOf(state, [wanted(change)], { offices: ['district'] }, context, (i) => `/${i}`);
  if ('refused' in moves) throw new Error('refused');
  return after(state, allocate(state, moves, { offices: ['district'] }, context).decision);
};
const state = give(give(start), { id: allocationIdOf('K'), request: requestIdOf('kista') });
const overdue = (is: World, day: string) => escalateAllocations({ position: one(is.positions, 'organiser') }, day);
const daysIn = (is: World) =>
  one(is.positions, 'organiser').allocations.map(({ unit, replyBy, escalated }) => [unit, replyBy, escalated === true]);

test.each([
  ['within the days of the settings', '2018-08-20', '2018-08-08'],
  ['before it begins', '2018-08-04', '2018-08-04'],
  ['of what begins today, within these days all the same', '2018-08-01', '2018-08-08'],
])('it is to be confirmed %s', (_when, from, expected) => {
  expect(confirmBy(from, context)).toBe(expected);
});

describe('what is allocated', () => {
  test('awaits its units’ word by a day', () => {
    expect(daysIn(state)).toEqual([
      ['solna', '2018-08-08', false],
      ['kista', '2018-08-08', false],
    ]);
  });
  test('is told once where nobody says a word, of the whole position at once', () => {
    expect(overdue(state, '2018-08-08')).toEqual([]);
    given({ position: one(state.positions, 'organiser') })
      .when(escalateAllocations, '2018-08-09')
      .then([{ owner: 'city-hall', position: 'organiser' }]);
    const told = after(state, overdue(state, '2018-08-09'));
    expect(daysIn(told).map(([, , escalated]) => escalated)).toEqual([true, true]);
    expect(overdue(told, '2018-08-10')).toEqual([]);
  });
  test('that is confirmed waits no more', () => {
    const said = after(state, confirm(state, allocationIdOf('N')));
    expect(daysIn(said)).toEqual([
      ['solna', undefined, false],
      ['kista', '2018-08-08', false],
    ]);
    expect(overdue(said, '2018-08-09')).toMatchObject([{ allocations: [{ unit: 'kista' }] }]);
  });
  test('is due anew when a dispute is over', () => {
    const told = after(state, overdue(state, '2018-08-09'));
    const id = allocationIdOf('N');
    const later = { ...context, today: '2018-08-10' };
    const disputed = after(told, dispute(told, { id, reason: 'Fel uppgift.' }, later));
    for (const again of [
      withdrawDispute(disputed, id, later),
      settleDispute(disputed, id, { offices: ['district'], reason: 'Vi har talat.' }, later),
    ])
      expect(daysIn(after(disputed, again)).find(([unit]) => unit === 'solna')).toEqual(['solna', '2018-08-17', false]);
  });
  test('units are told to say it, the supervisor to ask them, the others to know', () => {
    const [event] = overdue(state, '2018-08-09');
    expect(concerns(event as never)).toEqual(['district', 'city-hall', 'county-council', 'solna', 'kista']);
    const said = (unit: string) => announce(event as never, unit, (each) => each).action;
    expect(['solna', 'city-hall', 'district'].map(said)).toEqual(['do', 'do', 'know']);
  });
});

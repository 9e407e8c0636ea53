import { describe, expect, test } from 'vitest';
import { type Change, changeBooking } from '../../functions/assets/bookings/changing.ts';
import { book, cancel, type Saying } from '../../functions/assets/bookings/rules.ts';
import { daysOf } from '../../functions/assets/days.ts';
import type { AssetsEvent } from '../../functions/assets/events.ts';
import type { Asset, Booking } from '../../functions/assets/state.ts';
import { announce } from '../../functions/assets/words.ts';
import { called } from '../../shared/called.ts';
import {
  after,
  asset,
  august,
  booking,
  choiceOf,
  context,
  crew,
  dayOf,
  defect,
  taken,
  wish,
} from '../support/assets-state.ts';
import { type Expected, given } from '../support/given.ts';

/** Solna has bike-1 from the 10th to the 12th; today is the 3rd. */
const stateWith = (mine: Booking, others: readonly Asset[] = [], change: Partial<Asset> = {}) => ({
  ...choiceOf(
    [
      asset(mine.asset, { taken: [{ booking: mine.id, unit: mine.unit, from: mine.from, to: mine.to }], ...change }),
      ...others,
    ],
    [mine],
  ),
  booking: mine,
});
const mine = booking();
const state = stateWith(mine, [asset('bike-2'), asset('bike-3', { taken: [taken(12)] }), asset('cabin-1')]);
const own: Saying = { by: 'solna' };
const on = (day: number) => ({ ...context, today: dayOf(day) });
const changed = (is: typeof state, change: Change, today = 3, said = own) => changeBooking(is, change, said, on(today));
const then = (is: typeof state, change: Change, today = 3) =>
  after(is, changed(is, change, today), `${dayOf(today)}T10:00:00.000Z`);
const takenOf = (is: typeof state, id: string) => is.assets[id]?.taken.map(({ from, to }) => ({ from, to }));

describe('days and asset of a booking are changed in one step', () => {
  test.each<[string, Change, Expected<typeof changed>]>([
    ['another bike', { asset: 'bike-2' }, ['BookingChanged']],
    ['other days', { ...august(11, 14) }, ['BookingChanged']],
    ['both', { asset: 'bike-2', to: dayOf(15) }, ['BookingChanged']],
    ['as it is', { asset: 'bike-1', ...august(10, 12) }, []],
    ['a bike that another has', { asset: 'bike-3' }, 'already-booked'],
    ['one that is not there', { asset: 'bike-9' }, 'invalid-input /asset unknown'],
    ['a cabin without people', { asset: 'cabin-1' }, 'cabin-needs-crew'],
    ['a cabin with', { asset: 'cabin-1', crew: crew(10, 12) }, ['BookingChanged']],
    ['too soon', { from: dayOf(4) }, 'too-soon'],
    ['too long', { to: dayOf(24) }, 'too-long'],
    ['too much of a month', { to: dayOf(20) }, 'over-month-limit'],
    ['as much of a month as it may', { to: dayOf(19) }, ['BookingChanged']],
    ['an end before its beginning', { to: dayOf(9) }, 'invalid-input /to order'],
    ['after the campaign', { ...august(10), to: '2026-10-01' }, 'invalid-input /to outside-campaign'],
    ['people on a day outside', { to: dayOf(11), crew: crew(12, 12) }, 'invalid-input /crew/0/day outside-booking'],
  ])('%s', (_what, change, expected) => {
    given(state).when(changed, change).thenAsTold(expected);
  });

  test('what it was is free, what it is is taken, and counted once', () => {
    const is = then(state, { asset: 'bike-2', to: dayOf(13) });
    expect([takenOf(is, 'bike-1'), takenOf(is, 'bike-2')]).toEqual([[], [august(10, 13)]]);
    expect(is.booking).toMatchObject({ asset: 'bike-2', ...august(10, 13) });
    expect(is.use?.bookings).toMatchObject([{ booking: mine.id, kind: 'bike', ...august(10, 13) }]);
    const moved = then(state, { ...august(11, 13) });
    expect(takenOf(moved, 'bike-1')).toEqual([august(11, 13)]);
  });

  test('lead time counts for what is to be brought, not for what is there', () => {
    given(state)
      .when(changed, { to: dayOf(11) }, 10)
      .then(['BookingChanged']);
    given(state)
      .when(changed, { to: dayOf(13) }, 11)
      .then(['BookingChanged']);
    given(state)
      .when(changed, { to: dayOf(13) }, 12)
      .thenRefused('too-soon', { earliest: dayOf(14) });
    given(state).when(changed, { asset: 'bike-2' }, 9).thenRefused('too-soon');
  });

  test('a broken one becomes another at once, within the days that were booked', () => {
    const broken = stateWith(mine, [asset('bike-2')], { defects: [defect(11)] });
    given(broken).when(changed, { asset: 'bike-2' }, 11).then(['BookingChanged']);
    const is = then(broken, { asset: 'bike-2' }, 11);
    expect([takenOf(is, 'bike-1'), takenOf(is, 'bike-2')]).toEqual([[august(10)], [august(11, 12)]]);
    given(broken)
      .when(changed, { asset: 'bike-2', to: dayOf(13) }, 11)
      .thenRefused('too-soon');
    given(broken)
      .when(changed, { to: dayOf(13) }, 9)
      .thenRefused('out-of-order', { days: [dayOf(11)] });
  });

  test('of one that has begun what has been stays', () => {
    given(state)
      .when(changed, { from: dayOf(9) }, 11)
      .thenRefused('invalid-input', '/from past');
    given(state)
      .when(changed, { to: dayOf(10) }, 11)
      .thenRefused('invalid-input', '/to past');
    given(state)
      .when(changed, { to: dayOf(11) }, 11)
      .then([{ type: 'BookingChanged', freedFrom: dayOf(11) }]);
    given(state)
      .when(changed, { to: dayOf(20) }, 13)
      .thenRefused('wrong-status');
    // To another bike and back again: each has its own days, and a cancellation frees what is left.
    const other = then(stateWith(mine, [asset('bike-2')], { defects: [defect(11)] }), { asset: 'bike-2' }, 11);
    const ended = after(other, cancel({ booking: other.booking }, own, dayOf(12)), `${dayOf(12)}T10:00:00.000Z`);
    expect([takenOf(ended, 'bike-1'), takenOf(ended, 'bike-2')]).toEqual([[august(10)], [august(11)]]);
  });

  test('the crew goes along with days that are moved, and leaves those that are dropped', () => {
    const cabin = booking({ asset: 'cabin-1', kind: 'cabin', crew: crew(10, 12) });
    const staffed = stateWith(cabin);
    expect(then(staffed, { ...august(20, 22) }).booking.crew).toEqual(crew(20, 22));
    expect(then(staffed, { to: dayOf(11) }).booking.crew).toEqual(crew(10, 11));
    given(staffed)
      .when(changed, { to: dayOf(17) })
      .thenRefused('cabin-needs-crew');
  });
});

describe('D14: a cabin stands as long as somebody is there', () => {
  const cabin = choiceOf([asset('cabin-1')]);
  const asked = (from: number, to: number, last = to) =>
    wish({ asset: 'cabin-1', ...august(from, to), crew: crew(from, last) });
  test('28 staffed days, and the whole campaign', () => {
    given(cabin).when(book, asked(5, 31), context).then(['AssetBooked']);
    const whole = { from: '2026-08-05', to: '2026-09-30' };
    const people = daysOf(whole).flatMap((day) => crew(1, 1).map((shift) => ({ ...shift, day })));
    given(cabin)
      .when(book, wish({ asset: 'cabin-1', ...whole, crew: people }), context)
      .then(['AssetBooked']);
    given(cabin)
      .when(book, asked(5, 31, 17), context)
      .thenRefused('cabin-needs-crew');
  });
});

describe('who changes or cancels another’s booking says why', () => {
  const byDistrict = (reason?: string): Saying => ({ by: 'district', ...(reason !== undefined && { reason }) });
  test('after all that is refused for its state', () => {
    given(state).when(changed, { asset: 'bike-2' }, 3, byDistrict()).thenRefused('invalid-input', '/reason');
    given(state).when(changed, { asset: 'bike-3' }, 3, byDistrict()).thenRefused('already-booked');
    given(state).when(changed, { asset: 'bike-2' }, 3, byDistrict('Punktering')).then(['BookingChanged']);
    given(state).when(cancel, byDistrict(), dayOf(3)).thenRefused('invalid-input', '/reason');
    given(state).when(cancel, byDistrict('Regn'), dayOf(3)).then(['BookingCancelled']);
    given(state).when(cancel, byDistrict(), dayOf(13)).thenRefused('wrong-status');
  });

  test('whose it is is told by whom, and reads why with the booking', () => {
    const decision = changed(state, { asset: 'bike-2' }, 3, byDistrict('Punktering')) as readonly AssetsEvent[];
    const event = { ...(decision[0] as AssetsEvent), id: '1', at: '2026-08-03T10:00:00.000Z', actor: 'kim' };
    const names = (unit: string) => (unit === 'district' ? 'Distriktskansliet' : unit);
    expect(announce(event, 'solna', names).text.sv).toBe(
      `Er bokning av ${called('asset', 'bike-1')} från 2026-08-10 till 2026-08-12 gäller nu ${called('asset', 'bike-2')} från 2026-08-10 till 2026-08-12; det gjorde Distriktskansliet, och skälet finns vid bokningen.`,
    );
    const is = after(state, decision, '2026-08-03T10:00:00.000Z');
    expect(is.booking.changed).toEqual({ at: '2026-08-03T10:00:00.000Z', by: 'district', reason: 'Punktering' });
  });
});

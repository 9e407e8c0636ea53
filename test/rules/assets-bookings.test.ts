import { describe, expect, test } from 'vitest';
import { changeBooking } from '../../functions/assets/bookings/changing.ts';
import { book, type Wish } from '../../functions/assets/bookings/rules.ts';
import { isStaffed, unattended } from '../../functions/assets/crew.ts';
import { bestFit, freeStretches } from '../../functions/assets/days.ts';
import type { Asset, Hours, Shift } from '../../functions/assets/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
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

const more = (decision: readonly unknown[] | Refusal) => (isRefusal(decision) ? decision.more : undefined);

describe('D14: how soon, how long, how much', () => {
  const stateFor = (unit?: string) =>
    choiceOf([asset('bike-1'), asset('cabin-1')], [booking({ asset: 'bike-9', ...august(20, 27) })], unit);
  test.each<[string, Partial<Wish>, Expected<typeof book>, object?]>([
    ['two days ahead', { ...august(5) }, ['AssetBooked']],
    ['tomorrow', { ...august(4, 6) }, 'too-soon', { earliest: '2026-08-05' }],
    ['yesterday', { ...august(2) }, 'too-soon', { earliest: '2026-08-05' }],
    ['before the campaign', { from: '2026-05-31', to: '2026-06-02' }, 'invalid-input'],
    ['to after the campaign', { from: '2026-09-29', to: '2026-10-01' }, 'invalid-input'],
    ['ten days of a month, less the eight it has', { ...august(10, 11) }, ['AssetBooked']],
    ['a day more', { ...august(10, 12) }, 'over-month-limit', { month: '2026-08', asked: 3, left: 2, limit: 10 }],
    ['ten days of the next month', { from: '2026-08-31', to: '2026-09-10' }, ['AssetBooked']],
    [
      'too much of the next month',
      { from: '2026-08-31', to: '2026-09-11' },
      'over-month-limit',
      { month: '2026-09', asked: 11, left: 10, limit: 10, kind: 'bike' },
    ],
    ['fourteen days of an office', { unit: 'district', ...august(10, 23) }, ['AssetBooked']],
    ['fifteen', { unit: 'district', ...august(10, 24) }, 'too-long', { days: 15, limit: 14 }],
    ['another association', { unit: 'nacka', ...august(10, 19) }, ['AssetBooked']],
    ['an asset that is not there', { asset: 'bike-7' }, 'invalid-input'],
    ['somebody on a day outside', { crew: crew(12, 13) }, 'invalid-input'],
  ])('%s', (_what, change, expected, figures) => {
    const asked = wish({ asset: 'bike-1', ...change });
    const { decision, thenAsTold } = given(stateFor(change.unit)).when(book, asked, context);
    thenAsTold(expected);
    if (figures) expect(more(decision)).toMatchObject(figures);
  });

  test('each kind is counted by itself', () => {
    const asked = wish({ kind: 'cabin', ...august(10, 13), crew: crew(10, 13) });
    given(stateFor()).when(book, asked, context).then(['AssetBooked']);
  });

  test('whole days: neither the night to summer time nor the one to winter time is another length', () => {
    const year = { ...context, today: '2026-03-01', campaign: { start: '2026-03-01', end: '2026-12-01' } };
    for (const from of ['2026-03-28', '2026-10-24']) {
      const to = from.replace(/28$/, '30').replace(/24$/, '26');
      const decision = book(choiceOf([asset('bike-1')]), wish({ asset: 'bike-1', from, to }), year);
      const state = { ...after(choiceOf([asset('bike-1')]), decision), use: undefined };
      for (const day of [from, to])
        given(state)
          .when(book, wish({ asset: 'bike-1', unit: 'nacka', from: day, to: day }), year)
          .thenRefused('already-booked', { days: [day] });
    }
  });
});

describe('invariant 5: no day is booked twice', () => {
  const bikes = [
    asset('bike-1', { taken: [taken(10, 12)], defects: [defect(14, 15)] }),
    asset('bike-2', { taken: [taken(13, 16)] }),
    asset('cabin-1'),
  ];
  test.each<[string, readonly [number, number], Expected<typeof book>, object?]>([
    ['before', [8, 9], ['AssetBooked']],
    ['between', [13, 13], ['AssetBooked']],
    ['its last day', [12, 13], 'already-booked', { days: [dayOf(12)], free: [] }],
    ['all of it', [9, 12], 'already-booked', { days: [10, 11, 12].map(dayOf), free: ['bike-2'] }],
    ['broken', [13, 14], 'out-of-order', { days: [dayOf(14)], free: [] }],
  ])('%s', (_what, [from, to], expected, figures) => {
    const asked = wish({ asset: 'bike-1', ...august(from, to) });
    const { decision, thenAsTold } = given(choiceOf(bikes)).when(book, asked, context);
    thenAsTold(expected);
    if (figures) expect(more(decision)).toEqual(figures);
  });

  test('nothing is offered that could not be booked', () => {
    const state = choiceOf(bikes, [booking({ asset: 'bike-9', ...august(20, 27) })]);
    const cabin = { ...asset('cabin-2'), taken: [taken(10, 12)] };
    const full = { ...state, assets: { ...state.assets, 'cabin-2': cabin } };
    // Two of its ten days of bikes are left, so a bike for three is none to offer.
    given(full)
      .when(book, wish({ asset: 'cabin-1', ...august(7, 9) }), context)
      .thenRefused('cabin-needs-crew', { bikes: [] });
    given(full)
      .when(book, wish({ asset: 'cabin-1', ...august(8, 9) }), context)
      .thenRefused('cabin-needs-crew', { bikes: ['bike-1', 'bike-2'] });
  });
});

describe('by kind the asset that leaves the fewest gaps shorter than three days', () => {
  const period = august(5, 31);
  test.each<[string, readonly Asset[], readonly [number, number], string | undefined]>([
    ['fills a gap', [asset('bike-1'), asset('bike-2', { taken: [taken(5, 9), taken(12, 20)] })], [10, 11], 'bike-2'],
    ['leaves no day between', [asset('bike-1', { taken: [taken(8, 9)] }), asset('bike-2')], [11, 12], 'bike-2'],
    ['joins on', [asset('bike-1'), asset('bike-2', { taken: [taken(6, 9)] })], [10, 12], 'bike-2'],
    ['a defect ends a gap, too', [asset('bike-1'), asset('bike-2', { defects: [defect(5, 9)] })], [10, 12], 'bike-2'],
    ['equal: the first by number', [asset('bike-10'), asset('bike-9')], [10, 12], 'bike-9'],
    [
      'the end of the campaign ends a gap',
      [asset('bike-1', { taken: [taken(5, 20)] }), asset('bike-2', { taken: [taken(30, 31)] })],
      [28, 29],
      'bike-2',
    ],
    ['none', [], [10, 12], undefined],
  ])('%s', (_what, free, [from, to], expected) => {
    expect(bestFit(free, august(from, to), period)?.id).toBe(expected);
  });

  test('the free stretches lie within the period, between what is taken', () => {
    const some = asset('bike-1', { taken: [taken(20, 25), taken(1, 6)], defects: [defect(23, 27), defect(10)] });
    expect(freeStretches(some, period)).toEqual([august(7, 9), august(11, 19), august(28, 31)]);
    expect(freeStretches(asset('bike-1', { taken: [taken(1, 31)] }), period)).toEqual([]);
  });
});

describe('D14: who is in the cabin', () => {
  const hours = (from: string, to: string): Hours => ({ from, to });
  const on = (day: number, from: string, to: string): Shift => ({ day: dayOf(day), from, to, people: 1 });
  test.each<[string, readonly Shift[], readonly string[], boolean]>([
    ['nobody', [], ['10 12:00-18:00', '11 12:00-18:00'], false],
    ['all the time', crew(10, 11), [], true],
    ['longer than it is open', [on(10, '08:00', '24:00'), on(11, '00:00', '18:00')], [], true],
    ['one of two days', crew(10, 10), ['11 12:00-18:00'], true],
    ['a minute less than half', [on(10, '12:01', '18:00')], ['10 12:00-12:01', '11 12:00-18:00'], false],
    [
      'outside the opening hours',
      [on(10, '06:00', '12:00'), on(11, '18:00', '24:00')],
      ['10 12:00-18:00', '11 12:00-18:00'],
      false,
    ],
    [
      'overlapping, in any order',
      [on(10, '15:00', '17:00'), on(10, '12:00', '16:00'), on(10, '12:30', '13:00'), on(11, '13:00', '14:00')],
      ['10 17:00-18:00', '11 12:00-13:00', '11 14:00-18:00'],
      true,
    ],
    [
      'several at once count once',
      [on(10, '12:00', '15:00'), on(10, '12:00', '15:00')],
      ['10 15:00-18:00', '11 12:00-18:00'],
      false,
    ],
  ])('%s', (_what, shifts, expected, isEnough) => {
    const left = unattended(asset('cabin-1'), august(10, 11), shifts);
    expect(left.map(({ day, from, to }) => `${Number(day.slice(8))} ${from}-${to}`)).toEqual(expected);
    expect(isStaffed(asset('cabin-1'), august(10, 11), shifts)).toBe(isEnough);
  });

  test('a cabin’s own opening hours count; a bike has none', () => {
    const early = asset('cabin-1', { openingHours: hours('08:00', '10:00') });
    expect(isStaffed(early, august(10), [on(10, '08:00', '09:00')])).toBe(true);
    expect(isStaffed(early, august(10), [on(10, '12:00', '18:00')])).toBe(false);
    expect(isStaffed(asset('bike-1', { openingHours: hours('08:00', '10:00') }), august(10), [])).toBe(true);
  });

  const assets = [
    asset('cabin-1', { taken: [taken(6, 9)] }),
    asset('cabin-2', { openingHours: hours('12:00', '14:00') }),
    asset('bike-1', { taken: [taken(11)] }),
    asset('bike-2'),
  ];
  test('who cannot staff a cabin is offered the bikes that are free then', () => {
    const asked = wish({ asset: 'cabin-1', ...august(10, 11), crew: [on(10, '12:00', '14:00')] });
    const { decision, thenRefused } = given(choiceOf(assets)).when(book, asked, context);
    thenRefused('cabin-needs-crew');
    expect(more(decision)).toEqual({
      asset: 'cabin-1',
      bikes: ['bike-2'],
      uncovered: [
        { day: dayOf(10), from: '14:00', to: '18:00' },
        { day: dayOf(11), from: '12:00', to: '18:00' },
      ],
    });
  });

  test('by kind, a cabin that the crew suffices for comes before one that fits better', () => {
    const two = [on(10, '12:00', '14:00'), on(11, '12:00', '14:00')];
    const chosen = (shifts: readonly Shift[]) =>
      after(choiceOf(assets), book(choiceOf(assets), wish({ kind: 'cabin', ...august(10, 11), crew: shifts }), context))
        .booking?.asset;
    expect(chosen(two)).toBe('cabin-2');
    expect(chosen(crew(10, 11))).toBe('cabin-1');
    expect(chosen([])).toBeUndefined();
  });

  test.each<[string, readonly Shift[], Expected<typeof changeBooking>]>([
    ['more', crew(10, 12), ['CrewSet']],
    ['the same', crew(10, 11), []],
    ['too few', [], 'cabin-needs-crew'],
    ['on another day', crew(13, 13), 'invalid-input'],
  ])('said anew: %s', (_what, shifts, expected) => {
    const mine = booking({ asset: 'cabin-1', kind: 'cabin', crew: crew(10, 11) });
    const state = { ...choiceOf([asset('cabin-1')], [mine]), booking: mine };
    given(state).when(changeBooking, { crew: shifts }, { by: 'solna' }, context).thenAsTold(expected);
  });
});

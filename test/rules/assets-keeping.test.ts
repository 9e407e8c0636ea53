import { describe, expect, test } from 'vitest';
import { type Change, changeBooking } from '../../functions/assets/bookings/changing.ts';
import { book, cancel, type Wish } from '../../functions/assets/bookings/rules.ts';
import { endDefect, removeAsset, reportDefect, setAsset } from '../../functions/assets/keeping/rules.ts';
import type { Asset, Booking } from '../../functions/assets/state.ts';
import { viewBooking } from '../../functions/assets/views.ts';
import {
  after,
  asset,
  august,
  type BookState,
  booking,
  choiceOf,
  context,
  dayOf,
  defect,
  taken,
  useOf,
  wish,
} from '../support/assets-state.ts';
import { type Expected, given } from '../support/given.ts';

describe('a booking that is not wanted any more', () => {
  const mine = booking();
  const state = {
    asset: asset('bike-1', { taken: [{ ...august(10, 12), booking: 'solna.1', unit: 'solna' }] }),
    booking: mine,
    use: useOf([mine]),
  };
  const at = (day: number) => `${dayOf(day)}T10:00:00.000Z`;

  test.each<[string, number, object, readonly object[]]>([
    ['before it begins: all of it is free', 9, [], []],
    ['on its first day: all of it', 10, [], []],
    ['later: the days from then on', 12, [august(10, 11)], [august(10, 11)]],
  ])('%s', (_what, day, days, counted) => {
    const is = after(state, cancel(state, {}, dayOf(day)), at(day));
    expect(is.asset.taken).toMatchObject(days);
    expect(is.use?.bookings).toMatchObject(counted);
    expect(is.booking).toMatchObject({ status: 'cancelled', cancelledAt: at(day) });
    given(is).when(cancel, {}, dayOf(day)).then([]);
  });

  test('over is over', () => {
    given(state).when(cancel, {}, dayOf(13)).thenRefused('wrong-status');
    const withChoice = { ...choiceOf([state.asset], [mine]), ...state };
    given(withChoice)
      .when(changeBooking, { crew: [] }, { by: 'solna' }, { ...context, today: dayOf(13) })
      .thenRefused('wrong-status');
  });
});

describe('what is kept', () => {
  const used = { asset: asset('bike-1', { taken: [taken(10, 12)] }) };
  test.each<
    [string, { readonly asset: Asset | undefined }, Parameters<typeof setAsset>[1]['wish'], Expected<typeof setAsset>]
  >([
    ['a new one', { asset: undefined }, { kind: 'bike' }, ['AssetSet']],
    ['the same', used, { kind: 'bike' }, []],
    ['with a home', used, { kind: 'bike', home: 'Farsta' }, ['AssetSet']],
    ['booked, of another kind', used, { kind: 'cabin' }, 'asset-in-use'],
    [
      'once booked, of another kind',
      { asset: asset('bike-1', { taken: [taken(1, 2)] }) },
      { kind: 'cabin' },
      ['AssetSet'],
    ],
  ])('%s', (_what, state, asked, expected) => {
    given(state).when(setAsset, { id: 'bike-1', wish: asked }, context.today).thenAsTold(expected);
  });

  test('changed, it keeps its bookings and defects', () => {
    const is = asset('bike-1', { taken: [taken(10)], defects: [defect(12)] });
    const decision = setAsset({ asset: is }, { id: 'bike-1', wish: { kind: 'bike', notes: 'Lås' } }, context.today);
    expect(after({ asset: is }, decision).asset).toEqual({
      ...is,
      home: undefined,
      notesSince: '1',
      openingHours: undefined,
      notes: 'Lås',
    });
  });
});

describe('a defect', () => {
  const stateWith = (change: Partial<Asset>, ...others: readonly Asset[]) => {
    const is = asset('bike-1', change);
    return { asset: is, fleet: Object.fromEntries([is, ...others].map((each) => [each.id, each])) };
  };
  const report = (state: ReturnType<typeof stateWith>, from: number, to: number) =>
    reportDefect(state, { id: 'd', note: 'Punktering', ...august(from, to) }, context.today);
  const state = stateWith(
    { taken: [taken(1, 2, 'kista'), taken(2, 5, 'solna'), taken(10, 11), taken(13)] },
    asset('bike-2', { taken: [taken(11)] }),
    asset('bike-3'),
    asset('cabin-1'),
  );

  test('names each booking in the way that is not over, with what is free for the rest of it', () => {
    const decision = report(state, 1, 10);
    expect(decision).toMatchObject([
      {
        type: 'DefectReported',
        affected: [
          { unit: 'solna', ...august(2, 5), instead: ['bike-2', 'bike-3'] },
          { unit: 'nacka', ...august(10, 11), instead: ['bike-3'] },
        ],
      },
    ]);
    expect(after(state, decision).asset.taken).toEqual(state.asset.taken);
  });

  test('is shown with the bookings it is in the way of, until it ends', () => {
    const broken = after(state, report(state, 10, 12));
    const mine = booking({ ...august(11, 12) });
    expect(viewBooking(mine, broken.asset).defects).toMatchObject([august(10, 12)]);
    expect(viewBooking({ ...mine, status: 'cancelled' }, broken.asset).defects).toEqual([]);
    const ended = endDefect(broken, 'd', context.today);
    expect(ended).toMatchObject([{ type: 'DefectEnded', affected: [{ unit: 'nacka' }] }]);
    expect(after(broken, ended).asset.defects).toEqual([]);
    given(state).when(endDefect, 'd', context.today).thenRefused('not-found');
  });

  test('that is past cannot be reported, and makes room for new ones', () => {
    given(state).when(report, 1, 2).thenRefused('invalid-input');
    const many = (day: number) => stateWith({ defects: Array.from({ length: 20 }, () => defect(day)) });
    given(many(9)).when(report, 5, 6).thenRefused('too-many-defects');
    expect(after(many(2), report(many(2), 5, 6)).asset.defects).toHaveLength(1);
  });
});

describe('instead of what is broken', () => {
  const mine = booking({ ...august(4, 6) });
  const bike1 = (change: object = {}) =>
    asset('bike-1', {
      taken: [{ ...august(4, 6), booking: 'solna.1', unit: 'solna' }],
      defects: [defect(5)],
      ...change,
    });
  const others = [asset('bike-2'), asset('cabin-1')];
  const full = booking({ id: 'solna.2', asset: 'bike-9', ...august(10, 16) });
  const broken = { ...choiceOf([bike1(), ...others], [mine, full]), replaced: mine };

  test.each<[string, BookState, Partial<Wish>, Expected<typeof book>]>([
    ['one is had at once, and counts for no more', broken, { asset: 'bike-2' }, ['BookingCancelled', 'AssetBooked']],
    ['for some of its days', broken, { kind: 'bike', ...august(5) }, ['BookingCancelled', 'AssetBooked']],
    ['a cabin needs people all the same', broken, { kind: 'cabin' }, 'cabin-needs-crew'],
    ['for other days', broken, { asset: 'bike-2', ...august(5, 7) }, 'invalid-input'],
    ['the broken one itself', broken, { asset: 'bike-1' }, 'already-booked'],
    [
      'it is not broken',
      { ...choiceOf([bike1({ defects: [] }), ...others], [mine]), replaced: mine },
      { asset: 'bike-2' },
      'invalid-input',
    ],
    [
      'it is broken later',
      { ...choiceOf([bike1({ defects: [defect(7)] }), ...others], [mine]), replaced: mine },
      { asset: 'bike-2' },
      'invalid-input',
    ],
    ['another’s', { ...broken, use: undefined }, { asset: 'bike-2', unit: 'nacka' }, 'invalid-input'],
    ['none such', { ...broken, replaced: undefined }, { asset: 'bike-2' }, 'invalid-input'],
  ])('%s', (_what, state, change, expected) => {
    const asked = wish({ ...august(4, 6), insteadOf: 'solna.1', ...change });
    given(state).when(book, asked, context).thenAsTold(expected);
  });

  test('the one goes with the other', () => {
    const is = after(broken, book(broken, wish({ ...august(4, 6), kind: 'bike', insteadOf: 'solna.1' }), context));
    expect([is.assets['bike-1']?.taken, is.assets['bike-2']?.taken]).toMatchObject([[], [{ booking: 'solna.new' }]]);
    expect(is.use?.bookings.map(({ booking: id }) => id)).toEqual(['solna.2', 'solna.new']);
    expect(is.replaced?.status).toBe('cancelled');
    // Without a reason to hurry it would be too soon, and more than its month.
    given(broken)
      .when(book, wish({ ...august(4, 6), kind: 'bike' }), context)
      .thenRefused('too-soon');
  });
});

describe('an asset is removed', () => {
  const retired = '2026-08-01T10:00:00.000Z';
  test.each<[string, Partial<Asset>, readonly Booking[], readonly object[]]>([
    ['while nobody had booked it', {}, [booking({ asset: 'bike-2' })], [{ retired: false }]],
    ['retired, where somebody has', { taken: [taken(10)] }, [], [{ retired: true }]],
    ['or had, and cancelled', {}, [booking({ status: 'cancelled' })], [{ retired: true }]],
    ['once', { retired }, [], []],
  ])('%s', (_what, change, bookings, expected) => {
    given({ asset: asset('bike-1', change), bookings })
      .when(removeAsset)
      .then(expected);
  });

  const gone = asset('bike-1', { taken: [taken(10, 12, 'solna')], retired });
  test('a retired one takes no new bookings and is offered to nobody; entered again it comes back', () => {
    const choice = choiceOf([gone, asset('bike-2', { taken: [taken(20)] })]);
    const asked = (change: Partial<Wish>) => book(choice, wish(change), context);
    expect(asked({ asset: 'bike-1', ...august(20) })).toMatchObject({ errors: [{ code: 'retired' }] });
    expect(asked({ kind: 'bike', ...august(20) })).toMatchObject({ refused: 'none-free', more: { bikes: [] } });
    given({ asset: gone })
      .when(setAsset, { id: 'bike-1', wish: { kind: 'bike' } }, context.today)
      .then(['AssetSet']);
  });

  test('who has it may still have fewer of its days, or another one, not more', () => {
    const mine = booking({ id: 'solna.10' });
    const state = { ...choiceOf([gone, asset('bike-2')], [mine]), booking: mine };
    const changed = (change: Change) => changeBooking(state, change, { by: 'solna' }, context);
    expect(changed({ to: dayOf(11) })).toMatchObject([{ type: 'BookingChanged' }]);
    expect(changed({ asset: 'bike-2' })).toMatchObject([{ type: 'BookingChanged' }]);
    expect(changed({ to: dayOf(13) })).toMatchObject({ errors: [{ pointer: '/asset', code: 'retired' }] });
  });
});

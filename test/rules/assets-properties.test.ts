import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bestFit, daysOf, isFree } from '../../functions/assets/days.ts';
import type { Asset, Span } from '../../functions/assets/state.ts';
import { addDays, type Day, dayOf as dayIn } from '../../shared/calendar.ts';
import { isOffice } from '../../shared/units.ts';
import { ask, begin, world } from '../support/assets-play.ts';
import { asset, context, crew, dayOf, defect, taken } from '../support/assets-state.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
// It takes some seconds; the machine may have more to do.
vi.setConfig({ testTimeout: 120_000 });

/** Random bookings, cancellations and defects, judged by a witness that looks at one day after the other. */
const nth = (n: number): Day => addDays('2026-08-01', n);
const span = fc
  .tuple(fc.nat(58), fc.integer({ min: 0, max: 6 }))
  .map(([n, length]) => ({ from: nth(n), to: nth(n + length) }));
const unit = fc.constantFrom('solna', 'nacka', 'district');
const step = fc.oneof(
  fc.record({
    do: fc.constant('book' as const),
    span,
    unit,
    which: fc.constantFrom<object[]>({ kind: 'bike' }, { kind: 'cabin' }, { asset: 'bike-1' }, { asset: 'cabin-1' }),
    staffed: fc.boolean(),
  }),
  fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('swap' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('crew' as const), which: fc.nat(20) }),
  fc.record({
    do: fc.constant('change' as const),
    which: fc.nat(20),
    asset: fc.constantFrom(undefined, 'bike-1', 'bike-2', 'bike-3'),
    span: fc.oneof(fc.constant({}), span),
  }),
  fc.record({ do: fc.constant('break' as const), which: fc.constantFrom('bike-1', 'bike-2', 'cabin-1'), span }),
  fc.record({ do: fc.constant('mend' as const), which: fc.constantFrom('bike-1', 'bike-2', 'cabin-1') }),
);
type World = ReturnType<typeof world>;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const fleet = ['bike-1', 'bike-2', 'bike-3', 'cabin-1', 'cabin-2'].map((id) => asset(id));

const carryOut = (each: Step, now: string): Promise<unknown> => {
  const { assets, bookings } = world();
  const nthBooking = (n: number) => {
    const all = Object.values(bookings);
    return all[n % Math.max(1, all.length)];
  };
  switch (each.do) {
    case 'book': {
      const people = each.staffed
        ? daysOf(each.span).flatMap((day) => crew(1, 1).map((shift) => ({ ...shift, day })))
        : [];
      return ask.book(now, {}, { unit: each.unit, ...each.span, ...each.which, crew: people });
    }
    case 'cancel':
      return ask.cancel(now, { booking: nthBooking(each.which)?.id ?? 'none' }, { reason: 'x' });
    case 'swap': {
      const old = nthBooking(each.which);
      if (!old) return Promise.resolve();
      const today = dayIn(now);
      const days = { from: old.from < today ? today : old.from, to: old.to };
      return ask.book(now, {}, { unit: old.unit, kind: 'bike', insteadOf: old.id, ...days, crew: [] });
    }
    case 'crew':
      return ask.change(now, { booking: nthBooking(each.which)?.id ?? 'none' }, { crew: [], reason: 'x' });
    case 'change': {
      const { which, asset: to, span: days } = each;
      const change = { ...(to !== undefined && { asset: to }), ...days, reason: 'x' };
      return ask.change(now, { booking: nthBooking(which)?.id ?? 'none' }, change);
    }
    case 'break':
      return ask.reportDefect(now, { asset: each.which }, { note: 'x', ...each.span });
    case 'mend': {
      const defect = assets[each.which]?.defects[0]?.id ?? 'none';
      return ask.endDefect(now, { asset: each.which, defect }, undefined);
    }
  }
};

/** Each day of each asset has one booking at most, and what associations are counted to have is what assets say. */
const nothingBroken = ({ assets, bookings: all, uses }: World): void => {
  const held: string[] = [];
  for (const { id, taken: some } of Object.values(assets)) {
    const days = some.flatMap(daysOf);
    expect(new Set(days).size).toBe(days.length);
    for (const { booking, unit: who, ...days } of some.filter((each) => !isOffice(each.unit))) {
      held.push(...daysOf(days).map((day) => `${who} ${booking} ${day}`));
      // What it was before it was changed has the days that had been by then.
      const is = all[booking];
      if (is?.status === 'booked' && days.to === is.to) expect(is.asset).toBe(id);
    }
  }
  const counted = uses.flatMap(({ unit: who, bookings }) =>
    bookings.flatMap(({ booking, ...days }) => daysOf(days).map((day) => `${who} ${booking} ${day}`)),
  );
  expect(counted.sort()).toEqual(held.sort());
  for (const { unit: who, bookings } of uses) {
    expect(isOffice(who)).toBe(false);
    const months = bookings.flatMap((each) =>
      (each.kind === 'cabin' ? [] : daysOf(each)).map((day) => `${each.kind} ${day.slice(0, 7)}`),
    );
    for (const group of Object.values(Object.groupBy(months, (month) => month)))
      expect(group?.length).toBeLessThanOrEqual(10);
  }
};

describe('whatever is booked, cancelled and broken', () => {
  test('invariant 5: no day of an asset is booked twice, and no association has more than its month', async () => {
    let [booked, ended, changed] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        begin(fleet);
        for (const [i, each] of steps.entries()) {
          const before = world();
          // Time goes on: a day with every second step.
          await carryOut(each, `${addDays(context.today, Math.floor(i / 2))}T10:00:00.000Z`);
          const now = world();
          nothingBroken(now);
          const known = new Set(before.events.map(({ id }) => id));
          for (const event of now.events.filter(({ id }) => !known.has(id))) {
            if (event.type === 'AssetBooked') {
              booked++;
              expect(isFree(before.assets[event.asset] as Asset, event)).toBe(true);
            }
            if (event.type === 'BookingCancelled') ended++;
            if (event.type === 'BookingChanged') changed++;
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(booked, ended, changed)).toBeGreaterThan(100);
  });
});

/** Gaps of one or two days between what is taken, counted by walking over the days. */
const shortGapsOf = ({ taken: some, defects }: Pick<Asset, 'taken' | 'defects'>, period: Span): number => {
  let [gaps, run] = [0, 0];
  for (const day of [...daysOf(period), addDays(period.to, 1)]) {
    const isEnd = day > period.to || [...some, ...defects].some(({ from, to }) => from <= day && day <= to);
    if (isEnd && (run === 1 || run === 2)) gaps++;
    run = isEnd ? 0 : run + 1;
  }
  return gaps;
};

describe('best fit', () => {
  const busy = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(3)), { maxLength: 6 });
  const someBikes = fc
    .array(fc.record({ busy, broken: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) =>
      all.map((each, i) => {
        const some: ReturnType<typeof taken>[] = [];
        for (const [from, more] of each.busy) {
          const next = taken(from, Math.min(31, from + more));
          if (some.every(({ from: a, to: b }) => b < next.from || next.to < a)) some.push(next);
        }
        const defects = each.broken === undefined ? [] : [defect(each.broken)];
        return asset(`bike-${i + 1}`, { taken: some, defects });
      }),
    );
  const wanted = fc
    .tuple(fc.integer({ min: 5, max: 28 }), fc.nat(3))
    .map(([from, more]) => ({ from: dayOf(from), to: dayOf(from + more) }));
  const period = { from: dayOf(5), to: dayOf(31) };

  test('never leaves more short gaps among all the assets than any other that is free would', () => {
    fc.assert(
      fc.property(someBikes, wanted, (assets, days) => {
        const free = assets.filter((each) => isFree(each, days));
        const best = bestFit(free, days, period);
        expect(best === undefined).toBe(free.length === 0);
        const leftBy = (chosen: Asset | undefined) =>
          assets.reduce((sum, each) => {
            const some = each.id === chosen?.id ? [...each.taken, { ...days, booking: '', unit: '' }] : each.taken;
            return sum + shortGapsOf({ ...each, taken: some }, period);
          }, 0);
        for (const other of free) expect(leftBy(best)).toBeLessThanOrEqual(leftBy(other));
      }),
      { numRuns: 1000 },
    );
  });

  test('does not depend on the order in which the assets are given', () => {
    fc.assert(
      fc.property(someBikes, wanted, fc.nat(5), (assets, days, n) => {
        const free = assets.filter((each) => isFree(each, days));
        const turned = [...free.slice(n), ...free.slice(0, n)];
        expect(bestFit(turned, days, period)?.id).toBe(bestFit(free, days, period)?.id);
      }),
      { numRuns: 300 },
    );
  });
});

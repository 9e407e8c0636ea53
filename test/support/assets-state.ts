import type { AssetsEvent } from '../../functions/assets/events.ts';
import { evolve } from '../../functions/assets/evolve.ts';
import type { Context } from '../../functions/assets/bookings/limits.ts';
import type { Wish } from '../../functions/assets/bookings/rules.ts';
import { bookingSettings } from '../../functions/assets/offers.ts';
import type { Asset, AssetsState, Booking, Taken, Use } from '../../functions/assets/state.ts';
import * as z from 'zod/mini';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** Bikes and cabins to begin a given/when/then with, in August 2026. What a test does not say is as plain as can be. */
const stored = { version: 3, createdAt: '2026-08-01T10:00:00.000Z', updatedAt: '2026-08-01T10:00:00.000Z' };
export const now = '2026-08-03T10:00:00.000Z';
export const context: Context = {
  today: '2026-08-03',
  campaign: { start: '2026-06-01', end: '2026-09-30' },
  limits: z.parse(bookingSettings, { cabin: {}, bike: {}, other: {} }),
};
/** Days of August. */
export const august = (from: number, to = from) => ({ from: dayOf(from), to: dayOf(to) });
export const dayOf = (n: number): string => `2026-08-${String(n).padStart(2, '0')}`;

export const asset = (id: string, change: Partial<Asset> = {}): Asset => ({
  ...stored,
  id,
  kind: id.startsWith('cabin') ? 'cabin' : 'bike',
  taken: [],
  defects: [],
  ...change,
});
export const taken = (from: number, to = from, unit = 'nacka'): Taken => ({
  ...august(from, to),
  booking: `${unit}.${from}`,
  unit,
});
export const defect = (from: number, to = from) => ({
  ...august(from, to),
  id: `d${from}`,
  note: 'Punktering',
  reportedAt: now,
});
export const booking = (change: Partial<Booking> = {}): Booking => ({
  ...stored,
  ...august(10, 12),
  id: 'solna.1',
  unit: 'solna',
  asset: 'bike-1',
  kind: 'bike',
  crew: [],
  status: 'booked',
  ...change,
});
/** What a unit is counted to have, of these bookings. */
export const useOf = (bookings: readonly Booking[], unit = 'solna'): Use | undefined => {
  const own = bookings.filter((each) => each.unit === unit);
  const counted = own.map(({ id, kind, from, to }) => ({ booking: id, kind, from, to }));
  return own.length > 0 ? { ...stored, unit, bookings: counted } : undefined;
};
/** What a unit's booking is judged by: the assets, and what it has booked. */
export const choiceOf = (assets: readonly Asset[], bookings: readonly Booking[] = [], unit = 'solna') => ({
  assets: Object.fromEntries(assets.map((each) => [each.id, each])),
  use: useOf(bookings, unit),
  booking: undefined as Booking | undefined,
  replaced: undefined as Booking | undefined,
});
export type BookState = ReturnType<typeof choiceOf>;
export const wish = (change: Partial<Wish> = {}): Wish => ({
  id: 'solna.new',
  unit: 'solna',
  ...august(10, 12),
  crew: [],
  ...change,
});

/** Somebody is there on each of the days. */
export const crew = (from: number, to: number, hours = { from: '12:00', to: '18:00' }) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ day: dayOf(from + i), ...hours, people: 2 }));

/** The state after what a rule decided; the same when it refused. */
export const after = <S extends AssetsState>(state: S, decision: readonly AssetsEvent[] | Refusal, at = now): S =>
  isRefusal(decision)
    ? state
    : decision.reduce((is, event) => evolve(is, { ...event, id: '1', at, actor: 'kim' }) as S, state);

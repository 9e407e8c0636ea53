import ICAL from 'ical.js';
import { type Instant, isDay } from '../../../shared/calendar.ts';
import { type LocalTime, localOf } from '../../../shared/local-time.ts';
import type { Wrong } from '../../../shared/field-words.ts';
import { tooLong } from '../rules.ts';
import { all, type Property, valueOf } from './components.ts';
import { faults } from './entries.ts';
import { instantAt, type Millis, stockholm, utc, type Wall, type Zone } from './zones.ts';

/** Times and durations of a calendar file (RFC 5545, 3.3). Pure. */

export const millisADay = 86_400_000;
const millisAnHour = 3_600_000;

/** What the names of zones mean in this file, and where the clocks hang that times of no zone are read from: if known. */
export type Clocks = { readonly zoneOf: (tzid: string) => Zone | undefined; readonly floating: Zone | undefined };

/** A time as a file has it; a whole day is one of Stockholm's, and its wall that day's midnight. */
export type Moment = {
  readonly as: 'day' | 'utc' | 'zone' | 'floating';
  readonly wall: Wall;
  readonly zone: Zone;
  readonly instant: Millis;
};

export const iso = (instant: Millis): Instant => new Date(instant).toISOString();
export const dayIn = (wall: Wall): string => iso(wall).slice(0, 10);
export const midnightOf = (wall: Wall): Wall => Math.floor(wall / millisADay) * millisADay;
/** What clocks in Stockholm show then; of a whole day, its midnight. */
export const localAt = ({ as, wall, instant }: Pick<Moment, 'as' | 'wall' | 'instant'>): LocalTime =>
  as === 'day' ? `${dayIn(wall)}T00:00` : localOf(iso(instant));

export const isWrong = (found: object | string | undefined): found is Wrong =>
  typeof found === 'string' || (found !== undefined && 'code' in found);

/** Some programs leave out seconds, or what says that it is a day. */
const form = /^(\d{4}-\d\d-\d\d)(?:T(?:(\d\d):(\d\d):(\d\d)?)?:*(Z)?)?$/;

/** What clocks show, as written; undefined for what they never do. */
export const wallIn = (
  value: unknown,
): { readonly wall: Wall; readonly isDay: boolean; readonly isUtc: boolean } | undefined => {
  const [whole, day = '', hours, minutes, seconds = '00', utcMark] = form.exec(String(value)) ?? [];
  if (whole === undefined) return undefined;
  const wall = Date.parse(`${day}T${hours ?? '00'}:${minutes ?? '00'}:${seconds}Z`);
  return Number.isNaN(wall) || dayIn(wall) !== day
    ? undefined
    : { wall, isDay: hours === undefined, isUtc: utcMark === 'Z' };
};

/** One value of a property with these parameters; a time of no zone is read from `floating`. */
export const momentOf = (
  value: unknown,
  { tzid }: Readonly<Record<string, unknown>>,
  { zoneOf, floating }: Clocks,
): Moment | Wrong => {
  const read = wallIn(value);
  if (!read || !isDay(dayIn(read.wall))) return 'local-time';
  const { wall, isUtc } = read;
  if (read.isDay) return { as: 'day', wall, zone: stockholm, instant: instantAt(stockholm, wall) };
  const zone = isUtc ? utc : typeof tzid === 'string' ? zoneOf(tzid) : floating;
  if (zone === undefined) return faults.timeZone;
  const as = isUtc ? 'utc' : typeof tzid === 'string' ? 'zone' : 'floating';
  return { as, wall, zone, instant: instantAt(zone, wall) };
};

export const momentsOf = ([, params, , ...values]: Property, clocks: Clocks): readonly (Moment | Wrong)[] =>
  values.map((value) => momentOf(value, params, clocks));

/** Whole days are days on the clock, whatever it does meanwhile; the rest is time as it passes (RFC 5545, 3.3.6). */
export type Length = { readonly days: number; readonly millis: Millis };

export const durationIn = (said: string): Length | undefined => {
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(said.trim().toUpperCase());
    const sign = isNegative ? -1 : 1;
    const length = { days: sign * (weeks * 7 + days), millis: sign * ((hours * 60 + minutes) * 60 + seconds) * 1000 };
    return Number.isFinite(length.days + length.millis) ? length : undefined;
  } catch {
    return undefined;
  }
};

export const endOf = (
  { wall, zone, instant }: Pick<Moment, 'wall' | 'zone' | 'instant'>,
  { days, millis }: Length,
): Millis => (days === 0 ? instant : instantAt(zone, wall + days * millisADay)) + millis;

/** From one moment to the other. Days count from midnight to midnight. */
export const lengthBetween = (start: Moment, end: Moment): Length | Wrong => {
  if ((start.as === 'day') !== (end.as === 'day')) return faults.mixed;
  return start.as === 'day'
    ? { days: (end.wall - start.wall) / millisADay, millis: 0 }
    : { days: 0, millis: end.instant - start.instant };
};

/** A little more than an event may last: the rules say it exactly. */
const mostMillis = 32 * millisADay;

/** How long it is: to its end, or by its duration; what says neither is an hour, and a whole day is that day. */
export const lengthOf = (event: readonly Property[], start: Moment, clocks: Clocks): Length | Wrong => {
  const [end] = all(event, 'dtend').flatMap((each) => momentsOf(each, { ...clocks, floating: start.zone }));
  const said = valueOf(event, 'duration');
  const isDays = start.as === 'day';
  if (isWrong(end)) return end;
  const length = end
    ? lengthBetween(start, end)
    : said === undefined
      ? { days: isDays ? 1 : 0, millis: isDays ? 0 : millisAnHour }
      : (durationIn(said) ?? 'invalid-format');
  if (isWrong(length)) return length;
  // Some programs end a day on the day itself.
  const days = isDays ? Math.ceil(length.days + length.millis / millisADay) || 1 : length.days;
  const whole = { days, millis: isDays ? 0 : length.millis };
  const lasts = endOf(start, whole) - start.instant;
  return lasts <= 0 ? 'order' : lasts > mostMillis ? tooLong : whole;
};

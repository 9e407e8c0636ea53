import ICAL from 'ical.js';
import { addDays, type Day, daysBetween, isDay } from '../../../shared/calendar.ts';
import { instantOf, localOf, type LocalTime } from '../../../shared/local-time.ts';
import type { Wrong } from '../../../shared/fields.ts';
import { type Entry, type EntryError, entryError, faults, mostEntries, type Period, type Read } from './entries.ts';
import { daysOfRule, ruleFrom } from './recurrence.ts';
import { localFrom, millisIn, stockholm, zoneOf } from './zones.ts';

/**
 * Events out of an iCalendar file (RFC 5545), their recurrence expanded inside the campaign. Pure. The text is split by
 * ical.js; alarms, attachments and zones that the file defines are not looked at, and nothing is fetched.
 */
type Property = readonly [name: string, params: Readonly<Record<string, unknown>>, type: string, ...values: unknown[]];
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];

/** Of one file: so many events are looked at, and so many days altogether when recurrence is expanded. */
const mostEvents = 1000;
const mostDaysLookedAt = 400_000;
const millisAnHour = 3_600_000;
/** UIDs are shorter; what follows is not looked at. */
const mostOfUid = 400;

const eventsOf = (text: string): readonly (readonly Property[])[] | undefined => {
  try {
    const parsed = ICAL.parse(text.replace(/^\ufeff/, '')) as unknown as Component | readonly Component[];
    const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as readonly Component[];
    const isCalendar = roots.length > 0 && roots.every(([name]) => name === 'vcalendar');
    return isCalendar
      ? roots.flatMap(([, , inner]) => inner.flatMap(([name, properties]) => (name === 'vevent' ? [properties] : [])))
      : undefined;
  } catch {
    return undefined;
  }
};

const all = (event: readonly Property[], name: string) => event.filter(([each]) => each === name);
const valueOf = (event: readonly Property[], name: string): string | undefined => {
  const value = all(event, name)[0]?.[3];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** A time as a file has it: what clocks show in some zone, or a whole day. */
type Moment = { readonly wall: LocalTime; readonly zone: string; readonly isWhole: boolean };

const isWrong = (found: object | string | undefined): found is Wrong =>
  typeof found === 'string' || (found !== undefined && 'code' in found);

/** Seconds are left out. A time of no zone is one of Stockholm's. */
const momentsOf = ([, params, type, ...values]: Property): readonly (Moment | Wrong)[] =>
  values.map((value) => {
    const [, day = '', clock = '00:00', utc] =
      /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d):\d\d(Z)?)?$/.exec(String(value)) ?? [];
    if (!isDay(day) || clock > '23:59') return 'local-time';
    const tzid = params.tzid;
    const zone = utc ? 'UTC' : typeof tzid === 'string' ? zoneOf(tzid) : stockholm;
    return zone === undefined ? faults.timeZone : { wall: `${day}T${clock}`, zone, isWhole: type === 'date' };
  });

const localOfMoment = ({ wall, zone, isWhole }: Moment): LocalTime => (isWhole ? wall : localFrom(wall, zone));
const millisOf = ({ wall, zone }: Moment): number => millisIn(zone, wall);

const secondsOf = (duration: string): number | undefined => {
  try {
    return ICAL.Duration.fromString(duration).toSeconds();
  } catch {
    return undefined;
  }
};

/** How long it is: to its end, or by its duration; what says neither is an hour, and a whole day is that day. */
const lengthOf = (event: readonly Property[], start: Moment): number | Wrong => {
  const [end] = all(event, 'dtend').flatMap(momentsOf);
  if (isWrong(end)) return end;
  if (end)
    return start.isWhole
      ? daysBetween(start.wall.slice(0, 10), end.wall.slice(0, 10))
      : millisOf(end) - millisOf(start);
  const duration = valueOf(event, 'duration');
  if (duration === undefined) return start.isWhole ? 1 : millisAnHour;
  const seconds = secondsOf(duration);
  if (seconds === undefined) return 'invalid-format';
  return start.isWhole ? Math.max(1, Math.round(seconds / 86_400)) : seconds * 1000;
};

/** When it is, whichever of its days that is; a whole day ends a minute before the next. */
const timesOn = (day: Day, start: Moment, length: number) => {
  if (start.isWhole) return { startsAt: `${day}T00:00`, endsAt: `${addDays(day, Math.max(1, length) - 1)}T23:59` };
  const startsAt = localFrom(`${day}${start.wall.slice(10)}`, start.zone);
  return { startsAt, endsAt: localOf(new Date(Date.parse(instantOf(startsAt)) + length).toISOString()) };
};

/** The days that it is on, in its own zone; more than these are not looked at. */
const daysOf = (event: readonly Property[], start: Moment, period: Period): readonly Day[] | Wrong => {
  const first = start.wall.slice(0, 10);
  // What is a day in one zone may be the next in Stockholm.
  const last = addDays(period.end, 1);
  const days = new Set<Day>([first]);
  for (const [, , , said] of all(event, 'rrule')) {
    const rule = ruleFrom(said as Readonly<Record<string, unknown>>);
    if (!rule) return faults.recurrence;
    if (first <= last) for (const day of daysOfRule(rule, first, last)) days.add(day);
  }
  for (const moment of all(event, 'rdate').flatMap(momentsOf))
    if (isWrong(moment)) return moment;
    else days.add(moment.wall.slice(0, 10));
  for (const moment of all(event, 'exdate').flatMap(momentsOf))
    if (isWrong(moment)) return moment;
    else days.delete((moment.zone === start.zone ? moment.wall : localFrom(moment.wall, moment.zone)).slice(0, 10));
  return [...days].sort();
};

const inOneLine = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

/** What it says of itself. A private one is for members: somebody did not want it on the web. */
const saidBy = (event: readonly Property[]): Entry['said'] => {
  const title = inOneLine(valueOf(event, 'summary') ?? '');
  const description = valueOf(event, 'description')?.replaceAll(/\r\n?/g, '\n').trim();
  const [firstLine = ''] = (description ?? '').split('\n');
  const place = valueOf(event, 'location');
  const url = [valueOf(event, 'url'), place].find((each) => each?.startsWith('https://'));
  const geo = all(event, 'geo')[0]?.[3];
  const [lat, lon] = Array.isArray(geo) ? (geo as readonly unknown[]) : [];
  const isOnline = place === undefined || place === url;
  return {
    title,
    summary: firstLine.trim() && firstLine.trim().length <= 300 ? firstLine.trim() : title,
    ...(description && { description }),
    ...(isOnline && url !== undefined && { online: { url } }),
    ...(!isOnline && { place: { name: inOneLine(place), ...(lat !== undefined && { lat, lon }) } }),
    ...(/^(private|confidential)$/i.test(valueOf(event, 'class') ?? '') && { visibility: 'members' }),
  };
};

type Series = { readonly entries: readonly Entry[]; readonly outside: number } | EntryError;

const seriesOf = (event: readonly Property[], at: number, period: Period, moved: ReadonlySet<string>): Series => {
  const error = (name: string, what: Wrong): EntryError => entryError(at, `/${name}`, what);
  const [start] = all(event, 'dtstart').flatMap(momentsOf);
  if (start === undefined) return error('startsAt', 'needed');
  if (isWrong(start)) return error('startsAt', start);
  const length = lengthOf(event, start);
  if (typeof length !== 'number') return error('endsAt', length);
  if (length <= 0) return error('endsAt', 'order');
  if (length > 32 * 24 * millisAnHour) return error('endsAt', 'too-big');
  const days = daysOf(event, start, period);
  if (isWrong(days)) return error('recurrence', days);
  const said = saidBy(event);
  const [uid, recurs] = [valueOf(event, 'uid'), all(event, 'rrule').length + all(event, 'rdate').length > 0];
  const [was] = all(event, 'recurrence-id').flatMap(momentsOf);
  const near = days.filter((day) => day >= addDays(period.start, -1) && day <= addDays(period.end, 1));
  const inside = near.flatMap((day): readonly Entry[] => {
    const times = timesOn(day, start, length);
    if (times.startsAt.slice(0, 10) < period.start || times.startsAt.slice(0, 10) > period.end) return [];
    if (recurs && moved.has(`${uid} ${times.startsAt}`)) return [];
    const own = was && !isWrong(was) ? localOfMoment(was) : recurs ? times.startsAt : '';
    return [
      {
        at,
        said: { ...said, ...times },
        ...(uid !== undefined && { uid: `${uid} ${own}`.trim().slice(0, mostOfUid) }),
      },
    ];
  });
  return { entries: inside, outside: inside.length > 0 ? 0 : 1 };
};

/** The occurrences that have an event of their own in the file, by UID and the time they were at. */
const movedIn = (events: readonly (readonly Property[])[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) => {
      const [was] = all(event, 'recurrence-id').flatMap(momentsOf);
      return was === undefined || isWrong(was) ? [] : [`${valueOf(event, 'uid')} ${localOfMoment(was)}`];
    }),
  );

/** How many days would be looked at: from the first on, for each rule. */
const daysLookedAt = (event: readonly Property[], period: Period): number => {
  const [start] = all(event, 'dtstart').flatMap(momentsOf);
  if (start === undefined || isWrong(start)) return 0;
  return all(event, 'rrule').length * Math.max(0, daysBetween(start.wall.slice(0, 10), period.end));
};

/** Cancelled ones are none. What is too large says where it became so, and nothing else. */
export const readCalendar = (text: string, period: Period): Read => {
  const events = eventsOf(text);
  if (!events) return { entries: [], errors: [entryError(1, '/text', faults.notCalendar)], outside: 0 };
  const moved = movedIn(events.slice(0, mostEvents));
  const entries: Entry[] = [];
  const errors: EntryError[] = [];
  let [outside, days] = [0, 0];
  for (const [i, event] of events.entries()) {
    if (/^cancelled$/i.test(valueOf(event, 'status') ?? '')) continue;
    days += daysLookedAt(event, period);
    const tooBig = entryError(i + 1, '/recurrence', 'too-big');
    if (i >= mostEvents || days > mostDaysLookedAt) return { entries: [], errors: [tooBig], outside };
    const series = seriesOf(event, i + 1, period, moved);
    if ('code' in series) errors.push(series);
    else {
      entries.push(...series.entries);
      outside += series.outside;
    }
    if (entries.length > mostEntries) return { entries: [], errors: [tooBig], outside };
  }
  return { entries, errors, outside };
};

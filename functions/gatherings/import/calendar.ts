import { addDays } from '../../../shared/calendar.ts';
import type { Wrong } from '../../../shared/field-words.ts';
import { replacement } from '../../../shared/fields.ts';
import { localOf } from '../../../shared/local-time.ts';
import { type Fault, text } from '../../../shared/problems.ts';
import { type Calendar, calendarsIn, valueOf } from './components.ts';
import {
  type CalendarRead,
  type CalledOff,
  type Entry,
  type EntryError,
  entryError,
  faults,
  mostEntries,
  nothingRead,
  type Period,
  reasons,
} from './entries.ts';
import { type Identified, identified, type Item, itemOf, thingOf } from './items.ts';
import { type Clocks, dayIn, endOf, iso, localAt } from './moments.ts';
import type { Span } from './recurrence.ts';
import { leftOutOf, saidBy } from './said.ts';
import { keptUid, type Occurrence, occurrencesOf } from './series.ts';
import { compared, splitByVersion, type Version } from './versions.ts';
import { zonesIn } from './vtimezone.ts';
import { stockholm, zoneNamed } from './zones.ts';

/**
 * Events out of an iCalendar file (RFC 5545), their recurrence expanded inside the campaign. Pure. Alarms and attachments
 * are not looked at, and nothing is fetched. One entry that cannot be used does not keep the others from it.
 */

/** Of one file: so many entries are looked at, and so many steps altogether when recurrence is expanded. */
const mostHeld = 1000;
const tooManyHeld: Fault = {
  code: 'too-big',
  detail: text('Högst 1 000 poster i en fil.', 'At most 1,000 entries in one file.'),
};
const mostSteps = 20_000;
/** Of one rule: enough for thirteen years of days, and at least for a year of weeks. */
const patienceOf = (rules: number) => Math.max(60, Math.min(5_000, Math.floor(mostSteps / Math.max(1, rules))));

/** Nobody means well with more rules than these that give too much: the others are hardly looked at. */
const mostGivenUp = 20;
const leastPatience = 10;

/** What messages between calendar programs say that are no calendars (RFC 5546, 1.4). */
const noCalendars: Readonly<Record<string, Fault>> = {
  REPLY: faults.reply,
  COUNTER: faults.counter,
  DECLINECOUNTER: faults.request,
  REFRESH: faults.request,
  ADD: faults.request,
};
const methodOf = ({ properties }: Calendar): string => valueOf(properties, 'method')?.trim().toUpperCase() ?? '';

const clocksOf = ({ properties, zones }: Calendar, span: Span): Clocks => {
  const defined = zonesIn(zones, span);
  const zoneOf = (tzid: string) => defined(tzid) ?? zoneNamed(tzid);
  const name = valueOf(properties, 'x-wr-timezone');
  return { zoneOf, floating: name === undefined ? stockholm : zoneOf(name) };
};

const isError = (found: object): found is EntryError => 'pointer' in found;

/** When it is: a whole day ends a minute before the next. */
const timesOf = ({ start, length }: Occurrence) =>
  start.as === 'day'
    ? { startsAt: localAt(start), endsAt: `${addDays(dayIn(start.wall), length.days - 1)}T23:59` }
    : { startsAt: localAt(start), endsAt: localOf(iso(endOf(start, length))) };

const entryOf = (occurrence: Occurrence): Entry => {
  const { at, component, sequence, stamp } = occurrence.item;
  const [uid, leftOut] = [keptUid(occurrence), leftOutOf(component)];
  return {
    at,
    said: { ...saidBy(component), ...timesOf(occurrence) },
    ...(uid !== undefined && { uid, version: { sequence, ...(stamp !== undefined && { stamp }) } }),
    ...(leftOut.length > 0 && { leftOut }),
  };
};

const calledOffBy = ({ at, uid, was, andLater, sequence, stamp }: Identified): readonly CalledOff[] =>
  uid === undefined
    ? []
    : [
        {
          at,
          uid,
          version: { sequence, stamp },
          ...(was && { occurrence: localAt(was), isDay: was.as === 'day', andLater }),
        },
      ];

const whereIn = ({ start, end }: Period, { said: { startsAt } }: Entry): 'in' | 'out' => {
  const day = String(startsAt).slice(0, 10);
  return day >= start && day <= end ? 'in' : 'out';
};

type Group = readonly Identified[];
/** What has one UID is one event with what changes of it; what has none is an event each. */
const groupsOf = (all: readonly Identified[]): readonly Group[] => [
  ...Map.groupBy(all, ({ uid, at }) => (uid === undefined ? `at ${at}` : `uid ${uid}`)).values(),
];

type OfGroup = {
  readonly errors: readonly EntryError[];
  readonly occurrences: readonly Occurrence[];
  readonly isGivenUp?: true;
};

const readGroup = (group: Group, span: Span, patience: number): OfGroup => {
  const read = group.map((one) => (one.isCalledOff && !one.was ? undefined : itemOf(one)));
  const errors = read.flatMap((each) => (each && isError(each) ? [each] : []));
  const items = read.flatMap((each): readonly Item[] => (each && !isError(each) ? [each] : []));
  const series = items.find(({ was }) => !was);
  const changes = items.filter(({ was }) => was);
  // An occurrence whose change cannot be read is not as it was either.
  const unknown = group.flatMap(({ was }, i) => (was && read[i] && isError(read[i]) ? [was] : []));
  const known = series && { ...series, except: [...series.except, ...unknown] };
  const occurrences = occurrencesOf(known, changes, span, patience);
  return isError(occurrences)
    ? { errors: [...errors, occurrences], occurrences: [], isGivenUp: true }
    : { errors, occurrences };
};

/** The newest version of an event and of what changes it. */
const newestOf = (group: Group): Version & { readonly at: number } => {
  const { at, sequence, stamp } = group.reduce((newest, each) => (compared(each, newest) > 0 ? each : newest));
  return { at, sequence, stamp };
};

export const readCalendar = (text: string, period: Period): CalendarRead => {
  const refused = (what: Wrong): CalendarRead => ({ ...nothingRead, errors: [entryError(1, '/text', what)] });
  if (text.includes(replacement)) return refused('not-utf-8');
  const calendars = calendarsIn(text);
  if (!calendars) return refused(faults.notCalendar);
  const strange = calendars.map((each) => noCalendars[methodOf(each)]).find((each) => each !== undefined);
  if (strange) return refused(strange);

  // What is a day in one zone may be the next in Stockholm; what is moved may come from outside.
  const around = 40 * 86_400_000;
  const span = {
    from: Date.parse(`${period.start}T00:00Z`) - around,
    to: Date.parse(`${period.end}T00:00Z`) + around,
  };
  const errors: EntryError[] = [];
  const left: EntryError[] = [];
  const found = calendars.flatMap((calendar) => {
    const clocks = clocksOf(calendar, span);
    return calendar.held.flatMap((held): readonly Identified[] => {
      if (held.at > mostHeld) {
        if (held.at === mostHeld + 1) errors.push(entryError(held.at, '/text', tooManyHeld));
        return [];
      }
      if (held.name !== 'VEVENT') {
        left.push(entryError(held.at, '/text', reasons.notEvent));
        return [];
      }
      const one = identified(held, clocks, methodOf(calendar) === 'CANCEL');
      if (isError(one)) errors.push(one);
      return isError(one) ? [] : [one];
    });
  });
  const { counting, superseded } = splitByVersion(found, thingOf);
  left.push(...superseded.map(({ one }) => entryError(one.at, '/uid', reasons.superseded)));
  const off = counting.filter((one) => one.isCalledOff);
  const calledOff = off.flatMap(calledOffBy);
  left.push(...off.filter(({ uid }) => uid === undefined).map(({ at }) => entryError(at, '/uid', reasons.calledOff)));

  const rules = counting.reduce(
    (sum, { component }) => sum + component[1].filter(([name]) => name === 'x-rrule').length,
    0,
  );
  const patience = patienceOf(rules);
  const entries: Entry[] = [];
  const whole = new Map<string, Version & { readonly at: number }>();
  let [outside, givenUp] = [0, 0];
  for (const group of groupsOf(counting)) {
    const {
      errors: wrong,
      occurrences,
      isGivenUp,
    } = readGroup(group, span, givenUp < mostGivenUp ? patience : leastPatience);
    if (isGivenUp) givenUp++;
    errors.push(...wrong);
    const { in: inside = [], out = [] } = Object.groupBy(occurrences.map(entryOf), (entry) => whereIn(period, entry));
    const seen = new Set(inside.map(({ at }) => at));
    outside += new Set(out.map(({ at }) => at).filter((at) => !seen.has(at))).size;
    if (entries.length + inside.length > mostEntries)
      errors.push(entryError(group[0]?.at ?? 1, '/recurrence', faults.tooMany));
    else entries.push(...inside);
    const [{ uid } = {}] = group;
    if (uid !== undefined && wrong.length === 0 && group.some(({ was, isCalledOff }) => !was && !isCalledOff))
      whole.set(uid, newestOf(group));
  }
  return { entries, errors, left, calledOff, whole, outside };
};

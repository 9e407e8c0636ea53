import { sortable } from '../../../shared/local-time.ts';
import { type EntryError, entryError, faults } from './entries.ts';
import type { Item } from './items.ts';
import { dayIn, iso, type Length, localAt, midnightOf, millisADay, type Moment, wallIn } from './moments.ts';
import { type Patience, type Rule, type Span, timesOf } from './recurrence.ts';
import { dashed } from './vtimezone.ts';
import { instantAt, type Millis, stockholm, type Wall, wallAt } from './zones.ts';

/** An event with all its occurrences, each as it is after what the file changes of it. Pure. */

/** `own` says which of its occurrences it is: when it was to begin. */
export type Occurrence = { readonly item: Item; readonly start: Moment; readonly length: Length; readonly own: Moment };

const shifted = (start: Moment, wall: Wall): Moment => ({ ...start, wall, instant: instantAt(start.zone, wall) });

/** As a moment of the series: what an exception says may be on another clock, or on none. */
const inSeries = (was: Moment, series: Moment): Moment => {
  if (series.as === 'day' && was.as !== 'day') return shifted(series, Date.parse(`${dayOf(was)}T00:00Z`));
  return was.as === 'floating' ? shifted(series, was.wall) : was;
};

/** Where an exception and an occurrence meet: at the instant, or where only a day is said, on the day. */
const keyAt = (instant: Millis): string => `at ${iso(instant)}`;
const keyOn = (day: string): string => `on ${day}`;

/** The day of an exception among whole days: as it is written, or in Stockholm where it is an instant. */
const dayOf = ({ as, wall, instant }: Moment): string => dayIn(as === 'utc' ? wallAt(stockholm, instant) : wall);
const keyOf = (exception: Moment, series: Moment): string =>
  series.as === 'day' || exception.as === 'day' ? keyOn(dayOf(exception)) : keyAt(inSeries(exception, series).instant);
/** An occurrence answers to both. */
const keysOf = ({ as, wall, instant }: Moment): readonly string[] =>
  as === 'day' ? [keyOn(dayIn(wall))] : [keyAt(instant), keyOn(dayIn(wall))];

/** Up to when a rule goes on, as an instant: to the end of a day that it names, on the clock of the series. */
const lastOf = ({ until }: Rule, { as, zone }: Moment): Millis => {
  const read = until === undefined ? undefined : wallIn(dashed(until));
  if (!read) return Number.POSITIVE_INFINITY;
  if (as !== 'day') {
    if (read.isUtc) return read.wall;
    return instantAt(zone, read.isDay ? read.wall + millisADay - 1 : read.wall);
  }
  // Some programs say midnight as the instant that it is; of others the day as it is written.
  const local = wallAt(stockholm, read.wall);
  return instantAt(stockholm, midnightOf(read.isUtc && local === midnightOf(local) ? local : read.wall));
};

/** Of a series that nothing has been changed in; undefined where a rule gives too much. */
const generated = ({ start, length, rules, further, except, ...item }: Item, span: Span, patience: Patience) => {
  const found = new Map<string, { readonly start: Moment; readonly length: Length }>();
  const add = (moment: Moment, lasts: Length) => {
    const [key = ''] = keysOf(moment);
    if (!found.has(key)) found.set(key, { start: moment, length: lasts });
  };
  add(start, length);
  for (const rule of rules) {
    const last = lastOf(rule, start);
    const to = Math.min(span.to, last === Number.POSITIVE_INFINITY ? last : wallAt(start.zone, last) + millisADay);
    const walls = timesOf(rule, start.wall, { from: span.from, to }, patience);
    if (!walls) return undefined;
    for (const each of walls.map((wall) => shifted(start, wall))) if (each.instant <= last) add(each, length);
  }
  for (const each of further) add(each.moment, each.length ?? length);
  const gone = new Set(except.map((each) => keyOf(each, start)));
  return [...found.values()]
    .filter((each) => !keysOf(each.start).some((key) => gone.has(key)))
    .sort((a, b) => a.start.instant - b.start.instant)
    .map((each): Occurrence => ({
      item: { start, length, rules, further, except, ...item },
      own: each.start,
      ...each,
    }));
};

/** What a change of one occurrence does to a later one: as far from where it was, on the clock of the change. */
const moved = (change: Item, from: Moment, { own }: Occurrence): Occurrence => {
  const { start, length } = change;
  const wallOf = ({ as, wall, instant }: Moment) =>
    start.as === 'day' ? midnightOf(wall) : as === 'day' ? wall : wallAt(start.zone, instant);
  return { item: change, start: shifted(start, wallOf(own) + start.wall - wallOf(from)), length, own };
};

/** One event of a calendar with what changes single occurrences of it, or these without it. */
export const occurrencesOf = (
  series: Item | undefined,
  changes: readonly Item[],
  span: Span,
  patience: Patience,
): readonly Occurrence[] | EntryError => {
  const all = series ? generated(series, span, patience) : [];
  if (!all) return entryError(series?.at ?? 1, '/recurrence', faults.recurrence);
  const wasOf = ({ was, start }: Item): Moment => inSeries(was ?? start, series?.start ?? was ?? start);
  const ones = new Map<string, Item>();
  // What is said of one alone goes before what is said of it and those after it.
  for (const change of changes.toSorted((a, b) => Number(b.andLater) - Number(a.andLater)))
    ones.set(keyOf(wasOf(change), series?.start ?? wasOf(change)), change);
  const laters = changes
    .flatMap((change) => (change.andLater ? [{ change, from: wasOf(change) }] : []))
    .sort((a, b) => a.from.instant - b.from.instant);
  const used = new Set<Item>();
  const found = all.flatMap((each): readonly Occurrence[] => {
    const keys = keysOf(each.own);
    const one = keys.map((key) => ones.get(key)).find((change) => change !== undefined);
    if (one) {
      if (used.has(one)) return [];
      used.add(one);
      return one.isCalledOff ? [] : [{ ...each, item: one, start: one.start, length: one.length }];
    }
    const later = laters.findLast(({ from }) => from.instant <= each.own.instant);
    if (!later) return [each];
    return later.change.isCalledOff ? [] : [moved(later.change, later.from, each)];
  });
  // What belongs to no occurrence that the series has is there all the same.
  const alone = changes.filter((change) => !used.has(change) && !change.isCalledOff);
  return [...found, ...alone.map((item) => ({ item, start: item.start, length: item.length, own: wasOf(item) }))].sort(
    (a, b) => a.start.instant - b.start.instant,
  );
};

/** Its UID as it is kept: with the occurrence, where it is one of several. */
export const keptUid = ({ item, own }: Occurrence): string | undefined => {
  if (item.uid === undefined) return undefined;
  const isOne = item.was !== undefined || item.rules.length + item.further.length > 0;
  return isOne ? `${item.uid} ${localAt(own)}` : item.uid;
};

/** That UID taken apart again. */
export const takenApart = (kept: string): { readonly uid: string; readonly occurrence: string | undefined } => {
  const [, uid, occurrence] = /^(.*) (\d{4}-\d\d-\d\dT\d\d:\d\d(?:\+\d\d:\d\d)?)$/s.exec(kept) ?? [];
  return { uid: uid ?? kept, occurrence };
};

export const isFrom = (occurrence: string, first: string): boolean => sortable(occurrence) >= sortable(first);

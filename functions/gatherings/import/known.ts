import type { LocalTime } from '../../../shared/local-time.ts';
import { canonicalJson, sha256 } from '../../../shared/ids.ts';
import { isBefore, sortable } from '../../../shared/local-time.ts';
import type { Unit } from '../../../shared/units.ts';
import { type Change, changedNames, fieldsOf, merged } from '../fields.ts';
import { type Gathering, type GatheringFields, isOff, type Source } from '../state.ts';
import type { CalendarRead, CalledOff } from './entries.ts';
import { takenApart } from './series.ts';
import { compared, type Version } from './versions.ts';

/** What an import has to do with events that came out of the same calendar before. Pure. */

/** As digests, field by field: what was last read is known again, and what people have changed here since is theirs. */
const digestsOf = (said: Readonly<Record<string, unknown>>): Source['said'] =>
  Object.fromEntries(Object.entries(said).map(([name, value]) => [name, sha256(canonicalJson(value)).slice(0, 8)]));

export const sourceOf = (said: Readonly<Record<string, unknown>>, { sequence, stamp }: Version): Source => ({
  sequence,
  ...(stamp !== undefined && { stamp }),
  said: digestsOf(said),
});

/** Negative where the file has an older version than what is stored; what is stored without one is older than any. */
export const againstStored = (version: Version, { source }: Gathering): number =>
  source ? compared(version, source) : 1;

/**
 * What changes of an event: the fields of which the file says something else than last time. A place keeps its area, and
 * what is no longer said of it goes with it.
 */
export const changeOf = (
  said: Readonly<Record<string, unknown>>,
  fields: GatheringFields,
  { place, source }: Gathering,
): Change => {
  const [before, now] = [source?.said, digestsOf(said)];
  const change = Object.fromEntries(
    Object.keys(said).flatMap((name) =>
      before?.[name] === now[name] ? [] : [[name, fields[name as keyof GatheringFields]] as const],
    ),
  ) as Change;
  const isGone = before?.description !== undefined && now.description === undefined;
  const area = place?.area;
  return {
    ...change,
    ...(isGone && { description: null }),
    ...(change.place && area !== undefined && { place: { area, ...change.place } }),
  };
};

export type Difference = {
  readonly field: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** What is shown of fields: each value by itself. */
export const flat = ({ place, online, accessibility: _, texts: __, hours: ___, ...fields }: GatheringFields) => ({
  ...fields,
  ...(place && {
    place: place.name,
    ...(place.address !== undefined && { address: place.address }),
    ...(place.area !== undefined && { area: place.area }),
    ...(place.lat !== undefined && { lat: place.lat, lon: place.lon }),
  }),
  ...(online && { url: online.url }),
});

const shown = (value: unknown): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join(', ') : String(value);

/** What differs between an event as it is and as it will be, value by value. */
export const differences = (old: GatheringFields, change: Change): readonly Difference[] => {
  const next = merged(old, change);
  if (changedNames(old, next).length === 0) return [];
  const [from, to] = [flat(fieldsOf(old)), flat(next)] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])]
    .map((field) => ({ field, from: shown(from?.[field]), to: shown(to?.[field]) }))
    .filter((each) => each.from !== each.to);
};

/** Of this unit's events those that came out of calendars, by the UID that they have there. */
export type Known = ReadonlyMap<string, readonly Gathering[]>;
export const knownOf = (existing: readonly Gathering[], unit: Unit): Known =>
  Map.groupBy(
    existing.filter((each) => each.unit === unit && each.uid !== undefined),
    ({ uid = '' }) => takenApart(uid).uid,
  );

export const isOpen = (gathering: Gathering): boolean => !isOff(gathering) && gathering.status !== 'held';

const occurrenceOf = ({ uid = '', startsAt }: Pick<Gathering, 'uid' | 'startsAt'>): LocalTime =>
  takenApart(uid).occurrence ?? startsAt;

/** Whether it is what the file calls off. */
export const isMeant = ({ occurrence, isDay, andLater }: CalledOff, one: Gathering): boolean => {
  if (occurrence === undefined) return true;
  const own = occurrenceOf(one);
  const [here, there] = isDay ? [own.slice(0, 10), occurrence.slice(0, 10)] : [own, occurrence];
  return here === there || (andLater === true && sortable(here) > sortable(there));
};

/** What is stored of a series that the file has all of, and is no longer in it: what lies behind is left as it was. */
export const vanishedOf = (
  whole: CalendarRead['whole'],
  known: Known,
  present: ReadonlySet<string>,
  now: LocalTime,
): readonly (Gathering & { readonly at: number })[] =>
  [...whole].flatMap(([uid, { at, ...version }]) =>
    (known.get(uid) ?? [])
      .filter((one) => !present.has(one.uid ?? '') && isOpen(one))
      .filter((one) => againstStored(version, one) >= 0 && isBefore(now, one.startsAt))
      .map((one) => ({ ...one, at })),
  );

type New = { readonly uid: string; readonly startsAt: LocalTime };
type Vanished = ReturnType<typeof vanishedOf>[number];

/**
 * Which new occurrences of a series are what has vanished from it: those of the same day, which have got another hour; and
 * where nothing of the series is as it was, the others in their order, since all of it has been moved.
 */
export const successorsOf = (
  vanished: readonly Vanished[],
  all: readonly New[],
  known: Known,
  present: ReadonlySet<string>,
): ReadonlyMap<string, Vanished> => {
  const successors = new Map<string, Vanished>();
  const byUid = Map.groupBy(all, ({ uid }) => takenApart(uid).uid);
  for (const [uid, gone] of Map.groupBy(vanished, (one) => takenApart(one.uid ?? '').uid)) {
    const left = new Set(gone.toSorted((a, b) => (isBefore(occurrenceOf(a), occurrenceOf(b)) ? -1 : 1)));
    const news = byUid.get(uid) ?? [];
    const isMoved = !(known.get(uid) ?? []).some((one) => present.has(one.uid ?? ''));
    const take = (next: New, one: Vanished | undefined) => {
      if (one) successors.set(next.uid, one);
      if (one) left.delete(one);
    };
    for (const next of news) {
      const day = occurrenceOf(next).slice(0, 10);
      take(
        next,
        [...left].find((one) => occurrenceOf(one).slice(0, 10) === day),
      );
    }
    for (const next of isMoved ? news : []) if (!successors.has(next.uid)) take(next, [...left][0]);
  }
  return successors;
};

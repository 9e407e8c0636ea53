import { checked, mostErrors } from '../../../shared/fields.ts';
import type { LocalTime } from '../../../shared/local-time.ts';
import type { Unit } from '../../../shared/units.ts';
import { type Change, fieldsOf, merged } from '../fields.ts';
import { gatheringBody } from '../resources.ts';
import { type Surroundings, wrongField } from '../rules.ts';
import type { Gathering, GatheringFields, Source } from '../state.ts';
import { type CalendarRead, type Entry, type EntryError, entryError, faults, reasons } from './entries.ts';
import {
  againstStored,
  changeOf,
  type Difference,
  differences,
  isMeant,
  isOpen,
  knownOf,
  sourceOf,
  successorsOf,
  vanishedOf,
} from './known.ts';
import { isSame } from './likeness.ts';

/** What would come of a file: new events, changes of those there are, what is called off, and what is left out and why. Pure. */

export type Asked = {
  readonly unit: Unit;
  /** Of those that do not say. */
  readonly kind: string;
  readonly languages: readonly string[];
  readonly area?: Unit | undefined;
  readonly place?: string | undefined;
};

/** `at` says where in the file; `id` is the event's, once it is stored. */
export type Candidate = {
  readonly id: string;
  readonly at: number;
  readonly fields: GatheringFields;
  readonly uid?: string | undefined;
  readonly source?: Source | undefined;
  readonly leftOut?: readonly string[];
};
/** An event that is there already, or an earlier one of the file. */
export type Duplicate = Omit<Candidate, 'id' | 'source'> & {
  readonly of: { readonly event?: string; readonly at?: number };
};
/** What an event is about to become, as it was at that version. */
export type Update = {
  readonly event: string;
  readonly version: number;
  readonly at: number;
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly change: Change;
  readonly uid: string;
  readonly source: Source;
  readonly changed: readonly Difference[];
};
export type Cancellation = Pick<Update, 'event' | 'version' | 'at' | 'title' | 'startsAt'>;

export type Preview = {
  readonly events: readonly Candidate[];
  readonly changes: readonly Update[];
  readonly cancellations: readonly Cancellation[];
  readonly duplicates: readonly Duplicate[];
  readonly left: readonly EntryError[];
  readonly errors: readonly EntryError[];
  readonly outside: number;
};

type Judged = Omit<Candidate, 'id' | 'source'> & Pick<Entry, 'said' | 'version'>;

const judged = (entry: Entry, asked: Asked, context: Surroundings): Judged | readonly EntryError[] => {
  const { at, said, uid, version, leftOut } = entry;
  const { unit, kind, languages, area, place: name } = asked;
  const isNowhere = said.place === undefined && said.online === undefined;
  const place = isNowhere && name !== undefined ? { name } : said.place;
  const found = checked(gatheringBody, {
    kind,
    languages,
    ...said,
    ...(place ? { place: area === undefined ? place : { area, ...place } } : {}),
    organisers: [unit],
  });
  if ('errors' in found) return found.errors.map((error) => ({ at, ...error }));
  const fields = fieldsOf(found.data);
  const wrong = wrongField(fields, context);
  return wrong
    ? (wrong.errors ?? []).map((error) => ({ at, ...error }))
    : {
        at,
        said,
        fields,
        ...(uid !== undefined && { uid }),
        ...(version && { version }),
        ...(leftOut && { leftOut }),
      };
};

const isJudged = (result: Judged | readonly EntryError[]): result is Judged => 'fields' in result;

/** An answer holds six megabytes, and a change shows what was beside what will be. */
const mostBytes = 2_500_000;
const withinBytes = (
  results: readonly (Judged | readonly EntryError[])[],
): readonly (Judged | readonly EntryError[])[] => {
  let bytes = 0;
  return results.map((each) => {
    if (!isJudged(each)) return each;
    bytes += Buffer.byteLength(JSON.stringify(each.fields));
    return bytes > mostBytes ? [entryError(each.at, '/text', faults.tooMuch)] : each;
  });
};

const briefly = ({ id: event, version, title, startsAt }: Gathering, at: number): Cancellation => ({
  event,
  version,
  at,
  title,
  startsAt,
});

/** What an event of the calendar does to the one that is stored of it. */
type Met =
  { readonly change: Update } | { readonly errors: readonly EntryError[] } | { readonly left: EntryError } | 'same';

const met = (
  { at, said, fields, uid = '', version = { sequence: 0 } }: Judged,
  one: Gathering,
  context: Surroundings,
): Met => {
  if (againstStored(version, one) < 0) return { left: entryError(at, '/uid', reasons.older) };
  const change = changeOf(said, fields, one);
  const changed = differences(one, change);
  // Who has cancelled it does not want it back with the next import.
  if (!isOpen(one) || changed.length === 0) return 'same';
  const next = merged(one, change);
  const wrong = wrongField(next, context);
  if (wrong) return { errors: (wrong.errors ?? []).map((error) => ({ at, ...error })) };
  const { title, startsAt } = next;
  return {
    change: { ...briefly({ ...one, title, startsAt }, at), change, uid, source: sourceOf(said, version), changed },
  };
};

/**
 * D15: what is registered already is not registered again. What came out of the same calendar on behalf of the same unit
 * becomes as the file has it, unless that is the older of the two.
 */
export const previewOf = (
  asked: Asked,
  read: CalendarRead,
  context: Surroundings,
  existing: readonly Gathering[],
  { now, newId }: { readonly now: LocalTime; readonly newId: () => string },
): Preview => {
  // Of what cannot be read in part nothing is stored.
  const unusable = new Set(read.errors.map(({ at }) => at));
  const entries = read.entries.filter(({ at }) => !unusable.has(at));
  const results = withinBytes(entries.map((entry) => judged(entry, asked, context)));
  const errors = [...read.errors, ...results.flatMap((each) => (isJudged(each) ? [] : each))];
  const left = [...read.left];
  const [events, changes, duplicates]: [Candidate[], Update[], Duplicate[]] = [[], [], []];
  const cancellations: Cancellation[] = [];

  const known = knownOf(existing, asked.unit);
  const byUid = new Map([...known.values()].flat().map((one) => [one.uid, one]));
  const present = new Set(read.entries.flatMap(({ uid }) => (uid === undefined ? [] : [uid])));
  const vanished = new Map(vanishedOf(read.whole, known, present, now).map((one) => [one.id, one]));
  const fresh = results.flatMap((each) =>
    isJudged(each) && each.uid !== undefined && !byUid.has(each.uid)
      ? [{ uid: each.uid, startsAt: each.fields.startsAt }]
      : [],
  );
  const successors = successorsOf([...vanished.values()], fresh, known, present);

  for (const each of results) {
    if (!isJudged(each)) continue;
    const { said: _, version, ...shown } = each;
    const one = byUid.get(each.uid) ?? successors.get(each.uid ?? '');
    if (one) {
      vanished.delete(one.id);
      const what = met(each, one, context);
      if (what === 'same') duplicates.push({ ...shown, of: { event: one.id } });
      else if ('change' in what) changes.push(what.change);
      else if ('left' in what) left.push(what.left);
      else errors.push(...what.errors);
      continue;
    }
    const compared = { ...each.fields, uid: each.uid };
    const isThere = (other: Gathering) =>
      isSame(compared, other) && (other.status !== 'cancelled' || (each.uid !== undefined && other.uid === each.uid));
    const twin = existing.find(isThere);
    const earlier = events.find((other) => isSame(compared, { ...other.fields, uid: other.uid }));
    if (twin) duplicates.push({ ...shown, of: { event: twin.id } });
    else if (earlier) duplicates.push({ ...shown, of: { at: earlier.at } });
    else events.push({ ...shown, id: newId(), ...(version && { source: sourceOf(each.said, version) }) });
  }

  for (const off of read.calledOff) {
    const meant = (known.get(off.uid) ?? []).filter((one) => isMeant(off, one) && !present.has(one.uid ?? ''));
    const open = meant.filter((one) => isOpen(one) && againstStored(off.version, one) >= 0);
    for (const one of open) {
      vanished.delete(one.id);
      cancellations.push(briefly(one, off.at));
    }
    if (open.length > 0) continue;
    const isOlder = meant.some(isOpen);
    const isOthers = knownElsewhere(existing, asked.unit, off.uid);
    left.push(entryError(off.at, '/uid', isOlder ? reasons.older : isOthers ? reasons.notYours : reasons.calledOff));
  }
  cancellations.push(...[...vanished.values()].map((one) => briefly(one, one.at)));
  return { events, changes, cancellations, duplicates, left, errors, outside: read.outside };
};

const knownElsewhere = (existing: readonly Gathering[], unit: Unit, uid: string): boolean =>
  existing.some((one) => one.unit !== unit && (one.uid === uid || one.uid?.startsWith(`${uid} `)));

/** In the order of the file, as many as one answers at once: the rest shows when these are mended. */
export const toldErrors = (errors: readonly EntryError[]): readonly EntryError[] =>
  errors.toSorted((a, b) => a.at - b.at).slice(0, mostErrors);

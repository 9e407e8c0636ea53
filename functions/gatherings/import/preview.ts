import * as z from 'zod/mini';
import { fieldErrors } from '../../../shared/fields.ts';
import type { Unit } from '../../../shared/units.ts';
import { fieldsOf } from '../fields.ts';
import { gatheringBody } from '../resources.ts';
import { type Surroundings, wrongField } from '../rules.ts';
import type { Gathering, GatheringFields } from '../state.ts';
import { readCalendar } from './calendar.ts';
import type { Entry, EntryError } from './entries.ts';
import { isSame } from './likeness.ts';
import { readSheet } from './sheet.ts';

/** What would come of a file: the events, which of them are there already, and what is wrong. Pure. */

export type Asked = {
  readonly format: 'ics' | 'csv';
  readonly text: string;
  readonly unit: Unit;
  /** Of those that do not say. */
  readonly kind: string;
  readonly languages: readonly string[];
  readonly area?: Unit | undefined;
};

/** `at` says where in the file; `id` is the event's, once it is stored. */
export type Candidate = {
  readonly id: string;
  readonly at: number;
  readonly fields: GatheringFields;
  readonly uid?: string | undefined;
};
/** An event that is there already, or an earlier one of the file. */
export type Duplicate = Omit<Candidate, 'id'> & { readonly of: { readonly event?: string; readonly at?: number } };

export type Preview = {
  readonly events: readonly Candidate[];
  readonly duplicates: readonly Duplicate[];
  readonly errors: readonly EntryError[];
  readonly outside: number;
};

type Judged = { readonly at: number; readonly fields: GatheringFields; readonly uid?: string | undefined };

const judged = ({ at, said, uid }: Entry, asked: Asked, context: Surroundings): Judged | readonly EntryError[] => {
  const { unit, kind, languages, area } = asked;
  const place = said.place && area !== undefined ? { area, ...said.place } : said.place;
  const parsed = z.safeParse(gatheringBody, {
    kind,
    languages,
    ...said,
    ...(place ? { place } : {}),
    organisers: [unit],
  });
  if (!parsed.success) return fieldErrors(parsed.error.issues).map((error) => ({ at, ...error }));
  const fields = fieldsOf(parsed.data);
  const wrong = wrongField(fields, context);
  return wrong
    ? (wrong.errors ?? []).map((error) => ({ at, ...error }))
    : { at, fields, ...(uid !== undefined && { uid }) };
};

/** D15: what is registered already is not registered again. */
export const previewOf = (
  asked: Asked,
  context: Surroundings,
  existing: readonly Gathering[],
  newId: () => string,
): Preview => {
  const read = (asked.format === 'ics' ? readCalendar : readSheet)(asked.text, context.campaign);
  const results = read.entries.map((entry) => judged(entry, asked, context));
  const errors = [...read.errors, ...results.flatMap((each) => (Array.isArray(each) ? (each as EntryError[]) : []))];
  const events: Candidate[] = [];
  const duplicates: Duplicate[] = [];
  for (const each of results) {
    if (!('fields' in each)) continue;
    const compared = { ...each.fields, uid: each.uid };
    // Who has cancelled it does not want it back with the next import.
    const isThere = (other: Gathering) =>
      isSame(compared, other) && (other.status !== 'cancelled' || (each.uid !== undefined && other.uid === each.uid));
    const twin = existing.find(isThere);
    const earlier = events.find((other) => isSame(compared, { ...other.fields, uid: other.uid }));
    if (twin) duplicates.push({ ...each, of: { event: twin.id } });
    else if (earlier) duplicates.push({ ...each, of: { at: earlier.at } });
    else events.push({ ...each, id: newId() });
  }
  return { events, duplicates, errors, outside: read.outside };
};

/** As many as one answers at once; the rest shows when these are mended. */
const mostErrors = 100;

/** In the order of the file. */
export const toldErrors = (errors: readonly EntryError[]): readonly EntryError[] =>
  errors.toSorted((a, b) => a.at - b.at).slice(0, mostErrors);

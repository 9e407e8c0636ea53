import { tableOf } from '../../../shared/csv.ts';
import { localTimeIn, oreIn, sheetWrong, wholeIn } from '../../../shared/cells.ts';
import type { Wrong } from '../../../shared/field-words.ts';
import { pointerPart } from '../../../shared/fields.ts';
import { folded, isBlank } from '../../../shared/names.ts';
import { type Fault, text } from '../../../shared/problems.ts';
import { type Entry, type EntryError, entryError, faults, mostEntries, type Period, type Read } from './entries.ts';

/** Events out of a table (CSV). Pure. */

/** Undefined for what cannot be read. */
type Reader = (cell: string) => unknown;
const asIs: Reader = (cell) => cell;
const words: Reader = (cell) => cell.split(/[\s,;]+/).filter(Boolean);
const degrees: Reader = (cell) => (/^-?\d{1,3}(?:[.,]\d{1,15})?$/.test(cell) ? Number(cell.replace(',', '.')) : cell);
const visibility: Reader = (cell) => ({ medlemmar: 'members', offentligt: 'public' })[cell.toLowerCase()] ?? cell;

/** The columns by their headings, in Swedish and English, in any order: which field each is, and how it is read. */
const columns: Readonly<Record<string, { readonly names: readonly string[]; readonly read: Reader }>> = {
  title: { names: ['rubrik', 'titel', 'title'], read: asIs },
  summary: { names: ['sammanfattning', 'summary'], read: asIs },
  description: { names: ['beskrivning', 'description'], read: (cell) => cell.replaceAll(/\r\n?/g, '\n') },
  kind: { names: ['slag', 'kind'], read: asIs },
  audience: { names: ['målgrupp', 'audience'], read: asIs },
  'place/name': { names: ['plats', 'place'], read: asIs },
  'place/address': { names: ['adress', 'address'], read: asIs },
  'place/area': { names: ['område', 'area'], read: asIs },
  'place/lat': { names: ['latitud', 'lat'], read: degrees },
  'place/lon': { names: ['longitud', 'lon'], read: degrees },
  'online/url': { names: ['länk', 'url', 'link'], read: asIs },
  startsAt: { names: ['börjar', 'start', 'starts'], read: localTimeIn },
  endsAt: { names: ['slutar', 'slut', 'end', 'ends'], read: localTimeIn },
  languages: { names: ['språk', 'languages'], read: words },
  visibility: { names: ['synlighet', 'visibility'], read: visibility },
  cost: { names: ['kostnad', 'cost'], read: oreIn },
  expectedReach: { names: ['väntas nå', 'expected reach'], read: wholeIn },
};
const needed = ['title', 'startsAt', 'endsAt'];

const fieldsByName: ReadonlyMap<string, string> = new Map(
  Object.entries(columns).flatMap(([field, { names }]) => names.map((name) => [name, field] as const)),
);

/** Only amounts and numbers are not read as they are. */
const unclear: Fault = {
  code: 'number',
  detail: text(
    'Skriv talet som 1234 eller 1 234, öre som 1234,50: tre siffror efter tecknet kan vara tusental.',
    'Write the number as 1234 or 1 234, öre as 1234.50: three digits after the sign may be thousands.',
  ),
};

const headingErrors = (heading: readonly string[], fields: readonly (string | undefined)[]): readonly EntryError[] => [
  ...heading.flatMap((cell, i): readonly EntryError[] => {
    const field = fields[i];
    if (field === undefined)
      return isBlank(cell) ? [] : [entryError(1, `/${pointerPart(folded(cell))}`, 'unrecognized-keys')];
    return fields.indexOf(field) === i ? [] : [entryError(1, `/${field}`, 'twice')];
  }),
  ...needed.filter((field) => !fields.includes(field)).map((field) => entryError(1, `/${field}`, 'needed')),
];

type Line = Entry & { readonly errors: readonly EntryError[] };
/** Nested as the API has it: `place/name` is the name in the place. */
const saidIn = (at: number, row: readonly string[], fields: readonly (string | undefined)[]): Line => {
  const said: Record<string, unknown> = {};
  const errors: EntryError[] = [];
  for (const [i, cell] of row.entries()) {
    const field = fields[i];
    if (field === undefined || isBlank(cell)) continue;
    const [outer = '', inner] = field.split('/');
    const value = columns[field]?.read(cell.trim());
    if (value === undefined) errors.push(entryError(at, `/${field}`, unclear));
    said[outer] = inner === undefined ? value : { ...(said[outer] as object), [inner]: value };
  }
  return { at, said: { ...(typeof said.title === 'string' && { summary: said.title }), ...said }, errors };
};

/** Empty lines are skipped; with a wrong heading the lines below it are not read. */
export const readSheet = (csv: string, { start, end }: Period): Read => {
  const { rows, fault } = tableOf(csv);
  const stopped = (at: number, what: Wrong): Read => ({
    entries: [],
    errors: [entryError(at, '/text', what)],
    outside: 0,
  });
  if (fault) return stopped(fault.row + 1, sheetWrong(fault.what));
  const [heading = [], ...lines] = rows;
  const fields = heading.map((cell) => fieldsByName.get(folded(cell)));
  const errors = headingErrors(heading, fields);
  if (errors.length > 0) return { entries: [], errors, outside: 0 };
  const all = lines.flatMap((row, i): readonly Line[] => (row.every(isBlank) ? [] : [saidIn(i + 2, row, fields)]));
  const isInside = ({ said: { startsAt } }: Entry): boolean =>
    typeof startsAt !== 'string' || (startsAt.slice(0, 10) >= start && startsAt.slice(0, 10) <= end);
  const inside = all.filter(isInside);
  if (inside.length > mostEntries) return stopped(inside[mostEntries]?.at ?? 1, faults.tooMany);
  return {
    entries: inside.map(({ at, said }) => ({ at, said })),
    errors: inside.flatMap((line) => line.errors),
    outside: all.length - inside.length,
  };
};

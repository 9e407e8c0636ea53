import { tableOf } from '../../../shared/csv.ts';
import type { Fault } from '../../../shared/problems.ts';
import { type Entry, type EntryError, entryError, faults, mostEntries, type Period, type Read } from './entries.ts';

/** Events out of a table (CSV). Pure. */

type Reader = (cell: string) => unknown;
const asIs: Reader = (cell) => cell;
const words: Reader = (cell) => cell.split(/[\s,;]+/).filter(Boolean);
const number: Reader = (cell) => (/^-?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell);
/** Whole kronor or with öre, as people write them; the API counts in öre. */
const kronor: Reader = (cell) => {
  const plain = number(cell.replaceAll(/[\s\u00a0]|kr$/g, ''));
  return typeof plain === 'number' ? Math.round(plain * 100) : cell;
};
/** `2026-08-22 14:00`, with a space or a T. */
const time: Reader = (cell) => cell.replace(/^(\d{4}-\d\d-\d\d) +(\d\d:\d\d)$/, '$1T$2');
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
  'place/lat': { names: ['latitud', 'lat'], read: number },
  'place/lon': { names: ['longitud', 'lon'], read: number },
  'online/url': { names: ['länk', 'url', 'link'], read: asIs },
  startsAt: { names: ['börjar', 'start', 'starts'], read: time },
  endsAt: { names: ['slutar', 'slut', 'end', 'ends'], read: time },
  languages: { names: ['språk', 'languages'], read: words },
  visibility: { names: ['synlighet', 'visibility'], read: visibility },
  cost: { names: ['kostnad', 'cost'], read: kronor },
  expectedReach: { names: ['väntas nå', 'expected reach'], read: number },
};
const needed = ['title', 'startsAt', 'endsAt'];

const word = (cell: string): string => cell.trim().normalize('NFC').toLowerCase();
const fieldOf = (cell: string): string | undefined =>
  Object.keys(columns).find((field) => columns[field]?.names.includes(word(cell)));

const headingErrors = (heading: readonly string[], fields: readonly (string | undefined)[]): readonly EntryError[] => [
  ...heading.flatMap((cell, i): readonly EntryError[] => {
    const field = fields[i];
    if (field === undefined) return word(cell) === '' ? [] : [entryError(1, `/${word(cell)}`, 'unrecognized-keys')];
    return fields.indexOf(field) === i ? [] : [entryError(1, `/${field}`, 'twice')];
  }),
  ...needed.filter((field) => !fields.includes(field)).map((field) => entryError(1, `/${field}`, 'needed')),
];

/** Nested as the API has it: `place/name` is the name in the place. */
const saidIn = (row: readonly string[], fields: readonly (string | undefined)[]): Readonly<Record<string, unknown>> => {
  const said: Record<string, unknown> = {};
  for (const [i, cell] of row.entries()) {
    const field = fields[i];
    if (field === undefined || cell.trim() === '') continue;
    const [outer = '', inner] = field.split('/');
    const value = columns[field]?.read(cell.trim());
    said[outer] = inner === undefined ? value : { ...(said[outer] as object), [inner]: value };
  }
  return { ...(typeof said.title === 'string' && { summary: said.title }), ...said };
};

/** Empty lines are skipped; with a wrong heading the lines below it are not read. */
export const readSheet = (text: string, { start, end }: Period): Read => {
  const { rows, broken } = tableOf(text);
  const stopped = (at: number, what: Fault | 'too-big'): Read => ({
    entries: [],
    errors: [entryError(at, '/text', what)],
    outside: 0,
  });
  if (broken !== undefined) return stopped(broken + 1, faults.quotes);
  const [heading = [], ...lines] = rows;
  const fields = heading.map(fieldOf);
  const errors = headingErrors(heading, fields);
  if (errors.length > 0) return { entries: [], errors, outside: 0 };
  const all = lines.flatMap((row, i): readonly Entry[] =>
    row.every((cell) => cell.trim() === '') ? [] : [{ at: i + 2, said: saidIn(row, fields) }],
  );
  const isInside = ({ said: { startsAt } }: Entry): boolean =>
    typeof startsAt !== 'string' || (startsAt.slice(0, 10) >= start && startsAt.slice(0, 10) <= end);
  const inside = all.filter(isInside);
  if (inside.length > mostEntries) return stopped(inside[mostEntries]?.at ?? 1, 'too-big');
  return { entries: inside, errors: [], outside: all.length - inside.length };
};

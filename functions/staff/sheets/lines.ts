import * as z from 'zod/mini';
import type { Day } from '../../../shared/calendar.ts';
import { fault, type Wrong } from '../../../shared/field-words.ts';
import { checked, day, extent, mostErrors, prose, slug } from '../../../shared/fields.ts';
import { grouped } from '../../../shared/money.ts';
import { type Fault, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { dayIn, formula, type SheetCell } from '../../../shared/cells.ts';
import { folded, isBlank } from '../../../shared/names.ts';
import { languages, tasks } from '../resources.ts';
import { priorities, type Span } from '../state.ts';

/** What the lines of a sheet ask for, and what is wrong with which. Pure. */

/** The columns by their headings, in Swedish and English, in any order. */
const headings = {
  unit: ['enhet', 'förening', 'unit', 'association'],
  from: ['från', 'from', 'start'],
  to: ['till', 'to', 'slut', 'end'],
  extent: ['omfattning', 'procent', 'extent', 'percent'],
  tasks: ['uppgifter', 'tasks'],
  languages: ['språk', 'languages'],
  priority: ['prioritet', 'priority'],
  note: ['anteckning', 'kommentar', 'note', 'comment'],
} as const;
type Column = keyof typeof headings;
const columns = Object.keys(headings) as readonly Column[];
const needed: readonly Column[] = ['unit', 'from', 'to', 'extent', 'tasks'];

const wish = z.object({
  unit: slug(),
  from: day(),
  to: day(),
  extent: extent(),
  tasks: tasks(1),
  languages: z.optional(languages()),
  priority: z._default(z.enum(priorities), 'normal'),
  note: z.optional(prose(500)),
});

/** One request as a line says it; lines are counted as a spreadsheet shows them, the heading is line 1. */
export type Wish = z.infer<typeof wish> & { readonly line: number };
/** `column` is a name of ours, or the letter of a column that has no heading. */
export type LineError = Fault & { readonly line: number; readonly column: string };

export const lineError = (line: number, column: string, what: Wrong): LineError => ({
  line,
  column,
  ...fault(what),
});

/** More than any campaign asks for; what is beyond is not looked at. */
export const mostLines = 1000;

/** What can be wrong with a sheet and with no other input. */
export const faults = {
  formula: {
    code: 'formula',
    detail: text('Cellen har en formel; skriv värdet.', 'The cell has a formula; write the value.'),
  },
  percent: {
    code: 'percent',
    detail: text('Skriv hela procent, 1–100.', 'Write whole percent, 1 to 100.'),
    minimum: 1,
    maximum: 100,
  },
  notYours: {
    code: 'not-yours',
    detail: text('Enheten finns inte eller är inte din.', 'There is no such unit, or it is not yours.'),
  },
  tooManyLines: {
    code: 'too-big',
    detail: text(`Högst ${grouped(mostLines, 'sv')} rader.`, `At most ${grouped(mostLines, 'en')} lines.`),
  },
  notSheet: { code: 'not-xlsx', detail: text('Det är ingen XLSX-fil.', 'This is not an XLSX file.') },
} satisfies Readonly<Record<string, Fault>>;

const isEmpty = (cell: SheetCell): boolean => cell === undefined || (typeof cell === 'string' && isBlank(cell));
const plain = (cell: SheetCell): string => (typeof cell === 'symbol' ? '' : String(cell ?? '')).trim();
const word = (cell: SheetCell): string => folded(plain(cell));

const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** Whole percent. A cell that a spreadsheet shows as `50 %` holds 0.5; whether 1 is 1 % or 100 % cannot be known. */
const percent = (cell: SheetCell): number | undefined => {
  if (typeof cell === 'number') {
    const whole = cell < 1 ? Math.round(cell * 1e6) / 1e4 : cell;
    return cell === 1 || !Number.isInteger(whole) ? undefined : whole;
  }
  const digits = /^(-?\d{1,9})\s*%?$/.exec(plain(cell))?.[1];
  return digits === undefined ? undefined : Number(digits);
};

const words = (cell: SheetCell): readonly string[] =>
  plain(cell)
    .split(/[\s,;]+/)
    .filter(Boolean);

const prioritiesByWord: Readonly<Record<string, string>> = { låg: 'low', hög: 'high' };

const readers: Readonly<Record<Column, (cell: SheetCell) => unknown>> = {
  unit: plain,
  from: (cell) => dayIn(plain(cell)),
  to: (cell) => dayIn(plain(cell)),
  extent: percent,
  tasks: (cell) => words(cell).map((task) => task.toLowerCase()),
  languages: words,
  priority: (cell) => prioritiesByWord[word(cell)] ?? word(cell),
  note: (cell) => (typeof cell === 'string' ? cell : plain(cell)),
};

type Heading = { readonly places: readonly (Column | undefined)[]; readonly errors: readonly LineError[] };

const headingOf = (row: readonly SheetCell[]): Heading => {
  const places = row.map((cell) => columns.find((name) => (headings[name] as readonly string[]).includes(word(cell))));
  const errors = row.flatMap((cell, i): readonly LineError[] => {
    const name = places[i];
    if (name === undefined) return isEmpty(cell) ? [] : [lineError(1, letterOf(i), 'unrecognized-keys')];
    return places.indexOf(name) === i ? [] : [lineError(1, name, 'twice')];
  });
  const missing = needed.filter((name) => !places.includes(name));
  return { places, errors: [...errors, ...missing.map((column) => lineError(1, column, 'needed'))] };
};

const wishOf = (row: readonly SheetCell[], places: Heading['places'], line: number): Wish | readonly LineError[] => {
  const errors: LineError[] = [];
  const fields: Record<string, unknown> = {};
  for (const [i, cell] of row.entries()) {
    const column = places[i];
    if (isEmpty(cell)) continue;
    if (column === undefined) errors.push(lineError(line, letterOf(i), 'unrecognized-keys'));
    else if (cell === formula) errors.push(lineError(line, column, faults.formula));
    else fields[column] = readers[column](cell);
  }
  if ('extent' in fields && fields.extent === undefined) {
    errors.push(lineError(line, 'extent', faults.percent));
    delete fields.extent;
  }
  const found = checked(wish, fields);
  if ('data' in found && errors.length === 0) return { ...found.data, line };
  // A column is named once: what was found wrong first hides what follows from it.
  for (const { pointer, ...what } of 'errors' in found ? found.errors : []) {
    const column = pointer.split('/')[1] ?? '';
    if (!errors.some((error) => error.column === column)) errors.push({ line, column, ...what });
  }
  return errors;
};

export type Lines = { readonly wishes: readonly Wish[]; readonly errors: readonly LineError[] };

/** Empty lines are skipped; with a wrong heading the lines below it are not read. */
export const linesOf = (rows: readonly (readonly SheetCell[])[]): Lines | 'too-many' => {
  const [first = [], ...rest] = rows;
  if (rest.filter((row) => !row.every(isEmpty)).length > mostLines) return 'too-many';
  const { places, errors } = headingOf(first);
  if (errors.length > 0) return { wishes: [], errors };
  const read = rest.flatMap((row, i) => (row.every(isEmpty) ? [] : [wishOf(row, places, i + 2)]));
  return {
    wishes: read.filter((each): each is Wish => !Array.isArray(each)),
    errors: read.flatMap((each) => (Array.isArray(each) ? (each as readonly LineError[]) : [])),
  };
};

export type Bounds = {
  readonly campaign: Span;
  readonly today: Day;
  /** Whether there is such a unit and the reader may ask for it: which of the two is not told. */
  readonly mayAskFor: (unit: Unit) => boolean;
};

/** What no line can know by itself. */
export const judged = (wishes: readonly Wish[], { campaign, today, mayAskFor }: Bounds): readonly LineError[] =>
  wishes.flatMap(({ line, unit, from, to }) => [
    ...(mayAskFor(unit) ? [] : [lineError(line, 'unit', faults.notYours)]),
    ...(from < campaign.from ? [lineError(line, 'from', 'outside-campaign')] : []),
    ...(to > campaign.to ? [lineError(line, 'to', 'outside-campaign')] : []),
    ...(from > to ? [lineError(line, 'to', 'order')] : to < today ? [lineError(line, 'to', 'past')] : []),
  ]);

/** In the order of the sheet, as many as one answers at once: the rest shows when these are mended. `pointer` is the field of the body that the sheet came in. */
export const toldErrors = (errors: readonly LineError[], pointer: string) =>
  errors
    .toSorted((a, b) => a.line - b.line)
    .slice(0, mostErrors)
    .map(({ line, column, ...what }) => ({ line, column, pointer, ...what }));

import { readSheet } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/node';
import { addDays, isDay } from './calendar.ts';
import { type Cell, formula, harmless, original, type SheetCell } from './cells.ts';
import { unzipped, zipped } from './zip.ts';

/** Workbooks with one sheet of interest. Heavy: only for functions of their own. */

/**
 * The library looks texts up in a plain object, where `constructor` and the like are found without having been put there:
 * the file would be broken. So they get a mark that nobody sees.
 */
const unseen = '\u2060';
const distinct = (text: string): string => (text in Object.prototype ? text + unseen : text);
const undone = (text: string): string =>
  text.endsWith(unseen) && text.slice(0, -1) in Object.prototype ? text.slice(0, -1) : text;

/** A day is a cell of its own kind; in UTC, so that no time zone moves it. */
const typed = (cell: Cell) => {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  return isDay(cell)
    ? { type: Date, value: new Date(`${cell}T00:00:00Z`), format: 'yyyy-mm-dd' }
    : { type: String, value: distinct(harmless(cell)) };
};

/** The first row is the heading, and stays in sight. Texts are made harmless here too: a sheet may be saved as CSV. */
export const xlsxOf = (sheet: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row, i) => row.map((cell) => (i === 0 ? { ...typed(cell), fontWeight: 'bold' as const } : typed(cell)))),
    { sheet, stickyRowsCount: 1 },
  ).toBuffer();

/** A file of the largest body, 256 kB in base64, is unpacked up to 40 times its size. */
const mostBytes = 8 * 1024 * 1024;
/** Further down or right nothing is read: one cell far out would fill the memory with empty ones. */
const farthest = { row: 5000, column: 100 } as const;

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** Every address in a sheet, of rows (`r="7"`) and cells (`r="B7"`), is one that can be read. */
const isNear = (xml: string): boolean => {
  for (const [, , address = ''] of xml.matchAll(/(?<![:\w])r\s*=\s*(["'])(.*?)\1/gs)) {
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    if (letters === undefined || Number(row) > farthest.row || columnNumber(letters) > farthest.column) return false;
  }
  return true;
};

const mark = '\u{f8ff}formula';

/** Puts a mark in the place of every formula and what it gave, and of an error such as `#REF!`. */
const withoutFormulas = (xml: string): string =>
  xml.replaceAll(/<c\b([^>]*)>((?:(?!<\/c>).)*)<\/c>/gs, (cell, attributes: string, content: string) => {
    if (!/<f[\s/>]/.test(content) && !/(?<![:\w])t\s*=\s*["']e["']/.test(attributes)) return cell;
    const address = /(?<![:\w])r\s*=\s*["'][A-Z]+\d+["']/.exec(attributes)?.[0] ?? '';
    return `<c ${address} t="inlineStr"><is><t>${mark}</t></is></c>`;
  });

const cellOf = (value: unknown): SheetCell => {
  if (value === mark) return formula;
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? dayIn(value) : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? original(undone(value)) : undefined;
};

/** The library gives midnight in UTC; a time of day is dropped. */
const dayIn = (date: Date): string => addDays('1970-01-01', Math.floor(date.getTime() / 86_400_000));

/**
 * The first sheet of a workbook; days as `YYYY-MM-DD`. Undefined when it cannot be read: no workbook, damaged, a sheet beyond 5 000 rows or 100 columns, or more than 8 MB unpacked.
 */
export const sheetOf = async (file: Buffer): Promise<readonly (readonly SheetCell[])[] | undefined> => {
  const files = unzipped(file, (name) => /\.(?:xml|rels)$/.test(name), mostBytes);
  if (!files?.has('[Content_Types].xml')) return undefined;
  const safe = new Map<string, Buffer>();
  for (const [name, content] of files) {
    const isSheet = /(?:^|\/)worksheets\/[^/]*\.xml$/.test(name);
    const xml = isSheet ? content.toString('utf8') : '';
    if (isSheet && !isNear(xml)) return undefined;
    safe.set(name, isSheet ? Buffer.from(withoutFormulas(xml)) : content);
  }
  try {
    const rows = (await readSheet(new Blob([new Uint8Array(zipped(safe))]), { trim: false })) as unknown as unknown[][];
    return rows.map((row) => row.map(cellOf));
  } catch {
    // Whatever the library says of it, it is the file that is wrong: reading it depends on nothing else.
    return undefined;
  }
};

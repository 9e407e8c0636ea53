import { type Cell, harmless, most, original } from './cells.ts';
import { replacement } from './fields.ts';

/**
 * Tables as a Swedish Excel opens and saves them: `;` between cells, CRLF, decimal comma, UTF-8 with BOM. Read by our own
 * code: Papa Parse was seen to need time with the square of the length for a text that nobody means well with. Pure.
 */
const bom = '\ufeff';
const delimiter = ';';

const quoted = (text: string): string =>
  /[;"\r\n\ufeff]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const written = (cell: Cell): string => {
  switch (typeof cell) {
    case 'string':
      return quoted(harmless(cell));
    case 'number':
      return String(cell).replace('.', ',');
    default:
      return cell === undefined ? '' : String(cell);
  }
};

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${bom}${rows.map((row) => `${row.map(written).join(delimiter)}\r\n`).join('')}`;

export type Table = {
  /** Texts as they were before `harmless`; a row may be shorter or longer than another. */
  readonly rows: readonly (readonly string[])[];
  /**
   * What ends the reading in which row, from 0: a quotation mark that is not closed, or is followed by something; more
   * than is read of any sheet; a character that stands for one that is lost.
   */
  readonly fault?: { readonly row: number; readonly what: 'quotes' | 'too-big' | 'not-utf-8' };
};

/** Some programs say in a line of its own what stands between the cells; none of them shows that line. */
const saidDelimiter = /^sep=([^"\r\n])(?:\r\n|\r|\n|$)/i;

/** What stands between the cells of the first line: `;`, a tab or a comma, whichever it has most of. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, /[\r\n]|$/.exec(text)?.index);
  const counted = [';', '\t', ','].map((each) => ({ each, times: header.split(each).length }));
  return counted.reduce((more, next) => (next.times > more.times ? next : more)).each;
};

/** A cell, in quotation marks or not, and what ends it. */
const cellBefore = (mark: string): RegExp => {
  const between = mark.replace(/[\\\]^-]/, String.raw`\$&`);
  return new RegExp(String.raw`(?:"([^"]*(?:""[^"]*)*)" *|((?!")[^${between}\r\n]*))([${between}]|\r\n|\r|\n|$)`, 'y');
};

/** Reads what `csvOf` writes, and what other programs do: with or without BOM, `;`, comma or tab, any line ends. */
export const tableOf = (csv: string): Table => {
  const marked = csv.startsWith(bom) ? csv.slice(1) : csv;
  const said = saidDelimiter.exec(marked);
  const text = said ? marked.slice(said[0].length) : marked;
  const mark = said?.[1] ?? delimiterOf(text);
  const cell = cellBefore(mark);
  const rows: string[][] = [];
  let [row, cells]: [string[], number] = [[], 0];
  for (;;) {
    const found = cell.exec(text);
    const stopped = (what: NonNullable<Table['fault']>['what']): Table => ({ rows, fault: { row: rows.length, what } });
    if (!found) return stopped('quotes');
    const [, inQuotes, plain = '', end] = found;
    const value = original(inQuotes?.replaceAll('""', '"') ?? plain);
    if (value.includes(replacement)) return stopped('not-utf-8');
    row.push(value);
    if (++cells > most.cells || row.length > most.columns || value.length > most.text) return stopped('too-big');
    if (end === mark) continue;
    rows.push(row);
    if (end === '') return { rows };
    if (rows.length > most.rows) return stopped('too-big');
    row = [];
  }
};

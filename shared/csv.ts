import Papa from 'papaparse';
import { type Cell, harmless, original } from './cells.ts';

/** Tables as a Swedish Excel opens and saves them: `;` between cells, CRLF, decimal comma, UTF-8 with BOM. Pure. */
const bom = '\ufeff';

const written = (cell: Cell): string => {
  switch (typeof cell) {
    case 'string':
      return harmless(cell);
    case 'number':
      return String(cell).replace('.', ',');
    default:
      return cell === undefined ? '' : String(cell);
  }
};

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `${bom}${Papa.unparse(
    rows.map((row) => row.map(written)),
    { delimiter: ';', newline: '\r\n', quotes: false },
  )}\r\n`;

export type Table = {
  /** Texts as they were before `harmless`; a row may be shorter or longer than another. */
  readonly rows: readonly (readonly string[])[];
  /** The row, from 0, in which a quotation mark is not closed, or is followed by something. */
  readonly broken?: number;
};

/** What stands between the cells of the first line: `;`, a tab or a comma, whichever it has most of. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, /[\r\n]|$/.exec(text)?.index);
  const counted = [';', '\t', ','].map((each) => ({ each, times: header.split(each).length }));
  return counted.reduce((most, next) => (next.times > most.times ? next : most)).each;
};

/** Reads what `csvOf` writes, and what other programs do: with or without BOM, `;`, comma or tab, any line ends. */
export const tableOf = (csv: string): Table => {
  const text = csv.startsWith(bom) ? csv.slice(1) : csv;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const broken = errors.find(({ type }) => type === 'Quotes')?.row;
  return { rows: data.map((row) => row.map(original)), ...(broken !== undefined && { broken }) };
};

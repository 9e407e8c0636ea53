import Papa from 'papaparse';

/** Tables as a Swedish Excel opens and saves them: `;` between cells, CRLF, decimal comma, UTF-8 with BOM. Pure. */
export type Cell = string | number | boolean | undefined;

const bom = '\ufeff';

/**
 * A text that begins like a formula would be run as one by a spreadsheet, so an apostrophe is put before it; before a text
 * that looks as if that had been done to it too, so that reading takes away exactly what writing added.
 * Source: OWASP, "CSV Injection".
 */
export const harmless = (text: string): string => (/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
/** What `harmless` was given. */
export const original = (text: string): string => (/^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

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

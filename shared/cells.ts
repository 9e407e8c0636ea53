import { type Fault, text } from './problems.ts';

/** What stands in the cells of a sheet. Pure. */

/** What is written; a day is `YYYY-MM-DD`. */
export type Cell = string | number | boolean | undefined;

/** Stands for a cell with a formula: what was calculated last may be wrong by now, and may have been anything. */
export const formula = Symbol('formula');
/** What is read. */
export type SheetCell = string | number | boolean | typeof formula | undefined;

/**
 * A text that begins like a formula would be run as one by a spreadsheet, so an apostrophe is put before it; before a text
 * that looks as if that had been done to it too, so that reading takes away exactly what writing added.
 * Source: OWASP, "CSV Injection".
 */
export const harmless = (text: string): string => (/^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
/** What `harmless` was given. */
export const original = (text: string): string => (/^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

/** More than this is not read of any sheet: one cell far out would fill the memory with empty ones. */
export const most = {
  rows: 5000,
  columns: 100,
  cells: 100_000,
  /** As long as a spreadsheet program lets the text of a cell be. */
  text: 32_767,
} as const;

const beyondMost: Fault = {
  code: 'too-big',
  detail: text(
    'Högst 5 000 rader, 100 kolumner, 100 000 celler och 32 767 tecken i en cell.',
    'At most 5,000 rows, 100 columns, 100,000 cells and 32,767 characters in a cell.',
  ),
};
/** What is wrong with a sheet, for people: where it is too big, what is read of any. */
export const sheetWrong = <W>(what: W): Exclude<W, 'too-big'> | Fault =>
  what === 'too-big' ? beyondMost : (what as Exclude<W, 'too-big'>);

/** Thousands apart by a space, plain, narrow or one that does not break a line; by nothing else, since that may be a decimal. */
const digits = String.raw`\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}|\d{1,15}`;
const whole = new RegExp(`^(?:${digits})$`);
const money = new RegExp(String.raw`^(${digits})(?:[.,](\d{1,2}))?\s*(?:kr|SEK|:-)?$`, 'i');
const plainDigits = (text: string): string => text.replaceAll(/\s/g, '');

/** `1 000` is a thousand. Undefined for what is no whole number, or may be another: `1,000`, `1.000`. */
export const wholeIn = (text: string): number | undefined => (whole.test(text) ? Number(plainDigits(text)) : undefined);

/** Kronor as people write them (`1 234,50 kr`), in öre. Undefined for what may be another amount: three digits are no öre. */
export const oreIn = (text: string): number | undefined => {
  const [, kronor, ore = ''] = money.exec(text) ?? [];
  return kronor === undefined ? undefined : Number(plainDigits(kronor) + ore.padEnd(2, '0'));
};

const time = /^(\d{4}-\d\d-\d\d)(?:T| +)(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?([+-]\d\d:\d\d)?$/;
/** `2026-08-22 9:00` or with seconds, which nothing here has, as `2026-08-22T09:00`; anything else as it is. */
export const localTimeIn = (text: string): string =>
  text.replace(
    time,
    (_, day: string, hour: string, minute: string, offset = '') =>
      `${day}T${hour.padStart(2, '0')}:${minute}${String(offset)}`,
  );
/** A day also where a cell says a time of it; anything else as it is. */
export const dayIn = (text: string): string => text.replace(time, '$1');

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

import { csvOf } from '../../../shared/csv.ts';
import { formula, sheetWrong } from '../../../shared/cells.ts';
import { sheetOf } from '../../../shared/workbook.ts';
import { readCalendar } from './calendar.ts';
import {
  type CalendarRead,
  type EntryError,
  entryError,
  faults,
  nothingRead,
  type Period,
  type Read,
} from './entries.ts';
import { readSheet } from './sheet.ts';

/** A file as it came: its text, or in base64 what it is byte by byte. */
export type File = {
  readonly format: 'ics' | 'csv' | 'xlsx';
  readonly text?: string | undefined;
  readonly file?: string | undefined;
};

/** Lines of a calendar may be folded in the middle of a letter (RFC 5545, 3.1): they are put together before they are read. */
const unfolded = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.toString('latin1').replaceAll(/\r?\n[ \t]/g, ''), 'latin1');

/** Undefined for what is not UTF-8. */
const decoded = ({ format, text, file = '' }: File): string | undefined => {
  if (text !== undefined) return text;
  const bytes = Buffer.from(file, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(format === 'ics' ? unfolded(bytes) : bytes);
  } catch {
    return undefined;
  }
};

/** A workbook is read as the table that it would be saved as; what a formula gave last may be wrong by now. */
const readWorkbook = (file: string, period: Period): Read => {
  const rows = sheetOf(Buffer.from(file, 'base64')) ?? faults.notSheet;
  if (rows === 'too-big' || 'code' in rows)
    return { ...nothingRead, errors: [entryError(1, '/file', sheetWrong(rows))] };
  const errors = rows.flatMap((row, i) => (row.includes(formula) ? [entryError(i + 1, '/file', faults.formula)] : []));
  const cells = rows.map((row) => row.map((cell) => (cell === formula ? undefined : cell)));
  const read = readSheet(csvOf(cells), period);
  return { ...read, errors: [...errors, ...read.errors] };
};

/** What a file says of events in the campaign. */
export const readFile = (given: File, period: Period): CalendarRead => {
  if (given.format === 'xlsx') return { ...nothingRead, ...readWorkbook(given.file ?? '', period) };
  const text = decoded(given);
  if (text === undefined) return { ...nothingRead, errors: [entryError(1, '/file', 'not-utf-8')] };
  return given.format === 'ics' ? readCalendar(text, period) : { ...nothingRead, ...readSheet(text, period) };
};

/** What is wrong with the content is told of the field that it came in. */
export const inItsField =
  ({ file }: File) =>
  (error: EntryError): EntryError =>
    file !== undefined && error.pointer === '/text' ? { ...error, pointer: '/file' } : error;

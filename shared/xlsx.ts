import writeXlsxFile from 'write-excel-file/node';
import { isDay } from './calendar.ts';
import { type Cell, harmless } from './cells.ts';
import { marked } from './workbook-parts.ts';

/** Writing workbooks of one sheet. Heavy: only for functions of their own. */

/** A day is a cell of its own kind; in UTC, so that no time zone moves it. */
const typed = (cell: Cell) => {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  return isDay(cell)
    ? { type: Date, value: new Date(`${cell}T00:00:00Z`), format: 'yyyy-mm-dd' }
    : { type: String, value: marked(harmless(cell)) };
};

/** The first row is the heading, and stays in sight. Texts are made harmless here too: a sheet may be saved as CSV. */
export const xlsxOf = (sheet: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row, i) => row.map((cell) => (i === 0 ? { ...typed(cell), fontWeight: 'bold' as const } : typed(cell)))),
    { sheet, stickyRowsCount: 1 },
  ).toBuffer();

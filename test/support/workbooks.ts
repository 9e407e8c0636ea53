import { xlsxOf } from '../../shared/xlsx.ts';
import { unzipped, zipped } from '../../shared/zip.ts';

export const sheetXml = (rows: string): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;

const archive = await xlsxOf('Blad', [['x']]);
/** A real workbook with some of its files in other words. */
export const workbookOf = (changed: Readonly<Record<string, string>>): Buffer => {
  const files = new Map(unzipped(archive, () => true, 1e6));
  for (const [name, xml] of Object.entries(changed)) files.set(`xl/${name}.xml`, Buffer.from(xml));
  return zipped(files);
};
/** With the first sheet's content in other words. */
export const workbookWith = (rows: string): Buffer => workbookOf({ 'worksheets/sheet1': sheetXml(rows) });

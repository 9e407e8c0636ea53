import { most, type SheetCell } from './cells.ts';
import {
  bookOf,
  cellOf,
  type Found,
  type Known,
  relationsOf,
  sharedTextsOf,
  timeStylesOf,
  xmlOf,
} from './workbook-parts.ts';
import { type Left, readXml } from './xml.ts';
import { unzipped } from './zip.ts';

/**
 * Reading a workbook's first sheet, in one pass over each of its files and within bounds: as much as it packs, as many
 * cells and as long texts as its sheet has, never more. Pure.
 */

/** A file of the largest body, 256 kB in base64, is unpacked up to 40 times its size. */
const mostBytes = 8 * 1024 * 1024;
/** Elements stand for time: there is nothing else to spend it on. A text may be shared by many cells, and counts in each. */
const mostElements = 1_000_000;
const mostCharacters = 4_000_000;

type Sheet = readonly (readonly SheetCell[])[];

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const addressForm = /^([A-Z]{0,3})(\d{1,7})$/;
const rowOf = (address: string): number => Number(addressForm.exec(address)?.[2]);
const columnOf = (address: string): number => columnNumber(addressForm.exec(address)?.[1] ?? '');

const cellsOf = (xml: string, known: Known, left: Left): Sheet | undefined => {
  const rows: SheetCell[][] = [];
  let [row, column, width, cells, characters] = [0, 0, 0, 0, 0];
  let [isInside, part] = [false, ''];
  let found: Found | undefined;
  const end = (): void => {
    left.elements = -1;
  };
  /** A row or cell that does not say where it is, is the next one. */
  const placed = (place: number, last: number): number => {
    if (!(place >= 1 && place <= last)) end();
    return place;
  };
  const isSound = readXml(
    xml,
    {
      open: (element, attribute) => {
        part = element;
        if (element === 'sheetData') isInside = true;
        else if (!isInside) return;
        else if (element === 'row') {
          const address = attribute('r');
          row = placed(address === undefined ? row + 1 : rowOf(address), most.rows);
          column = 0;
        } else if (element === 'c') {
          const address = attribute('r');
          column = placed(address === undefined ? column + 1 : columnOf(address), most.columns);
          if (address !== undefined) row = placed(rowOf(address), most.rows);
          found = {
            type: attribute('t') ?? 'n',
            style: Number(attribute('s') ?? 0),
            value: '',
            text: '',
            isFormula: false,
          };
          if (++cells > most.cells) end();
        } else if (element === 'f' && found) found.isFormula = true;
      },
      close: (element) => {
        part = '';
        if (element === 'sheetData') isInside = false;
        if (element !== 'c' || !found) return;
        const cell = cellOf(found, known);
        found = undefined;
        if (cell === undefined) return;
        if (typeof cell === 'string') characters += cell.length;
        if (characters > mostCharacters || (typeof cell === 'string' && cell.length > most.text)) return end();
        while (rows.length < row) rows.push([]);
        (rows[row - 1] as SheetCell[])[column - 1] = cell;
        width = Math.max(width, column);
      },
      text: (some) => {
        if (found && part === 'v') found.value += some;
        else if (found && part === 't') found.text += some;
      },
    },
    left,
  );
  return isSound ? rows.map((cells) => Array.from({ length: width }, (_, i) => cells[i])) : undefined;
};

/**
 * The first sheet of a workbook: days as `YYYY-MM-DD`, with `THH:mm:ss` where a cell says more, texts as they were before
 * `harmless`. `too-big` for one beyond 5 000 rows, 100 columns, 100 000 cells or 4 million characters; undefined for what
 * cannot be read: no workbook, damaged, or more than 8 MB unpacked.
 */
export const sheetOf = (file: Buffer): Sheet | 'too-big' | undefined => {
  const files = unzipped(file, (name) => /\.(?:xml|rels)$/.test(name), mostBytes);
  if (!files?.has('[Content_Types].xml')) return undefined;
  const left: Left = { elements: mostElements };
  const path = relationsOf(files, '', '', left).get('officeDocument') ?? 'xl/workbook.xml';
  const [folder, name] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)];
  const related = relationsOf(files, folder, name, left);
  const book = bookOf(files, path, related, left);
  const xml = book && xmlOf(files, book.sheet);
  if (xml === undefined) return undefined;
  const part = (kind: string): string => xmlOf(files, related.get(kind) ?? '') ?? '';
  const known: Known = {
    since1904: book?.since1904 === true,
    timeStyles: timeStylesOf(part('styles'), left),
    texts: sharedTextsOf(part('sharedStrings'), left),
  };
  const sheet = cellsOf(xml, known, left);
  return left.elements < 0 ? 'too-big' : sheet;
};

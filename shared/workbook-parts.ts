import { addDays } from './calendar.ts';
import { formula, original, type SheetCell } from './cells.ts';
import { type Left, readXml } from './xml.ts';
import type { Files } from './zip.ts';

/** What a workbook has beside its sheets, and what a cell means by it. Source: ECMA-376, part 1, 18.2 to 18.8. Pure. */

/**
 * Some texts are names that every plain object answers to (`constructor`): the library that writes workbooks looks texts up
 * in one, so there they get a mark that nobody sees, which is taken away here.
 */
const unseen = '\u2060';
export const marked = (text: string): string => (text in Object.prototype ? text + unseen : text);
const undone = (text: string): string =>
  text.endsWith(unseen) && text.slice(0, -1) in Object.prototype ? text.slice(0, -1) : text;

/** The day that a number stands for: days since the last of 1899, in which 1900 counts as a leap year, or since 1904. */
const dayOf = (days: number, since1904: boolean): string =>
  addDays('1899-12-30', since1904 ? days + 1462 : days < 60 ? days + 1 : days);
const mostDays = 2_958_465;
const secondsOfDay = 86_400;

/** `2026-12-05`, with `T14:00:00` where it says a time of day; only that, `14:00:00`, for a number below one. */
const timeOf = (number: number, since1904: boolean): SheetCell => {
  const seconds = Math.round(number * secondsOfDay);
  const [days, rest] = [Math.floor(seconds / secondsOfDay), seconds % secondsOfDay];
  if (days < 0 || days > mostDays) return number;
  const clock = new Date(rest * 1000).toISOString().slice(11, 19);
  if (number < 1) return clock;
  return rest === 0 ? dayOf(days, since1904) : `${dayOf(days, since1904)}T${clock}`;
};

/** Formats by number that show days or times of day everywhere, or in some language. Source: ECMA-376, 18.8.30. */
const isBuiltInTime = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58);
/** Without what stands for itself and without colours and conditions, one of these letters is part of a day or a time. */
const showsTime = (code: string): boolean =>
  /[dmyhs]/i.test(code.replaceAll(/"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]?/gi, '').replaceAll(/general/gi, ''));

export const xmlOf = (files: Files, name: string): string | undefined => files.get(name)?.toString('utf8');

/** Relations of a file by their id, to paths in the archive. */
export const relationsOf = (files: Files, folder: string, name: string, left: Left): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  readXml(
    xmlOf(files, `${folder}_rels/${name}.rels`) ?? '',
    {
      open: (element, attribute) => {
        const target = attribute('Target');
        if (element !== 'Relationship' || target === undefined) return;
        const path = URL.parse(target, `file:///${folder}`)?.pathname.slice(1) ?? '';
        found.set(attribute('Id') ?? '', path);
        found.set(attribute('Type')?.split('/').at(-1) ?? '', path);
      },
    },
    left,
  );
  return found;
};

type Book = { readonly sheet: string; readonly since1904: boolean };
export const bookOf = (
  files: Files,
  path: string,
  related: ReadonlyMap<string, string>,
  left: Left,
): Book | undefined => {
  let sheet: string | undefined;
  let since1904 = false;
  readXml(
    xmlOf(files, path) ?? '',
    {
      open: (element, attribute) => {
        if (element === 'workbookPr') since1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
        else if (element === 'sheet') sheet ??= related.get(attribute('id') ?? '');
      },
    },
    left,
  );
  return sheet === undefined ? undefined : { sheet, since1904 };
};

/** Which styles of cells, by their place, show days or times. */
export const timeStylesOf = (xml: string, left: Left): ReadonlySet<number> => {
  const [formats, styles] = [new Map<number, string>(), new Set<number>()];
  let [isInside, style] = [false, 0];
  readXml(
    xml,
    {
      open: (element, attribute) => {
        const format = Number(attribute('numFmtId') ?? 0);
        if (element === 'numFmt') formats.set(format, attribute('formatCode') ?? '');
        else if (element === 'cellXfs') isInside = true;
        else if (element === 'xf' && isInside) {
          const code = formats.get(format);
          if (code === undefined ? isBuiltInTime(format) : showsTime(code)) styles.add(style);
          style++;
        }
      },
      close: (element) => {
        if (element === 'cellXfs') isInside = false;
      },
    },
    left,
  );
  return styles;
};

/** Texts that cells share. How a word is spoken stands beside it, and is not part of it. */
export const sharedTextsOf = (xml: string, left: Left): readonly string[] => {
  const texts: string[] = [];
  let [text, isText, isSpoken] = ['', false, false];
  readXml(
    xml,
    {
      open: (element) => {
        if (element === 'si') text = '';
        else if (element === 'rPh') isSpoken = true;
        isText = element === 't' && !isSpoken;
      },
      close: (element) => {
        if (element === 'si') texts.push(text);
        else if (element === 'rPh') isSpoken = false;
        isText = false;
      },
      text: (some) => {
        if (isText) text += some;
      },
    },
    left,
  );
  return texts;
};

export type Known = {
  readonly since1904: boolean;
  readonly timeStyles: ReadonlySet<number>;
  readonly texts: readonly string[];
};
export type Found = { type: string; style: number; value: string; text: string; isFormula: boolean };

export const cellOf = (
  { type, style, value, text, isFormula }: Found,
  { since1904, timeStyles, texts }: Known,
): SheetCell => {
  if (isFormula || type === 'e') return formula;
  if (type === 's') return original(undone(texts[Number(value)] ?? ''));
  if (type === 'inlineStr') return original(undone(text));
  if (type === 'str') return original(undone(value));
  if (value === '') return undefined;
  if (type === 'b') return value === '1';
  if (type === 'd') return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return undefined;
  return timeStyles.has(style) ? timeOf(number, since1904) : number;
};

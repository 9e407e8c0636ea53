import bidiFactory from 'bidi-js';

/**
 * The order in which the parts of a line are drawn, from left to right, where some are read from right to left. Pure.
 * Source: Unicode Bidirectional Algorithm (UAX #9), whose levels the library tells.
 */
// The package's types say CommonJS: its default export is declared one level deeper than Node has it.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

export type Direction = 'ltr' | 'rtl';
/** Letters in the order in which they are read, all of one direction and one script: as a font can shape them. */
export type Run = { readonly text: string; readonly direction: Direction };
type Levelled = { readonly text: string; readonly level: number };

const isRightToLeft = (level: number): boolean => level % 2 === 1;

/** The direction of a text: that of its first letter that has one. */
export const directionOf = (text: string): Direction =>
  isRightToLeft(bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) ? 'rtl' : 'ltr';

/** What only says in which direction to go on: it is not drawn. */
export const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;

const scripts = [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Syriac}/u];
/** Which of the scripts written from right to left; undefined for what belongs to none, or to any. */
const scriptOf = (letter: string): number | undefined => {
  const found = scripts.findIndex((script) => script.test(letter));
  return found < 0 ? undefined : found;
};

/** The parts of one level and one script, in reading order, brackets already turned. */
const partsOf = (line: string, direction: Direction): readonly Levelled[] => {
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const parts: Levelled[] = [];
  let script: number | undefined;
  let at = 0;
  for (const letter of line) {
    const level = levels[at] ?? 0;
    at += letter.length;
    if (marks.test(letter)) continue;
    const own = scriptOf(letter);
    const drawn = (isRightToLeft(level) ? bidi.getMirroredCharacter(letter) : null) ?? letter;
    const last = parts.at(-1);
    const isOther = own !== undefined && script !== undefined && own !== script;
    if (last && last.level === level && !isOther) {
      parts[parts.length - 1] = { level, text: last.text + drawn };
      script ??= own;
    } else {
      parts.push({ level, text: drawn });
      script = own;
    }
  }
  return parts;
};

/** UAX #9, L2: from the highest level down, what is at it or above is turned around. */
const reordered = (parts: readonly Levelled[]): readonly Levelled[] => {
  const order = [...parts];
  for (let level = Math.max(0, ...parts.map((part) => part.level)); level > 0; level--)
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end++;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      if (end > start) start = end;
    }
  return order;
};

/**
 * The runs of one line from left to right. The font turns the letters of a script that is written from right to left
 * around when it shapes them; whatever else stands there (brackets, spaces) is turned here.
 */
export const runsOf = (line: string, direction: Direction = directionOf(line)): readonly Run[] =>
  reordered(partsOf(line, direction)).map(({ text, level }) => {
    if (!isRightToLeft(level)) return { text, direction: 'ltr' };
    const isLetters = [...text].some((letter) => scriptOf(letter) !== undefined);
    return { text: isLetters ? text : [...text].reverse().join(''), direction: 'rtl' };
  });

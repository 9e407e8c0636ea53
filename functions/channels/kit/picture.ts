import type { Language } from '../../../shared/problems.ts';
import { type ListedEvent, spoken, timeInWords } from '../../gatherings/offers.ts';
import { light } from '../../../shared/look.ts';
import { forXml, type Markup, markup } from '../../../shared/markup.ts';

/**
 * The picture that a preview of a link shows, 1200 x 630, as SVG. Pure. SVG breaks no lines, so that is done here, by how
 * wide letters of the font are at most.
 */
export const pictureSize = { width: 1_200, height: 630 } as const;
const margin = 80;
const room = pictureSize.width - 2 * margin;

/** In em, of DejaVu Sans Bold: never less than a letter takes. */
const widthOf = (char: string): number => {
  if (/[\p{M}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u.test(char)) return 0;
  if (/[ijl.,:;'|! ]/.test(char)) return 0.42;
  if (/[mwMW@%—…]/.test(char)) return 1.11;
  if (/[\u0000-\u024f]/.test(char)) return /[A-ZÅÄÖ]/.test(char) ? 0.86 : 0.73;
  return 1.2;
};
const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

/** Whole words; one that is wider than a line is broken where the line ends. `em`: how wide a line is. */
const lines = (text: string, em: number): readonly string[] => {
  const done: string[] = [];
  let line = '';
  const words = text.split(/\s+/u).filter((word) => word !== '');
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= em) {
      line = longer;
      continue;
    }
    if (line !== '') done.push(line);
    line = '';
    for (const char of word) {
      if (textWidth(line + char) > em) {
        done.push(line);
        line = '';
      }
      line += char;
    }
  }
  return line === '' ? done : [...done, line];
};

/** The font has these letters; what is written with others is drawn in the next language. */
const drawn =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u;
/** The event in the reader's language, unless its letters cannot be drawn. */
export const drawable = (event: ListedEvent, wish: string): ListedEvent => {
  const told = spoken(event, wish);
  return drawn.test(told.title) ? told : spoken(event, 'sv');
};

type Set = { readonly size: number; readonly lines: readonly string[] };
const height = ({ size, lines: all }: Set): number => all.length * size * 1.2;

/**
 * The largest of some sizes in which a text takes so many lines at most, and that height, and no word is broken where that
 * can be had; in the smallest the rest is left out.
 */
const setIn = (
  text: string,
  sizes: readonly number[],
  most: number,
  wide = room,
  tall: number = pictureSize.height,
): Set => {
  const set = sizes.map((size) => ({ size, lines: lines(text, wide / size) }));
  const fitting = set.filter((each) => each.lines.length <= most && height(each) <= tall);
  const widest = Math.max(0, ...text.split(/\s+/u).map(textWidth));
  const found = fitting.find(({ size }) => widest * size <= wide) ?? fitting[0];
  if (found) return found;
  const { size, lines: all } = set.at(-1) ?? { size: 0, lines: [] };
  const kept = all.slice(0, most);
  return { size, lines: kept.map((line, i) => (i === most - 1 ? `${line.slice(0, -2).trimEnd()}…` : line)) };
};

/** In one line as large as it can be, else in two. */
const inFewLines = (text: string, sizes: readonly number[]): Set =>
  setIn(text, sizes.filter((size) => lines(text, room / size).length <= 1).concat(38, 32), 2);

/** Whether a text is written from the right, by its first letter (Unicode Bidirectional Algorithm, P2). */
const isRightToLeft = (text: string): boolean =>
  /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text.replace(/^[^\p{L}]*/u, ''));

/** Without a letter of their own direction on both sides, marks at the ends of a line would stand on the wrong one. */
const fromRight = '\u200f';

/** `indent`: how far from its margin. */
const block = ({ size, lines: all }: Set, top: number, weight: 400 | 700, colour: string, indent = 0): Markup =>
  markup`${all.map((line, i) => {
    const right = isRightToLeft(line);
    const y = Math.round(top + size + i * size * 1.2);
    return markup`<text x="${right ? pictureSize.width - margin - indent : margin + indent}" y="${y}" text-anchor="${right ? 'end' : 'start'}" font-size="${size}" font-weight="${weight}" fill="${colour}" xml:space="preserve">${right ? `${fromRight}${line}${fromRight}` : line}</text>
`;
  })}`;

export const pictureColours = {
  ground: light.paper,
  text: light.ink,
  quiet: light.soft,
  time: light.gran,
  alert: light.falu,
} as const;

/** The campaign's name stands beside the mark. */
const besideMark = 34;
const nameAt = 550;

export const pictureOf = (event: ListedEvent, campaignName: string, language: Language): string => {
  const { ground, text, quiet, time: green, alert } = pictureColours;
  const cancelled = language === 'sv' ? 'INSTÄLLT' : 'CANCELLED';
  const time = inFewLines(timeInWords(event, language), [46, 42, 38, 36]);
  const place = inFewLines(forXml(event.place ?? new URL(event.url ?? 'https://-').hostname), [40, 36]);
  const name = setIn(forXml(campaignName), [30], 1, room - besideMark);
  const top = event.isCancelled ? 150 : 90;
  const between = [30, 8] as const;
  const left = nameAt - 20 - top - between[0] - height(time) - between[1] - height(place);
  const title = setIn(forXml(event.title), [96, 84, 72, 60, 52, 44, 40], 4, room, left);
  const mark = { width: 18, height: 34 };
  const markAt = isRightToLeft(name.lines[0] ?? '') ? pictureSize.width - margin - mark.width : margin;
  const below = top + height(title) + between[0];
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${pictureSize.width}" height="${pictureSize.height}" font-family="DejaVu Sans">
<rect width="100%" height="100%" fill="${ground}"/>
<rect width="100%" height="16" fill="${alert}"/>
${event.isCancelled && block({ size: 44, lines: [cancelled] }, 70, 700, alert)}
${block(title, top, 700, text)}
${block(time, below, 700, green)}
${block(place, below + height(time) + between[1], 400, quiet)}
<rect x="${markAt}" y="${nameAt}" width="${mark.width}" height="${mark.height}" rx="3" fill="${alert}"/>
${block(name, nameAt, 700, text, besideMark)}
</svg>`.markup;
};

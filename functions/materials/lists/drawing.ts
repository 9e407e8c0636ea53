import PDFDocument from 'pdfkit';
import { light } from '../../../shared/look.ts';
import { type Direction, directionOf, marks, type Run, runsOf } from './reading-order.ts';

/** Writing lines of any direction on the pages of a PDF. Lengths are points, from the upper left corner. */
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
export type Style = { readonly font: keyof Fonts; readonly size: number; readonly colour?: string };
export type Doc = PDFKit.PDFDocument;

/** A line as it is drawn: its letters in the order in which they are read, and the direction of what it is part of. */
export type Line = { readonly text: string; readonly direction: Direction };

/** What the library knows of a font, and has no public way to be asked for. */
type Inside = { readonly _font: { readonly font: { readonly hasGlyphForCodePoint: (point: number) => boolean } } };

/** The same list makes the same bytes: nothing in it tells when it was made. */
export const openDocument = (title: string, language: string, madeAt: Date): Doc =>
  new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // Otherwise it begins with a font that no bundle has.
    font: '',
    lang: language,
    displayTitle: true,
    info: { Title: title, CreationDate: madeAt, Producer: 'Valsam', Creator: 'Valsam' },
  });

export const bytesOf = (doc: Doc): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });

/** Measures and draws on the pages of a document. */
export type Drawing = ReturnType<typeof drawingOn>;

export const drawingOn = (doc: Doc, fonts: Fonts) => {
  const known = new Map<keyof Fonts, (point: number) => boolean>();
  for (const name of ['regular', 'bold'] as const) {
    doc.registerFont(name, fonts[name] as Buffer);
    doc.font(name);
    const { font } = (doc as unknown as Inside)._font;
    known.set(name, (point) => font.hasGlyphForCodePoint(point));
  }

  const choose = ({ font, size }: Style) => doc.font(font).fontSize(size);

  // The library lays out word by word, from left to right, unless it is told which features to use: none beyond those
  // that a script asks for by itself.
  const optionsOf = ({ direction }: Run) => ({
    lineBreak: false,
    baseline: 'alphabetic' as const,
    ...(direction === 'rtl' && { features: [] }),
  });

  /** A letter that the font lacks becomes a mark of its own, which is no box to tick. */
  const writable = (text: string, { font }: Style): string =>
    [...text.normalize('NFC').replaceAll(/\s+/g, ' ')]
      .map((letter) => (marks.test(letter) || known.get(font)?.(letter.codePointAt(0) ?? 0) ? letter : '\ufffd'))
      .join('');

  const widthOf = (line: Line, style: Style): number => {
    choose(style);
    return runsOf(line.text, line.direction).reduce((sum, run) => sum + doc.widthOfString(run.text, optionsOf(run)), 0);
  };

  /** A text in lines of at most that width; a word that is longer than a line is divided. */
  const linesOf = (text: string, style: Style, width: number): readonly Line[] => {
    const direction = directionOf(text);
    const fits = (part: string): boolean => widthOf({ text: part, direction }, style) <= width;
    const lines: string[] = [''];
    for (const word of writable(text, style).trim().split(' ')) {
      const last = lines.at(-1) ?? '';
      const longer = last === '' ? word : `${last} ${word}`;
      if (fits(longer)) {
        lines[lines.length - 1] = longer;
        continue;
      }
      if (last !== '') lines.push('');
      for (const letter of word) {
        const part = (lines.at(-1) ?? '') + letter;
        if (fits(part)) lines[lines.length - 1] = part;
        else lines.push(letter);
      }
    }
    return lines.map((line) => ({ text: line, direction }));
  };

  /** Draws a line that stands on `y`; what is copied from it, or read aloud, comes in reading order. */
  const write = (line: Line, x: number, y: number, style: Style): void => {
    const runs = runsOf(line.text, line.direction);
    const isTurned = runs.some(({ direction }) => direction === 'rtl');
    if (isTurned) doc.markContent('Span', { actual: line.text });
    let at = x;
    choose(style).fillColor(style.colour ?? light.ink);
    for (const run of runs) {
      doc.text(run.text, at, y, optionsOf(run));
      at += doc.widthOfString(run.text, optionsOf(run));
    }
    if (isTurned) doc.endMarkedContent();
  };

  return { widthOf, linesOf, write };
};

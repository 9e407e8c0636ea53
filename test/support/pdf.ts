import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';
import { sourceOf } from '../../infra/entries.ts';

/** PDFs as another program than the one that wrote them reads them. */
const fontFile = (name: string) => readFileSync(sourceOf(`dejavu-fonts-ttf/ttf/${name}`));
export const fonts = { regular: fontFile('DejaVuSans.ttf'), bold: fontFile('DejaVuSans-Bold.ttf') };

/** A word or several that stand on one height, where they begin and end, and how high above the foot of the page. */
export type Piece = { readonly text: string; readonly x: number; readonly end: number; readonly y: number };
export type ReadPage = {
  readonly pieces: readonly Piece[];
  /** Its lines from the top, each from left to right. */
  readonly lines: readonly string[];
  readonly boxes: number;
};

/** The bounds of a path that the reader says is drawn: a square of 10 points. */
const isBox = ([x = 0, y = 0, right = 0, top = 0]: readonly number[]): boolean =>
  Math.abs(right - x - 10) < 0.01 && Math.abs(top - y - 10) < 0.01;

const linesOf = (pieces: readonly Piece[]): readonly string[] => {
  const heights = [...new Set(pieces.map(({ y }) => y))].sort((a, b) => b - a);
  return heights.map((height) =>
    pieces
      .filter(({ y }) => y === height)
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  );
};

export const readPdf = async (bytes: Uint8Array): Promise<readonly ReadPage[]> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i): Promise<ReadPage> => {
      const page = await pdf.getPage(i + 1);
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item): readonly Piece[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , x = 0, y = 0] = item.transform as readonly number[];
        return [{ text: item.str, x, end: x + item.width, y: Math.round(y) }];
      });
      const { argsArray } = await page.getOperatorList();
      const bounds = argsArray.map((args: unknown) =>
        Array.isArray(args) ? (args as readonly unknown[])[2] : undefined,
      );
      const boxes = bounds.filter(
        (each) => each instanceof Float32Array && each.length === 4 && isBox([...each]),
      ).length;
      return { pieces, lines: linesOf(pieces), boxes };
    }),
  );
};

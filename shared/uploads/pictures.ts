import { orientationIn, oriented } from './orientation.ts';

/**
 * Pictures without what their cameras and editors wrote beside them (where, when, with what, by whom): of a JPEG or a PNG
 * only what it takes to draw it the right way up is kept, and nothing behind its end. Whatever is not known to be needed goes. One pass, whose
 * work grows with the file; a file that is cut off, or has more parts or a larger picture than any camera makes, is refused.
 * What the pixels show is not looked at. Pure.
 */
export type PictureFault = 'damaged' | 'too-complex';
export type Picture =
  { readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Uint8Array } | { readonly refused: PictureFault };

/** Bytes of the segment that says which way up it is. */
const longestOriented = 36;
const mostPixels = 100_000_000;
const mostParts = 100_000;
const damaged = { refused: 'damaged' } as const;
const tooComplex = { refused: 'too-complex' } as const;

/** What is kept, one piece after the other. */
const keeper = (bytes: Uint8Array) => {
  const kept = new Uint8Array(bytes.length + longestOriented);
  let size = 0;
  return {
    add: (piece: Uint8Array): void => {
      kept.set(piece, size);
      size += piece.length;
    },
    keep: (from: number, to: number): void => {
      kept.set(bytes.subarray(from, to), size);
      size += to - from;
    },
    all: (): Uint8Array => kept.slice(0, size),
  };
};

const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));
const isTooLarge = (width: number, height: number): boolean => width * height > mostPixels;

/** Frames, tables, scans, restarts; source of the numbers: ITU-T T.81, table B.1. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const isTable = (marker: number): boolean => [0xc4, 0xcc, 0xdb, 0xdc, 0xdd].includes(marker);
/** How densely it was meant, without a smaller picture of itself; and which colours it has. */
const isPlain = (bytes: Uint8Array, marker: number, at: number, size: number): boolean =>
  (marker === 0xe0 && size === 16 && isAt(bytes, at + 2, 'JFIF\0')) ||
  (marker === 0xee && size === 14 && isAt(bytes, at + 2, 'Adobe'));

/** Where the next marker begins behind a scan: escaped bytes and restarts belong to it. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1];
    if (next === undefined) return -1;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return -1;
};

const jpeg = (bytes: Uint8Array): Picture => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { keep, add, all } = keeper(bytes);
  keep(0, 2);
  let [at, framed, scanned] = [2, false, false];
  let turned: number | undefined;
  for (let parts = 0; parts < mostParts; parts++) {
    if (bytes[at] !== 0xff) return damaged;
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === 0xd9) {
      if (!scanned) return damaged;
      keep(at, at + 2);
      return { type: 'image/jpeg', bytes: all() };
    }
    if (marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return damaged;
    if (at + 4 > bytes.length) return damaged;
    const size = view.getUint16(at + 2);
    let end = at + 2 + size;
    if (size < 2 || end > bytes.length) return damaged;
    if (isFrame(marker)) {
      if (framed || size < 8) return damaged;
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (height === 0 || width === 0) return damaged;
      if (isTooLarge(width, height)) return tooComplex;
      framed = true;
    }
    if (marker === 0xda) {
      if (!framed) return damaged;
      end = endOfScan(bytes, end);
      if (end < 0) return damaged;
      scanned = true;
    }
    if (marker === 0xe1 && turned === undefined) {
      turned = orientationIn(bytes, at + 4, end);
      if (turned !== undefined) add(oriented(turned));
    }
    if (isFrame(marker) || isTable(marker) || marker === 0xda || isPlain(bytes, marker, at + 2, size)) keep(at, end);
    at = end;
  }
  return tooComplex;
};

/** Source: the PNG specification of 2025, 11.2 and 11.3. */
const needed = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);
const ofColours = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB']);

const png = (bytes: Uint8Array): Picture => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { keep, all } = keeper(bytes);
  keep(0, 8);
  let [at, hasData] = [8, false];
  for (let parts = 0; parts < mostParts; parts++) {
    if (at + 12 > bytes.length) return damaged;
    const size = view.getUint32(at);
    const end = at + 12 + size;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return damaged;
    if ((parts === 0) !== (type === 'IHDR')) return damaged;
    if (type === 'IHDR') {
      if (size !== 13) return damaged;
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (width === 0 || height === 0) return damaged;
      if (isTooLarge(width, height)) return tooComplex;
    }
    // What a reader must know and does not is no picture to it.
    if (!needed.has(type) && /^[A-Z]/.test(type)) return damaged;
    if (needed.has(type) || ofColours.has(type)) keep(at, end);
    if (type === 'IEND') return hasData ? { type: 'image/png', bytes: all() } : damaged;
    hasData ||= type === 'IDAT' && size > 0;
    at = end;
  }
  return tooComplex;
};

/** The picture without anything beside it; undefined where it is neither of the two kinds. */
export const pictureIn = (bytes: Uint8Array): Picture | undefined => {
  if (isAt(bytes, 0, '\u00ff\u00d8\u00ff')) return jpeg(bytes);
  return isAt(bytes, 0, '\u0089PNG\r\n\u001a\n') ? png(bytes) : undefined;
};

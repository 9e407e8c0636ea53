import { inflateSync } from 'node:zlib';

/**
 * A small reader of PNG for tests: eight bits a sample, not interlaced, grey to RGBA, as our two writers make them.
 * Source of the form: Portable Network Graphics (Third Edition), 5 and 9.
 */
export type Picture = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of a pixel, as `#rrggbb`. */
  readonly at: (x: number, y: number) => string;
};

const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

const paeth = (a: number, b: number, c: number): number => {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

export const readPng = (bytes: Uint8Array): Picture => {
  const png = Buffer.from(bytes);
  if (png.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const data: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.subarray(at + 4, at + 8).toString('latin1');
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = Buffer.from(content);
    if (type === 'IDAT') data.push(content);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const samples = samplesOf[header[9] ?? -1];
  if (header[8] !== 8 || samples === undefined || header[12] !== 0) throw new Error('not a kind of PNG that we write');
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * samples;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const raw = filtered[y * (stride + 1) + 1 + x] ?? 0;
      const a = x < samples ? 0 : (pixels[y * stride + x - samples] ?? 0);
      const b = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0);
      const c = x < samples || y === 0 ? 0 : (pixels[(y - 1) * stride + x - samples] ?? 0);
      const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter ?? 0] ?? 0;
      pixels[y * stride + x] = raw + guess;
    }
  }
  const hex = (value: number): string => value.toString(16).padStart(2, '0');
  const at = (x: number, y: number): string => {
    const start = y * stride + x * samples;
    const colour = samples < 3 ? [0, 0, 0] : [0, 1, 2];
    return `#${colour.map((i) => hex(pixels[start + i] ?? 0)).join('')}`;
  };
  return { width, height, at };
};

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureIn } from '../../shared/uploads/pictures.ts';
import { camera, chunk, jpegOf, pngOf, segment, written } from '../support/pictures.ts';

/** What pictures of receipts are kept without (GDPR): whatever cameras and editors wrote beside them. */
const secret = Buffer.from('kim-secret');
const kept = (bytes: Uint8Array): Uint8Array => {
  const picture = pictureIn(bytes);
  if (!picture || 'refused' in picture) throw new Error(`refused: ${picture?.refused}`);
  return picture.bytes;
};
const faultOf = (bytes: Uint8Array): string | undefined => {
  const picture = pictureIn(bytes);
  return picture && 'refused' in picture ? picture.refused : undefined;
};

describe.each([
  ['JPEG', jpegOf, camera, 'image/jpeg'],
  ['PNG', pngOf, written, 'image/png'],
] as const)('a picture: %s', (_kind, of, beside, type) => {
  test('is kept without what was written beside it, and what lies behind its end', () => {
    const bytes = of(beside, { behind: secret });
    expect(Buffer.from(bytes).includes(secret)).toBe(true);
    expect(pictureIn(bytes)).toEqual({ type, bytes: of() });
    expect(kept(of())).toEqual(of());
  });

  test('has a size that a reader can open', () => {
    expect(faultOf(of([], { width: 10_000, height: 10_000 }))).toBeUndefined();
    expect(faultOf(of([], { width: 10_001, height: 10_000 }))).toBe('too-complex');
    expect(faultOf(of([], { width: 0 }))).toBe('damaged');
    expect(faultOf(of([], { height: 0 }))).toBe('damaged');
  });

  test('is whole', () => {
    const whole = of(beside);
    for (let size = 4; size < whole.length; size++)
      expect(faultOf(whole.subarray(0, size)), `${size} bytes`).toBe(
        size < 8 && type === 'image/png' ? undefined : 'damaged',
      );
  });

  test('whatever is in it, it is answered, and cleaned only once', () => {
    const whole = of(beside);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const picture = pictureIn(bytes);
        if (picture && 'bytes' in picture) expect(pictureIn(picture.bytes)).toEqual(picture);
      }),
      { numRuns: 500 },
    );
  });
});

test.each<[string, Uint8Array]>([
  ['a segment that is longer than the file', jpegOf([new Uint8Array([0xff, 0xe1, 0xff, 0xff])])],
  ['a segment shorter than its own length', jpegOf([new Uint8Array([0xff, 0xe1, 0, 1])])],
  ['a second picture within', jpegOf([new Uint8Array([0xff, 0xd8])])],
  ['an end before its scan', jpegOf([new Uint8Array([0xff, 0xd9])])],
  ['two frames', jpegOf([segment(0xc2, new Uint8Array([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))])],
  ['what is no marker', jpegOf([new Uint8Array([0x00])])],
  ['two headers', pngOf([chunk('IHDR', new Uint8Array(13))])],
  ['a part that every reader must know and none does', pngOf([chunk('EVIL')])],
  ['a part whose name is none', pngOf([chunk('a b ')])],
])('a picture with %s is refused', (_what, bytes) => {
  expect(faultOf(bytes)).toBe('damaged');
});

test('a smaller picture of itself, and colours’ names, go; what tells its colours stays', () => {
  const small = segment(0xe0, Buffer.concat([Buffer.from('JFIF\0'), Buffer.alloc(9), secret]));
  const adobe = segment(0xee, Buffer.concat([Buffer.from('Adobe'), Buffer.alloc(7)]));
  expect(kept(jpegOf([small, segment(0xe2, secret), segment(0xee, secret), adobe]))).toEqual(jpegOf([adobe]));
});

test('what is neither is none', () => {
  for (const bytes of [new Uint8Array(), Buffer.from('%PDF-1.7'), Buffer.from('GIF89a'), Buffer.from('<svg>')])
    expect(pictureIn(bytes)).toBeUndefined();
});

test('hostile files take one pass: many parts, many escapes, many beginnings', () => {
  const many = Buffer.concat(Array.from({ length: 120_000 }, () => Buffer.from([0xff, 0xfe, 0, 2])));
  expect(faultOf(jpegOf([many]))).toBe('too-complex');
  expect(faultOf(pngOf(Array.from({ length: 110_000 }, () => chunk('tEXt'))))).toBe('too-complex');
  const escapes = jpegOf().subarray(0, -2);
  expect(faultOf(Buffer.concat([escapes, Buffer.alloc(4_000_000, Buffer.from([0xff, 0x00]))]))).toBe('damaged');
  expect(faultOf(Buffer.concat([escapes, Buffer.alloc(4_000_000, 0xff)]))).toBe('damaged');
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oriented } from '../../shared/uploads/orientation.ts';
import { pictureIn } from '../../shared/uploads/pictures.ts';
import { jpegOf, segment } from '../support/pictures.ts';

/** A phone's photo stays the right way up, though nothing else of what the phone wrote is kept. */

/** What a camera writes: its make, which way up, and where it was, in either order of bytes. */
const exif = (orientation: number, isLittle: boolean, change: (tiff: DataView) => void = () => {}): Uint8Array => {
  const tiff = new DataView(new ArrayBuffer(120));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  tiff.setUint16(8, 3, isLittle);
  for (const [i, [tag, type, value]] of [
    [0x010f, 2, 60],
    [0x0112, 3, orientation],
    [0x8825, 4, 80],
  ].entries()) {
    const entry = 10 + i * 12;
    tiff.setUint16(entry, tag as number, isLittle);
    tiff.setUint16(entry + 2, type as number, isLittle);
    tiff.setUint32(entry + 4, 1, isLittle);
    if (type === 3) tiff.setUint16(entry + 8, value as number, isLittle);
    else tiff.setUint32(entry + 8, value as number, isLittle);
  }
  Buffer.from('kim-secret').copy(Buffer.from(tiff.buffer), 60);
  change(tiff);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff.buffer)]));
};
const kept = (parts: readonly Uint8Array[]) => {
  const picture = pictureIn(jpegOf(parts));
  return picture && 'bytes' in picture ? picture.bytes : picture?.refused;
};

describe.each([true, false])('a photo (little-endian: %s)', (isLittle) => {
  test.each([2, 3, 4, 5, 6, 7, 8])('turned by %i stays so, and nothing beside it is kept', (orientation) => {
    const bytes = kept([exif(orientation, isLittle)]);
    expect(bytes).toEqual(jpegOf([oriented(orientation)]));
    expect(Buffer.from(bytes as Uint8Array).includes('kim-secret')).toBe(false);
    // Cleaned only once.
    expect(pictureIn(bytes as Uint8Array)).toMatchObject({ bytes });
  });

  test.each([0, 1, 9, 65_535])('that is not turned (%i) says nothing', (orientation) => {
    expect(kept([exif(orientation, isLittle)])).toEqual(jpegOf());
  });

  test('the first word counts', () => {
    expect(kept([exif(6, isLittle), exif(3, isLittle)])).toEqual(jpegOf([oriented(6)]));
  });

  test('whatever it says is answered, and no more is kept than which way up', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(119), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const told = exif(6, isLittle, (tiff) => {
          for (const [at, value] of changes) tiff.setUint8(at, value);
        });
        const bytes = kept([told]);
        const possible = [jpegOf(), ...[2, 3, 4, 5, 6, 7, 8].map((each) => jpegOf([oriented(each)]))];
        expect(possible).toContainEqual(bytes);
      }),
    );
  });
});

/**
 * Which way up a photo is. Cameras store it as it lay on the sensor, and say beside it how to turn it: that alone of what
 * they say (Exif 2.32, tag 0x0112) is kept, in a segment that has nothing else. Pure.
 */
const tag = 0x0112;
const header = 'Exif\0\0';
/** Entries that one directory may have and be read: more than any camera writes. */
const mostEntries = 200;

/** 2 to 8; undefined where it is said nowhere, wrongly, or lies as it is seen. `from`: behind the segment's length. */
export const orientationIn = (bytes: Uint8Array, from: number, to: number): number | undefined => {
  const tiff = from + header.length;
  if (to - tiff < 14 || ![...header].every((char, i) => bytes[from + i] === char.charCodeAt(0))) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + tiff, to - tiff);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory > view.byteLength - 2) return undefined;
  const entries = Math.min(view.getUint16(directory, isLittle), mostEntries);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > view.byteLength) return undefined;
    if (view.getUint16(entry, isLittle) !== tag) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
};

/** The segment that says it, with its marker. */
export const oriented = (orientation: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(36));
  view.setUint16(0, 0xffe1);
  view.setUint16(2, 34);
  [...header].forEach((char, i) => view.setUint8(4 + i, char.charCodeAt(0)));
  view.setUint32(10, 0x4d4d002a);
  view.setUint32(14, 8);
  view.setUint16(18, 1);
  view.setUint16(20, tag);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, orientation);
  return new Uint8Array(view.buffer);
};

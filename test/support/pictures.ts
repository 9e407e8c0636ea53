/** Pictures made by hand, with what cameras and editors write beside them. */
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export const segment = (marker: number, data: Uint8Array = new Uint8Array()): Uint8Array => {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + marker, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return joined(head, data);
};
const frame = (width: number, height: number): Uint8Array => {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  data.writeUInt16BE(height, 1);
  data.writeUInt16BE(width, 3);
  return segment(0xc0, data);
};
export const jfif = segment(0xe0, joined(utf8('JFIF\0'), new Uint8Array([1, 2, 0, 0, 1, 0, 1, 0, 0])));
const scan = joined(
  segment(0xda, new Uint8Array([1, 1, 0, 0, 63, 0])),
  new Uint8Array([0x12, 0xff, 0x00, 0xff, 0xd0, 0x34]),
);
const [soi, eoi] = [new Uint8Array([0xff, 0xd8]), new Uint8Array([0xff, 0xd9])];

/** A JPEG with these segments before its frame, and this behind its end. */
export const jpegOf = (
  beside: readonly Uint8Array[] = [],
  {
    width = 640,
    height = 480,
    behind = new Uint8Array(),
  }: { width?: number; height?: number; behind?: Uint8Array } = {},
): Uint8Array =>
  joined(
    soi,
    jfif,
    ...beside,
    segment(0xdb, new Uint8Array(65)),
    frame(width, height),
    segment(0xc4, new Uint8Array(17)),
    scan,
    eoi,
    behind,
  );
/** Where and with what it was taken, what an editor said, and a comment. */
export const camera: readonly Uint8Array[] = [
  segment(0xe1, utf8('Exif\0\0 GPS 59.3293 kim-secret')),
  segment(0xe1, utf8('http://ns.adobe.com/xap/1.0/\0 kim-secret')),
  segment(0xed, utf8('Photoshop 3.0\0 kim-secret')),
  segment(0xfe, utf8('kim-secret')),
];

export const chunk = (type: string, data: Uint8Array = new Uint8Array()): Uint8Array => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return joined(size, utf8(type), data, new Uint8Array(4));
};
const header = (width: number, height: number): Uint8Array => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
};
export const pngOf = (
  beside: readonly Uint8Array[] = [],
  { width = 64, height = 48, behind = new Uint8Array() }: { width?: number; height?: number; behind?: Uint8Array } = {},
): Uint8Array =>
  joined(
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    header(width, height),
    chunk('gAMA', new Uint8Array(4)),
    ...beside,
    chunk('IDAT', new Uint8Array([1, 2, 3])),
    chunk('IEND'),
    behind,
  );
export const written: readonly Uint8Array[] = ['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME', 'iCCP', 'prVt'].map((type) =>
  chunk(type, utf8('kim-secret')),
);

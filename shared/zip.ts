import { constants, crc32, inflateRawSync } from 'node:zlib';

/**
 * As much of ZIP as a spreadsheet file needs. What comes from outside is unpacked here, within a limit on what really
 * comes out rather than on what the archive claims, and packed anew without compression for whoever reads on.
 * Source: PKWARE, APPNOTE.TXT, 4.3. Pure.
 */
export type Files = ReadonlyMap<string, Buffer>;

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const sizes = { local: 30, central: 46, end: 22 } as const;
const stored = 0;
const deflated = 8;
/** A workbook has about ten files, and a few for each sheet. */
const mostFiles = 200;

/** The last place where the archive's directory can be announced: a comment of up to 64 kB may follow. */
const endOf = (archive: Buffer): number | undefined => {
  const least = Math.max(0, archive.length - sizes.end - 0xffff);
  for (let at = archive.length - sizes.end; at >= least; at--)
    if (archive.readUInt32LE(at) === signatures.end) return at;
  return undefined;
};

type Entry = { readonly name: string; readonly method: number; readonly data: Buffer };

const entryAt = (archive: Buffer, at: number): Entry & { readonly next: number } => {
  if (archive.readUInt32LE(at) !== signatures.central) throw new RangeError('not an entry');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
  const names = at + sizes.central;
  const local = archive.readUInt32LE(at + 42);
  const begin = local + sizes.local + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const end = begin + archive.readUInt32LE(at + 20);
  if (end > archive.length) throw new RangeError('beyond the end');
  return {
    name: archive.toString('utf8', names, names + (nameLength ?? 0)),
    method: archive.readUInt16LE(at + 10),
    data: archive.subarray(begin, end),
    next: names + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0),
  };
};

const contentOf = ({ method, data }: Entry, most: number): Buffer => {
  if (method === deflated)
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH });
  if (method !== stored || data.length > most) throw new RangeError('not stored, or too much');
  return data;
};

/**
 * The files whose names `wanted` takes, unpacked; undefined when it is no archive, is damaged, holds more than 200 files,
 * or unpacks to more than `most` bytes.
 */
export const unzipped = (archive: Buffer, wanted: (name: string) => boolean, most: number): Files | undefined => {
  const end = endOf(archive);
  if (end === undefined) return undefined;
  const count = archive.readUInt16LE(end + 10);
  if (count > mostFiles) return undefined;
  const files = new Map<string, Buffer>();
  try {
    let left = most;
    let at = archive.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      const entry = entryAt(archive, at);
      at = entry.next;
      if (!wanted(entry.name)) continue;
      const content = contentOf(entry, left);
      left -= content.length;
      files.set(entry.name, content);
    }
    return files;
  } catch (error) {
    // Damaged, or too much of it: whichever, it is not read.
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('Z_')) return undefined;
    throw error;
  }
};

const headerOf = (
  size: number,
  fields: readonly (readonly [offset: number, bytes: 2 | 4, value: number])[],
): Buffer => {
  const header = Buffer.alloc(size);
  for (const [offset, bytes, value] of fields) header.writeUIntLE(value, offset, bytes);
  return header;
};

/** An archive of these files, not compressed. */
export const zipped = (files: Files): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const called = Buffer.from(name, 'utf8');
    const [sum, size] = [crc32(content), content.length];
    const local = headerOf(sizes.local, [
      [0, 4, signatures.local],
      [14, 4, sum],
      [18, 4, size],
      [22, 4, size],
      [26, 2, called.length],
    ]);
    const central = headerOf(sizes.central, [
      [0, 4, signatures.central],
      [16, 4, sum],
      [20, 4, size],
      [24, 4, size],
      [28, 2, called.length],
      [42, 4, at],
    ]);
    bodies.push(local, called, content);
    directory.push(central, called);
    at += local.length + called.length + size;
  }
  const listed = Buffer.concat(directory);
  const end = headerOf(sizes.end, [
    [0, 4, signatures.end],
    [8, 2, files.size],
    [10, 2, files.size],
    [12, 4, listed.length],
    [16, 4, at],
  ]);
  return Buffer.concat([...bodies, listed, end]);
};

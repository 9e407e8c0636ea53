import { inflateSync } from 'node:zlib';
import { type Allowance, type Dictionary, isSpent, readValue, type Value } from './values.ts';

/**
 * The objects of a PDF, wherever in the file they lie: also where only its own table of them leads, or where it leads no
 * more. What is packed into object streams is unpacked. Source: ISO 32000-1, 7.3.10 and 7.5.7. Pure.
 */
export type Objects = {
  readonly byNumber: ReadonlyMap<number, Value>;
  /** Each that was read, also what a later one of the same number replaces. */
  readonly all: readonly Value[];
  /** The file's text, and that of each object stream. */
  readonly texts: readonly string[];
  /** What trailers and cross-reference streams say of the whole. */
  readonly trailers: readonly Dictionary[];
};

const start = /(?<!\d)(\d{1,10})[\0\t\n\f\r ]{1,8}\d{1,5}[\0\t\n\f\r ]{1,8}obj(?![A-Za-z0-9])/g;
const streamStart = /[\0\t\n\f\r ]*stream(?:\r\n|\n|\r)/y;

/** What object streams may unpack to in all, in bytes, and how many values there may be in all objects. */
const mostUnpacked = 32_000_000;
const mostValues = 1_000_000;
/** How often each character may be gone through: objects lie within others, or seem to. */
const effort = 8;
const leastEffort = 10_000;

const numberIn = (entries: Dictionary, key: string): number | undefined => {
  const value = entries.get(key);
  return value?.kind === 'number' ? value.number : undefined;
};
const nameIn = (entries: Dictionary, key: string): string | undefined => {
  const value = entries.get(key);
  const only = value?.kind === 'array' && value.items.length === 1 ? value.items[0] : value;
  return only?.kind === 'name' ? only.name : undefined;
};

/** Readers need no type to unpack it, only to be told where its first object is. */
const isObjectStream = (entries: Dictionary): boolean => entries.has('First') || nameIn(entries, 'Type') === 'ObjStm';

/** The text of an object stream; undefined where it is packed in a way that this cannot look into. */
const unpacked = (packed: Uint8Array, entries: Dictionary, most: number): string | undefined => {
  if (!entries.has('Filter')) return packed.length > most ? undefined : Buffer.from(packed).toString('latin1');
  const isPlain = nameIn(entries, 'Filter') === 'FlateDecode' && !entries.has('DecodeParms');
  if (!isPlain || most <= 0) return undefined;
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString('latin1');
  } catch {
    return undefined;
  }
};

type Keep = (object: number, value: Value) => void;
/** The pairs of number and place at its beginning, and the objects. */
const readPacked = (text: string, entries: Dictionary, keep: Keep, allowance: Allowance): void => {
  const first = numberIn(entries, 'First') ?? 0;
  for (const [, object, place] of text.slice(0, first).matchAll(/(?<!\d)(\d{1,10})\s{1,8}(\d{1,10})/g)) {
    const read = readValue(text, first + Number(place), allowance);
    if (read) keep(Number(object), read.value);
    if (isSpent(allowance)) return;
  }
};

/** Undefined for a file that costs too much to be looked through, or packs objects so that this cannot unpack them. */
export const objectsOf = (bytes: Uint8Array): Objects | undefined => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const allowance: Allowance = { left: effort * text.length + leastEffort, values: mostValues };
  const byNumber = new Map<number, Value>();
  const all: Value[] = [];
  const keep: Keep = (object, value) => {
    byNumber.set(object, value);
    all.push(value);
  };
  const texts = [text];
  const trailers: Dictionary[] = [];
  let toUnpack = mostUnpacked;
  for (const found of text.matchAll(start)) {
    const read = readValue(text, found.index + found[0].length, allowance);
    if (isSpent(allowance)) return undefined;
    if (!read) continue;
    keep(Number(found[1]), read.value);
    if (read.value.kind !== 'dictionary') continue;
    const { entries } = read.value;
    if (entries.has('Root')) trailers.push(entries);
    streamStart.lastIndex = read.end;
    const stream = streamStart.exec(text);
    if (!stream || !isObjectStream(entries)) continue;
    const from = read.end + stream[0].length;
    const end = text.indexOf('endstream', from + (numberIn(entries, 'Length') ?? 0));
    allowance.left -= Math.max(0, (end < 0 ? text.length : end) - from);
    const inner = unpacked(bytes.subarray(from, end < 0 ? undefined : end), entries, toUnpack);
    if (inner === undefined) return undefined;
    // Each costs something, also when it is empty.
    toUnpack -= inner.length + 1_000;
    allowance.left += effort * inner.length;
    texts.push(inner);
    readPacked(inner, entries, keep, allowance);
  }
  for (const found of text.matchAll(/trailer[\0\t\n\f\r ]*(?=<<)/g)) {
    const read = readValue(text, found.index + found[0].length, allowance);
    if (read?.value.kind === 'dictionary') trailers.push(read.value.entries);
  }
  return isSpent(allowance) ? undefined : { byNumber, all, texts, trailers };
};

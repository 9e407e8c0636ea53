import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromImage, fromStored, toStored } from '../../shared/attributes.ts';

const lines = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`item-${i}/sv`, { quantity: 100, held: { district: 100 }, lack: null }]),
  );
const order = (count: number, more: object = {}) => ({
  pk: 'val-2018#materials',
  sk: `o#solna#${'0'.repeat(26)}`,
  l1: `o#placed#solna.${'0'.repeat(26)}`,
  version: 3,
  lines: lines(count),
  ...more,
});

describe('an item as it is stored', () => {
  test('is as it is where it fits a kilobyte', () => {
    expect(Object.keys(toStored(order(5)))).toEqual(['pk', 'sk', 'l1', 'version', 'lines']);
  });

  test('has its lists, maps and long texts packed where that spares a unit; keys, numbers and short texts stay', () => {
    const stored = toStored(order(20, { deliverTo: 'Storgatan 1', rationed: ['a', 'b'] }));
    expect(Object.keys(stored)).toEqual(['pk', 'sk', 'l1', 'version', 'deliverTo', 'packed']);
    expect(stored.packed?.B?.length).toBeLessThan(400);
    const long = { ...order(0), l2: 'w#'.padEnd(300, '0'), purpose: 'Valstugan behöver målas. '.repeat(40) };
    expect(Object.keys(toStored(long))).toEqual(['pk', 'sk', 'l1', 'version', 'l2', 'packed']);
    expect(fromStored(toStored(long))).toEqual(long);
  });

  test('is as it is where packing spares none: what is long does not repeat itself', () => {
    const noise = Array.from({ length: 40 }, () => Math.random().toString(36).slice(2));
    for (const one of [order(2, { note: noise.join('') }), { ...order(0), noise: [...noise, ...noise.slice(0, 3)] }])
      expect(Object.keys(toStored(one))).not.toContain('packed');
  });

  test('keeps bytes and sets beside what is packed', () => {
    const item = order(30, {
      bytes: Uint8Array.of(1, 2, 3),
      units: new Set(['solna', 'kista']),
      deep: [Uint8Array.of(9)],
    });
    const stored = toStored(item);
    expect(Object.keys(stored)).toEqual(['pk', 'sk', 'l1', 'version', 'bytes', 'units', 'deep', 'packed']);
    expect(fromStored(stored)).toEqual(item);
  });

  // A member of this name is what the SDK takes for the class of an object; no slug is called so.
  const value = fc
    .jsonValue({ maxDepth: 3 })
    .filter((each) => !/"(?:constructor|__proto__)":/.test(JSON.stringify(each)));
  test('is read as it was, from the table and from its stream', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => !/^(?:constructor|__proto__)$/.test(name)),
          value,
        ),
        fc.nat(40),
        (extra, count) => {
          // Numbers of a size that a table takes.
          const rest: unknown = JSON.parse(JSON.stringify(extra), (_, each: unknown) =>
            typeof each === 'number' ? Math.round(each % 1e6) || 0 : each,
          );
          const item = { ...order(count), rest };
          const stored = toStored(item);
          expect(fromStored(stored)).toEqual(item);
          const { B } = stored.packed ?? {};
          const image = B ? { ...stored, packed: { B: Buffer.from(B).toString('base64') } } : stored;
          expect(fromImage(image)).toEqual(item);
        },
      ),
    );
  });
});

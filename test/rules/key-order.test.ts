import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { inOrderOf } from '../../shared/key-order.ts';

/** Whatever order a stored map comes back in, the answer made of it is one text. */
const schema = z.object({
  id: z.string(),
  lines: z.record(z.string(), z.object({ amount: z.int(), paid: z.optional(z.int()) })),
  outcome: z.nullable(z.union([z.object({ status: z.int(), at: z.string() }), z.object({ trouble: z.string() })])),
  items: z.readonly(z.array(z.object({ from: z.string(), to: z.string() }))),
  data: z.record(z.string(), z.unknown()),
});
const value = {
  id: 'a',
  lines: { material: { amount: 1, paid: 2 }, publicity: { amount: 3 } },
  outcome: { status: 200, at: 'now' },
  items: [{ from: 'x', to: 'y' }],
  data: { a: [{ b: 1, c: { d: null, e: true } }], f: 'g' },
};

/** The same with all keys in an order drawn anew. */
const shuffled = (given: unknown, next: () => number): unknown => {
  if (Array.isArray(given)) return given.map((item) => shuffled(item, next));
  if (typeof given !== 'object' || given === null) return given;
  const entries = Object.entries(given).map(([key, inner]) => ({ key, inner, at: next() }));
  return Object.fromEntries(entries.toSorted((a, b) => a.at - b.at).map((e) => [e.key, shuffled(e.inner, next)]));
};

describe('keys stand in the order of the contract', () => {
  test('however they came', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const next = () => numbers.next().value as number;
        expect(JSON.stringify(inOrderOf(schema, shuffled(value, next)))).toBe(JSON.stringify(value));
      }),
    );
  });

  test('of a union, whichever it is', () => {
    const text = (outcome: object) => JSON.stringify(inOrderOf(schema, { ...value, outcome }).outcome);
    expect(text({ trouble: 'lost' })).toBe('{"trouble":"lost"}');
    expect(text({ at: 'now', status: 1 })).toBe('{"status":1,"at":"now"}');
  });

  test('what the contract does not name stands behind, and nothing is left out', () => {
    expect(JSON.stringify(inOrderOf(z.looseObject({ z: z.int() }), { b: { d: 1, c: 2 }, a: 1, z: 0 }))).toBe(
      '{"z":0,"a":1,"b":{"c":2,"d":1}}',
    );
  });
});

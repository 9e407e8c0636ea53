import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { inOrderOf } from '../../shared/contract.ts';

const line = z.object({ id: z.string(), amount: z.int() });
const schema = z.object({
  id: z.string(),
  lines: z.readonly(z.array(line)),
  note: z.optional(line),
  free: z.unknown(),
});
const text = (value: unknown) => JSON.stringify(inOrderOf(schema, value));

test('an answer has its fields in the order of the contract, at every depth, and none is lost or made', () => {
  const stored = { more: 1, note: { amount: 2, id: 'n' }, lines: [{ amount: 1, id: 'a' }], id: 'x' };
  expect(text(stored)).toBe('{"id":"x","lines":[{"id":"a","amount":1}],"note":{"id":"n","amount":2},"more":1}');
  expect(text({ free: { b: 1, a: 2 }, id: null, lines: 'none' })).toBe(
    '{"id":null,"lines":"none","free":{"b":1,"a":2}}',
  );
  expect([text(null), text('x'), inOrderOf(undefined, stored)]).toEqual(['null', '"x"', stored]);
});

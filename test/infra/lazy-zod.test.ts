import { describe, expect, test } from 'vitest';
import * as zod from 'zod/mini';
import * as lazy from '../../infra/lazy-zod.ts';

/** What stands in for zod in the bundles finds what zod finds. */

const schemaBy = (z: typeof zod) => {
  const named = z.object({ name: z.string().check(z.minLength(2), z.maxLength(4), z.regex(/^[a-z]+$/, 'slug')) });
  return z
    .strictObject({
      named: z.optional(z.extend(named, { age: z.int().check(z.minimum(1), z.maximum(9)) })),
      kind: z.enum(['a', 'b']),
      many: z._default(z.array(z.union([z.literal(1), z.literal('one'), z.nullable(z.boolean())])), [1]),
      some: z.exactOptional(z.record(z.string(), z.readonly(z.partial(z.looseObject({ n: z.number() }))))),
      text: z.prefault(z.pipe(z.string(), z.transform(Number)), '7'),
    })
    .check(z.refine(({ kind, many }) => kind === 'a' || many.length > 0, 'needed'));
};

const inputs: readonly unknown[] = [
  { kind: 'a' },
  { kind: 'b', named: { name: 'abc', age: 3, more: true }, many: [1, 'one', null, true], some: { x: { n: 1, m: 2 } } },
  { kind: 'c', named: { name: 'A', age: 99 }, many: [2, {}], some: { x: { n: 'x' } }, text: 3, unknown: 1 },
  { kind: 'b', many: [] },
  { kind: 'a', some: undefined },
  null,
  'text',
];

describe('a schema that is made when it is asked', () => {
  test.each(inputs.map((input) => [JSON.stringify(input), input]))('says of %s what zod says', (_, input) => {
    const [theirs, ours] = [zod, lazy as typeof zod].map((z) => z.safeParse(schemaBy(z), input));
    expect(ours?.data).toEqual(theirs?.data);
    expect(ours?.error?.issues).toEqual(theirs?.error?.issues);
  });

  test('is not made before', () => {
    // zod makes no parts of what is checked as a whole.
    const broken = (z: typeof zod) => z.partial(z.object({}).check(z.refine(() => true)));
    expect(() => broken(zod)).toThrow('partial');
    const unasked = broken(lazy as typeof zod);
    expect(() => lazy.safeParse(unasked, {})).toThrow('partial');
  });
});

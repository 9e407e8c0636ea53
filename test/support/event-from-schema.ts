import fc from 'fast-check';
import * as z from 'zod/mini';
import { kronor } from '../../shared/money.ts';

/**
 * Values made from a schema that are known again wherever they come out: each string, day and number is there once.
 */
type Canary = () => number;

const after2050 = (n: number): string => new Date(Date.UTC(2050, 0, 1 + (n % 18_000))).toISOString().slice(0, 10);
const least = 700_000_000;

const stringFor = (schema: z.core.$ZodType, n: number): string => {
  const tried = [
    `canary-${n}`,
    after2050(n),
    `${after2050(n)}T12:34`,
    `${after2050(n)}T12:34:56.789Z`,
    `01CANARY${String(n).padStart(18, '0')}`,
  ];
  const found = tried.find((value) => z.safeParse(schema, value).success);
  if (found === undefined) throw new Error('no string is known that this schema takes');
  return found;
};

/** A sentence counts these in words: any others are no figures that a rule would answer. */
const counted: Readonly<Record<string, fc.Arbitrary<unknown>>> = { heads: fc.integer({ min: 1, max: 3 }) };

const shapeOf = (shape: z.core.$ZodShape, canary: Canary): fc.Arbitrary<object> => {
  const needed = ([, schema]: readonly [string, z.core.$ZodType]): boolean =>
    (schema as z.core.$ZodTypes)._zod.def.type !== 'optional';
  const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, counted[name] ?? valueOf(schema, canary)]),
  );
  return fc.record(values, {
    requiredKeys: Object.entries(shape)
      .filter(needed)
      .map(([name]) => name),
  });
};

/** Whatever the schema takes. */
export const valueOf = (schema: z.core.$ZodType, canary: Canary): fc.Arbitrary<unknown> => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const made = (make: (n: number) => unknown) => fc.constant(undefined).map(() => make(canary()));
  switch (def.type) {
    case 'string':
      return made((n) => stringFor(schema, n));
    case 'number':
      return made((n) => least + n);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'nullable':
      return fc.option(valueOf(def.innerType, canary));
    case 'optional':
      return valueOf(def.innerType, canary);
    case 'union':
      return fc.oneof(...def.options.map((option) => valueOf(option, canary)));
    case 'array':
      return fc.array(valueOf(def.element, canary), { minLength: 1, maxLength: 3 });
    case 'record':
      return fc.dictionary(valueOf(def.keyType, canary) as fc.Arbitrary<string>, valueOf(def.valueType, canary), {
        minKeys: 1,
        maxKeys: 2,
      });
    case 'object':
      return shapeOf(def.shape, canary);
    case 'custom':
    case 'unknown':
      return made((n) => ({ any: `canary-${n}` }));
    default:
      throw new Error(`no value is known for ${def.type}`);
  }
};

/** The fields of an event, or of some groups of them. */
export const fieldsFrom = (shape: z.core.$ZodShape): fc.Arbitrary<object> => {
  let last = 0;
  return shapeOf(shape, () => (last += 1));
};

/** All that is known again of a value, as it would stand in JSON or in a sentence. */
export const canariesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'number') return value >= least ? [String(value), kronor(value), kronor(value, 'en')] : [];
  if (typeof value === 'string') return /^(canary-|01CANARY|20[5-9]\d-)/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [...canariesIn(name), ...canariesIn(each)]);
};

import type * as z from 'zod/mini';
import type { Schema } from './contract.ts';

/**
 * Answers have their keys in the order of the contract, however they are stored: DynamoDB gives maps back in any order.
 * What the contract names no keys of (`z.record`, `z.unknown`) has them in the order of their code units. Pure.
 */
type Layout = {
  readonly keys: ReadonlyMap<string, Layout>;
  /** Of the values under all other keys, and of the items of an array. */
  readonly others?: Layout | undefined;
};

const unknown: Layout = { keys: new Map() };

/** Where something may be one of several, each has its keys in its own order, as far as these agree. */
const merged = (a: Layout, b: Layout): Layout => {
  const order = [...a.keys.keys()];
  const own = [...b.keys.keys()];
  for (const [at, key] of [...own.entries()].toReversed()) {
    if (a.keys.has(key)) continue;
    const behind = own.slice(at + 1).find((each) => order.includes(each));
    order.splice(behind === undefined ? order.length : order.indexOf(behind), 0, key);
  }
  const keys = new Map(
    order.map((key) => {
      const [one, other] = [a.keys.get(key), b.keys.get(key)];
      return [key, one && other ? merged(one, other) : ((one ?? other) as Layout)];
    }),
  );
  return { keys, others: a.others && b.others ? merged(a.others, b.others) : (a.others ?? b.others) };
};

const made = (schema: Schema): Layout => {
  const { def } = schema._zod as unknown as { readonly def: z.core.$ZodTypes['_zod']['def'] };
  const of = (inner: z.core.$ZodType): Layout => layoutOf(inner as Schema);
  switch (def.type) {
    case 'object':
      return { keys: new Map(Object.entries(def.shape).map(([key, inner]) => [key, of(inner)])) };
    case 'array':
      return { keys: unknown.keys, others: of(def.element) };
    case 'record':
      return { keys: unknown.keys, others: of(def.valueType) };
    case 'union':
      return def.options.map(of).reduce(merged);
    case 'pipe':
      return of(def.out);
    default:
      return 'innerType' in def ? of(def.innerType) : unknown;
  }
};

const layouts = new WeakMap<Schema, Layout>();
const layoutOf = (schema: Schema): Layout => {
  const layout = layouts.get(schema) ?? made(schema);
  layouts.set(schema, layout);
  return layout;
};

const placed = (value: unknown, { keys, others = unknown }: Layout): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => placed(item, others));
  const given = value as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  let found = 0;
  for (const [key, layout] of keys) {
    if (!Object.hasOwn(given, key)) continue;
    result[key] = placed(given[key], layout);
    found++;
  }
  const all = Object.keys(given);
  if (found === all.length) return result;
  for (const key of all.sort()) if (!keys.has(key)) result[key] = placed(given[key], others);
  return result;
};

/** The same, its keys in the order of the schema. What a schema looks like is found out once in each process. */
export const inOrderOf = <T>(schema: Schema, value: T): T => placed(value, layoutOf(schema)) as T;

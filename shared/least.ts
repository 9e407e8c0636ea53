import * as z from 'zod/mini';
import { dayOf, type Instant } from './calendar.ts';
import { bodyOf, type Operation, type Schema } from './contract.ts';

/** The least that a body can be, to find out what its rule says before anybody has typed anything. Pure. */

const defOf = (schema: unknown) => (schema as z.core.$ZodTypes)._zod.def;
const checksOf = (schema: unknown) =>
  (defOf(schema).checks ?? []).map(({ _zod: { def } }) => def as unknown as Readonly<Record<string, unknown>>);

/** Some text that a field takes, by the code that its check would say no with (fields.ts). */
const textOf = (schema: unknown, now: Instant): string => {
  const today = dayOf(now);
  const known: Readonly<Record<string, string>> = {
    day: today,
    clock: '12:00',
    'local-time': `${today}T12:00`,
    instant: now,
    language: 'sv',
    'web-address': 'https://example.org/',
  };
  const said = checksOf(schema).map(({ error }) => (typeof error === 'function' ? (error({}) as unknown) : error));
  return said.flatMap((code) => (typeof code === 'string' ? (known[code] ?? []) : []))[0] ?? 'x';
};

const boundOf = (schema: unknown, kind: string): unknown =>
  checksOf(schema).find(({ check }) => check === kind)?.[kind === 'greater_than' ? 'value' : 'minimum'];

const leastOf = (schema: unknown, now: Instant): unknown => {
  const def = defOf(schema);
  switch (def.type) {
    case 'string':
      return textOf(schema, now);
    case 'number':
      return boundOf(schema, 'greater_than') ?? 1;
    case 'boolean':
      return true;
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'array':
      return boundOf(schema, 'min_length') ? [leastOf(def.element, now)] : [];
    case 'object':
      return {
        // What has a default has it, as in a body that was read.
        ...Object.fromEntries(defaultsIn(def.shape)),
        ...Object.fromEntries(requiredIn(def.shape).map(([name, field]) => [name, leastOf(field, now)])),
      };
    case 'record':
      return {};
    case 'union':
      return leastOf(def.options[0], now);
    case 'pipe':
      return leastOf(def.in, now);
    default:
      return 'innerType' in def ? leastOf(def.innerType, now) : null;
  }
};

const hasDefault = (field: unknown): boolean => /^(?:default|prefault)$/.test(defOf(field).type);
const requiredIn = (shape: Readonly<Record<string, unknown>>) =>
  Object.entries(shape).filter(
    ([, field]) => (field as z.core.$ZodType)._zod.optin !== 'optional' && !hasDefault(field),
  );
const defaultsIn = (shape: Readonly<Record<string, unknown>>) =>
  Object.entries(shape)
    .filter(([, field]) => hasDefault(field))
    .map(([name, field]) => [name, z.safeParse(field as Schema, undefined).data] as const);

const shapeOf = (schema: Schema | undefined): Readonly<Record<string, unknown>> => {
  if (schema === undefined) return {};
  const def = defOf(schema);
  if (def.type === 'object') return def.shape;
  if (def.type === 'pipe') return shapeOf(def.in as unknown as Schema);
  return 'innerType' in def ? shapeOf(def.innerType as unknown as Schema) : {};
};

/** The fields that the body of an operation may have, and those that it must. */
export const fieldsOf = (operation: Operation): readonly string[] => Object.keys(shapeOf(bodyOf(operation)));
export const neededBy = (operation: Operation): readonly string[] =>
  requiredIn(shapeOf(bodyOf(operation))).map(([name]) => name);

/** A body of those alone, with values that say nothing; undefined where the operation takes none. */
export const leastBody = (operation: Operation, now: Instant): object | undefined =>
  operation.body && (leastOf(operation.body, now) as object);

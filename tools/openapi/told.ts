import * as z from 'zod/mini';
import type { ZodOpenApiOverride } from 'zod-openapi';
import type { Schema } from '../../shared/contract.ts';
import { defOf } from './names.ts';

/**
 * How schemas are told: in the terms that programs know where zod has a check of its own, and without what is true of
 * zod's values but of no JSON.
 */

/** An id that people choose, in terms that every engine of patterns knows. */
export const slugTold = { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$' } as const;

/** What the checks of shared/fields.ts mean, by their messages. */
const meanings: Readonly<Record<string, object>> = {
  day: { format: 'date' },
  instant: { format: 'date-time' },
  'local-time': { pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(\\+0[12]:00)?$' },
  week: { pattern: '^\\d{4}-W\\d{2}$' },
  slug: { pattern: slugTold.pattern },
  email: { format: 'email', pattern: undefined },
  'web-address': { format: 'uri', pattern: '^https://' },
  language: { pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' },
  empty: { minLength: 1 },
  twice: { uniqueItems: true },
};

const messagesOf = (schema: Schema): readonly string[] =>
  (defOf(schema).checks ?? []).flatMap((check) => {
    const error = check._zod.def.error as (() => unknown) | undefined;
    const message = error?.();
    return typeof message === 'string' ? [message] : [];
  });

/** Whole numbers of JSON have no least and no most; beyond 32 bits some languages must be told. */
const wholeNumber = (told: z.core.JSONSchema.BaseSchema): object => {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = told;
  return {
    minimum: minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum,
    maximum: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
    ...(maximum > 2 ** 31 - 1 && { format: 'int64' }),
  };
};

type Context = Parameters<ZodOpenApiOverride>[0];

/** What is told instead of, or beside, what zod says; undefined takes away. */
const changesOf = ({ zodSchema, jsonSchema, io }: Context, answered: ReadonlySet<unknown>): object => {
  const schema = zodSchema as unknown as Schema;
  const def = defOf(schema);
  const meant = Object.assign({}, ...messagesOf(schema).map((message) => meanings[message]));
  switch (def.type) {
    case 'string':
    case 'array':
      return meant;
    case 'number':
      return jsonSchema.type === 'integer' ? wholeNumber(jsonSchema) : {};
    // That our code changes nothing of it does not keep anybody from sending it.
    case 'readonly':
      return { readOnly: undefined };
    // Answers may get new fields. What is in both is told once, as it is in answers; requests refuse what they do not know.
    case 'object':
      return jsonSchema.additionalProperties === false && answered.has(zodSchema)
        ? { additionalProperties: undefined }
        : {};
    case 'enum':
      return Object.keys(def.entries).toSorted().join() === 'false,true' ? { type: 'boolean', enum: undefined } : {};
    // A number in a query is text that becomes a number.
    case 'pipe':
      return io === 'input' && numberOf(schema) ? { pattern: undefined, ...numberOf(schema) } : {};
    case 'default':
      return { default: def.defaultValue };
    case 'union':
      return onlyLiterals(jsonSchema.anyOf ?? []) ?? {};
    default:
      return {};
  }
};

/** How the number is told that a text becomes; undefined where it becomes something else. */
const numberOf = (schema: Schema): object | undefined => {
  const def = defOf(schema);
  if (def.type === 'pipe') return numberOf(def.out as unknown as Schema);
  if (def.type !== 'number') return undefined;
  const { $schema, ...told } = z.toJSONSchema(schema);
  return { ...told, ...wholeNumber(told as z.core.JSONSchema.BaseSchema) };
};

const onlyLiterals = (options: readonly z.core.JSONSchema.BaseSchema[]): object | undefined =>
  options.length > 0 && options.every((option) => option.const !== undefined)
    ? {
        anyOf: undefined,
        type: typeof options[0]?.const === 'number' ? 'integer' : options[0]?.type,
        enum: options.map((option) => option.const),
      }
    : undefined;

/** Every schema that one of these is made of. */
export const partsOf = (schemas: readonly Schema[], io: 'input' | 'output'): ReadonlySet<unknown> => {
  const parts = new Set<unknown>();
  const override = ({ zodSchema }: { readonly zodSchema: unknown }) => void parts.add(zodSchema);
  for (const schema of schemas) z.toJSONSchema(schema, { io, unrepresentable: 'any', override });
  return parts;
};

/** For zod-openapi, which asks it of each schema; `answered` are those that answers are made of. */
export const toldWith =
  (answered: ReadonlySet<unknown>): ZodOpenApiOverride =>
  (context) => {
    const { jsonSchema } = context;
    for (const [name, value] of Object.entries(changesOf(context, answered)))
      if (value === undefined) delete jsonSchema[name as keyof typeof jsonSchema];
      else Object.assign(jsonSchema, { [name]: value });
  };

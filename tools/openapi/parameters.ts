import * as z from 'zod/mini';
import type { ZodOpenApiHeaderObject, ZodOpenApiParameterObject } from 'zod-openapi';
import type { PathParameter } from '../../shared/capability.ts';
import { isOpen, methodOf, type Operation, pathOf, type Schema } from '../../shared/contract.ts';
import { weighed } from '../../shared/fields.ts';
import { paging } from '../../shared/paging.ts';

/** What operations take in beside a body, and the headers that they answer with: each is described once. */

/** What is worth saying of a path parameter beside its name, where it belongs to no capability alone. */
const known: Readonly<Record<string, PathParameter>> = {
  campaign: { description: 'Id of the campaign.', example: 'val-2018' },
  office: {
    description: 'One of the three offices.',
    schema: { $ref: '#/components/schemas/OfficeId' },
    example: 'district',
  },
  association: { description: 'Id of an association.', example: 'solna' },
  person: { description: 'Id of a person.', example: '01M83Y8C5VMEMBER0000000001' },
};

/** `limit` and `cursor` mean the same everywhere, and so does `dryRun`. */
const everywhere = { ...paging, ...weighed };
const inQueries = {
  limit: { description: 'How many at most.', schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } },
  cursor: { description: 'Where the page before ended: its `next`.', schema: { type: 'string', maxLength: 1000 } },
  dryRun: {
    description: '`true`: it is judged and answered (200) as it would be, and nothing is done.',
    schema: { type: 'string', enum: ['true', 'false'] },
  },
} as const;

// Those that change what a request does have no example: the API page would send it along with every trial.
const ofHeaders = {
  'If-Match': {
    description:
      'What the change builds on: the `ETag` of an answer, or its bare version (`"3"`); 412 if it has changed.',
    schema: { type: 'string', pattern: '^"[0-9]{1,15}(-[0-9a-f]{32})?"$' },
  },
  // Where it is needed.
  'If-Match-of-what-was-read': {
    name: 'If-Match',
    required: true,
    description: 'The version that you have read: the `ETag` of an answer, or bare (`"3"`); 412 if it has changed.',
    schema: { type: 'string', pattern: '^"[0-9]{1,15}(-[0-9a-f]{32})?"$' },
  },
  'If-None-Match': {
    description: 'The `ETag` of the answer that you have: 304 while it would be the same.',
    schema: { type: 'string' },
  },
  'Idempotency-Key': {
    description: 'Any text of your own: the same request with the same key has one effect and one answer, for 7 days.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' },
  },
  'Accept-Language': {
    description: 'The language of texts, by default Swedish.',
    schema: { type: 'string', default: 'sv' },
    example: 'en',
  },
} as const;

/** The names in braces of an operation's path. */
export const pathParameters = (operation: Operation): readonly string[] =>
  [...pathOf(operation).matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);

const headersOf = (operation: Operation): readonly (keyof typeof ofHeaders)[] => {
  if (isOpen(operation)) return [];
  const method = methodOf(operation);
  return [
    method === 'GET' ? 'If-None-Match' : operation.needsIfMatch ? 'If-Match-of-what-was-read' : 'If-Match',
    ...(method === 'POST' ? (['Idempotency-Key'] as const) : []),
    'Accept-Language',
  ];
};

const isEverywhere = ([name, schema]: readonly [string, Schema]): boolean =>
  Object.hasOwn(inQueries, name) && schema === everywhere[name as keyof typeof everywhere];

/** The parameters of an operation, as zod-openapi takes them: by reference, and what only its own query has. */
export const parametersIn = (operation: Operation) => {
  const query = Object.entries(operation.query ?? {});
  const own = query.filter((each) => !isEverywhere(each));
  const shared = query.filter(isEverywhere).map(([name]) => name);
  return {
    parameters: [...pathParameters(operation), ...shared, ...headersOf(operation)].map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
    ...(own.length > 0 && { requestParams: { query: z.object(Object.fromEntries(own)) } }),
  };
};

/** What they refer to. `ofCapabilities` says more of the names in paths. */
export const parameterComponents = (
  operations: readonly Operation[],
  ofCapabilities: Readonly<Record<string, PathParameter>>,
): Record<string, ZodOpenApiParameterObject> => {
  const said = { ...known, ...ofCapabilities };
  const inPath = [...new Set(operations.flatMap(pathParameters))].map((name) => {
    const { description, schema = { type: 'string' }, example } = said[name] ?? { description: 'Its id.' };
    const parameter = {
      name,
      in: 'path' as const,
      required: true,
      description,
      schema,
      ...(example !== undefined && { example }),
    };
    return [name, parameter] as const;
  });
  const elsewhere = (where: 'query' | 'header', all: Readonly<Record<string, object>>) =>
    Object.entries(all).map(([name, rest]) => [name, { name, in: where, ...rest }] as const);
  return Object.fromEntries([...inPath, ...elsewhere('query', inQueries), ...elsewhere('header', ofHeaders)]);
};

export const responseHeaders = {
  Location: { description: 'Path of what was created.', schema: { type: 'string' } },
  ETag: {
    description:
      'Of this very content, for this reader and language, for `If-None-Match`; before the hyphen the version of the resource, where it has one: `If-Match` judges by that.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description: '`true` when the answer is that of an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
} as const satisfies Readonly<Record<string, ZodOpenApiHeaderObject>>;

/** Those headers by reference. */
export const headersNamed = (names: readonly (keyof typeof responseHeaders)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

import type {
  ZodOpenApiMediaTypeObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
  ZodOpenApiSchemaObject,
} from 'zod-openapi';
import { bodyOf, isOpen, mayCreate, methodOf, type Operation } from '../../shared/contract.ts';
import type { ProblemCode, Problems } from '../../shared/problems.ts';
import { headersNamed } from './parameters.ts';

/**
 * Every way in which an operation can say no, as responses of the API description: what the edge says of itself, by
 * what the operation takes in, and what its rules say. One response for each status, one example for each code.
 */
const edgeProblems = (operation: Operation): readonly ProblemCode[] => {
  // An open page takes nothing in and knows nobody, so that the edge has nothing to refuse.
  if (isOpen(operation)) return [];
  const method = methodOf(operation);
  const isChange = method !== 'GET';
  return [
    'unauthorized',
    'insufficient-scope',
    'too-many-requests',
    'not-found',
    // What somebody may do can depend on the body too, so any change may be refused to one who sees the resource.
    ...(isChange || operation.see !== operation.act ? (['not-allowed'] as const) : []),
    ...(operation.needsFresh ? (['sign-in-again'] as const) : []),
    ...(bodyOf(operation) ? (['unsupported-media-type'] as const) : []),
    // A body, or what would then be stored.
    ...(isChange ? (['too-large'] as const) : []),
    'malformed-request',
    ...(operation.needsIfMatch ? (['precondition-required'] as const) : []),
    // An id that a PUT would create can be ill-formed; other ids then do not exist.
    ...(bodyOf(operation) || mayCreate(operation) ? (['invalid-input'] as const) : []),
    ...(method === 'POST' ? (['idempotency-key-reused'] as const) : []),
    ...(isChange ? (['changed-meanwhile'] as const) : []),
    'busy',
    'internal-error',
  ];
};

/** What the edge says of almost any operation: it stands with the answers that are told of no status. */
const common: ReadonlySet<ProblemCode> = new Set([
  'unauthorized',
  'insufficient-scope',
  'too-many-requests',
  'not-allowed',
  'changed-meanwhile',
  'unsupported-media-type',
  'too-large',
  'malformed-request',
  'busy',
  'internal-error',
]);

export const problemCodes = (operation: Operation): readonly ProblemCode[] => [
  ...new Set([...edgeProblems(operation), ...operation.refusals]),
];

/** RFC 9457, as shared by all problems. */
const problem: ZodOpenApiSchemaObject = {
  type: 'object',
  description: 'Why the answer is no (RFC 9457). Texts are in Swedish or English, by `Accept-Language`.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: {
      type: 'string',
      format: 'uri',
      description:
        'Where the kind of problem is described: `/docs#<code>` of the API that was asked. Branch on `code`.',
    },
    title: { type: 'string', description: 'The kind of problem, in words.' },
    status: { type: 'integer', description: 'The status of the answer.' },
    detail: { type: 'string', description: 'What was wrong this time.' },
    instance: { type: 'string', description: 'The path that was asked.' },
    code: { type: 'string', description: 'Stable: clients may branch on it. New ones may come.' },
    errors: {
      type: 'array',
      description: 'For `invalid-input` and `malformed-request`: what is wrong with which field.',
      items: { $ref: '#/components/schemas/FieldError' },
    },
  },
};

const fieldError: ZodOpenApiSchemaObject = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  properties: {
    pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) into the body, or `/query/…`, `/path/…`.' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'What would be right.' },
    minimum: { type: 'number', description: 'Of the value; of a text the length, of a list or an object how many.' },
    maximum: { type: 'number', description: 'As `minimum`.' },
    allowed: { type: 'array', description: 'Every value that there can be.', items: {} },
    line: { type: 'integer', description: 'Of an imported sheet: the line, the heading being 1.' },
    column: { type: 'string', description: 'Of an imported sheet: the column by its name, or its letter.' },
  },
};

const exampleOf = (code: string, { status, title }: Problems[string]) => ({
  value: {
    type: `https://valsam.example/docs#${code}`,
    title: title.en,
    status,
    detail: title.en,
    instance: '/campaigns/val-2018/pot',
    code,
    ...(code === 'invalid-input'
      ? { errors: [{ pointer: '/purpose', code: 'too-big', detail: 'At most 500 characters.', maximum: 500 }] }
      : {}),
  },
});

const gatewayMessage: ZodOpenApiSchemaObject = {
  type: 'object',
  description: 'What the gateway itself answers.',
  required: ['message'],
  properties: { message: { type: 'string' } },
};

/** The gateway turns unknown tokens away itself, in a shape of its own. */
const gatewayAnswer = (message: string): ZodOpenApiMediaTypeObject => ({
  schema: { $ref: '#/components/schemas/GatewayMessage' },
  example: { message },
});

/** Where nobody is signed in, the gateway alone says so. */
const tooMany = 'too-many-requests';
const atTheGateway = 'gateway-429';

/**
 * How these problems stand in the description of these operations: the responses of each, and the components that such
 * responses refer to. Throws when a contract has a code that is none of these.
 */
export const described = (problems: Problems, operations: readonly Operation[]) => {
  const problemOf = (code: string) => {
    const found = problems[code];
    if (!found) throw new Error(`No capability has the problem ${code}.`);
    return found;
  };

  const responseOf = (codes: readonly string[]): ZodOpenApiResponseObject => ({
    // What each of several means is told by its example.
    description:
      codes.length === 1 ? problemOf(codes[0] as string).title.en : codes.map((code) => `\`${code}\``).join(', '),
    ...(codes.includes('busy') || codes.includes(tooMany) ? { headers: headersNamed(['Retry-After']) } : {}),
    content: {
      'application/problem+json': {
        // One type for all problems: `allOf` would make clients invent one for each operation and status.
        schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: [...codes] } } },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
      ...(codes.includes('unauthorized') ? { 'application/json': gatewayAnswer('Unauthorized') } : {}),
      ...(codes.includes(tooMany) ? { 'application/json': gatewayAnswer('Too Many Requests') } : {}),
    },
  });

  /** By status, and under `default` those of all statuses that have nothing but what is common. */
  const byStatus = (operation: Operation): readonly (readonly [status: string, codes: readonly string[]])[] => {
    const all = [...Map.groupBy(problemCodes(operation), (code) => String(problemOf(code).status))];
    const [own = [], rest = []] = [false, true].map((isCommon) =>
      all.filter(([, codes]) => codes.every((code) => common.has(code)) === isCommon),
    );
    return rest.length === 0 ? own : [...own, ['default', rest.flatMap(([, codes]) => codes)]];
  };

  // What several operations can say in the same words stands once, what is commonest of a status by the status alone.
  const wordsOf = (codes: readonly string[]): string => codes.join('-or-');
  const said = [...Map.groupBy(operations.flatMap(byStatus), ([, codes]) => wordsOf(codes))]
    .filter(([, groups]) => groups.length > 1)
    .sort(([, a], [, b]) => b.length - a.length);
  const named = new Map<string, readonly string[]>();
  for (const [words, [[status, codes] = ['', []]]] of said) {
    const several = status === 'default' ? `default-${named.size}` : words;
    named.set(named.has(status) ? several : status, codes);
  }
  const nameOf = new Map([...named].map(([name, codes]) => [wordsOf(codes), name]));

  const responses = (operation: Operation): ZodOpenApiResponsesObject => ({
    ...(isOpen(operation) && { 429: { $ref: `#/components/responses/${atTheGateway}` } }),
    ...Object.fromEntries(
      byStatus(operation).map(([status, codes]) => {
        const name = nameOf.get(wordsOf(codes));
        return [status, name === undefined ? responseOf(codes) : { $ref: `#/components/responses/${name}` }];
      }),
    ),
  });

  const used = new Set(operations.flatMap(problemCodes));
  const components = {
    schemas: { Problem: problem, FieldError: fieldError, GatewayMessage: gatewayMessage },
    examples: Object.fromEntries([...used].map((code) => [code, exampleOf(code, problemOf(code))])),
    responses: {
      ...Object.fromEntries([...named].map(([name, codes]) => [name, responseOf(codes)])),
      [atTheGateway]: {
        description: 'There are too many requests at the moment; the gateway says so.',
        content: { 'application/json': gatewayAnswer('Too Many Requests') },
      },
    },
  };
  return { responses, components };
};

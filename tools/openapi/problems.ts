import type {
  ZodOpenApiMediaTypeObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
  ZodOpenApiSchemaObject,
} from 'zod-openapi';
import { isOpen, methodOf, type Operation } from '../../shared/contract.ts';
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
    'not-found',
    // What somebody may do can depend on the body too, so any change may be refused to one who sees the resource.
    ...(isChange || operation.see !== operation.act ? (['not-allowed'] as const) : []),
    ...(operation.body ? (['unsupported-media-type', 'too-large'] as const) : []),
    'malformed-request',
    // An id that a PUT would create can be ill-formed; other ids then do not exist.
    ...(operation.body || method === 'PUT' ? (['invalid-input'] as const) : []),
    ...(method === 'POST' ? (['idempotency-key-reused'] as const) : []),
    ...(isChange ? (['changed-meanwhile'] as const) : []),
    'busy',
    'internal-error',
  ];
};

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
    detail: { type: 'string' },
    line: { type: 'integer', description: 'Of an imported sheet: the line, the heading being 1.' },
    column: { type: 'string', description: 'Of an imported sheet: the column by its name, or its letter.' },
  },
};

const exampleOf = (code: string, { status, title }: Problems[string]) => ({
  summary: title.en,
  value: {
    type: `https://valsam.example/docs#${code}`,
    title: title.en,
    status,
    detail: title.en,
    instance: '/campaigns/val-2018/pot',
    code,
    ...(code === 'invalid-input'
      ? { errors: [{ pointer: '/amount', code: 'too-small', detail: 'Too small or too short.' }] }
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

const tooMany = 'too-many-requests';

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
    ...(codes.includes('busy') ? { headers: headersNamed(['Retry-After']) } : {}),
    content: {
      'application/problem+json': {
        // One type for all problems: `allOf` would make clients invent one for each operation and status.
        schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: [...codes] } } },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
      ...(codes.includes('unauthorized') ? { 'application/json': gatewayAnswer('Unauthorized') } : {}),
    },
  });

  const byStatus = (operation: Operation): readonly (readonly [status: string, codes: readonly string[]])[] => [
    ...Map.groupBy(problemCodes(operation), (code) => String(problemOf(code).status)),
  ];

  // What several operations can say in the same words stands once.
  const nameOf = (codes: readonly string[]): string => codes.join('-or-');
  const said = Map.groupBy(
    operations.flatMap(byStatus).map(([, codes]) => codes),
    nameOf,
  );
  const shared = [...said]
    .filter(([, groups]) => groups.length > 1)
    .map(([name, [codes = []]]) => [name, codes] as const);
  const sharedNames = new Set(shared.map(([name]) => name));

  const responses = (operation: Operation): ZodOpenApiResponsesObject => ({
    429: { $ref: `#/components/responses/${tooMany}` },
    ...Object.fromEntries(
      byStatus(operation).map(([status, codes]) => [
        status,
        sharedNames.has(nameOf(codes)) ? { $ref: `#/components/responses/${nameOf(codes)}` } : responseOf(codes),
      ]),
    ),
  });

  const used = new Set([...said.values()].flat(2));
  const components = {
    schemas: { Problem: problem, FieldError: fieldError, GatewayMessage: gatewayMessage },
    examples: Object.fromEntries([...used].map((code) => [code, exampleOf(code, problemOf(code))])),
    responses: {
      ...Object.fromEntries(shared.map(([name, codes]) => [name, responseOf(codes)])),
      [tooMany]: {
        description: 'There are too many requests at the moment; the gateway says so.',
        content: { 'application/json': gatewayAnswer('Too Many Requests') },
      },
    },
  };
  return { responses, components };
};

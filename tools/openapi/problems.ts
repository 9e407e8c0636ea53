import type {
  ZodOpenApiMediaTypeObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
  ZodOpenApiSchemaObject,
} from 'zod-openapi';
import { isOpen, methodOf, type Operation, pathOf } from '../../shared/contract.ts';
import type { ProblemCode, Problems } from '../../shared/problems.ts';

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
const schemaOf = (codes: readonly string[]): ZodOpenApiSchemaObject => ({
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
    code: { type: 'string', enum: [...codes], description: 'Stable: clients may branch on it.' },
    errors: {
      type: 'array',
      description: 'For `invalid-input` and `malformed-request`: what is wrong with which field.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) into the body, or `/query/…`, `/path/…`.' },
          code: { type: 'string' },
          detail: { type: 'string' },
          line: { type: 'integer', description: 'Of an imported sheet: the line, the heading being 1.' },
          column: { type: 'string', description: 'Of an imported sheet: the column by its name, or its letter.' },
        },
      },
    },
  },
});

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

/** The gateway turns unknown tokens away itself, in a shape of its own. */
const gatewayAnswer: ZodOpenApiMediaTypeObject = {
  schema: { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
  example: { message: 'Unauthorized' },
};

/**
 * How these problems stand in the description: the schema of all, the responses of an operation, and the parts that such
 * responses refer to. Throws when a contract has a code that is none of these.
 */
export const described = (problems: Problems) => {
  const problemOf = (code: string) => {
    const found = problems[code];
    if (!found) throw new Error(`No capability has the problem ${code}.`);
    return found;
  };

  const responseOf = (codes: readonly string[]): ZodOpenApiResponseObject => ({
    description: codes.map((code) => `\`${code}\`: ${problemOf(code).title.en}`).join('\n\n'),
    ...(codes.includes('busy')
      ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
      : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
      },
      ...(codes.includes('unauthorized') ? { 'application/json': gatewayAnswer } : {}),
    },
  });

  const byStatus = (operation: Operation): readonly (readonly [status: string, codes: readonly string[]])[] => [
    ...Map.groupBy(problemCodes(operation), (code) => String(problemOf(code).status)),
  ];

  const responses = (operation: Operation): ZodOpenApiResponsesObject =>
    Object.fromEntries(
      byStatus(operation).map(([status, codes]) => [
        status,
        codes.length === 1 ? { $ref: `#/components/responses/${codes[0]}` } : responseOf(codes),
      ]),
    );

  const components = (operations: readonly Operation[]) => {
    const groups = operations.flatMap(byStatus).map(([, codes]) => codes);
    const used = Object.entries(problems).filter(([code]) => groups.some((codes) => codes.includes(code)));
    const single = used.filter(([code]) => groups.some((codes) => codes.length === 1 && codes[0] === code));
    return {
      examples: Object.fromEntries(used.map(([code, problem]) => [code, exampleOf(code, problem)])),
      responses: Object.fromEntries(single.map(([code]) => [code, responseOf([code])])),
    };
  };

  return { schema: schemaOf(Object.keys(problems)), responses, components };
};

/** The names in braces of an operation's path. */
export const pathParameters = (operation: Operation): readonly string[] =>
  [...pathOf(operation).matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);

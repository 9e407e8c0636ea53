import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import {
  createDocument,
  type ZodOpenApiHeaderObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { capabilities as registered } from '../../functions/capabilities.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { Capability, PathParameter } from '../../shared/capability.ts';
import { parametersOf, problemsOf, servicesOf } from '../../shared/folds.ts';
import {
  type Audience,
  isOpen,
  methodOf,
  type Operation,
  pathOf,
  type Service,
  type Success,
  successesOf,
} from '../../shared/contract.ts';
import { problems } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { described, pathParameters } from './problems.ts';

const audiences: Readonly<Record<Audience, string>> = {
  anyone: 'anyone, without a token',
  admin: 'an administrator',
  members: 'anybody with a membership of the campaign, and its administrator',
  offices: 'staff and heads of the offices',
  'offices-or-admin': 'staff and heads of the offices, and the administrator',
  heads: 'the head of any office',
  'head-of-path-office': 'the head of the office in the path',
  'path-unit': 'members of the office or association in the path',
  'target-unit': 'members of the unit that it belongs to',
  'offices-or-target-unit': 'the offices, and members of the unit that it belongs to',
  'offices-or-associations': 'the offices, and associations for what is their own',
};

const whoMay = ({ see, act, actors = audiences[act] }: Operation): string =>
  actors === audiences[see]
    ? `**Who:** ${actors}.`
    : `**Who:** ${actors}. It is seen by ${audiences[see]}; to everybody else it does not exist.`;

type Known = Readonly<Record<string, PathParameter>>;
/** What is worth saying of a path parameter beside its name, where it belongs to no capability alone. */
const known: Known = {
  campaign: { description: 'Id of the campaign.', example: 'val-2018' },
  office: { description: 'One of the three offices.', schema: { type: 'string', enum: offices }, example: 'district' },
  association: { description: 'Id of an association.', example: 'solna' },
  person: { description: 'Id of a person.', example: 'district-head' },
};

const pathParameter = (name: string, parameters: Known) => {
  const { description, schema, example } = parameters[name] ?? { description: 'Its id.' };
  return {
    name,
    in: 'path' as const,
    required: true,
    description,
    schema: schema ?? { type: 'string' as const },
    ...(example === undefined ? {} : { example }),
  };
};

// Those that change what a request does have no example: the API page would send it along with every trial.
const headerParameters = {
  'If-Match': {
    description: 'What the change builds on: the `ETag` of an answer, or its bare version (`"3"`); 412 if it has changed.',
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

const responseHeaders: Readonly<Record<'Location' | 'ETag' | 'Idempotency-Replayed', ZodOpenApiHeaderObject>> = {
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
};

const headersOf = (operation: Operation): readonly (keyof typeof headerParameters)[] => {
  if (isOpen(operation)) return [];
  const method = methodOf(operation);
  return [
    method === 'GET' ? 'If-None-Match' : 'If-Match',
    ...(method === 'POST' ? (['Idempotency-Key'] as const) : []),
    'Accept-Language',
  ];
};

const elsewhere: ZodOpenApiResponseObject = {
  description: 'It lies where `Location` leads, for a short while.',
  headers: { Location: { description: 'Where it lies. Ask there without the token.', schema: { type: 'string' } } },
};

const successText: Partial<Record<Success, string>> = {
  201: 'Created.',
  202: 'Accepted: it is still being made. Ask where `Location` leads how far it has come.',
};

const success = (operation: Operation, status: Success): ZodOpenApiResponseObject => {
  if (status === 302) return elsewhere;
  const names: (keyof typeof responseHeaders)[] = [
    ...(status === 201 || status === 202 ? (['Location'] as const) : []),
    'ETag',
    ...(methodOf(operation) === 'POST' ? (['Idempotency-Replayed'] as const) : []),
  ];
  const { result, example } =
    status === 202 && operation.later ? operation.later : { ...operation, example: operation.example?.result };
  return {
    description: successText[status] ?? 'Done.',
    ...(names.length === 0
      ? {}
      : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) }),
    content: {
      [operation.produces ?? 'application/json']: {
        schema: result,
        ...(example === undefined ? {} : { example }),
      },
    },
  };
};

const successes = (operation: Operation): Record<string, ZodOpenApiResponseObject> => {
  return Object.fromEntries(successesOf(operation).map((status) => [String(status), success(operation, status)]));
};

const tagOf = ({ name, tag = name }: Service): string => tag;

type Common = { readonly parameters: Known; readonly problems: ReturnType<typeof described> };

const operationObject = (
  service: Service,
  name: string,
  operation: Operation,
  common: Common,
): ZodOpenApiOperationObject => {
  const example = operation.example?.body;
  return {
    operationId: name,
    tags: [tagOf(service)],
    summary: operation.summary,
    description: [operation.description, whoMay(operation)].filter(Boolean).join('\n\n'),
    security: isOpen(operation) ? [] : [{ token: [] }],
    parameters: [
      ...pathParameters(operation).map((each) => pathParameter(each, common.parameters)),
      ...headersOf(operation).map((header) => ({ $ref: `#/components/parameters/${header}` })),
    ],
    ...(operation.query ? { requestParams: { query: z.object(operation.query) } } : {}),
    ...(operation.body
      ? {
          requestBody: {
            required: operation.bodyOptional !== true,
            content: { 'application/json': { schema: operation.body, ...(example === undefined ? {} : { example }) } },
          },
        }
      : {}),
    responses: { ...successes(operation), ...common.problems.responses(operation) },
  };
};

const pathsOf = (services: readonly Service[], common: Common): Record<string, ZodOpenApiPathItemObject> => {
  const paths: Record<string, ZodOpenApiPathItemObject> = {};
  const names = new Set<string>();
  for (const service of services) {
    for (const [name, operation] of Object.entries(service.contract)) {
      if (names.has(name)) throw new Error(`Two operations are called ${name}: an operationId must be unique.`);
      names.add(name);
      const item = { [methodOf(operation).toLowerCase()]: operationObject(service, name, operation, common) };
      paths[pathOf(operation)] = { ...paths[pathOf(operation)], ...item };
    }
  }
  return paths;
};

const introduction = `Valsam coordinates an election campaign run by three offices.

JSON, camelCase; money in whole öre, days as \`YYYY-MM-DD\`, instants in UTC. Lists answer \`{"items": [...], "next": "cursor"}\`.
Unknown fields and query parameters are refused. Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`;
what the gateway itself answers (401 without a valid token, 404 for an unknown route, 429 when there are too many requests)
is \`{"message": "..."}\`. There are no \`RateLimit\` headers: the gateway counts all callers together and tells nobody how much
is left. Open addresses answer HEAD as GET, and 405 with \`Allow\` to other methods; where a token is asked for, a method
that there is not is a 404 of the gateway's. Keys stand in the order of the schemas.`;

/** The OpenAPI 3.1 document of these capabilities. Throws when two operations share a name. */
export const openapi = (capabilities: readonly Capability[]): object => {
  const services = servicesOf(capabilities);
  const common: Common = {
    parameters: { ...known, ...parametersOf(capabilities) },
    problems: described({ ...problems, ...problemsOf(capabilities) }),
  };
  const operations = services.flatMap(({ contract }) => Object.values(contract));
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'Valsam', version: packageFile.version, description: introduction },
    servers: [{ url: '/' }],
    tags: [...new Set(services.map(tagOf))].map((tag) => ({ name: tag })),
    paths: pathsOf(services, common),
    components: {
      ...common.problems.components(operations),
      schemas: { Problem: common.problems.schema },
      parameters: Object.fromEntries(
        Object.entries(headerParameters).map(([name, rest]) => [name, { name, in: 'header' as const, ...rest }]),
      ),
      headers: responseHeaders,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token with the scope `valsam/api` of the OpenID provider that this Valsam trusts. ' +
            'On one machine: `npm run -s token -- district-head`.',
        },
      },
    },
  });
};

const file = path.resolve(import.meta.dirname, '../../openapi.json');

/** The file's content: the same contracts always give the same text. */
export const openapiText = (capabilities: readonly Capability[]): string =>
  `${JSON.stringify(openapi(capabilities), null, 2)}\n`;

if (import.meta.main) {
  const text = openapiText(registered);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error('openapi.json is stale: write it anew with "node tools/openapi/openapi.ts".');
    process.exitCode = 1;
  }
}

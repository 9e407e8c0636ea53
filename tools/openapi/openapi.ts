import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { capabilities as registered } from '../../functions/capabilities.ts';
import packageFile from '../../package.json' with { type: 'json' };
import type { Capability } from '../../shared/capability.ts';
import {
  type Audience,
  isOpen,
  mediaTypesOf,
  methodOf,
  type Operation,
  pathOf,
  type Service,
  type Success,
  successesOf,
} from '../../shared/contract.ts';
import { parametersOf, problemsOf, servicesOf } from '../../shared/folds.ts';
import { problems } from '../../shared/problems.ts';
import { examplesOf } from './examples.ts';
import { introduction } from './introduction.ts';
import { type Names, namesOf } from './names.ts';
import { headersNamed, parameterComponents, parametersIn, responseHeaders } from './parameters.ts';
import { described } from './problems.ts';
import { answersShared, parametersShared, slugsShared, withoutUnused } from './shared.ts';
import { partsOf, toldWith } from './told.ts';

const audiences: Readonly<Record<Audience, string>> = {
  anyone: 'anyone, without a token',
  oneself: 'whoever has a token, for themselves',
  admin: 'an administrator',
  members: 'all of the campaign, and its administrator',
  offices: 'the offices',
  'offices-or-admin': 'the offices, and the administrator',
  heads: 'the head of any office',
  'head-of-path-office': 'the head of the office in the path',
  'path-administrators': 'the administrators of the association in the path, and the campaign’s',
  'path-unit': 'members of the unit in the path',
  'target-unit': 'members of its unit',
  'offices-or-target-unit': 'the offices, and members of its unit',
  'offices-or-associations': 'the offices, and associations for their own',
};

const whoMay = ({ see, act, actors = audiences[act] }: Operation): string =>
  actors === audiences[see] ? `**Who:** ${actors}.` : `**Who:** ${actors}. Seen by ${audiences[see]}.`;

type Common = {
  readonly names: Names;
  readonly problems: ReturnType<typeof described>;
  readonly examples: ReturnType<typeof examplesOf>;
};

const elsewhere: ZodOpenApiResponseObject = {
  description: 'It lies where `Location` leads, for a short while.',
  headers: { Location: { description: 'Where it lies. Ask there without the token.', schema: { type: 'string' } } },
};

/** What is no text is told as bytes. */
const isText = (media: string): boolean => /^text\/|json$|xml$/.test(media);
const binary = { type: 'string', format: 'binary' } as const;

const successText: Partial<Record<Success, string>> = {
  201: 'Created.',
  202: 'Accepted: it is still being made. Ask where `Location` leads how far it has come.',
};
const waitsText = 'Accepted: it waits in `pending` until it is confirmed.';

const success = (operation: Operation, status: Success, { names, examples }: Common): ZodOpenApiResponseObject => {
  if (status === 302) return elsewhere;
  if (status === 204) return { description: 'There is nothing to show.' };
  const { later } = operation;
  const headers = headersNamed([
    ...(status === 201 || (status === 202 && later) ? (['Location'] as const) : []),
    'ETag',
    ...(methodOf(operation) === 'POST' ? (['Idempotency-Replayed'] as const) : []),
  ]);
  const shownAs = (media: string) =>
    status === 202 && later
      ? { schema: later.result, example: later.example }
      : { schema: isText(media) ? names.answerOf(operation) : binary, ...examples.ofAnswer(operation) };
  return {
    description: status === 202 && operation.waits ? waitsText : (successText[status] ?? 'Done.'),
    ...(Object.keys(headers).length > 0 && { headers }),
    content: Object.fromEntries(mediaTypesOf(operation).map((media) => [media, shownAs(media)])),
  };
};

const tagOf = ({ name, tag = name }: Service): string => tag;

const operationObject = (
  service: Service,
  name: string,
  operation: Operation,
  common: Common,
): ZodOpenApiOperationObject => {
  const example = operation.example?.body;
  const successes = successesOf(operation).map((status) => [String(status), success(operation, status, common)]);
  return {
    operationId: name,
    tags: [tagOf(service)],
    summary: operation.summary,
    description: [operation.description, whoMay(operation)].filter(Boolean).join('\n\n'),
    ...(isOpen(operation) && { security: [] }),
    ...parametersIn(operation),
    ...(operation.body && {
      requestBody: {
        required: operation.bodyOptional !== true,
        content: {
          'application/json': { schema: operation.body, ...(example !== undefined && { example }) },
        },
      },
    }),
    responses: { ...Object.fromEntries(successes), ...common.problems.responses(operation) },
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

const scope = 'valsam/api';
const securitySchemes = {
  signIn: {
    type: 'openIdConnect',
    openIdConnectUrl: '/.well-known/openid-configuration',
    description: `Authorization code with PKCE, as a public client, for the scope \`${scope}\`.`,
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: `An access token that was got in this way. On one machine: \`npm run -s token -- district-head\`.`,
  },
} as const;

/**
 * The OpenAPI 3.1 document of these capabilities. Throws when two operations share a name, or two components, or when a
 * contract refuses with what is no problem of any capability.
 */
export const openapi = async (capabilities: readonly Capability[]): Promise<object> => {
  const services = servicesOf(capabilities);
  const names = await namesOf(capabilities, services);
  const operations = services.flatMap(({ contract }) => Object.values<Operation>(contract));
  const common: Common = {
    names,
    problems: described({ ...problems, ...problemsOf(capabilities) }, operations),
    examples: examplesOf(operations, names),
  };
  const laterAnswers = operations.flatMap(({ later }) => (later ? [later.result] : []));
  const answered = partsOf([...operations.map(names.answerOf), ...laterAnswers], 'output');
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Valsam',
        version: packageFile.version,
        description: introduction,
        license: { name: packageFile.license, identifier: packageFile.license },
      },
      servers: [{ url: '/' }],
      security: [{ signIn: [scope] }, { token: [] }],
      tags: [...Map.groupBy(services, tagOf)].map(([name, all]) => {
        const description = all.find(({ about }) => about !== undefined)?.about;
        return { name, ...(description !== undefined && { description }) };
      }),
      paths: pathsOf(services, common),
      components: {
        ...common.problems.components,
        examples: { ...common.problems.components.examples, ...common.examples.components },
        schemas: { ...common.problems.components.schemas, ...names.components },
        parameters: parameterComponents(operations, parametersOf(capabilities)),
        headers: responseHeaders,
        securitySchemes,
      },
    },
    { override: toldWith(answered) },
  );
  return withoutUnused(slugsShared(parametersShared(answersShared(document))));
};

/** JSON with a line for each path and each component: small, and yet a change shows where it is. */
const written = (document: object): string => {
  const inLines = (value: object, depth: number): string =>
    `{\n${Object.entries(value)
      .map(
        ([key, each]) =>
          `${JSON.stringify(key)}:${depth > 0 && Object(each) === each ? inLines(each, depth - 1) : JSON.stringify(each)}`,
      )
      .join(',\n')}\n}`;
  return `{\n${Object.entries(document)
    .map(
      ([key, each]) =>
        `${JSON.stringify(key)}:${key === 'paths' ? inLines(each, 0) : key === 'components' ? inLines(each, 1) : JSON.stringify(each)}`,
    )
    .join(',\n')}\n}\n`;
};

/** The file's content: the same contracts always give the same text. */
export const openapiText = async (capabilities: readonly Capability[]): Promise<string> =>
  written(await openapi(capabilities));

const file = path.resolve(import.meta.dirname, '../../openapi.json');

if (import.meta.main) {
  const text = await openapiText(registered);
  if (process.argv.includes('--print')) {
    console.log(JSON.stringify(JSON.parse(text), null, 2));
  } else if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    console.error('openapi.json is stale: write it anew with "node tools/openapi/openapi.ts".');
    process.exitCode = 1;
  }
}

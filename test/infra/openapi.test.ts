import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { capabilities, problemOf } from '../../functions/capabilities.ts';
import { openapi, openapiText } from '../../tools/openapi/openapi.ts';
import { pathParameters } from '../../tools/openapi/parameters.ts';
import { problemCodes } from '../../tools/openapi/problems.ts';
import type { Capability } from '../../shared/capability.ts';
import { servicesOf } from '../../shared/folds.ts';
import { type Contract, isOpen, methodOf, type Operation, pathOf } from '../../shared/contract.ts';

type Media = { schema?: unknown; example?: unknown; examples?: Record<string, unknown> };
type Response = {
  $ref?: string;
  description: string;
  headers?: Record<string, unknown>;
  content: Record<string, Media>;
};
type Described = {
  operationId: string;
  description: string;
  security?: unknown[];
  parameters: { $ref?: string; name: string; in: string; required?: boolean }[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, Response>;
};
type PathItem = { parameters?: Described['parameters'] } & Record<string, Described>;
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, unknown>>;
};

const receipt = z.strictObject({ number: z.string() });
z.globalRegistry.add(receipt, { id: 'TestReceipt', description: 'A receipt' });
const fakeContract = {
  testPayOut: {
    route: 'POST /campaigns/{campaign}/tests/{id}/payouts',
    summary: 'Pay',
    description: 'D0: money.',
    see: 'offices',
    act: 'heads',
    query: { dryRun: z.optional(z.enum(['true', 'false'])) },
    body: z.strictObject({ amount: z.int().check(z.minimum(1)), receipt }),
    result: z.object({ id: z.string(), receipt }),
    status: 201,
    refusals: ['insufficient-funds', 'duplicate-receipt'],
    example: { body: { amount: 1, receipt: { number: '7' } }, result: { id: 'a', receipt: { number: '7' } } },
  },
  testExport: {
    route: 'GET /campaigns/{campaign}/tests.sie',
    summary: 'Export',
    see: 'offices',
    act: 'offices',
    result: z.string(),
    produces: 'text/plain',
    refusals: [],
    example: { result: '#FLAGGA 0' },
  },
  testHealth: {
    route: 'GET /tests',
    summary: 'Open',
    see: 'anyone',
    act: 'anyone',
    result: z.any(),
    refusals: [],
    example: { result: 1 },
  },
} as const satisfies Contract;
const fake = (name: string, contract: Contract): Capability => ({
  name,
  functions: [{ name, entry: 'handler.ts', contract }],
});
const all: readonly Capability[] = [...capabilities, fake('test', fakeContract)];
const operations = servicesOf(all).flatMap(({ contract }) => Object.entries<Operation>(contract));
const described = (await openapi(all)) as Document;
/** An operation with what all of its path take. */
const find = (operation: Operation): Described => {
  const { parameters = [], ...item } = (described.paths[pathOf(operation)] ?? {}) as unknown as PathItem;
  const own = item[methodOf(operation).toLowerCase()] as Described;
  return { ...own, parameters: [...parameters, ...(own.parameters ?? [])] };
};

const resolve = (reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], described);

const references = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
};
const follow = <T extends { $ref?: string }>(value: T): T => (value.$ref ? (resolve(value.$ref) as T) : value);

describe.each(operations)('%s', (name, operation) => {
  const own = find(operation);

  test('is described, with its path parameters', () => {
    expect(own.operationId).toBe(name);
    const inPath = own.parameters.map(follow).filter((one) => one.in === 'path');
    expect(inPath.map((one) => one.name)).toEqual(pathParameters(operation));
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(own.security).toEqual(isOpen(operation) ? [] : undefined);
  });

  test('has examples that keep the contract', () => {
    expect(operation.example, 'an example').toHaveProperty('result');
    expect(z.safeParse(operation.result, operation.example?.result).error?.issues).toBeUndefined();
    if (!operation.body) return;
    if (!operation.bodyOptional) expect(operation.example, 'an example').toHaveProperty('body');
    const body = operation.example?.body ?? {};
    expect(z.safeParse(operation.body, body).error?.issues).toBeUndefined();
  });

  test('says every problem it can give, with an example', () => {
    for (const code of problemCodes(operation)) {
      const response = follow(
        own.responses[String(problemOf(code).status)] ?? own.responses.default ?? ({} as Response),
      );
      const example = response.content?.['application/problem+json']?.examples?.[code] as { $ref?: string };
      expect(follow(example), code).toMatchObject({ value: { code, status: problemOf(code).status } });
    }
  });
});

describe('the document', () => {
  test('is OpenAPI 3.1 in which every reference leads somewhere', () => {
    expect(described.openapi).toMatch(/^3\.1\./);
    expect(described.info).toMatchObject({ title: 'Valsam', version: expect.stringMatching(/^\d/) });
    expect(references(described).filter((one) => resolve(one) === undefined)).toEqual([]);
    const documented = Object.values(described.paths).flatMap(({ parameters: _, ...item }) => Object.values(item));
    expect(new Set(documented.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { responses } of documented) {
      expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true);
      for (const [status, response] of Object.entries(responses)) {
        expect(status).toMatch(/^(?:[2-5]\d\d|default)$/);
        expect(follow(response).description).toBeTruthy();
      }
    }
  });

  test('is the same each time', async () => {
    expect(await openapiText(all)).toBe(await openapiText(all));
  });

  test('the committed openapi.json is up to date; if not, run "node tools/openapi/openapi.ts"', async () => {
    const committed = await readFile(path.resolve(import.meta.dirname, '../../openapi.json'), 'utf8');
    expect(committed === (await openapiText(capabilities))).toBe(true);
  });

  test('a name used twice is a mistake', async () => {
    const twice = fake('other', { testHealth: { ...fakeContract.testHealth, route: 'GET /others' } });
    await expect(openapi([...all, twice])).rejects.toThrow(/testHealth/);
  });
});

describe('a change that takes a body', () => {
  const own = find(fakeContract.testPayOut);

  test('has its query, headers, and shared schemas', () => {
    expect(own.parameters.map((one) => follow(one).name)).toEqual(
      expect.arrayContaining(['campaign', 'id', 'dryRun', 'If-Match', 'Idempotency-Key', 'Accept-Language']),
    );
    expect(references(own.requestBody)).toEqual(['#/components/schemas/TestReceipt']);
    expect(described.components.schemas).toHaveProperty('TestReceipt.description', 'A receipt');
    expect(own.description).toContain('D0: money.');
    expect(own.description).toContain('head of any office');
  });

  test('lists what the edge and what the rules may say', () => {
    expect(Object.keys(own.responses)).toEqual([
      // With `dryRun` nothing is created.
      '200',
      '201',
      '404',
      '409',
      '422',
      'default',
    ]);
    const refused = own.responses['409']?.content['application/problem+json']?.examples ?? {};
    expect(Object.keys(refused)).toEqual(['insufficient-funds', 'duplicate-receipt']);
    expect(own.responses['201']?.headers).toHaveProperty('Location');
  });

  test('what only reads, or is open, says less', () => {
    expect(Object.keys(find(fakeContract.testExport).responses)).toEqual(['200', '404', 'default']);
    expect(find(fakeContract.testExport).responses['200']?.content).toHaveProperty('text/plain');
    expect(Object.keys(find(fakeContract.testHealth).responses)).toEqual(['200', '429']);
  });
});

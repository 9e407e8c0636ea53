import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { functions } from '../../functions/site/capability.ts';
import { sourceOf } from '../../infra/entries.ts';
import { contract, media } from '../../functions/site/contract.ts';
import { handlerOf } from '../../functions/site/entry.ts';
import { createPages } from '../../functions/site/pages.ts';
import { mediaTypesOf, type Operation } from '../../shared/contract.ts';
import type { Request } from '../../shared/edge/funnel.ts';
import { capabilities, problems } from '../../functions/capabilities.ts';

const { get } = vi.hoisted(() => ({ get: vi.fn() }));
vi.mock('../../shared/table.ts', () => ({ get }));

let directory: string;
let page: ReturnType<typeof createPages>;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'valsam-site-'));
  for (const [name, source] of Object.entries(functions[0].files)) {
    if (name === 'openapi.json') await writeFile(path.join(directory, name), '{"openapi":"3.1.1"}');
    else await copyFile(sourceOf(source), path.join(directory, name));
  }
  process.env.ISSUER = 'https://issuer.example/pool';
  process.env.CLIENT_ID = 'the-client';
  process.env.SIGN_IN_URL = 'https://sign-in.example';
  const origins = [process.env.ISSUER, process.env.SIGN_IN_URL];
  page = createPages(directory, problems, () => ({ clientId: 'the-client', origins }));
});
afterAll(() => rm(directory, { recursive: true, force: true }));
beforeEach(() => {
  get.mockReset();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

const ask = (routeKey: string, rest: Partial<Request> = {}) => {
  const event = {
    routeKey,
    rawPath: routeKey.split(' ')[1],
    headers: {},
    requestContext: { requestId: 'r', http: { method: 'GET' } },
    ...rest,
  };
  return handlerOf(capabilities)(event as Request, {} as Context);
};

describe('health', () => {
  test('is ok when the table can be read, whatever is in it', async () => {
    get.mockResolvedValue(undefined);
    const answer = await ask('GET /health');
    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
    expect(answer.headers?.['cache-control']).toBe('no-store');
  });

  test('is unavailable when it cannot, and does not say why', async () => {
    get.mockRejectedValue(new Error('secret inside'));
    expect(await ask('GET /health')).toMatchObject({ statusCode: 503, body: '{"status":"unavailable"}' });
  });
});

describe('the API page', () => {
  test('runs no inline script, takes nothing from elsewhere, and every file it names is served', async () => {
    const answer = await page('docs');
    const html = String(answer?.body);
    expect(answer?.headers?.['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|https?:\/\//);
    const files = [...html.matchAll(/(?:src|href)="(docs\/[^"]+|openapi\.json)"/g)].map(([, name]) => name as string);
    expect(files).toHaveLength(6);
    for (const file of files) expect((await page(file))?.statusCode, file).toBe(200);
  });

  test('asks for tokens where one signs in, as the client that is known there, and asks nobody else', async () => {
    const answer = await page('docs');
    expect(String(answer?.body)).toContain('<body data-client-id="the-client" data-scope="valsam/api">');
    expect(answer?.headers?.['content-security-policy']).toContain(
      "connect-src 'self' https://issuer.example https://sign-in.example;",
    );
    for (const file of ['docs/oauth2-redirect.html', 'docs/oauth2-redirect.js'])
      expect((await page(file))?.statusCode, file).toBe(200);
    expect(String((await page('docs/oauth2-redirect.html'))?.body)).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(await ask('GET /.well-known/openid-configuration')).toMatchObject({
      statusCode: 302,
      headers: { location: 'https://issuer.example/pool/.well-known/openid-configuration' },
    });
  });

  test('has an anchor for every problem, where its `type` points', async () => {
    const html = String((await page('docs'))?.body);
    expect(Object.keys(problems).filter((code) => !html.includes(`id="${code}"`))).toEqual([]);
  });

  test('scripts are UTF-8 text, kept for long, compressed for those who take it', async () => {
    const original = await readFile(sourceOf(functions[0].files['swagger-ui-bundle.js']), 'utf8');
    const plain = await page('docs/swagger-ui-bundle.js');
    expect(plain?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      vary: 'accept-encoding',
    });
    expect(plain?.body === original).toBe(true);
    const packed = await page('docs/swagger-ui-bundle.js', 'br, gzip;q=0.8');
    expect(packed).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect(gunzipSync(Buffer.from(String(packed?.body), 'base64')).toString() === original).toBe(true);
    // what a function may answer with
    expect(String(packed?.body).length).toBeLessThan(1_000_000);
  });

  test.each(['identity', 'gzip;q=0', 'gzip; q=0.0', 'xgzip', ''])('"%s" is not asking for gzip', async (accepted) => {
    expect((await page('docs', accepted))?.isBase64Encoded).toBeUndefined();
  });

  test.each(['../handler.ts', 'nothing.js', '..%2Fopenapi.json', '__proto__', 'constructor', ''])(
    'there is no file %j',
    async (file) => {
      const answer = await ask('GET /docs/{file}', { pathParameters: { file }, rawPath: `/docs/${file}` });
      expect(answer.statusCode).toBe(404);
      expect(answer.headers?.['content-type']).toBe('application/problem+json');
      expect(JSON.parse(String(answer.body))).toMatchObject({ code: 'not-found', title: 'Det finns inget här.' });
    },
  );
});

test('the files of the page are of the types that the contract says, and there is one of each', async () => {
  const files = [
    'start.js',
    'oauth2-redirect.html',
    'oauth2-redirect.js',
    'swagger-ui-bundle.js',
    'page.css',
    'tokens.css',
    'swagger-ui.css',
  ];
  const types = await Promise.all(
    files.map(async (file) => {
      const answer = await page(`docs/${file}`);
      return String(answer?.headers?.['content-type']).replace('; charset=utf-8', '');
    }),
  );
  const { script, html, style } = media;
  expect(types).toEqual([script, html, script, script, style, style, style]);
  expect(new Set(types)).toEqual(new Set(mediaTypesOf(contract.browseApiFile)));
});

test('every route of the contract is served', async () => {
  get.mockResolvedValue(undefined);
  const { health, browseApi, browseApiFile } = contract;
  for (const { route } of [health, browseApi, browseApiFile] as Operation[]) {
    expect((await ask(route, { pathParameters: { file: 'start.js' } })).statusCode, route).toBe(200);
  }
  expect(await page('openapi.json')).toMatchObject({ statusCode: 200, body: '{"openapi":"3.1.1"}' });
  expect((await ask('GET /elsewhere')).statusCode).toBe(500);
});

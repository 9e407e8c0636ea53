import { gunzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { windowStateOf } from '../../functions/gatherings/public/window.ts';
import type { Contract } from '../../shared/contract.ts';
import type { Request } from '../../shared/edge/funnel.ts';
import { type OpenHandlers, serveOpen } from '../../shared/edge/open.ts';
import { refuse } from '../../shared/problems.ts';

/** What serves open pages, apart from any page: copies, codings, and what goes wrong. */
const contract = {
  read: {
    route: 'GET /things/{thing}',
    summary: 'Read',
    see: 'anyone',
    act: 'anyone',
    query: { lang: z.optional(z.enum(['sv', 'en'])), page: z.optional(z.string().check(z.regex(/^\d$/))) },
    result: z.string(),
    produces: 'text/html',
    refusals: ['not-found'],
  },
} as const satisfies Contract;
type Read = OpenHandlers<typeof contract>['read'];

const read = vi.fn<Read>();
const content = vi.fn<() => Promise<string | Uint8Array>>();
const handler = serveOpen(contract, { read: (asked) => read(asked) }, () => ({
  body: '<p>',
  headers: { 'content-type': 'text/html' },
}));

const lines = vi.fn<(line: string) => boolean>(() => true);
beforeEach(() => {
  lines.mockClear();
  vi.spyOn(process.stdout, 'write').mockImplementation(lines as never);
  content.mockReset().mockResolvedValue('Hej å');
  read.mockReset().mockImplementation(async ({ params, query }) => ({
    type: 'text/html; charset=utf-8',
    state: [params, query],
    content,
  }));
});

afterEach(() => vi.restoreAllMocks());

let thing = 0;
const ask = async (headers: Record<string, string | undefined> = {}, query = '', host = 'valsam.example') => {
  const event = {
    routeKey: 'GET /things/{thing}',
    rawPath: `/things/${thing}`,
    rawQueryString: query,
    pathParameters: { thing: String(thing) },
    headers,
    requestContext: { requestId: 'r', domainName: host, http: { method: 'GET', sourceIp: '203.0.113.7' } },
  } as unknown as Request;
  return handler(event, {} as Context);
};
beforeEach(() => void thing++);

describe('a page', () => {
  test('is made once, and kept in memory for whoever asks next', async () => {
    const [first, second] = [await ask(), await ask()];
    expect(first).toEqual(second);
    expect(first).toMatchObject({ statusCode: 200, body: 'Hej å', headers: { 'content-language': 'sv' } });
    expect(content).toHaveBeenCalledTimes(1);
  });

  test('is not made at all for who has it', async () => {
    const etag = String((await ask()).headers?.etag);
    content.mockClear();
    expect(await ask({ 'if-none-match': etag })).toEqual({
      statusCode: 304,
      headers: {
        etag,
        'cache-control': 'public, max-age=60, must-revalidate',
        vary: 'accept-encoding, accept-language',
      },
    });
    expect(content).not.toHaveBeenCalled();
  });

  test('of another host, language or parameter is another one: no copy is given to the wrong reader', async () => {
    const etags = [
      await ask(),
      await ask({}, '', 'other.example'),
      await ask({ 'x-forwarded-proto': 'http' }),
      await ask({ 'accept-language': 'en' }),
      await ask({}, 'page=1'),
      await ask({ 'accept-encoding': 'gzip' }),
    ].map(({ headers }) => headers?.etag);
    expect(new Set(etags).size).toBe(etags.length);
    expect((await ask({}, 'utm_source=x')).headers?.etag).toBe(etags[0]);
  });

  test('is compressed for who takes that, and a picture never', async () => {
    const zipped = await ask({ 'accept-encoding': 'br, gzip' });
    expect(zipped).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect(gunzipSync(Buffer.from(String(zipped.body), 'base64')).toString()).toBe('Hej å');
    read.mockResolvedValue({ type: 'image/png', state: 1, content: async () => new Uint8Array([1, 2]) });
    const picture = await ask({ 'accept-encoding': 'gzip' });
    expect(picture).toMatchObject({ isBase64Encoded: true, body: 'AQI=' });
    expect(picture.headers).not.toHaveProperty('content-encoding');
  });

  test('that is large pushes older ones out of memory', async () => {
    const first = thing;
    await ask();
    content.mockResolvedValue('x'.repeat(9_000_000));
    for (let i = 0; i < 2; i++) {
      thing++;
      await ask();
    }
    content.mockClear();
    await ask();
    expect(content).not.toHaveBeenCalled();
    thing = first;
    await ask();
    expect(content).toHaveBeenCalledTimes(1);
    thing += 10;
  });
});

describe('what goes wrong', () => {
  test('is told in words that say nothing of the inside', async () => {
    read.mockRejectedValue(Object.assign(new Error('secret inside'), { name: 'TimeoutError' }));
    const outage = await ask();
    expect(outage).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1', 'cache-control': 'no-store' } });
    read.mockRejectedValue(new TypeError('secret inside'));
    const bug = await ask();
    expect(bug.statusCode).toBe(500);
    expect(String(outage.body) + String(bug.body)).not.toContain('secret');
  });

  test('a content that could not be made is made anew the next time', async () => {
    content.mockRejectedValueOnce(new Error('once'));
    expect((await ask()).statusCode).toBe(500);
    expect((await ask()).statusCode).toBe(200);
  });

  test('what is not there is a page for people, a problem for programs, and kept by nobody', async () => {
    read.mockResolvedValue(refuse('not-found'));
    const [people, programs] = [await ask({ accept: 'text/html' }), await ask({ accept: '*/*' })];
    expect(people).toMatchObject({ statusCode: 404, body: '<p>', headers: { 'cache-control': 'no-store' } });
    expect(programs).toMatchObject({ statusCode: 404, headers: { 'content-type': 'application/problem+json' } });
    for (const { headers } of [people, programs]) expect(headers).toMatchObject({ vary: 'accept, accept-language' });
  });

  test.each(['page=x', 'page=1&page=2', 'lang=x_y', `utm=${'x'.repeat(1_000)}`])(
    '%s is refused before anything is read',
    async (query) => {
      expect((await ask({}, query)).statusCode).toBe(400);
      expect(read).not.toHaveBeenCalled();
    },
  );
});

test('one line is logged of each request, with neither path nor query nor who it was', async () => {
  await ask({ 'user-agent': 'Kim/1', referer: 'https://kim.example' }, 'utm=kim');
  expect(lines).toHaveBeenCalledTimes(1);
  const [line = ''] = lines.mock.calls[0] ?? [];
  expect(JSON.parse(line)).toMatchObject({
    message: 'request',
    route: 'GET /things/{thing}',
    status: 200,
    units: { read: 0 },
  });
  expect(line).not.toMatch(/kim|Kim|\/things\/\d/);
});

test('what is read soon after a change, and may lag behind it, is another state than what is read later', () => {
  const head = { version: 7, createdAt: '', updatedAt: '2026-08-03T10:00:00.000Z', changes: 3 };
  expect(windowStateOf(head, '2026-08-03T10:00:05.000Z')).toEqual([7, '2026-08-03', false]);
  expect(windowStateOf(head, '2026-08-03T10:00:11.000Z')).toEqual([7, '2026-08-03', true]);
  // By clocks in Stockholm it is the next day.
  expect(windowStateOf(head, '2026-08-03T22:30:00.000Z')).toEqual([7, '2026-08-04', true]);
});

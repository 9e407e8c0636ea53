import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { funnel, type Request, type Run } from '../../shared/edge/funnel.ts';
import { serveFeed } from '../../shared/edge/secret-link.ts';
import { counted } from '../../shared/meter.ts';
import { originOf } from '../../shared/edge/origin.ts';
import { refuse } from '../../shared/problems.ts';
import { problem } from '../../shared/edge/answer.ts';

/** What every request passes, whoever asks: one line of log, and problems that say nothing of the inside. */
const { get } = vi.hoisted(() => ({ get: vi.fn() }));
vi.mock('../../shared/table.ts', () => ({ get }));

const lines = vi.fn<(line: string) => boolean>(() => true);
beforeEach(() => {
  lines.mockClear();
  get.mockReset();
  vi.spyOn(process.stdout, 'write').mockImplementation(lines as never);
});
afterEach(() => vi.restoreAllMocks());

/** The one line that was logged. */
const logged = () => {
  expect(lines).toHaveBeenCalledTimes(1);
  return JSON.parse(lines.mock.calls[0]?.[0] ?? '');
};

const request = (routeKey: string, token = ''): Request =>
  ({
    routeKey,
    rawPath: routeKey.split(' ')[1]?.replace('{token}', token),
    pathParameters: { token },
    headers: { 'accept-language': 'en' },
    requestContext: { requestId: 'r', http: { method: routeKey.split(' ')[0] } },
  }) as unknown as Request;

const route = 'GET /things';
const ask = (run: Run, context: Partial<Context> = {}) => funnel({ [route]: run })(request(route), context as Context);
const reading = async () => {
  await counted('read', async () => ({ ConsumedCapacity: { CapacityUnits: 0.5 } }));
};
const outage = Object.assign(new Error('secret inside'), { name: 'TimeoutError' });

describe('a request leaves one line', () => {
  test('with its cost, when it is answered', async () => {
    await ask(async () => (await reading(), { response: { statusCode: 200 } }));
    expect(logged()).toMatchObject({
      level: 'info',
      message: 'request',
      request: 'r',
      route,
      status: 200,
      millis: expect.any(Number),
      units: { read: 0.5, write: 0 },
    });
    expect(logged()).not.toHaveProperty('code');
  });

  test('with the code, when it is refused', async () => {
    await ask(async (asked, language) => problem(refuse('not-allowed'), language, asked));
    expect(logged()).toMatchObject({ message: 'request', status: 403, code: 'not-allowed' });
  });

  test.each([
    ['outage', outage, 503, 'busy'],
    ['bug', new TypeError('secret inside'), 500, 'internal-error'],
  ])('with its cost, when it ends with an %s', async (message, error, status, code) => {
    const { statusCode, body } = await ask(async () => {
      await reading();
      throw error;
    });
    expect(statusCode).toBe(status);
    expect(JSON.parse(String(body))).toMatchObject({ code, instance: '/things' });
    expect(body).not.toContain('secret');
    expect(logged()).toMatchObject({ level: 'error', message, status, code, units: { read: 0.5 } });
  });

  test('when the time runs out, while something can still be answered', async () => {
    const never = () => new Promise<never>(() => {});
    expect(await ask(never, { getRemainingTimeInMillis: () => 10 })).toMatchObject({ statusCode: 503 });
    expect(logged()).toMatchObject({ message: 'outage', status: 503 });
  });

  test('when nothing serves the route', async () => {
    expect((await funnel({})(request(route), {} as Context)).statusCode).toBe(500);
    expect(logged()).toMatchObject({ message: 'bug', route });
  });
});

describe('a secret link', () => {
  const token = 'kim-secret';
  const subscribe = (calendarOf: () => Promise<string | undefined>) =>
    serveFeed('staff', calendarOf)(request('GET /feeds/{token}/staff.ics', token), {} as Context);

  test('opens a calendar, which nobody keeps', async () => {
    get.mockImplementation(async () => (await reading(), { campaign: 'val-2018', unit: 'solna', name: 'Solna' }));
    expect(await subscribe(async () => 'BEGIN:VCALENDAR')).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="staff.ics"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'etag',
      },
      body: 'BEGIN:VCALENDAR\r\n',
    });
    expect(logged()).toMatchObject({ status: 200, millis: expect.any(Number), units: { read: 1 } });
  });

  test.each([
    ['nothing is there', 404, async () => undefined],
    ['there is an outage', 503, () => Promise.reject(outage)],
    ['there is a bug', 500, () => Promise.reject(new TypeError('odd'))],
  ])('is said by neither problem nor log when %s', async (_what, status, found) => {
    get.mockImplementation(found);
    const { statusCode, body } = await subscribe(async () => '');
    expect(statusCode).toBe(status);
    expect(JSON.parse(String(body))).toMatchObject({ instance: '/feeds' });
    expect(logged()).toMatchObject({ route: 'GET /feeds/{token}/staff.ics', status });
    expect(String(body) + JSON.stringify(lines.mock.calls)).not.toContain(token);
  });
});

describe('links', () => {
  const asked = { headers: { 'x-forwarded-proto': 'http' }, requestContext: { domainName: 'localhost:3000' } };
  afterEach(() => vi.unstubAllEnvs());

  test('lead to where the open API is, whatever name was used', () => {
    vi.stubEnv('PUBLIC_URL', 'https://valsam.example');
    expect(originOf(asked as unknown as Request)).toBe('https://valsam.example');
  });

  test('lead to the name that was used, where no other was chosen', () => {
    expect(originOf(asked as unknown as Request)).toBe('http://localhost:3000');
  });
});

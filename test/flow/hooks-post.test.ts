import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bodyOf, signedHeaders } from '../../functions/hooks/sending/message.ts';
import { post, type World } from '../../shared/outbound/post.ts';
import type { Delivery } from '../../functions/hooks/state.ts';
import { certificate, type Receiver, startReceiver } from '../support/hook-receiver.ts';

/** One sending to a real receiver over HTTPS; the resolver is the tests' own, and 127.0.0.1 stands for the internet. */
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.stop());

const world = (change: Partial<World> = {}): World => ({
  resolve: async () => ['127.0.0.1'],
  mayReach: (address) => address === '127.0.0.1',
  ca: [certificate],
  timeoutMillis: 5_000,
  ...change,
});
const headers = { 'webhook-id': 'x' };
const send = (change: Partial<World> = {}, host = 'hooks.example.org', path = '/in?a=1') =>
  post(`https://${host}:${receiver.port}${path}`, headers, '{"å":1}', world(change));

describe('a message', () => {
  test('arrives as it was sent, under the name of its receiver', async () => {
    expect(await send()).toEqual({ status: 204 });
    expect(receiver.received).toMatchObject([
      {
        method: 'POST',
        path: '/in?a=1',
        body: '{"å":1}',
        headers: { host: `hooks.example.org:${receiver.port}`, 'webhook-id': 'x', 'content-length': '8' },
      },
    ]);
  });

  test.each([200, 202, 400, 410, 429, 500, 503])('answered %i is an outcome, not an error', async (status) => {
    receiver.replyWith(() => status);
    expect(await send()).toEqual({ status });
  });

  test.each([301, 302, 303, 307, 308])('is not redirected: %i', async (status) => {
    const other = await startReceiver();
    const location = `https://hooks.example.org:${other.port}/`;
    receiver.replyWith(() => ({ status, headers: { location } }));
    expect(await send()).toEqual({ status });
    expect([receiver.received.length, other.received.length]).toEqual([1, 0]);
    await other.stop();
  });

  test('waits no longer than it may, whoever is slow', async () => {
    receiver.replyWith(() => 'silence');
    expect(await send({ timeoutMillis: 200 })).toEqual({ trouble: 'timeout' });
    expect(await send({ timeoutMillis: 200, resolve: () => new Promise(() => {}) })).toEqual({ trouble: 'timeout' });
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const silent = post(`https://hooks.example.org:${port}/`, headers, '{}', world({ timeoutMillis: 200 }));
    expect(await silent).toEqual({ trouble: 'timeout' });
    mute.close();
  });

  test('is given to nobody whose certificate is for another name, or of nobody we trust', async () => {
    expect(await send({}, 'other.example.org')).toEqual({ trouble: 'certificate' });
    const { ca: _, ...usual } = world();
    expect(await post(`https://hooks.example.org:${receiver.port}/`, headers, '{}', usual)).toEqual({
      trouble: 'certificate',
    });
    expect(receiver.received).toEqual([]);
  });

  test('to nobody is an outcome, too', async () => {
    await receiver.stop();
    expect(await send()).toEqual({ trouble: 'no-connection' });
    receiver = await startReceiver();
    expect(await send({ resolve: async () => [] })).toEqual({ trouble: 'no-address' });
    const unknown = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    expect(await send({ resolve: () => Promise.reject(unknown) })).toEqual({ trouble: 'no-address' });
  });

  test('of an answer only the status counts: what follows is not waited for', async () => {
    receiver.replyWith(() => 'endless');
    expect(await send()).toEqual({ status: 200 });
  });
});

describe('the connection goes to the very address that was checked', () => {
  test.each([[['10.0.0.1']], [['127.0.0.1', '10.0.0.1']], [['::1']], [['169.254.169.254', '127.0.0.1']]])(
    'a name that leads to %j is not called',
    async (addresses) => {
      expect(await send({ resolve: async () => addresses })).toEqual({ trouble: 'forbidden-address' });
      expect(receiver.received).toEqual([]);
    },
  );

  test('a name that leads elsewhere when it is asked again is not asked again', async () => {
    const inside = await startReceiver('127.0.0.2', receiver.port);
    const resolve = vi.fn(async () => (resolve.mock.calls.length === 1 ? ['127.0.0.1'] : ['127.0.0.2']));
    expect(await send({ resolve })).toEqual({ status: 204 });
    expect([resolve.mock.calls.length, receiver.received.length, inside.received.length]).toEqual([1, 1, 0]);
    await inside.stop();
  });

  test('no connection is kept for the next message', async () => {
    const moved = await startReceiver('127.0.0.2', receiver.port);
    const anywhere = () => true;
    await send({ mayReach: anywhere });
    await send({ mayReach: anywhere, resolve: async () => ['127.0.0.2'] });
    expect([receiver.received.length, moved.received.length]).toEqual([1, 1]);
    await moved.stop();
  });
});

describe('a signature', () => {
  const [secret, old] = ['a', 'b'].map((letter) => `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`) as [
    string,
    string,
  ];
  const delivery = {
    id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
    type: 'event.cancelled',
    event: '01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
    at: '2026-08-03T08:00:00.000Z',
  } as Delivery;
  const body = bodyOf('val-2018', delivery, 'https://api.example.org');
  const now = new Date().toISOString();
  const signed = (keys: Parameters<typeof signedHeaders>[2], at = now) => signedHeaders(delivery.id, body, keys, at);
  const later = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

  test('is of a message that says what, which and where, and nothing else', () => {
    expect(JSON.parse(body)).toEqual({
      type: 'event.cancelled',
      timestamp: delivery.at,
      data: {
        campaign: 'val-2018',
        event: delivery.event,
        url: `https://api.example.org/public/val-2018/events/${delivery.event}`,
      },
    });
  });

  test('is one that the standard’s own library and an HMAC by hand find right', () => {
    const headersOf = signed([{ secret }]);
    expect(new Webhook(secret).verify(body, { ...headersOf })).toEqual(JSON.parse(body));
    const seconds = Math.floor(Date.parse(now) / 1000);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const hmac = createHmac('sha256', key).update(`${delivery.id}.${seconds}.${body}`).digest('base64');
    expect(headersOf).toEqual({
      'webhook-id': delivery.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${hmac}`,
    });
  });

  test('is made with both keys while one takes over from the other', () => {
    const keys = [{ secret }, { secret: old, validUntil: later(60) }];
    const both = signed(keys);
    expect(both['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const known of [secret, old]) expect(() => new Webhook(known).verify(body, { ...both })).not.toThrow();
    const after = signed(keys, later(60));
    expect(() => new Webhook(secret).verify(body, { ...after })).not.toThrow();
    expect(() => new Webhook(old).verify(body, { ...after })).toThrow('No matching signature');
  });

  test('is wrong for another message, another id, another time', () => {
    const headersOf = signed([{ secret }]);
    const verify =
      (change: object, text = body) =>
      () =>
        new Webhook(secret).verify(text, { ...headersOf, ...change });
    expect(verify({}, body.replace('cancelled', 'created'))).toThrow();
    expect(verify({ 'webhook-id': delivery.event })).toThrow();
    expect(verify({ 'webhook-timestamp': String(Math.floor(Date.parse(now) / 1000) - 1) })).toThrow();
  });
});

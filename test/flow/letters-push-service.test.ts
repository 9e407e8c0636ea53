import { createECDH, createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { vapidOf } from '../../functions/letters/devices/vapid.ts';
import { push } from '../../functions/letters/sending/push-service.ts';
import { certificate, type Receiver, startReceiver } from '../support/hook-receiver.ts';
import { keysOf, newSubscriber, readPush, senderIn } from '../support/push-reader.ts';

/** What a push service gets, over HTTPS, read as a browser would. */
let service: Receiver;
const secret = 's'.repeat(64);
beforeAll(async () => {
  service = await startReceiver();
  vi.stubEnv('PUSH_KEY', secret);
});
beforeEach(() => {
  vi.stubEnv('HOOKS_LOCAL_CA', certificate);
  service.received.splice(0);
  service.replyWith(() => 201);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
});
const options = { keptSeconds: 3600, contact: 'mailto:postmaster@valsam.example.org' };
const send = (word: string, subscriber = newSubscriber(), path = '/push/1') =>
  push({ endpoint: `https://localhost:${service.port}${path}`, ...keysOf(subscriber) }, word, options);

describe('a word', () => {
  test('is read by the device it is for, and by no other', async () => {
    const subscriber = newSubscriber();
    expect(await send('{"body":"Ett beslut väntar på dig."}', subscriber)).toEqual({ status: 201 });
    const [one] = service.received;
    expect(readPush(one?.bytes as Buffer, subscriber)).toBe('{"body":"Ett beslut väntar på dig."}');
    expect(() => readPush(one?.bytes as Buffer, newSubscriber())).toThrow();
    expect(one?.body).not.toMatch(/beslut/);
    expect(one).toMatchObject({
      method: 'POST',
      path: '/push/1',
      headers: {
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        'content-length': String(one?.bytes.length),
        ttl: '3600',
        urgency: 'high',
        topic: 'decide',
      },
    });
    await send('{}', subscriber);
    // Each has a key and a salt of its own.
    expect(service.received[1]?.bytes.subarray(0, 86)).not.toEqual(one?.bytes.subarray(0, 86));
  });

  test('says who sends it, to that service alone, and for less than a day', async () => {
    await send('{}');
    const { key, header, claims } = senderIn(service.received[0]?.headers.authorization);
    expect(key).toBe(vapidOf(createHash('sha256').update(secret).digest()).publicKey);
    expect(header).toEqual({ typ: 'JWT', alg: 'ES256' });
    expect(claims).toEqual({
      aud: `https://localhost:${service.port}`,
      sub: 'mailto:postmaster@valsam.example.org',
      exp: expect.any(Number),
    });
    const seconds = claims.exp - Date.now() / 1000;
    expect([seconds > 0, seconds <= 86_400]).toEqual([true, true]);
  });

  test.each([404, 410, 429, 500])('that is answered %i is an outcome', async (status) => {
    service.replyWith(() => status);
    expect(await send('{}')).toEqual({ status });
  });

  test('follows no redirect', async () => {
    service.replyWith(() => ({ status: 307, headers: { location: `https://localhost:${service.port}/else` } }));
    expect(await send('{}')).toEqual({ status: 307 });
    expect(service.received).toHaveLength(1);
  });

  test('goes to no address that is not public, whatever its name was when it was named', async () => {
    vi.stubEnv('HOOKS_LOCAL_CA', '');
    expect(await send('{}')).toEqual({ trouble: 'forbidden-address' });
    expect(service.received).toEqual([]);
  });
});

/** The reader itself is held against the one worked example. Source: RFC 8291, section 5 and appendix A. */
test('the standard’s own example is read', () => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url');
  const message = Buffer.from(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    'base64url',
  );
  expect(readPush(message, { pair, auth: Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url') })).toBe(
    'When I grow up, I want to be a watermelon',
  );
});

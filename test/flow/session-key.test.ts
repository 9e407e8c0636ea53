import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sessionKey } from '../../functions/session/key.ts';

/** What Secrets Manager is asked for where it has the key of sessions, and how often. */
const heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
let answer: { readonly status: number; readonly body: object } = { status: 200, body: {} };
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(answer.status).end(JSON.stringify(answer.body));
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
  vi.stubEnv('SESSION_KEY', '');
  vi.stubEnv('SESSION_SECRET', 'arn:secret');
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});
const now = Date.now();
const secret = (text: string) => ({ status: 200, body: { SecretString: text } });
const keyOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());

test('what cannot be read is an error each time, and asked for again', async () => {
  answer = { status: 400, body: { __type: 'AccessDeniedException' } };
  await expect(sessionKey(now)).rejects.toThrow('AccessDeniedException');
  answer = secret('short');
  await expect(sessionKey(now)).rejects.toThrow('too short');
});

test('the key follows from the secret, which is asked for once an hour, signed', async () => {
  const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
  answer = secret(first);
  heard.length = 0;
  expect(await sessionKey(now)).toEqual(keyOf(first));
  answer = secret(second);
  expect(await sessionKey(now + 59 * 60_000)).toEqual(keyOf(first));
  expect(await sessionKey(now + 61 * 60_000)).toEqual(keyOf(second));
  expect(heard).toHaveLength(2);
  expect(heard[0]).toMatchObject({
    headers: {
      'x-amz-target': 'secretsmanager.GetSecretValue',
      authorization: expect.stringContaining('/secretsmanager/aws4_request'),
    },
    body: JSON.stringify({ SecretId: 'arn:secret' }),
  });
});

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeAccount } from '../../shared/accounts.ts';

/** What Cognito is asked for, and what becomes of its answers. */
type Heard = { readonly headers: IncomingHttpHeaders; readonly body: Readonly<Record<string, unknown>> };
let heard: Heard[] = [];
/** The refusals that it answers with, one after the other; nothing: it does what is asked. */
let refusing: string[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  heard.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
  const type = refusing.shift();
  response.writeHead(type ? 400 : 200).end(JSON.stringify(type ? { __type: type, message: 'kim@example.se' } : {}));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'key');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  vi.stubEnv('USER_POOL_ID', 'eu-north-1_pool');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', `http://127.0.0.1:${port}/identity`);
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});
beforeEach(() => {
  heard = [];
  refusing = [];
});
const asked = () => heard.map(({ body }) => body.MessageAction ?? 'a new one');

test('an account is asked for, with an address that its mail will show to be theirs', async () => {
  await makeAccount('kim@example.se');
  const [{ headers, body } = { headers: {}, body: {} }] = heard;
  expect(headers).toMatchObject({
    'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser',
    'x-amz-security-token': 'session',
    authorization: expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-north-1\/cognito-idp\/aws4_request/,
    ),
  });
  expect(body).toEqual({
    UserPoolId: 'eu-north-1_pool',
    Username: 'kim@example.se',
    DesiredDeliveryMediums: ['EMAIL'],
    UserAttributes: [
      { Name: 'email', Value: 'kim@example.se' },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
});

test('who has one and never signed in is mailed a new password', async () => {
  refusing = ['UsernameExistsException'];
  await makeAccount('kim@example.se');
  expect(asked()).toEqual(['a new one', 'RESEND']);
});

test('who has one already keeps it', async () => {
  refusing = ['com.amazonaws#UsernameExistsException', 'UnsupportedUserStateException'];
  await makeAccount('kim@example.se');
  expect(asked()).toHaveLength(2);
});

test('what is refused is said without the address', async () => {
  refusing = ['LimitExceededException'];
  await expect(makeAccount('kim@example.se')).rejects.toThrow(/^Cognito made no account: LimitExceededException$/);
});

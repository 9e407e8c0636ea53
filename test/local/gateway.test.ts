import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import * as jose from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
const dataDir = tiny.folder();
const lines: string[] = [];
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ dataDir, program: tiny.program, onLine: ({ text }) => lines.push(text) });
});
afterAll(async () => {
  await stack?.stop();
  tiny.remove();
});

const ask = async (target: string, init: RequestInit = {}) => {
  const response = await fetch(`${stack.url}${target}`, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const echoed = async (target: string, init: RequestInit = {}) => JSON.parse((await ask(target, init)).text);
const bearing = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** A token as the local provider signs it, but for what a test changes. */
const forge = async (claims: object, options: { key?: jose.CryptoKey } = {}): Promise<string> => {
  const [stored] = JSON.parse(readFileSync(path.join(dataDir, 'identity-keys.json'), 'utf8')).keys;
  const key = options.key ?? (await jose.importJWK(stored, 'RS256'));
  const now = Math.floor(Date.now() / 1000);
  const proper = jose.decodeJwt(await stack.token('district-head'));
  const { kid } = jose.decodeProtectedHeader(await stack.token('district-head'));
  return new jose.SignJWT({ ...proper, iat: now, exp: now + 60, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: kid ?? '' })
    .sign(key);
};

describe('tokens', () => {
  it('a good one passes, and its claims arrive as texts', async () => {
    const token = await forge({ 'cognito:groups': ['a', 'b'], nested: { x: 1 }, yes: true });
    const { event } = await echoed('/mine', bearing(token));
    const { claims, scopes } = event.requestContext.authorizer.jwt;
    expect(claims).toMatchObject({ sub: 'district-head', 'cognito:groups': '[a b]', nested: 'map[x:1]', yes: 'true' });
    expect(claims.exp).toMatch(/^\d+$/);
    expect(scopes).toBeNull();
  });

  it('the header may lack the word Bearer, as at the gateway', async () => {
    const token = await stack.token('district-head');
    expect((await ask('/mine', { headers: { authorization: token } })).status).toBe(200);
  });

  const other = jose.generateKeyPair('RS256');
  const bad: Record<string, () => Promise<string>> = {
    'no token at all': async () => '',
    'not a token': async () => 'nonsense',
    expired: () => forge({ exp: Math.floor(Date.now() / 1000) - 1 }),
    'without an end': () => forge({ exp: undefined }),
    'not valid yet': () => forge({ nbf: Math.floor(Date.now() / 1000) + 60 }),
    'issued in the future': () => forge({ iat: Math.floor(Date.now() / 1000) + 60 }),
    'of another issuer': () => forge({ iss: 'https://elsewhere.example' }),
    'for another client': () => forge({ client_id: 'other' }),
    'for another audience, whatever its client': () => forge({ aud: 'other' }),
    'signed by somebody else': async () => forge({}, { key: (await other).privateKey }),
    'with a body that was changed': async () => {
      const [head, , signature] = (await stack.token('district-staff')).split('.');
      return [head, (await stack.token('district-head')).split('.')[1], signature].join('.');
    },
    unsigned: async () => new jose.UnsecuredJWT(jose.decodeJwt(await stack.token('admin'))).encode(),
    'signed with the public key as a secret': async () => {
      const jwks = await (await fetch(`${stack.url}/identity/jwks`)).text();
      return new jose.SignJWT(jose.decodeJwt(await stack.token('admin')))
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(jwks));
    },
  };
  it.each(Object.keys(bad))('%s: 401 in the words of the gateway', async (kind) => {
    const token = await bad[kind]?.();
    const { status, text, headers } = await ask('/mine', token ? bearing(token) : {});
    expect([status, text]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('without the scope of the route: 403', async () => {
    const { status, text } = await ask('/scoped', bearing(await stack.token('district-head')));
    expect([status, text]).toEqual([403, '{"message":"Forbidden"}']);
    expect((await ask('/scoped', bearing(await forge({ scope: 'openid valsam/other' })))).status).toBe(200);
  });
});

describe('requests', () => {
  it('become events of payload format 2.0', async () => {
    const { event } = await echoed('/open/%C3%A5%20b?x=1&x=2&y=%20', {
      headers: { cookie: 'a=1; b=2', 'X-Case': 'Kept', 'user-agent': 'test' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open/{id}',
      rawPath: '/open/å b',
      rawQueryString: 'x=1&x=2&y=%20',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { x: '1,2', y: ' ' },
      pathParameters: { id: 'å b' },
      isBase64Encoded: false,
    });
    expect(event.headers).toMatchObject({ 'x-case': 'Kept', 'x-forwarded-proto': 'http', 'content-length': '0' });
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('body');
    const { requestContext } = event;
    expect(requestContext).toMatchObject({ routeKey: 'GET /open/{id}', stage: '$default', apiId: 'local' });
    expect(requestContext).not.toHaveProperty('authorizer');
    expect(requestContext.http).toMatchObject({
      method: 'GET',
      path: '/open/å b',
      protocol: 'HTTP/1.1',
      userAgent: 'test',
    });
    expect(requestContext.time).toMatch(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(Math.abs(requestContext.timeEpoch - Date.now())).toBeLessThan(10_000);
  });

  it.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/x-www-form-urlencoded', true],
    ['image/png', true],
  ])('a body of type %s is in base64: %s', async (type, isBase64Encoded) => {
    const { event } = await echoed('/open/x', { method: 'POST', body: '{"å":1}', headers: { 'content-type': type } });
    expect(event.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(event.body, isBase64Encoded ? 'base64' : 'utf8').toString()).toBe('{"å":1}');
  });

  it('the function has the environment of the template and of Lambda, and nothing of this machine', async () => {
    const { env, name, left } = await echoed('/open/x');
    expect(Object.keys(env).toSorted()).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER',
      'AWS_ENDPOINT_URL_DYNAMODB',
      'AWS_ENDPOINT_URL_S3',
      'AWS_ENDPOINT_URL_SESV2',
      'AWS_ENDPOINT_URL_SQS',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'MAIL_DOMAIN',
      'MAIL_PER_SECOND',
      'NODE_OPTIONS',
      // What its role may do with the table.
      'TABLE_RIGHTS',
      'TZ',
    ]);
    expect(name).toBe('echo');
    expect(left).toBeGreaterThan(9_000);
  });

  it('up to 10 MB reach a function that may take 6 MB or refuse them itself; more are refused: 413', async () => {
    const post = (bytes: number) =>
      ask('/open/x', { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-type': 'text/plain' } });
    expect((await post(300_000)).status).toBe(200);
    const { status, text } = await post(10 * 1024 * 1024 + 1);
    expect([status, text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });

  it('unknown routes and methods: 404; a path that is no text: 400; another host: 403', async () => {
    for (const [method, target] of [
      ['GET', '/nope'],
      ['DELETE', '/mine'],
      ['GET', '/mine/'],
      ['GET', '/open/'],
    ] as const) {
      const { status, text } = await ask(target, { method });
      expect([target, status, text]).toEqual([target, 404, '{"message":"Not Found"}']);
    }
    expect((await ask('/open/%zz')).status).toBe(400);
    const status = await new Promise((resolve, reject) => {
      const asked = httpRequest(`${stack.url}/open/x`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it('/health says starting until the stack is ready', async () => {
    const { status, text } = await ask('/health');
    expect([status, text]).toEqual([503, '{"status":"starting"}']);
    stack.setReady();
    expect((await ask('/health')).status).toBe(200);
  });
});

describe('answers', () => {
  it('carry headers, cookies and binary bodies', async () => {
    const { status, headers, text } = await ask('/open/x');
    expect(status).toBe(200);
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect([headers.get('x-number'), headers.get('content-type')]).toEqual(['7', 'application/json']);
    expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(text));
    const binary = await ask('/binary');
    expect([binary.status, binary.headers.get('content-type'), binary.text]).toEqual([201, 'image/gif', 'GIF89a']);
  });

  it('without a status are JSON; fixed segments win over variables', async () => {
    const { headers, text } = await ask('/open/fixed');
    expect([headers.get('content-type'), JSON.parse(text)]).toEqual(['application/json', { count: 1 }]);
    expect((await echoed('/open/fixed/a/b')).event.pathParameters).toEqual({ rest: 'a/b' });
  });

  it('of a function that throws, exits or hangs tell nothing, and the next request is served anew', async () => {
    for (const target of ['/throw', '/exit', '/hang']) {
      const { status, text } = await ask(target);
      expect([target, status, text]).toEqual([target, 500, '{"message":"Internal Server Error"}']);
    }
    expect(JSON.parse((await ask('/stay')).text)).toEqual({ count: 1 });
    expect(JSON.parse((await ask('/stay')).text)).toEqual({ count: 2 });
    expect(lines.join()).toMatch(/secret inside.*exited with code 3.*timed out after 1 seconds/s);
  });
});

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import campaign from '../../data/campaign-2018.json' with { type: 'json' };
import { createIdentity } from '../../infra/local/identity.ts';
import { type Served, serveIdentity } from '../support/identity-server.ts';

const redirectUri = 'http://localhost:5173/callback?from=valsam';
const verifier = 'a-verifier-of-forty-three-characters-or-more';
const challenge = createHash('sha256').update(verifier).digest('base64url');

let served: Served;
let url: string;

beforeAll(async () => {
  served = await serveIdentity();
  url = served.url;
});
afterAll(() => served.stop());

type Values = Readonly<Record<string, string | undefined>>;
const withoutGaps = (values: Values) =>
  new URLSearchParams(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined));

const authorize = (values: Values = {}) => {
  const question = withoutGaps({
    response_type: 'code',
    client_id: 'local-client',
    redirect_uri: redirectUri,
    scope: 'openid valsam/api',
    state: 'the state',
    nonce: 'the nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: 'district-head',
    ...values,
  });
  return fetch(`${url}/identity/authorize?${question}`, { redirect: 'manual' });
};

const redirectOf = async (values: Values = {}): Promise<URLSearchParams> => {
  const response = await authorize(values);
  expect(response.status).toBe(302);
  const to = new URL(response.headers.get('location') ?? '');
  expect(to.origin + to.pathname).toBe('http://localhost:5173/callback');
  return to.searchParams;
};

const redeem = async (values: Values): Promise<{ status: number; body: Record<string, string> }> => {
  const form = withoutGaps({
    grant_type: 'authorization_code',
    client_id: 'local-client',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...values,
  });
  const response = await fetch(`${url}/identity/token`, { method: 'POST', body: form });
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};

const codeFor = async (values: Values = {}): Promise<string> => (await redirectOf(values)).get('code') ?? '';

const verified = (token: string | undefined) => served.verified(token);

describe('the flow', () => {
  test('authorization code with PKCE gives an access token like Cognito’s and an ID token', async () => {
    const answer = await redirectOf();
    expect(Object.fromEntries(answer)).toMatchObject({
      from: 'valsam',
      state: 'the state',
      iss: `${url}/identity`,
    });
    const { status, body } = await redeem({ code: answer.get('code') ?? '' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid valsam/api' });

    const access = await verified(body.access_token);
    expect(access).toMatchObject({
      sub: 'district-head',
      username: 'district-head',
      client_id: 'local-client',
      token_use: 'access',
      scope: 'openid valsam/api',
    });
    expect(access).not.toHaveProperty('aud');
    expect(access).not.toHaveProperty('cognito:groups');
    expect((access.exp ?? 0) - (access.iat ?? 0)).toBe(3600);
    expect(access.jti).toBeTruthy();
    expect(await verified(body.id_token)).toMatchObject({
      sub: 'district-head',
      aud: 'local-client',
      token_use: 'id',
      nonce: 'the nonce',
      name: 'Kanslichef, Distriktskansliet',
    });
  });

  test('the administrator’s tokens carry the group, and only the scopes asked for', async () => {
    const { body } = await redeem({ code: await codeFor({ login_hint: 'admin', scope: 'openid' }) });
    expect(await verified(body.access_token)).toMatchObject({ 'cognito:groups': ['admin'], scope: 'openid' });
    const none = await redeem({ code: await codeFor({ scope: 'valsam/api' }) });
    expect(none.body).not.toHaveProperty('id_token');
  });

  test('a wrong verifier is refused, and the code is spent', async () => {
    const code = await codeFor();
    expect(await redeem({ code, code_verifier: `${verifier}x` })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await redeem({ code })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('a code is good once', async () => {
    const code = await codeFor();
    expect((await redeem({ code })).status).toBe(200);
    expect(await redeem({ code })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test.each<[string, Values, string, number]>([
    ['another redirect', { redirect_uri: 'http://localhost:5173/other' }, 'invalid_grant', 400],
    ['another client', { client_id: 'somebody' }, 'invalid_client', 401],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type', 400],
    ['no verifier', { code_verifier: undefined }, 'invalid_grant', 400],
    ['no code', { code: undefined }, 'invalid_grant', 400],
  ])('the token endpoint refuses %s', async (_, values, error, status) => {
    expect(await redeem({ code: await codeFor(), ...values })).toMatchObject({ status, body: { error } });
  });

  test('an account that is asked for as of Cognito is a persona, also after a restart', async () => {
    const own = await serveIdentity();
    const ask = async (Username: string, more: object = {}, headers: Record<string, string> = {}) => {
      const target = { 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser', ...headers };
      const body = JSON.stringify({ Username, ...more });
      const answer = await fetch(`${own.url}/identity/accounts`, { method: 'POST', headers: target, body });
      const said = (await answer.json()) as { readonly __type?: string };
      return said.__type ?? answer.status;
    };
    expect(await ask('Robin@Example.se')).toBe(200);
    expect(await ask('robin@example.se')).toBe('UsernameExistsException');
    expect(await ask('robin@example.se', { MessageAction: 'RESEND' })).toBe('UnsupportedUserStateException');
    expect(await ask('District-Head@example.se')).toBe('UsernameExistsException');
    expect(await ask('robin')).toBe('InvalidParameterException');
    expect(await ask('kim@example.se', {}, { 'x-amz-target': 'other' })).toBe('UnknownOperationException');
    const again = await createIdentity(own.options);
    for (const token of [await own.identity.token('robin@example.se'), await again.token('robin@example.se')])
      expect(await own.verified(token)).toMatchObject({ sub: 'robin@example.se', email: 'robin@example.se' });
    await own.stop();
  });

  test('the token endpoint takes a form only', async () => {
    const response = await fetch(`${url}/identity/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  test.each<[string, Values, string]>([
    ['no PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['an implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['an unknown scope', { scope: 'openid valsam/everything' }, 'invalid_scope'],
    ['an unknown persona', { login_hint: 'nobody' }, 'access_denied'],
  ])('the one who asks is told of %s', async (_, values, error) => {
    const answer = await redirectOf(values);
    expect(answer.get('error')).toBe(error);
    expect(answer.get('state')).toBe('the state');
    expect(answer.has('code')).toBe(false);
  });

  test.each([
    'https://evil.example/callback',
    'http://evil.example/callback',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'https://localhost/callback',
    'http://localhost/callback#fragment',
    'javascript:alert(1)',
    undefined,
  ])('nobody is redirected to %s', async (foreign) => {
    const response = await authorize({ redirect_uri: foreign });
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
  });

  test.each(['http://localhost/x', 'http://127.0.0.1:8080/x', 'http://[::1]:9/x'])('%s is here', async (own) => {
    expect((await authorize({ redirect_uri: own })).headers.get('location')).toContain(`${own}?code=`);
  });

  test('a foreign client gets no redirect either', async () => {
    expect((await authorize({ client_id: 'somebody' })).status).toBe(400);
  });
});

describe('the page of persona cards', () => {
  test('names are escaped and nothing but the style sheet may run', async () => {
    const response = await authorize({ login_hint: undefined, state: '"><script>' });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(html).not.toMatch(/(src|href)="https?:\/\/(?!127\.0\.0\.1)/);
  });

  test('following a card signs that person in', async () => {
    const html = await (await authorize({ login_hint: undefined })).text();
    const cards = [...html.matchAll(/<a href="([^"]+)"><strong>([^<]*)</g)];
    expect(cards).toHaveLength(campaign.people.length + 1 + campaign.associations.length + 1);
    const address = cards.find(([, , name]) => name === 'Solna')?.[1]?.replaceAll('&amp;', '&') ?? '';
    const location = (await fetch(address, { redirect: 'manual' })).headers.get('location') ?? '';
    const { body } = await redeem({ code: new URL(location).searchParams.get('code') ?? '' });
    expect(await verified(body.access_token)).toMatchObject({ sub: 'association-solna' });
  });
});

describe('keys', () => {
  const keyFile = () => path.join(served.options.dataDir, 'identity-keys.json');

  test('only their owner may read the file, and another start finds them again', async () => {
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    expect(await readFile(keyFile(), 'utf8')).toContain('"d"');
    const again = await createIdentity(served.options);
    expect(again.jwks).toEqual(served.identity.jwks);
    expect(Object.keys(again.jwks.keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(await verified(await again.token('city-hall-head'))).toMatchObject({ sub: 'city-hall-head' });
  });

  test('two starts at once agree on one key', async () => {
    const fresh = await mkdtemp(path.join(served.options.dataDir, 'race-'));
    const both = await Promise.all([1, 2, 3].map(() => createIdentity({ ...served.options, dataDir: fresh })));
    expect(new Set(both.map(({ jwks }) => jwks.keys[0]?.kid)).size).toBe(1);
  });

  test('a damaged file is told in one line', async () => {
    const damaged = await mkdtemp(path.join(served.options.dataDir, 'damaged-'));
    await writeFile(path.join(damaged, 'identity-keys.json'), '{"keys":');
    await expect(createIdentity({ ...served.options, dataDir: damaged })).rejects.toThrow(/damaged: remove it/);
  });
});

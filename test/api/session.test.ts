import { statSync } from 'node:fs';
import path from 'node:path';
import * as jose from 'jose';
import { describe, expect, test } from 'vitest';
import { sealed, unsealed } from '../../shared/sealed.ts';
import {
  backAt,
  cookieIn,
  cookieOf,
  opened,
  renewing,
  sameOrigin,
  sealingKey,
  signedIn,
} from '../support/browser-session.ts';
import { ask, errorsOf, loadedCampaign, logged, theStack } from '../support/stack.ts';

/** Sessions of browsers: what a page is given, and what nobody else gets. */
loadedCampaign('sessions');
const port = () => new URL(theStack().url).port;
const now = () => Math.floor(Date.now() / 1000);
const remade = (change: (content: [string, boolean, number, number]) => unknown, cookie: string): string => {
  const [name, value = ''] = cookie.split('=');
  const content = JSON.parse(Buffer.from(unsealed(Buffer.from(value, 'base64url'), sealingKey())).toString());
  const made = sealed(Buffer.from(JSON.stringify(change(content))), sealingKey());
  return `${name}=${Buffer.from(made).toString('base64url')}`;
};

describe('a session', () => {
  test('is a cookie that no script and no other site gets, and gives an access token', async () => {
    const answer = await opened('district-head');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie.replace(/=[\w-]+;/, '=…;')).toBe(
      `session-${port()}=…; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict`,
    );
    const token = String(answer.body.accessToken);
    expect((await ask('GET /me', { token })).body.subject).toBe('district-head');
    expect(cookie).not.toContain(token);
  });

  test('lasts for thirty days on a device of one’s own', async () => {
    const [cookie = ''] = (await opened('district-head', { ownDevice: true })).headers.getSetCookie();
    expect(cookie).toContain('Max-Age=2592000;');
  });

  test('gives new tokens, of the sign-in that it began with, to two tabs at once, and costs no unit', async () => {
    const cookie = await cookieOf('district-head');
    logged.length = 0;
    const answers = await Promise.all([renewing(cookie), renewing(cookie)]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      const { sub, auth_time, exp } = jose.decodeJwt(String(body.accessToken));
      expect(sub).toBe('district-head');
      expect(Number(auth_time)).toBeGreaterThan(now() - 60);
      expect(Number(exp)).toBeGreaterThan(now() + 3500);
    }
    const again = cookieIn(answers[0]);
    expect((await renewing(again)).status).toBe(200);
    const lines = logged.filter((line) => line.includes('POST /session/renewals'));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ units: { read: 0, write: 0 }, calls: 0 });
  });

  test('is over when somebody signs out: the cookie that was is good for nothing', async () => {
    const cookie = await cookieOf('association-solna');
    const out = await ask('DELETE /session', { headers: { ...sameOrigin, cookie } });
    expect([out.status, out.headers.getSetCookie()[0]]).toEqual([
      204,
      `session-${port()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`,
    ]);
    expect((await renewing(cookie)).status).toBe(204);
    expect((await ask('DELETE /session', { headers: sameOrigin })).status).toBe(204);
  });

  test('ends when another signs in in the same browser', async () => {
    const cookie = await cookieOf('association-solna');
    const body = await signedIn('district-head');
    expect((await ask('POST /session', { body, headers: { ...sameOrigin, cookie } })).status).toBe(201);
    expect((await renewing(cookie)).status).toBe(204);
  });

  test('there is none without a cookie, nor with one that we have not made, or of another name', async () => {
    const cookie = await cookieOf('district-head');
    const [name, value = ''] = cookie.split('=');
    const changed = `${value.slice(0, -6)}${value.at(-6) === 'A' ? 'B' : 'A'}${value.slice(-5)}`;
    const foreign = Buffer.from(
      sealed(Buffer.from(JSON.stringify(['token', true, now(), now()])), Buffer.alloc(32, 1)),
    ).toString('base64url');
    const others = ['x', '', changed, foreign].map((each) => `${name}=${each}`);
    for (const each of [undefined, ...others, `session-1=${value}`, `__Host-session=${value}`]) {
      const { status, bytes, headers } = await renewing(each);
      expect([each, status, bytes.length]).toEqual([each, 204, 0]);
      expect(headers.getSetCookie()[0]).toContain('Max-Age=0');
    }
    expect((await renewing(`other=1; ${cookie}`)).status).toBe(200);
  });

  test.each([
    ['12 hours after it began', false, 12 * 3600, 0],
    ['30 days after it was used', true, 60 * 86_400, 30 * 86_400],
    ['of a time to come', true, -2 * 86_400, 0],
  ])('is over %s', async (_, own, began, used) => {
    const cookie = await cookieOf('district-head');
    const at = (ago: number, more: number) =>
      remade(([token]) => [token, own, now() - ago, now() - used - more], cookie);
    expect((await renewing(at(began, 0))).status).toBe(204);
    if (began > 0) expect((await renewing(at(began - 60, -60))).status).toBe(200);
  });

  test('what seals it is in a file that its owner alone reads', async () => {
    await cookieOf('district-head');
    for (const file of ['session-key', 'refresh-tokens.json'])
      expect(statSync(path.join(theStack().dataDir, file)).mode & 0o777).toBe(0o600);
  });
});

describe('refused is', () => {
  test.each(['cross-site', 'same-site', 'none', undefined])('who asks from elsewhere: %s', async (site) => {
    const cookie = await cookieOf('district-head');
    const headers = { cookie, ...(site !== undefined && { 'sec-fetch-site': site }) };
    for (const request of ['POST /session', 'POST /session/renewals', 'DELETE /session']) {
      const { status, body, headers: given } = await ask(request, { headers, body: {} });
      expect([status, body.code, given.getSetCookie()]).toEqual([403, 'not-same-origin', []]);
    }
    expect((await renewing(cookie)).status).toBe(200);
  });

  test('a code that was used, or whose verifier is another one; nothing is set then', async () => {
    const body = await signedIn('district-head');
    expect((await ask('POST /session', { body, headers: sameOrigin })).status).toBe(201);
    const again = await ask('POST /session', { body, headers: sameOrigin });
    const other = { ...(await signedIn('district-head')), verifier: 'x'.repeat(43) };
    for (const answer of [again, await ask('POST /session', { body: other, headers: sameOrigin })])
      expect([answer.status, answer.body.code, answer.headers.getSetCookie()]).toEqual([403, 'sign-in-refused', []]);
  });

  test.each<[string, object, readonly string[]]>([
    ['nothing', {}, ['/code invalid-type', '/verifier invalid-type', '/redirectUri invalid-type']],
    ['a field that there is not', { state: 'x' }, ['/state unrecognized-keys']],
  ])('%s', async (_, change, errors) => {
    const body = Object.keys(change).length === 0 ? {} : { ...(await signedIn('district-head')), ...change };
    const answer = await ask('POST /session', { body, headers: sameOrigin });
    expect([answer.status, errorsOf(answer)]).toEqual([422, errors]);
  });

  test.each(['https://elsewhere.example/', 'http://localhost:1/', 'x'])('a way back elsewhere: %s', async (to) => {
    const body = { ...(await signedIn('district-head')), redirectUri: to };
    const answer = await ask('POST /session', { body, headers: sameOrigin });
    expect([answer.status, errorsOf(answer)]).toEqual([422, ['/redirectUri unknown']]);
    const right = await ask('POST /session', { body: { ...body, redirectUri: backAt() }, headers: sameOrigin });
    expect(right.status).toBe(201);
  });

  test('what is no JSON, too large, or broken', async () => {
    const sent = (body: string, type = 'application/json') =>
      ask('POST /session', { body, headers: { ...sameOrigin, 'content-type': type } });
    expect((await sent('code=1', 'application/x-www-form-urlencoded')).body.code).toBe('unsupported-media-type');
    expect((await sent(`"${'x'.repeat(300_000)}"`)).body.code).toBe('too-large');
    expect((await sent('{')).body.code).toBe('malformed-request');
  });
});

describe('how one signs in', () => {
  test('is told to anyone, with the way back to this very address', async () => {
    const { url } = theStack();
    const { status, body } = await ask('GET /client.json');
    expect([status, body]).toEqual([
      200,
      {
        issuer: `${url}/identity`,
        clientId: 'valsam-local',
        scopes: ['openid', 'valsam/api'],
        signInUrl: `${url}/identity/authorize`,
        signOutUrl: `${url}/identity/logout?client_id=valsam-local&logout_uri=${encodeURIComponent(`${url}/`)}`,
        personasUrl: `${url}/identity/personas`,
      },
    ]);
    const out = await fetch(String(body.signOutUrl), { redirect: 'manual' });
    expect([out.status, out.headers.get('location')]).toEqual([302, `${url}/`]);
  });
});

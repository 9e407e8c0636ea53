import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRefreshTokens } from '../../infra/local/refresh-tokens.ts';
import { localSecret } from '../../infra/local/secrets.ts';
import { type Served, serveIdentity } from '../support/identity-server.ts';
import { runFolder } from '../support/run.ts';

/** What the local provider makes of refresh tokens, and of a sign-out. */
let served: Served;
beforeAll(async () => {
  served = await serveIdentity();
});
afterAll(() => served.stop());

const post = (to: string, form: Readonly<Record<string, string>>) =>
  fetch(`${served.url}/identity/${to}`, { method: 'POST', body: new URLSearchParams(form) });
const refresh = async (token: string) => {
  const answer = await post('token', { grant_type: 'refresh_token', client_id: 'local-client', refresh_token: token });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};
const issue = (subject: string) =>
  openRefreshTokens(served.options.dataDir).issue({ subject, scopes: ['openid', 'valsam/api'], authTime: 17 });

test('are good until they are revoked, also after a restart, and keep the time of the sign-in', async () => {
  const dataDir = mkdtempSync(path.join(runFolder(), 'refresh-'));
  const tokens = openRefreshTokens(dataDir);
  const issued = { subject: 'district-head', scopes: ['openid'], authTime: 17 };
  const token = tokens.issue(issued);
  expect(openRefreshTokens(dataDir).find(token)).toEqual(issued);
  tokens.revoke(token);
  expect([tokens.find(token), openRefreshTokens(dataDir).find(token)]).toEqual([undefined, undefined]);
});

test('are refused where they are unknown, or their persona is', async () => {
  expect(await refresh('unknown')).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await refresh(issue('nobody'))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a sign-out leads to this machine only', async () => {
  const out = (query: string) => fetch(`${served.url}/identity/logout?${query}`, { redirect: 'manual' });
  const led = await out('client_id=local-client&logout_uri=http%3A%2F%2Flocalhost%3A3000%2F');
  expect([led.status, led.headers.get('location')]).toEqual([302, 'http://localhost:3000/']);
  for (const wrong of ['client_id=local-client&logout_uri=https%3A%2F%2Felsewhere.example%2F', 'client_id=x', ''])
    expect((await out(wrong)).status).toBe(400);
});

test('another client revokes nothing', async () => {
  expect((await post('revoke', { client_id: 'other', token: 'x' })).status).toBe(401);
  expect((await post('revoke', { client_id: 'local-client', token: 'x' })).status).toBe(200);
});

test('the personas are told to a page, without their addresses', async () => {
  const { items } = (await (await fetch(`${served.url}/identity/personas`)).json()) as { items: readonly object[] };
  expect(items[0]).toEqual({
    subject: expect.any(String),
    name: expect.any(String),
    title: expect.any(String),
  });
  expect(items.length).toBeGreaterThan(44);
});

test('what sessions are sealed with is made once, and asked for by nobody over HTTP', async () => {
  const dataDir = mkdtempSync(path.join(runFolder(), 'secret-'));
  const secret = localSecret(dataDir, 'session-key');
  expect([secret, localSecret(dataDir, 'session-key')]).toEqual([expect.stringMatching(/^[\w-]{64}$/), secret]);
  expect((await post('secrets', { SecretId: 'one' })).status).toBe(404);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jwtAuthorizer } from '../../infra/local/authorizer.ts';
import { externalFrom, externalIdentity } from '../../infra/local/external-identity.ts';
import { runFolder } from '../support/run.ts';
import { type Served, serveIdentity } from '../support/identity-server.ts';

/** People sign in at somebody else's provider: here another local one plays it. */
let served: Served;
let issuer = '';
beforeAll(async () => {
  served = await serveIdentity();
  ({ issuer } = served.options);
});
afterAll(() => served.stop());

test('its tokens open Valsam, by the keys that it publishes, and there are no personas', async () => {
  const identity = await externalIdentity({ issuer, clientId: 'local-client' });
  const authorize = jwtAuthorizer(identity.jwks, identity.keys);
  const rule = { issuer, audience: ['local-client'], scopes: [] };
  const token = await served.identity.token('district-head');
  expect(await authorize(rule, `Bearer ${token}`)).toMatchObject({ status: 200 });
  expect(await authorize(rule, `Bearer ${token.slice(0, -4)}AAAA`)).toMatchObject({ status: 401 });
  expect(await authorize({ ...rule, audience: ['another'] }, `Bearer ${token}`)).toMatchObject({ status: 401 });
  await expect(identity.token('district-head')).rejects.toThrow('sign in elsewhere');
  const page = { method: 'GET', path: '/identity/authorize', query: new URLSearchParams(), headers: {}, body: '' };
  expect((await identity.handle(page)).status).toBe(404);
});

test('one that is not there, is not https, or calls itself otherwise is refused in one line', async () => {
  const refusal = (of: string) =>
    externalIdentity({ issuer: of, clientId: 'x' }).then(String, (error: Error) => error.message);
  expect(await refusal('http://sso.example.org')).toMatch(/https/);
  expect(await refusal('http://127.0.0.1:1')).toMatch(/There is no OpenID provider/);
  expect(await refusal(issuer.replace('localhost', '127.0.0.1').replace('127.0.0.1', 'localhost') + '/x')).toMatch(
    /There is no/,
  );
  expect(externalFrom({})).toBeUndefined();
  expect(() => externalFrom({ VALSAM_ISSUER: 'https://sso.example.org' })).toThrow('VALSAM_CLIENT_ID');
});

test('without one nothing is sent to people from where others can be anybody', () => {
  const { status, stderr } = spawnSync(process.execPath, ['infra/local/launch.mjs'], {
    env: {
      ...process.env,
      HOST: '0.0.0.0',
      PORT: '0',
      VALSAM_DATA: mkdtempSync(path.join(runFolder(), 'data-')),
      VALSAM_SMTP: 'smtp://127.0.0.1:1',
    },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect([status, stderr.trim().split('\n').at(-1)]).toEqual([1, expect.stringContaining('set VALSAM_ISSUER')]);
});

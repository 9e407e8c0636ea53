import * as jose from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSigningKey, type SigningKey } from '../../infra/local/identity-keys.ts';
import { clientId } from '../../infra/local/names.ts';
import { services } from '../../functions/capabilities.ts';
import { areaOf, isOpen, methodOf } from '../../shared/contract.ts';
import { scope } from '../../shared/edge/identity.ts';
import { ask, everyOperation, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** Who is asking: a token says who, and only one that is valid here does. */
describe('who is asking', () => {
  const { id } = loadedCampaign('sign-in');
  const path = `GET /campaigns/${id}`;
  let key: SigningKey;
  beforeAll(async () => {
    key = await loadSigningKey(theStack().dataDir);
  });

  const good = { sub: 'district-head', client_id: clientId, token_use: 'access', scope: `openid ${scope}` };
  type Claims = Readonly<Record<string, unknown>>;
  const signed = (change: Claims = {}, by: jose.CryptoKey = key.privateKey) =>
    new jose.SignJWT({ iss: `${theStack().url}/identity`, exp: Date.now() / 1000 + 60, ...good, ...change })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .sign(by);

  test('a valid access token is let in: the others differ from it in one thing', async () => {
    expect((await ask(path, { token: await signed() })).status).toBe(200);
  });

  describe('the gateway turns away, in its own shape,', () => {
    const turnedAway = async (token: string | undefined) => {
      const { status, body, headers } = await ask(path, { token });
      expect([status, body]).toEqual([401, { message: 'Unauthorized' }]);
      expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    };
    test('no token, and what is none', async () => {
      await turnedAway(undefined);
      await turnedAway('x');
    });
    test('an expired one', async () => turnedAway(await signed({ exp: Date.now() / 1000 - 60 })));
    test('one that never expires', async () => turnedAway(await signed({ exp: undefined })));
    test('one not valid yet', async () => turnedAway(await signed({ nbf: Date.now() / 1000 + 60 })));
    test('one of another issuer', async () => turnedAway(await signed({ iss: 'https://elsewhere' })));
    test('one of another client', async () => turnedAway(await signed({ client_id: 'another' })));
    test('one for another audience', async () => turnedAway(await signed({ aud: 'another' })));
    test('one signed by somebody else', async () => {
      const { privateKey } = await jose.generateKeyPair('RS256');
      await turnedAway(await signed({}, privateKey));
    });
    test('an unsigned one (alg: none)', async () => {
      const claims = { iss: `${theStack().url}/identity`, exp: Math.floor(Date.now() / 1000) + 60, ...good };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      await turnedAway(`${part({ alg: 'none' })}.${part(claims)}.`);
      await turnedAway(`${part({ alg: 'none', kid: key.kid })}.${part(claims)}.${part({})}`);
    });
    test('one whose claims were changed after signing', async () => {
      const [header, , signature] = (await signed()).split('.');
      const claims = { iss: `${theStack().url}/identity`, exp: Math.floor(Date.now() / 1000) + 60, ...good };
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url');
      await turnedAway(`${header}.${forged}.${signature}`);
    });
    test('every operation that is not open to anyone', async () => {
      for (const [, { route, see }] of everyOperation) {
        const { status } = await ask(route.replaceAll(/[{}]/g, ''));
        if (see !== 'anyone') expect([route, status]).toEqual([route, 401]);
      }
    });
  });

  describe('the function turns away, as a problem,', () => {
    test.each([
      ['an ID token instead of an access token', { token_use: 'id', aud: clientId }],
      ['a token of no stated use', { token_use: undefined }],
      ['one without the scope', { scope: 'openid' }],
      ['one with a scope that only looks like it', { scope: `${scope}s` }],
    ])('%s', async (_, change) => {
      const { status, body, headers } = await ask(path, { token: await signed(change) });
      expect([status, body.code]).toEqual([401, 'unauthorized']);
      expect(headers.get('www-authenticate')).toBe(`Bearer scope="${scope}"`);
    });
  });

  describe('a machine is let into what its scopes say, to read or to write', () => {
    const areas = new Map(
      services.flatMap((service) => Object.keys(service.contract).map((name) => [name, areaOf(service)])),
    );
    const open = (value: string) => value.replaceAll(/\{\w+\}/g, 'x').replace('/campaigns/x', `/campaigns/${id}`);

    const scopeOf = ([name, operation]: (typeof everyOperation)[number]) =>
      `valsam/${areas.get(name)}.${methodOf(operation) === 'GET' ? 'read' : 'write'}`;
    const members = everyOperation.filter(([, operation]) => !isOpen(operation));
    const all = [...new Set(members.map(scopeOf))];
    const codeFor = async (route: string, scopes: readonly string[]) => {
      const { status, body, headers } = await ask(open(route), { token: await signed({ scope: scopes.join(' ') }) });
      return [status, body.code, body.detail, headers.get('www-authenticate')];
    };

    test('no operation but of that area and kind', async () => {
      expect(all).toHaveLength(15);
      await Promise.all(
        members.map(async (each) => {
          const [name, { route }] = each;
          const others = all.filter((one) => one !== scopeOf(each));
          const refused = [403, 'insufficient-scope', `${scopeOf(each)} behövs.`, 'Bearer error="insufficient_scope"'];
          expect([name, ...(await codeFor(route, others))]).toEqual([name, ...refused]);
        }),
      );
      for (const scope of all) {
        const [, { route }] = members.find((each) => scopeOf(each) === scope) as (typeof members)[number];
        expect([route, (await codeFor(route, [scope]))[1]]).not.toEqual([route, 'insufficient-scope']);
      }
    });

    test('and there as far as its membership goes, which the administrator gives', async () => {
      const machine = { sub: 'bookkeeping', scope: 'valsam/pot.read valsam/pot.write' };
      const asks = async (request: string, body?: unknown) => {
        const answer = await ask(request.replace(' ', ` /campaigns/${id}`), { token: await signed(machine), body });
        return `${answer.status} ${String(answer.body.code ?? '')}`.trim();
      };
      expect(await asks('GET /pot')).toBe('404 not-found');
      const memberships = [{ unit: 'district', role: 'staff' }];
      const person = { subject: 'bookkeeping', name: 'Bokföringen', memberships };
      const token = await theStack().token('admin');
      expect((await ask(`POST /campaigns/${id}/people`, { token, body: person })).status).toBe(201);
      expect(await asks('GET /pot')).toBe('200');
      expect(await asks('POST /pot/contributions', { office: 'district', amount: 1 })).toBe('403 not-allowed');
      expect(await asks('GET /people')).toBe('403 insufficient-scope');
    });
  });

  describe('a token says who and nothing more', () => {
    test('roles in it do not count', async () => {
      const boasting = {
        sub: 'association-solna',
        role: 'head',
        memberships: '[district]',
        'cognito:groups': ['head'],
      };
      expect((await ask(`GET /campaigns/${id}/pot`, { token: await signed(boasting) })).status).toBe(404);
    });
    test('but the group admin lets the first admin in, and nobody who has another role', async () => {
      const asking = (sub: string) => signed({ sub, 'cognito:groups': ['other', 'admin'] });
      const name = { body: { name: 'Kansliet' } };
      const put = `PUT /campaigns/${id}/offices/district`;
      expect((await ask(put, { ...name, token: await asking('somebody-new') })).status).toBe(200);
      expect((await ask(put, { ...name, token: await asking('district-head') })).status).toBe(403);
    });
    test('whoever is not registered is in the history as an administrator: their sign-in would stay there', async () => {
      const token = await signed({ sub: '7c1f6e2a-first-admin', 'cognito:groups': ['admin'] });
      const put = `PUT /campaigns/${id}/associations/farsta`;
      const farsta = { name: 'Farsta', kind: 'city-district', ring: 'inner', priorityArea: false };
      expect((await ask(put, { token, body: farsta })).status).toBe(201);
      const history = await ask(`GET /campaigns/${id}/audit?subject=campaign/associations/farsta`, {
        token: await theStack().token('district-head'),
      });
      expect(itemsOf(history)).toMatchObject([{ event: 'AssociationSet', actor: 'admin' }]);
    });
  });

  test('what the gateway does not know it answers itself', async () => {
    const token = await signed();
    for (const request of ['POST /campaigns', 'DELETE /campaigns/x/pot', `GET /campaigns/${id}/pot/none`]) {
      const { status, body } = await ask(request, { token });
      expect([status, body]).toEqual([404, { message: 'Not Found' }]);
    }
  });

  test('what needs no token is open', async () => {
    for (const open of ['GET /health', 'GET /openapi.json', 'GET /docs']) expect((await ask(open)).status).toBe(200);
    const { bytes } = await ask('GET /docs');
    const [, script] = /src="(docs\/[^"]+)"/.exec(bytes.toString('utf8')) ?? [];
    expect((await ask(`GET /${script}`)).status).toBe(200);
    expect((await ask('GET /docs/nothing.js')).body.code).toBe('not-found');
  });
});

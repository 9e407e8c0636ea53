import * as jose from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSigningKey, type SigningKey } from '../../infra/local/identity-keys.ts';
import { clientId } from '../../infra/local/names.ts';
import { ask, bareCampaign, everyOperation, theStack } from '../support/stack.ts';

/** What needs a sign-in of just now: who stole a session has no second factor. The function judges it, not the page. */
describe('a sign-in that is not fresh', () => {
  const { id } = bareCampaign('fresh-sign-in');
  let key: SigningKey;
  beforeAll(async () => {
    key = await loadSigningKey(theStack().dataDir);
  });
  const ago = (seconds: number) => ({ auth_time: Math.floor(Date.now() / 1000) - seconds });
  const tokenOf = (sub: string, claims: object) =>
    new jose.SignJWT({ sub, client_id: clientId, token_use: 'access', scope: 'valsam/api', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: key.kid })
      .setIssuer(`${theStack().url}/identity`)
      .setExpirationTime('5 minutes')
      .sign(key.privateKey);
  const path = `/campaigns/${id}/pot/mandates`;
  const body = { tiers: [{ upTo: null, heads: 3 }] };
  const proposed = async (claims: object, sub = 'district-head') => {
    const { status, body: said, headers } = await ask(`POST ${path}`, { token: await tokenOf(sub, claims), body });
    return [status, said.code, headers.get('www-authenticate')];
  };
  const again = [401, 'sign-in-again', 'Bearer error="insufficient_user_authentication", max_age="900"'];

  test('proposes no mandate: not after a quarter of an hour, and nobody whose token does not say when', async () => {
    expect(await proposed(ago(901 + 5))).toEqual(again);
    expect(await proposed({})).toEqual(again);
    expect(await proposed({ auth_time: 'x' })).toEqual(again);
    expect((await proposed(ago(800)))[0]).toBe(201);
  });

  test('is not told to whoever could not do it anyhow', async () => {
    expect((await proposed(ago(9_000), 'district-staff'))[1]).toBe('not-allowed');
    expect((await proposed(ago(9_000), 'association-solna'))[1]).toBe('not-found');
  });

  test('still reads, and does all else', async () => {
    const token = await tokenOf('district-head', ago(9_000));
    expect((await ask(`GET ${path}`, { token })).status).toBe(200);
    const contribution = { office: 'district', amount: 100 };
    expect((await ask(`POST /campaigns/${id}/pot/contributions`, { token, body: contribution })).status).toBe(200);
  });

  test('which operations ask for it', () => {
    const fresh = everyOperation.filter(([, { needsFresh }]) => needsFresh).map(([name]) => name);
    expect(fresh.toSorted()).toEqual(['adoptMandate', 'confirmHeadChange', 'proposeMandate']);
  });
});

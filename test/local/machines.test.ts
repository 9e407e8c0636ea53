import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as jose from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import type { Resource, Template } from '../../infra/local/template.ts';
import { templateOf } from '../infra/template.ts';
import { tinyProgram } from '../support/tiny-program.ts';

/** Programs that sign in by themselves, as the template of these settings has them. */
const machines = ['bookkeeping:pot.read', 'bookkeeping:pot.write', 'website:publicity.read'];
const tiny = tinyProgram();
const dataDir = mkdtempSync(path.join(tmpdir(), 'valsam-machines-'));
let stack: Stack;
beforeAll(async () => {
  const { Resources } = templateOf({ context: { machines } }).toJSON() as Template;
  const of = (type: RegExp) => Object.entries(Resources).filter(([, { Type }]) => type.test(Type));
  const [[, authorizer]] = of(/Authorizer$/) as [[string, Resource]];
  stack = await startStack({
    dataDir,
    program: tiny.program,
    // What a token must be, and who may ask for one, as it is deployed.
    adapt: ({ Resources: own }) => ({
      Resources: {
        ...own,
        // Where people are led back to after sign-in is the address of the front.
        ...Object.fromEntries(of(/^AWS::(?:Cognito::|CloudFront::Distribution$)/)),
        Jwt: { ...authorizer, Properties: { ...authorizer.Properties, ApiId: { Ref: 'Api' } } },
      },
    }),
  });
});
afterAll(async () => {
  await stack?.stop();
  tiny.remove();
  rmSync(dataDir, { recursive: true, force: true });
});

const ask = async (form: Record<string, string>, authorization?: string) => {
  const response = await fetch(`${stack.url}/identity/token`, {
    method: 'POST',
    headers: { ...(authorization && { authorization }) },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};
const basic = (id: string, secret = 'local') => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

describe('a machine', () => {
  test('gets a token for what it is let into, or for less, and the gateway takes it', async () => {
    const { status, body } = await ask({}, basic('valsam-bookkeeping'));
    expect([status, body]).toMatchObject([200, { token_type: 'Bearer', expires_in: 3600 }]);
    expect(jose.decodeJwt(String(body.access_token))).toMatchObject({
      sub: 'valsam-bookkeeping',
      client_id: 'valsam-bookkeeping',
      token_use: 'access',
      scope: 'valsam/pot.read valsam/pot.write',
    });
    const mine = await fetch(`${stack.url}/mine`, { headers: { authorization: `Bearer ${body.access_token}` } });
    const { event } = JSON.parse(await mine.text());
    expect(event.requestContext.authorizer.jwt.claims).toMatchObject({ scope: 'valsam/pot.read valsam/pot.write' });
    const less = { client_id: 'valsam-bookkeeping', client_secret: 'local', scope: 'valsam/pot.read' };
    expect(jose.decodeJwt(String((await ask(less)).body.access_token))).toMatchObject({ scope: 'valsam/pot.read' });
  });

  test.each([
    ['another secret', {}, basic('valsam-website', 'guess'), 401, 'invalid_client'],
    ['no secret', { client_id: 'valsam-website' }, undefined, 401, 'invalid_client'],
    ['that nobody knows', {}, basic('valsam-nobody'), 401, 'invalid_client'],
    ['that is the client of people', {}, basic('valsam-local'), 401, 'invalid_client'],
    ['asking for more', { scope: 'valsam/pot.read' }, basic('valsam-website'), 400, 'invalid_scope'],
    ['asking for what people have', { scope: 'valsam/api' }, basic('valsam-website'), 400, 'invalid_scope'],
  ])('with %s gets none', async (_, form, authorization, status, error) => {
    const answer = await ask(form as Record<string, string>, authorization);
    expect([answer.status, answer.body.error, answer.body.access_token]).toEqual([status, error, undefined]);
  });
});

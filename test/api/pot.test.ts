import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { importCampaign } from '../../infra/import.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';

/** The pot through the real stack: gateway, bundles, engines. */
const folder = mkdtempSync(path.join(tmpdir(), 'valsam-api-'));
let stack: Stack;

beforeAll(async () => {
  stack = await startStack({ dataDir: folder, port: 0 });
  await importCampaign({ url: stack.url, tokenFor: stack.token, file: sample, asIs: false, say: () => {} });
}, 60_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Body = Record<string, unknown>;
const call = async (persona: string, request: string, body?: unknown, headers: Record<string, string> = {}) => {
  const [method = 'GET', route = ''] = request.split(' ');
  const response = await fetch(`${stack.url}/campaigns/val-2018${route}`, {
    method,
    headers: {
      authorization: `Bearer ${await stack.token(persona)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
};
const wish = { budgetLine: 'publicity', amount: 450_000, purpose: 'Annons', unit: 'solna' };
const file = async (change: Body = {}, persona = 'association-solna') => {
  const { status, body } = await call(persona, 'POST /pot/requests', { ...wish, ...change });
  expect(status).toBe(201);
  return String(body.id);
};

describe('who may', () => {
  it('an association sees neither the pot nor what is another one’s', async () => {
    const id = await file();
    expect((await call('association-solna', 'GET /pot')).status).toBe(404);
    expect((await call('association-kista', `GET /pot/requests/${id}`)).status).toBe(404);
    expect((await call('association-solna', `POST /pot/requests/${id}/approvals`)).status).toBe(403);
    expect((await call('district-staff', `POST /pot/requests/${id}/approvals`)).status).toBe(403);
    expect((await call('association-kista', 'POST /pot/requests', wish)).status).toBe(403);
  });
});

describe('bad input names the field, and nothing is stored', () => {
  it.each([0, -1, 1.5, '5', 2 ** 53, 1_000_000_001, null])('amount %s', async (amount) => {
    const { status, body } = await call('association-solna', 'POST /pot/requests', { ...wish, amount });
    expect([status, body.code]).toEqual([422, 'invalid-input']);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/amount' })]);
  });
  it.each([
    ['/purpose', { purpose: 'a\u0000b' }],
    ['/purpose', { purpose: '\u202eabc' }],
    ['/purpose', { purpose: '   ' }],
    ['/neededBy', { neededBy: '2026-02-30' }],
    ['/budgetLine', { budgetLine: 'nothing' }],
    ['/extra', { extra: 1 }],
  ])('%s', async (pointer, change) => {
    const { status, body } = await call('association-solna', 'POST /pot/requests', { ...wish, ...change });
    expect(status).toBe(422);
    expect(body.errors).toEqual(expect.arrayContaining([expect.objectContaining({ pointer })]));
  });
  it('malformed JSON, a wrong content type, a bad key, a forged cursor', async () => {
    expect((await call('association-solna', 'POST /pot/requests', '{')).status).toBe(400);
    expect((await call('association-solna', 'POST /pot/requests', wish, { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await call('association-solna', 'POST /pot/requests', wish, { 'idempotency-key': 'å' })).status).toBe(400);
    expect((await call('district-head', 'GET /pot/requests?cursor=abc')).status).toBe(400);
    expect((await call('district-head', 'GET /pot/requests?colour=red')).status).toBe(400);
  });
});

describe('a repeated request', () => {
  it('has one effect and the same answer, also when twins race', async () => {
    const twins = await Promise.all(
      Array.from({ length: 8 }, () =>
        call('association-solna', 'POST /pot/requests', wish, { 'idempotency-key': 'twin' }),
      ),
    );
    expect(new Set(twins.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const reused = await call(
      'association-solna',
      'POST /pot/requests',
      { ...wish, amount: 1 },
      { 'idempotency-key': 'twin' },
    );
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('D7, D8: the line is never overspent', () => {
  it('a hundred approvals at once reserve exactly what fits', async () => {
    const units = sample.associations.map(({ id }) => id);
    const ids = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const unit = units[i % units.length] as string;
        return file({ unit, budgetLine: 'reserve', amount: 100_000 }, `association-${unit}`);
      }),
    );
    const answers = await Promise.all(ids.map((id) => call('district-head', `POST /pot/requests/${id}/approvals`)));
    const outcomes = answers.map(
      ({ status, body }) => `${status} ${body.status === 'reserved' ? 'reserved' : body.code}`,
    );
    // The line holds 50 000 kronor: fifty times 1 000 kronor.
    expect(outcomes.filter((each) => each === '200 reserved')).toHaveLength(50);
    expect(outcomes.filter((each) => each === '409 insufficient-funds')).toHaveLength(50);
    const { body } = await call('district-head', 'GET /pot/ledger/verification');
    expect(body).toMatchObject({ balanced: true, matchesBalances: true });
  }, 60_000);
});

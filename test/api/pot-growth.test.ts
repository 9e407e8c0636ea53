import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { metered } from '../../shared/meter.ts';
import { handler } from '../../functions/pot/jobs.ts';
import { partition } from '../../functions/pot/store.ts';
import { campaign, openSession, type Session } from '../../tools/bench/session.ts';
import { storeContributions, storeRequests } from '../../tools/bench/store.ts';
import { tableEnv } from '../support/table-env.ts';
import { programOfRun } from '../support/run.ts';

/** The daily look at the ledger goes on from its mark; asked for, the whole of it is verified. */
describe('with 100 entries in the ledger, and with 10 000', () => {
  let session: Session;
  const dayOfJobs = async () => (await metered(() => handler({}))).cost.units;
  const verified = () => session.call('district-head', 'GET /pot/ledger/verification');
  beforeAll(async () => {
    session = await openSession({ program: programOfRun() });
    tableEnv(session.stack);
  });
  afterAll(() => session?.end());

  test('a day on which three were added costs the same', async () => {
    const costs: unknown[] = [];
    for (const count of [100, 9_900]) {
      await storeContributions(session.stack, count);
      await dayOfJobs();
      await storeContributions(session.stack, 3);
      costs.push(await dayOfJobs());
    }
    // The campaign, its open requests, the mark, what was told last and where it lies, the pot, the new entries; and, in one
    // transaction, the mark and what is told now.
    const expected = { read: 13.5, write: 5 };
    expect(costs).toEqual([expected, expected]);
  }, 300_000);

  test('a day on which none was added writes nothing', async () => {
    expect(await dayOfJobs()).toEqual({ read: 13.5, write: 0 });
  });

  test('an entry that was changed since the last look is found, again every day', async () => {
    await storeContributions(session.stack, 3);
    const { body, units } = await verified();
    expect([body.balanced, body.matchesBalances, units.read > 1_000]).toEqual([true, true, true]);
    const { endpoint, name } = session.stack.table;
    const call = caller(endpoint, 'dynamodb');
    const { Items } = await call<{ Items: Record<string, object>[] }>('Query', {
      TableName: name,
      IndexName: 'byL1',
      KeyConditionExpression: 'pk = :pk and begins_with(l1, :prefix)',
      ExpressionAttributeValues: marshall({ ':pk': partition(campaign), ':prefix': 'ledger#' }),
      ScanIndexForward: false,
      Limit: 1,
    });
    await call('PutItem', { TableName: name, Item: { ...Items[0], ...marshall({ actor: 'somebody' }) } });
    expect((await verified()).body.balanced).toBe(false);
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(handler({})).rejects.toThrow('1 steps');
    await expect(handler({})).rejects.toThrow('1 steps');
    expect(String(said.mock.calls)).toContain('the ledger does not add up');
    said.mockRestore();
  });
});

/** D8: what counts together with a request is read with each vote; a unit's requests on one line bound it. */
describe('with 100 requests stored, and with 2 000', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({ program: programOfRun() });
  });
  afterAll(() => session?.end());

  const vote = async (asked: object) => {
    const { body } = await session.call('district-staff', 'POST /pot/requests', {
      amount: 6_000_000,
      purpose: 'Annonser',
      neededBy: '2026-12-20',
      ...asked,
    });
    const { status, units } = await session.call(
      'district-head',
      `POST /pot/requests/${String(body.id)}/approvals`,
      {},
    );
    expect(status).toBe(200);
    return units.read;
  };

  test('a vote costs the same for a unit that has none on the line, and some tens for one that has 200', async () => {
    const few = { unit: 'nacka', budgetLine: 'events' };
    const many = { unit: 'solna', budgetLine: 'publicity' };
    const costs: number[][] = [];
    for (const [from, to] of [
      [0, 100],
      [100, 2_000],
    ] as const) {
      await storeRequests(session.stack, from, to);
      costs.push([await vote(few), await vote(many)]);
    }
    const [before, after] = costs as [number[], number[]];
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBeGreaterThan(before[1] as number);
    // What waits of each lies in it, too (index l5).
    expect(after[1]).toBeLessThanOrEqual(44);
  }, 300_000);
});

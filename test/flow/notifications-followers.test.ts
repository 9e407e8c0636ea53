import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stored as materials } from '../../functions/materials/store.ts';
import { runSubject } from '../../functions/materials/judge.ts';
import type { Run } from '../../functions/materials/state.ts';
import { stored as pot } from '../../functions/pot/store.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { entityOf } from '../../shared/commit.ts';
import type { Item } from '../../shared/table.ts';
import { paidOut, request, reserved } from '../support/pot-state.ts';
import { followedMoney, place } from '../support/followed-money.ts';
import { canceled, fail, named, toldTable } from '../support/told-table.ts';

/** What was decided on the money reaches the print run, whatever becomes of the messages and of those who carry them. */
const campaign = 'val-2018';
const table = toldTable();
const { store, commit, commitThen, told } = table;
const runId = 'folder.so.01J0000000000000000000000R';
const spendingId = 'district.01J0000000000000000000000A';
const run: Run = {
  version: 1,
  createdAt: '2018-08-01T10:00:00.000Z',
  updatedAt: '2018-08-01T10:00:00.000Z',
  id: runId,
  item: 'folder',
  language: 'so',
  quantity: 100,
  deliveredBy: '2018-08-15',
  status: 'awaiting-funds',
  spending: { request: spendingId, status: 'submitted' },
};

const { put, events, record, follow } = followedMoney(table, { campaign, spendingId, pays: runSubject(runId) });
const becomes = (is: SpendingRequest) => {
  const spending = { ...is, id: spendingId, unit: 'district', for: runSubject(runId) };
  put(pot(campaign).request(spending), spending);
};
const stored = () => {
  const item = store.get(place(materials(campaign).run(run)));
  const is = item && entityOf<Run>(unmarshall(item) as Item);
  return [is?.status, is?.spending?.status];
};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  put(materials(campaign).run(run), run);
});
afterEach(() => {
  expect(table.left()).toBe(0);
  vi.useRealTimers();
});

describe('the followers', () => {
  test('confirm a run whose money is reserved', async () => {
    becomes(reserved());
    told(commit);
    expect(await follow(record())).toEqual([]);
    expect([stored(), events()]).toEqual([['confirmed', 'reserved'], ['PrintRunConfirmed']]);
  });

  test('look at the request and not at what they were told: it may be decided before, or otherwise since', async () => {
    becomes(reserved());
    told(commit);
    expect(await follow(record({ type: 'SpendingRequested' }))).toEqual([]);
    expect(stored()).toEqual(['confirmed', 'reserved']);

    put(materials(campaign).run(run), run);
    becomes(request({ status: 'withdrawn' }));
    told(commit);
    expect(await follow(record({ type: 'SpendingReserved' }))).toEqual([]);
    expect(stored()).toEqual(['cancelled', 'withdrawn']);
  });

  test.each([
    ['paid', { district: 100 }, 'confirmed'],
    ['nothing paid', {}, 'cancelled'],
  ])('take what was closed before they looked, %s, for what it was', async (_what, paid, status) => {
    becomes(reserved({ status: 'closed', payouts: paidOut(paid) }));
    told(commit);
    expect(await follow(record())).toEqual([]);
    expect(stored()).toEqual([status, 'closed']);
  });

  test('wait as long as nothing is decided', async () => {
    becomes(request());
    expect(await follow(record({ type: 'SpendingApproved' }))).toEqual([]);
    expect([stored(), events()]).toEqual([['awaiting-funds', 'submitted'], []]);
  });

  test('do once what they are told twice, in any order', async () => {
    becomes(request({ status: 'refused' }));
    told(commit);
    expect(await follow(record(), record({ type: 'SpendingRefused' }), record({ type: 'SpendingRequested' }))).toEqual(
      [],
    );
    expect(await follow(record())).toEqual([]);
    expect([stored(), events()]).toEqual([['cancelled', 'refused'], ['PrintRunCancelled']]);
  });

  test('follow again what follows: a reservation that is withdrawn does not stop a run at the printer’s', async () => {
    becomes(reserved());
    told(commit, commit);
    await follow(record());
    becomes(request({ status: 'withdrawn' }));
    await follow(record({ type: 'SpendingWithdrawn' }));
    expect([stored(), events()]).toEqual([
      ['confirmed', 'withdrawn'],
      ['PrintRunConfirmed', 'PrintRunFundsEnded'],
    ]);
  });

  test('look anew when somebody else was faster', async () => {
    becomes(reserved());
    told((input) => {
      // Meanwhile it is moved, and its money withdrawn.
      put(materials(campaign).run(run), { ...run, version: 2, deliveredBy: '2018-08-22' });
      becomes(request({ status: 'withdrawn' }));
      return commit(input);
    }, commit);
    expect(await follow(record())).toEqual([]);
    expect(stored()).toEqual(['cancelled', 'withdrawn']);
  });

  test('that crash before they have stored it are told again', async () => {
    becomes(reserved());
    told(fail(named('ValidationException')));
    expect(await follow(record())).toEqual([0]);
    expect(stored()).toEqual(['awaiting-funds', 'submitted']);
    told(commit);
    expect(await follow(record())).toEqual([]);
    expect(stored()).toEqual(['confirmed', 'reserved']);
  });

  test('that crash after it do nothing the second time', async () => {
    becomes(reserved());
    told(commitThen(named('ValidationException')));
    expect(await follow(record())).toEqual([0]);
    expect(stored()).toEqual(['confirmed', 'reserved']);
    expect(await follow(record())).toEqual([]);
    expect(events()).toEqual(['PrintRunConfirmed']);
  });

  test('give up in bounds where conflicts do not end', async () => {
    becomes(reserved());
    told(...Array.from({ length: 1_000 }, () => fail(canceled('TransactionConflict'))));
    expect(await follow(record())).toEqual([0]);
    expect(table.left()).toBeGreaterThan(0);
    told();
  });

  test.each<[string, object]>([
    ['which no capability follows', { for: 'staff/positions/1' }],
    ['which is none of its subjects', { for: `materials/orders/${runId}` }],
    ['that does not exist', { for: runSubject('folder.so.01J0000000000000000000000X') }],
    ['that cannot be read', { campaign: 7 }],
  ])('name what failed, something %s, and follow all others', async (_what, changes) => {
    becomes(reserved());
    told(commit);
    expect(await follow(record(changes), record(), record(changes))).toEqual([0]);
    expect(stored()).toEqual(['confirmed', 'reserved']);
  });
});

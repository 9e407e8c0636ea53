import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stored as pot } from '../../functions/pot/store.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { boostsAggregate } from '../../functions/channels/boosts/store.ts';
import type { Boost } from '../../functions/channels/boosts/state.ts';
import { channelsStored } from '../../functions/channels/store.ts';
import { entityOf } from '../../shared/commit.ts';
import type { Item } from '../../shared/table.ts';
import { channel } from '../support/channels-state.ts';
import { paidOut, request, reserved } from '../support/pot-state.ts';
import { followedMoney, place } from '../support/followed-money.ts';
import { fail, named, toldTable } from '../support/told-table.ts';

/** D17: what was decided on the money reaches the boost, whatever becomes of the messages and of those who carry them. */
const campaign = 'val-2018';
const table = toldTable();
const { store, commit, commitThen, told } = table;
const id = '01J4Z6X9Q8W7E6R5T4Y3V2B1B0';
const spendingId = 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1S0';
const boost: Boost = {
  version: 1,
  createdAt: '2018-08-01T10:00:00.000Z',
  updatedAt: '2018-08-01T10:00:00.000Z',
  id,
  channel: 'fb-district',
  unit: 'solna',
  amount: 50_000,
  audience: 'families',
  status: 'awaiting-funds',
  spending: spendingId,
};
type Keys = { readonly pk: string; readonly sk: string };
const keysOf = (is: Boost): Keys => (boostsAggregate(campaign).stored.boosts as (entity: Boost) => Keys)(is);
const money = followedMoney(table, { campaign, spendingId, pays: `boosts/${id}` });
const { put, events } = money;
const becomes = (is: SpendingRequest) => {
  const spending = { ...is, id: spendingId, unit: 'solna', for: `boosts/${id}` };
  put(pot(campaign).request(spending), spending);
};
const status = () => entityOf<Boost>(unmarshall(store.get(place(keysOf(boost))) ?? {}) as Item)?.status;
const record = (type = 'SpendingReserved', pays = `boosts/${id}`): DynamoDBRecord => money.record({ type, for: pays });
/** Answers how many failed. */
const follow = async (...records: DynamoDBRecord[]) => (await money.follow(...records)).length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  put(keysOf(boost), boost);
  put(channelsStored(campaign).channels(channel()), channel());
});
afterEach(() => {
  expect(table.left()).toBe(0);
  vi.useRealTimers();
});

describe('a boost', () => {
  test('is reserved, then paid, each told once, however often and in whatever order that is heard', async () => {
    becomes(reserved());
    told(commit);
    expect(await follow(record(), record('SpendingRequested'), record())).toBe(0);
    expect([status(), events()]).toEqual(['reserved', ['BoostReserved']]);
    becomes(reserved({ payouts: paidOut({ district: 20_000 }) }));
    told(commit);
    expect(await follow(record('PayoutMade'), record(), record('PayoutMade'))).toBe(0);
    expect([status(), events()]).toEqual(['paid', ['BoostReserved', 'BoostPaid']]);
    becomes(reserved({ status: 'closed', payouts: paidOut({ district: 20_000 }) }));
    expect(await follow(record('SpendingClosed'), record('SpendingReserved'))).toBe(0);
    expect([status(), events().length]).toEqual(['paid', 2]);
  });

  test('is refused, or withdrawn, and stays so', async () => {
    becomes(request({ status: 'refused' }));
    told(commit);
    expect(await follow(record('SpendingReserved'), record('SpendingRefused'))).toBe(0);
    becomes(reserved());
    expect(await follow(record())).toBe(0);
    expect([status(), events()]).toEqual(['refused', ['BoostEnded']]);
  });

  test('waits as long as nothing is decided', async () => {
    becomes(request());
    expect([await follow(record('SpendingApproved')), status(), events()]).toEqual([0, 'awaiting-funds', []]);
  });

  test('is looked at anew when somebody else was faster', async () => {
    becomes(reserved());
    told((input) => {
      put(keysOf(boost), { ...boost, version: 2 });
      becomes(request({ status: 'withdrawn' }));
      return commit(input);
    }, commit);
    expect([await follow(record()), status(), events()]).toEqual([0, 'withdrawn', ['BoostEnded']]);
  });

  test('is told of again when who carried it crashed before it was stored, and not twice when after', async () => {
    becomes(reserved());
    told(fail(named('ValidationException')));
    expect([await follow(record()), status()]).toEqual([1, 'awaiting-funds']);
    told(commitThen(named('ValidationException')));
    expect([await follow(record()), status()]).toEqual([1, 'reserved']);
    expect([await follow(record()), events()]).toEqual([0, ['BoostReserved']]);
  });

  test('that is not there, or not a boost, is named as what failed', async () => {
    becomes(reserved());
    for (const subject of ['boosts/01J4Z6X9Q8W7E6R5T4Y3V2B1B9', 'boosts/x', `boosts/${id}/x`])
      expect(await follow(record('SpendingReserved', subject))).toBe(1);
    expect([status(), events()]).toEqual(['awaiting-funds', []]);
  });
});

import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stored as potStored } from '../../functions/pot/store.ts';
import { emptyPot } from '../../functions/pot/state.ts';
import { operations } from '../../functions/channels/boosts/commands.ts';
import { contract } from '../../functions/channels/boosts/contract.ts';
import { channelsStored } from '../../functions/channels/store.ts';
import { type Actor, subjectKey } from '../../shared/actor.ts';
import { campaignKey } from '../../shared/directory.ts';
import { fetching } from '../../shared/fetching.ts';
import { inputFor } from '../support/asking.ts';
import { channel } from '../support/channels-state.ts';
import { canceled, fail, named, toldTable } from '../support/told-table.ts';

/** D17: a boost and the spending request that pays for it are made together or not at all, whatever goes wrong. */
const campaign = 'val-2018';
const table = toldTable();
const { store, commit, commitThen, told } = table;
type Keys = { readonly pk: string; readonly sk: string };
const put = (keys: Keys, entity: object) => {
  const item = { ...keys, version: 1, createdAt: '2018-08-01', updatedAt: '2018-08-01', ...entity };
  store.set(`${keys.pk} ${keys.sk}`, marshall(item, { removeUndefinedValues: true }));
};
const actor: Actor = {
  subject: 'kim',
  person: 'kim',
  memberships: [{ unit: 'district', role: 'staff' }],
  isAdmin: false,
};
const wish = {
  channel: 'fb-district',
  unit: 'district',
  amount: 50_000,
  audience: 'families',
};

/** How many there are of each. */
const made = () => {
  const keys = [...store.values()].map((item) => unmarshall(item));
  const count = (holds: (item: Readonly<Record<string, unknown>>) => boolean) => keys.filter(holds).length;
  return {
    boosts: count(({ pk, sk }) => pk === `${campaign}#publicity` && String(sk).startsWith('b#')),
    requests: count(({ pk, sk }) => pk === `${campaign}#pot` && String(sk).startsWith('r#')),
    told: keys.flatMap(({ sk, type }) => (String(sk).startsWith('e#') ? [type] : [])).sort(),
  };
};
const both = { boosts: 1, requests: 1, told: ['BoostRequested', 'SpendingRequested'] };
const none = { boosts: 0, requests: 0, told: [] };

const ask = async (change: Partial<typeof wish> = {}) => {
  const input = inputFor(contract.requestBoost, actor, { campaign }, { ...wish, ...change });
  const begun = { now: new Date().toISOString(), fetched: fetching() };
  const answer = operations.requestBoost.run(input, begun).then(
    (result) => ('refused' in result ? result.refused : result.status),
    (error: Error) => error.name,
  );
  await vi.runAllTimersAsync();
  return answer;
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2018-08-03T10:00:00.000Z') });
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  table.client.on(QueryCommand).resolves({ Items: [] });
  put(subjectKey(campaign, actor.subject), { person: actor.person, memberships: actor.memberships });
  put(campaignKey(campaign), {
    id: campaign,
    name: 'Val',
    start: '2018-06-01',
    electionDay: '2018-09-09',
    end: '2018-09-30',
  });
  const lines = { publicity: { name: 'Publicity', amount: 1_000_000, reserved: 0, paid: 0 } };
  put(potStored(campaign).pot(), { ...emptyPot, version: 1, contributed: { district: 1_000_000 }, lines });
  put(channelsStored(campaign).channels(channel()), channel());
});
afterEach(() => {
  expect(table.left()).toBe(0);
  vi.useRealTimers();
});

describe('both or neither', () => {
  test('both, in one transaction', async () => {
    told(commit);
    expect([await ask(), made()]).toEqual([201, both]);
    expect(table.sent()).toHaveLength(1);
  });

  test.each([
    ['a conflict', fail(canceled('TransactionConflict', 'None'))],
    ['throttling', fail(canceled('None', 'ThrottlingError'))],
    ['an outage before the commit', fail(named('InternalServerError', { httpStatusCode: 500, attempts: 1 }))],
    ['a lost answer after it', commitThen(named('TimeoutError', { attempts: 1 }))],
  ])('after %s: once', async (_, outcome) => {
    told(outcome, commit);
    expect([await ask(), made()]).toEqual([201, both]);
    // What was committed is not sent again: its event is found.
    told();
  });

  test('neither, when it crashes before the commit', async () => {
    told(fail(named('ValidationException')));
    expect([await ask(), made()]).toEqual(['ValidationException', none]);
  });

  test('neither, when the one or the other is refused', async () => {
    expect([await ask({ channel: 'none' }), made()]).toEqual(['invalid-input', none]);
    put(potStored(campaign).pot(), { ...emptyPot, version: 1 });
    expect([await ask(), made()]).toEqual(['insufficient-funds', none]);
  });
});

import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { attempt, type Outside } from '../../functions/hooks/sending/attempt.ts';
import type { Delivery, Outcome } from '../../functions/hooks/state.ts';
import { addSeconds } from '../../shared/calendar.ts';
import { canceled, fail, named, toldTable } from '../support/told-table.ts';

/** One delivery, try by try, by a clock of the tests' own; and what the local engine cannot produce: conflicts, lost answers. */
const table = toldTable();
const { commit, commitThen, told, sent, store } = table;
const [campaign, hook, id] = ['val-2018', '01J4Z6X9QAW7E6R5T4Y3V2B1N1', '01J4Z6X9QAW7E6R5T4Y3V2B1N2'] as const;
const pk = `${campaign}#hooks`;
const t0 = '2026-08-03T08:00:00.000Z';
const stamps = { version: 1, createdAt: t0, updatedAt: t0 };
const put = (sk: string, item: object) => store.set(`${pk} ${sk}`, marshall({ pk, sk, ...stamps, ...item }));
const stored = (): Delivery => unmarshall(store.get(`${pk} d#${hook}#${id}`) ?? {}) as Delivery;
/** What happened to the hook, by type. */
const happened = () =>
  [...store].filter(([key]) => key.includes(' e#')).map(([, item]) => unmarshall(item).type as string);

let now = t0;
const post = vi.fn<Outside['post']>();
const outside: Outside = { now: () => now, publicUrl: 'https://api.example.org', post };
const due = { campaign, hook, delivery: id };
const always = (outcome: Outcome) => post.mockImplementation(async () => outcome);
/** One try and what is stored of it, as many writes as that takes. */
const tryNow = () => {
  told(commit, commit, commit);
  return attempt(due, outside);
};

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  post.mockReset();
  now = t0;
  table.client.on(QueryCommand).resolves({ Items: [] });
  const address = { office: 'district', url: 'https://hooks.example.org/', events: ['event.changed'] };
  put(`h#${hook}`, { id: hook, ...address, status: 'on', onSince: '2026-08-01T08:00:00.000Z' });
  put(`k#${hook}`, { hook, keys: [{ secret: `whsec_${Buffer.from('a'.repeat(32)).toString('base64')}` }] });
  const what = { type: 'event.changed', event: id, at: t0, status: 'waiting', tries: 0, nextTryAt: t0 };
  put(`d#${hook}#${id}`, { id, hook, ...what });
});

describe('a delivery', () => {
  test('is tried eight times in a day and some hours, always the same message under the same id', async () => {
    always({ status: 503 });
    const at: string[] = [];
    for (let next = await tryNow(); next; next = await tryNow()) {
      at.push(next.at);
      now = next.at;
    }
    expect(at).toEqual([5, 305, 2_105, 9_305, 27_305, 63_305, 99_305].map((seconds) => addSeconds(t0, seconds)));
    expect(stored()).toMatchObject({ status: 'failed', tries: 8, last: { status: 503 } });
    const calls = post.mock.calls.map(([, headers, body]) => [headers['webhook-id'], body]);
    expect(new Set(calls.map(String)).size).toBe(1);
    expect(new Set(post.mock.calls.map(([, headers]) => headers['webhook-signature'])).size).toBe(8);
    expect(happened()).toEqual(['HookSwitchedOff']);
  });

  test('is not sent before it is due', async () => {
    put(`d#${hook}#${id}`, { id, hook, status: 'waiting', tries: 1, nextTryAt: addSeconds(t0, 5) });
    expect(await attempt(due, outside)).toEqual({ at: addSeconds(t0, 5) });
    expect([post.mock.calls.length, sent().length]).toEqual([0, 0]);
  });

  test.each(['delivered', 'failed'])('that is %s is done with, as is one that is not there', async (status) => {
    put(`d#${hook}#${id}`, { id, hook, status, tries: 1, nextTryAt: t0 });
    expect(await attempt(due, outside)).toBeUndefined();
    store.delete(`${pk} d#${hook}#${id}`);
    expect(await attempt(due, outside)).toBeUndefined();
    expect([post.mock.calls.length, sent().length]).toEqual([0, 0]);
  });

  test('is left to whoever took it first', async () => {
    told(fail(canceled('ConditionalCheckFailed')));
    expect(await attempt(due, outside)).toEqual({ at: addSeconds(t0, 60) });
    expect(post).not.toHaveBeenCalled();
  });

  test('is not sent when it is not known whether it was taken', async () => {
    told(...[1, 2, 3].map(() => commitThen(named('TimeoutError'))));
    expect(await attempt(due, outside)).toEqual({ at: addSeconds(t0, 60) });
    expect([post.mock.calls.length, stored().tries]).toEqual([0, 1]);
  });

  test('is taken although the first answer of the table was lost', async () => {
    always({ status: 200 });
    told(commitThen(named('TimeoutError')), commit, commit);
    expect(await attempt(due, outside)).toBeUndefined();
    expect([post.mock.calls.length, stored().status]).toEqual([1, 'delivered']);
  });

  test('that got through and could not be stored so is sent once more, under the same id', async () => {
    always({ status: 200 });
    told(commit, ...[1, 2, 3].map(() => fail(named('TimeoutError'))));
    expect(await attempt(due, outside)).toEqual({ at: addSeconds(t0, 60) });
    expect(stored()).toMatchObject({ status: 'waiting', tries: 1 });
    now = addSeconds(t0, 60);
    expect(await tryNow()).toBeUndefined();
    expect(post.mock.calls.map(([, headers]) => headers['webhook-id'])).toEqual([id, id]);
    expect(stored()).toMatchObject({ status: 'delivered', tries: 2 });
  });
});

describe('a hook', () => {
  test('whose address is gone is switched off with the first answer', async () => {
    always({ status: 410 });
    expect(await tryNow()).toBeUndefined();
    expect([stored().status, happened()]).toEqual(['failed', ['HookSwitchedOff']]);
  });

  test('that something else got through to stays on', async () => {
    const since = { id: hook, lastTriedAt: addSeconds(t0, 1), hook };
    table.client.on(QueryCommand).resolves({ Items: [marshall({ pk, sk: `d#${hook}#x`, ...since })] });
    put(`d#${hook}#${id}`, {
      id,
      hook,
      status: 'waiting',
      tries: 7,
      nextTryAt: t0,
      firstTriedAt: t0,
      at: t0,
      event: id,
    });
    always({ trouble: 'timeout' });
    expect(await tryNow()).toBeUndefined();
    expect([stored().status, happened()]).toEqual(['failed', []]);
  });

  test('that is gone or off is sent nothing', async () => {
    put(`h#${hook}`, { id: hook, status: 'off' });
    expect(await tryNow()).toBeUndefined();
    expect(stored()).toMatchObject({ status: 'failed', last: { trouble: 'switched-off' }, tries: 0 });
    store.delete(`${pk} h#${hook}`);
    expect(await attempt(due, outside)).toBeUndefined();
    expect(post).not.toHaveBeenCalled();
  });
});

import { unmarshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { idOf, newMail } from '../../functions/letters/new-mail.ts';
import { leaseSeconds, mostTries } from '../../functions/letters/sending/rules.ts';
import type { Mail, Mailbox } from '../../functions/letters/state.ts';
import { mailItem } from '../../functions/letters/store.ts';
import { addSeconds } from '../../shared/calendar.ts';
import {
  begin,
  campaign,
  is,
  isPerson,
  letterOf,
  mails,
  notice,
  person,
  put,
  send,
  sendFreely,
  states,
  t0,
  table,
  wants,
} from '../support/letters-table.ts';
import { fail, named } from '../support/told-table.ts';

/** What is pushed, step by step, as letters are: a device that is gone, a service that is busy, whoever ends in between. */
const { commit, told, store } = table;
const device = (id: string) => ({
  id,
  name: id,
  endpoint: `https://push.example.org/${id}`,
  p256dh: 'p',
  auth: 'a',
  since: t0,
});
const has = (ids: readonly string[], change: Partial<Mailbox> = {}) =>
  wants({ devices: ids.map(device), address: undefined, ...change });
const pushOf = (id: string, to = 'd1', change: Partial<Mail> = {}) => {
  const of = { id: idOf(person, `push#${id}#${to}`), to: person, kind: 'push', due: t0, unit: 'solna' } as const;
  put(mailItem(campaign, { ...newMail({ ...of, notice: id, device: to }, t0), ...change }, t0));
};
const devices = () =>
  (unmarshall(store.get(`${campaign}#mail p#${person}`) ?? {}) as Mailbox).devices?.map(({ id }) => id);
const words = () => is.pushed.map(({ endpoint, word }) => [endpoint.split('/').at(-1), word.body, word.link]);

beforeEach(() => {
  begin();
  has(['d1', 'd2']);
});

describe('a word', () => {
  test('is pushed once to each device, without a letter’s address, and nothing of what it is about', async () => {
    const id = notice();
    pushOf(id, 'd1');
    pushOf(id, 'd2');
    await sendFreely({ domain: undefined });
    await sendFreely({ domain: undefined });
    expect(words().toSorted()).toEqual([
      ['d1', 'Ett beslut väntar på dig.', '/c/val-2018/at/pot/requests/solna.1'],
      ['d2', 'Ett beslut väntar på dig.', '/c/val-2018/at/pot/requests/solna.1'],
    ]);
    expect([states(), is.sent]).toEqual([['sent', 'sent'], []]);
    expect(is.pushed[0]).toMatchObject({ contact: 'https://valsam.example.org', keptSeconds: 9.75 * 3600 });
    expect(mails()[0]).not.toHaveProperty('l1');
  });

  test('is one for all that is due to a device, in its reader’s language', async () => {
    has(['d1'], { preferences: { language: 'en' } });
    for (const id of [notice(), notice(), notice()]) pushOf(id);
    await sendFreely();
    expect(words()).toEqual([['d1', '3 decisions wait for you.', '/c/val-2018']]);
    expect(states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('and a letter of the same hold up neither', async () => {
    has(['d1'], { address: 'kim@example.org' });
    const id = notice();
    pushOf(id);
    letterOf(id);
    is.pushing = () => ({ trouble: 'timeout' });
    await sendFreely();
    expect([is.sent.length, states().toSorted()]).toEqual([1, ['due', 'sent']]);
  });

  test('is pushed by one of many who try at once', async () => {
    pushOf(notice());
    told(...Array.from({ length: 30 }, () => commit));
    await Promise.all(Array.from({ length: 5 }, () => send()));
    expect([is.pushed.length, states()]).toEqual([1, ['sent']]);
  });

  test('is pushed once more where its sender ends before it is stored, and not before the lease is over', async () => {
    pushOf(notice());
    told(commit, fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    is.now = addSeconds(t0, leaseSeconds - 1);
    await sendFreely();
    expect([is.pushed.length, states()]).toEqual([1, ['sending']]);
    is.now = addSeconds(t0, leaseSeconds + 1);
    await sendFreely();
    expect([is.pushed.length, states()]).toEqual([2, ['sent']]);
  });

  test.each([{ status: 429 }, { status: 503 }, { trouble: 'no-connection' }] as const)(
    'that is answered %j is tried again, and given up in the end',
    async (answer) => {
      pushOf(notice());
      is.pushing = () => answer;
      for (let tries = 1; tries <= mostTries; tries += 1) {
        await sendFreely();
        expect(mails()[0]).toMatchObject({ tries, state: tries < mostTries ? 'due' : 'failed' });
        is.now = (mails()[0] as Mail).due;
      }
      expect([is.pushed.length, devices()]).toEqual([mostTries, ['d1', 'd2']]);
    },
  );

  test.each([404, 410])('that is answered %i ends the device, and no other', async (status) => {
    const id = notice();
    pushOf(id, 'd1');
    pushOf(id, 'd2');
    is.pushing = (endpoint) => ({ status: endpoint.endsWith('d1') ? status : 201 });
    await sendFreely();
    expect([devices(), states()]).toEqual([['d2'], ['dropped: no-device', 'sent']]);
    pushOf(notice(), 'd1');
    await sendFreely();
    expect([is.pushed.length, states().at(-1)]).toEqual([2, 'dropped: no-device']);
  });

  test('is for nobody any more where it is answered, read, not wanted, or its reader has left', async () => {
    is.waits = () => false;
    pushOf(notice());
    await sendFreely();
    is.waits = () => true;
    pushOf(notice({ readBy: new Set([person]) }));
    await sendFreely();
    has(['d1'], { preferences: { decide: 'daily' } });
    pushOf(notice());
    await sendFreely();
    has(['d1']);
    isPerson([]);
    pushOf(notice());
    await sendFreely();
    expect([is.pushed, states()]).toEqual([
      [],
      ['dropped: answered', 'dropped: read', 'dropped: not-wanted', 'dropped: left-unit'],
    ]);
  });

  test('that was held up into quiet hours waits for their end', async () => {
    pushOf(notice());
    is.now = '2026-08-03T19:00:00.000Z';
    await sendFreely();
    expect([is.pushed, states(), mails()[0]?.due]).toEqual([[], ['due'], '2026-08-04T05:00:00.000Z']);
    is.now = '2026-08-04T05:00:00.000Z';
    await sendFreely();
    expect([is.pushed.length, states()]).toEqual([1, ['sent']]);
  });
});

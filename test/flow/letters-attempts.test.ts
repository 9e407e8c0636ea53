import { beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../functions/letters/new-mail.ts';
import type { Outside } from '../../functions/letters/sending/outside.ts';
import { leaseSeconds, mostTries } from '../../functions/letters/sending/rules.ts';
import type { Mail } from '../../functions/letters/state.ts';
import { addSeconds } from '../../shared/calendar.ts';
import {
  begin,
  campaign,
  is,
  isPerson,
  letterOf,
  mails,
  messageIds,
  notice,
  person,
  progress,
  progressIs,
  send,
  sendFreely,
  states,
  t0,
  table,
  wants,
} from '../support/letters-table.ts';
import { canceled, fail, named } from '../support/told-table.ts';

/** The mailer, step by step, by a clock of the tests' own; and what engines cannot produce at will: crashes, lost answers. */
const { commit, commitThen, told, store } = table;
beforeEach(begin);

describe('a letter', () => {
  test('is sent once, and what became of it is stored with how many there were that day', async () => {
    letterOf(notice());
    await sendFreely();
    await sendFreely();
    expect([is.sent.length, states()]).toEqual([1, ['sent']]);
    expect(mails()[0]).toMatchObject({ messageId: 'ses', tries: 1 });
    expect(progress().sent).toEqual({ day: '2026-08-03', count: 1 });
    // Nothing of what it said, nor where it went, is stored with it.
    expect(JSON.stringify(mails())).not.toMatch(/Begäran|@/);
    // It is found no more by whoever looks for what is due.
    expect(mails()[0]).not.toHaveProperty('l1');
  });

  test('is sent by one of many who try at once', async () => {
    letterOf(notice());
    told(...Array.from({ length: 30 }, () => commit));
    await Promise.all(Array.from({ length: 5 }, () => send()));
    expect([is.sent.length, states()]).toEqual([1, ['sent']]);
  });

  test('that nobody could take is sent by the next who looks', async () => {
    letterOf(notice());
    told(fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect([is.sent.length, states()]).toEqual([0, ['due']]);
    told(fail(canceled('TransactionConflict')));
    await send();
    expect([is.sent.length, states()]).toEqual([0, ['due']]);
    await sendFreely();
    expect([is.sent.length, states()]).toEqual([1, ['sent']]);
  });

  test('is sent once though no answer came to who took it, or to who stored what became of it', async () => {
    letterOf(notice());
    told(
      commitThen(named('TimeoutError', { attempts: 1 })),
      commit,
      commitThen(named('TimeoutError', { attempts: 1 })),
      commit,
    );
    await send();
    expect([is.sent.length, states(), table.left()]).toEqual([1, ['sent'], 0]);
  });

  test('is sent once more where the mailer ends between sending and storing, under the same id, and not before its lease is over', async () => {
    letterOf(notice());
    told(commit, fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect([is.sent.length, states()]).toEqual([1, ['sending']]);
    is.now = addSeconds(t0, leaseSeconds - 1);
    await sendFreely();
    expect(is.sent).toHaveLength(1);
    is.now = addSeconds(t0, leaseSeconds + 1);
    await sendFreely();
    expect([is.sent.length, states(), new Set(messageIds()).size]).toEqual([2, ['sent'], 1]);
    await sendFreely();
    expect(is.sent).toHaveLength(2);
  });

  test('is stored as sent though somebody changed their wishes meanwhile', async () => {
    letterOf(notice());
    told(
      commit,
      (input) => {
        progressIs({ version: 2, digested: '2026-08-02T00:00:00.000Z' });
        return commit(input);
      },
      commit,
    );
    await send();
    expect([is.sent.length, states()]).toEqual([1, ['sent']]);
    expect(progress()).toMatchObject({ digested: '2026-08-02T00:00:00.000Z', sent: { count: 1 }, version: 3 });
  });

  test('that the service may take later is tried again, and given up in the end', async () => {
    letterOf(notice());
    is.answering = () => ({ later: 'TooManyRequestsException' });
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await sendFreely();
      expect(mails()[0]).toMatchObject({ tries, state: tries < mostTries ? 'due' : 'failed' });
      const { due } = mails()[0] as Mail;
      await sendFreely();
      expect(mails()[0]?.tries).toBe(tries);
      is.now = due;
    }
    expect(mails()[0]).toMatchObject({ trouble: 'TooManyRequestsException' });
  });

  test('that breaks whoever sends it is given up, and holds up nothing else', async () => {
    letterOf(notice());
    is.answering = () => {
      throw new Error('broken');
    };
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await expect(sendFreely()).rejects.toThrow('broken');
      is.now = (mails()[0] as Mail).due;
    }
    is.answering = () => ({ sent: 'ses' });
    letterOf(notice());
    await sendFreely();
    expect([is.sent.length, states().toSorted()]).toEqual([1, ['failed', 'sent']]);
    expect(mails().find(({ state }) => state === 'failed')?.trouble).toBe('BrokenOff');
  });

  test('that it never takes is given up at once', async () => {
    letterOf(notice());
    is.answering = () => ({ refused: 'MessageRejected' });
    await sendFreely();
    expect(mails()[0]).toMatchObject({ state: 'failed', trouble: 'MessageRejected', tries: 1 });
  });
});

describe('nobody is written to', () => {
  test('of what is answered, though what has just been told counts as open: the index of what waits may lag', async () => {
    is.waits = () => false;
    letterOf(notice({}, '2026-08-03T07:59:30.000Z'));
    letterOf(notice({}, '2026-08-03T07:58:30.000Z'));
    await sendFreely();
    expect([is.sent.length, states().toSorted()]).toEqual([1, ['dropped: answered', 'sent']]);
  });

  test.each<[string, () => void, Partial<Outside>, string]>([
    ['of what is answered', () => (is.waits = () => false), {}, 'answered'],
    ['of a unit that they have left', () => isPerson([{ unit: 'kista', role: 'member' }]), {}, 'left-unit'],
    ['who is gone', () => store.delete(`${campaign}#people person#${person}`), {}, 'gone'],
    ['whose address takes nothing', () => wants({ blocked: { because: 'bounce', at: t0 } }), {}, 'blocked'],
    ['who has none', () => wants({ address: undefined }), {}, 'no-address'],
    ['who wants none of it any more', () => wants({ preferences: { decide: 'off' } }), {}, 'not-wanted'],
    ['who wants none of that unit', () => wants({ preferences: { units: [] } }), {}, 'not-wanted'],
    ['where there is no domain to send from', () => {}, { domain: undefined }, 'not-set-up'],
  ])('%s', async (_, change, out, why) => {
    letterOf(notice());
    change();
    await sendFreely(out);
    expect([is.sent.length, states()]).toEqual([0, [`dropped: ${why}`]]);
  });

  test('of what they have read; but reminded of it, as long as it waits', async () => {
    const read = notice({ readBy: new Set([person]) });
    letterOf(read);
    letterOf(read, { id: idOf(person, 'remind#pot/requests/solna.1#2026-08-03'), kind: 'reminder' });
    await sendFreely();
    expect([is.sent.length, states().toSorted()]).toEqual([1, ['dropped: read', 'sent']]);
  });
});

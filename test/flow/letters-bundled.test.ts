import { beforeEach, describe, expect, test } from 'vitest';
import { leaseSeconds } from '../../functions/letters/sending/rules.ts';
import { addSeconds } from '../../shared/calendar.ts';
import {
  begin,
  digestOf,
  is,
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
  table,
} from '../support/letters-table.ts';
import { fail, named } from '../support/told-table.ts';

/** What goes into one letter: what waited, and digests, which tell each thing once. */
const { commit, told } = table;
beforeEach(begin);

describe('what is due at the same time', () => {
  test('goes into one letter, thirty things at most, decisions first', async () => {
    for (let i = 0; i < 30; i += 1) letterOf(notice({ action: 'do', subject: `pot/requests/solna.x${i}` }));
    letterOf(notice());
    await sendFreely();
    expect(states()).toEqual(Array.from({ length: 31 }, () => 'sent'));
    expect(is.sent).toHaveLength(2);
  });

  test('is the digest’s where somebody has had twenty letters that day', async () => {
    progressIs({ sent: { day: '2026-08-03', count: 20 } });
    const late = notice();
    letterOf(late);
    await sendFreely();
    expect([is.sent.length, states()]).toEqual([0, ['dropped: with-the-digest']]);
    const moment = '2026-08-04T05:30:00.000Z';
    digestOf('2026-08-04');
    await sendFreely();
    expect(is.sent).toHaveLength(1);
    expect(progress()).toMatchObject({ digested: moment, covered: [late] });
  });
});

describe('a digest', () => {
  const digest = (day: string) => {
    digestOf(day);
    return sendFreely();
  };
  const owed = { do: [{ from: '2026-08-02T05:30:00.000Z' }] };
  beforeEach(() => progressIs({ owed }));

  test('tells of each thing once, and of none that is read or answered; its progress is stored with it', async () => {
    const first = notice({ action: 'do' });
    notice({ action: 'do', readBy: new Set([person]) });
    notice({ action: 'do', subject: 'pot/requests/solna.answered' });
    notice({ action: 'decide' });
    is.waits = (subject) => !subject.endsWith('answered');
    await digest('2026-08-04');
    expect(is.sent).toHaveLength(1);
    expect(progress()).toMatchObject({
      digested: '2026-08-04T05:30:00.000Z',
      covered: [first],
      owed: { do: [{ from: '2026-08-04T05:30:00.000Z' }] },
    });
    // What it told is known of it afterwards, and nothing of one that told nothing.
    await digest('2026-08-05');
    const tells = mails().map((mail) => mail.tells?.map((each) => each.split(' ').at(-1)));
    expect(tells).toEqual([[first], undefined]);
    expect([is.sent.length, states()]).toEqual([1, ['sent', 'dropped: nothing-to-say']]);
    expect(progress().digested).toBe('2026-08-05T05:30:00.000Z');
  });

  test('that could not be stored is sent again with the same things', async () => {
    notice({ action: 'do' });
    digestOf('2026-08-04');
    told(commit, fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect(progress().digested).toBe('2026-08-01T00:00:00.000Z');
    is.now = addSeconds(is.now, leaseSeconds + 1);
    await sendFreely();
    expect([is.sent.length, new Set(messageIds()).size, states()]).toEqual([2, 1, ['sent']]);
  });
});

import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { encodeTime } from 'ulid';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf, newMail } from '../../functions/letters/new-mail.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import type { Outside } from '../../functions/letters/sending/outside.ts';
import { leaseSeconds, mostTries, type Posted } from '../../functions/letters/sending/rules.ts';
import type { Mail, Mailbox, Progress } from '../../functions/letters/state.ts';
import { mailItem } from '../../functions/letters/store.ts';
import { addSeconds } from '../../shared/calendar.ts';
import { answerQueries } from '../support/queried.ts';
import { canceled, fail, named, toldTable } from '../support/told-table.ts';

/** The mailer, step by step, by a clock of the tests' own; and what engines cannot produce at will: crashes, lost answers. */
const table = toldTable();
const { commit, commitThen, told, store } = table;
const campaign = 'val-2018';
const person = '01J4Z6X9QAW7E6R5T4Y3V2B1P1';
const t0 = '2026-08-03T08:00:00.000Z';
const stamps = { version: 1, createdAt: t0, updatedAt: t0 };
const place = (item: { pk: string; sk: string }) => `${item.pk} ${item.sk}`;
const put = (item: object) => {
  const { pk, sk } = item as { pk: string; sk: string };
  store.set(place({ pk, sk }), marshall({ ...stamps, ...item }, { removeUndefinedValues: true }));
};
const mailPk = `${campaign}#mail`;

let now = t0;
let sent: string[] = [];
let answering: (text: string) => Posted = () => ({ sent: 'ses' });
let waits: (subject: string) => boolean = () => true;
const outside = (change: Partial<Outside> = {}): Outside => ({
  now: () => now,
  publicUrl: 'https://valsam.example.org',
  domain: 'valsam.example.org',
  post: async ({ raw }) => {
    const text = Buffer.from(raw).toString();
    const posted = answering(text);
    if ('sent' in posted) sent.push(text);
    return posted;
  },
  stillWaits: async (_campaign, subject) => waits(subject),
  ...change,
});
const send = (change: Partial<Outside> = {}) => {
  const out = outside(change);
  return sendTo({ ...readingOf(campaign, out), all: [], outside: out }, person);
};
/** With as many writes as may be, each of them taken. */
const sendFreely = (change: Partial<Outside> = {}) => {
  told(...Array.from({ length: 20 }, () => commit));
  return send(change);
};
const messageIds = () => sent.map((text) => /^Message-ID: (.*)\r$/im.exec(text)?.[1]);

const isPerson = (memberships = [{ unit: 'solna', role: 'member' }]) =>
  put({ pk: `${campaign}#people`, sk: `person#${person}`, id: person, memberships });
const wants = (change: Partial<Mailbox> = {}) =>
  put({ pk: mailPk, sk: `p#${person}`, id: person, preferences: {}, address: 'kim@example.org', ...change });
const progressIs = (change: Partial<Progress> = {}) =>
  put({
    pk: mailPk,
    sk: `o#${person}`,
    id: person,
    since: '',
    digested: '2026-08-01T00:00:00.000Z',
    owed: {},
    ...change,
  });
const progress = () => unmarshall(store.get(`${mailPk} o#${person}`) ?? {}) as Progress;

let made = 0;
/** A notice in Solna's inbox, by its id. */
const notice = (change: object = {}, at = t0): string => {
  made += 1;
  const id = `${encodeTime(Date.parse(at))}${String(made).padStart(16, '0')}`;
  const said = { event: 'SpendingRequested', subject: `pot/requests/solna.${made}`, action: 'decide', link: '/' };
  const text = { sv: `Begäran ${made} väntar.`, en: `Request ${made} waits.` };
  put({ pk: `${campaign}#inbox#solna`, sk: `n#${id}`, id, at, ...said, text, ...change });
  return id;
};
const letterOf = (id: string, change: Partial<Mail> = {}): string => {
  const of = { id: idOf(person, `now#${id}`), to: person, kind: 'now', due: t0, unit: 'solna', notice: id } as const;
  const mail: Mail = { ...newMail(of, t0), ...change };
  put(mailItem(campaign, mail, t0));
  return mail.id;
};
const mails = (): readonly Mail[] =>
  [...store].flatMap(([key, item]) => (key.startsWith(`${mailPk} m#`) ? [unmarshall(item) as Mail] : []));
const states = () => mails().map(({ state, why }) => (why ? `${state}: ${why}` : state));

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  answerQueries(table);
  [now, sent, made] = [t0, [], 0];
  answering = () => ({ sent: 'ses' });
  waits = () => true;
  put({ pk: 'campaigns', sk: campaign, id: campaign, name: 'Valet' });
  isPerson();
  wants();
  progressIs();
});

describe('a letter', () => {
  test('is sent once, and what became of it is stored with how many there were that day', async () => {
    letterOf(notice());
    await sendFreely();
    await sendFreely();
    expect([sent.length, states()]).toEqual([1, ['sent']]);
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
    expect([sent.length, states()]).toEqual([1, ['sent']]);
  });

  test('that nobody could take is sent by the next who looks', async () => {
    letterOf(notice());
    told(fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect([sent.length, states()]).toEqual([0, ['due']]);
    told(fail(canceled('TransactionConflict')));
    await send();
    expect([sent.length, states()]).toEqual([0, ['due']]);
    await sendFreely();
    expect([sent.length, states()]).toEqual([1, ['sent']]);
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
    expect([sent.length, states(), table.left()]).toEqual([1, ['sent'], 0]);
  });

  test('is sent once more where the mailer ends between sending and storing, under the same id, and not before its lease is over', async () => {
    letterOf(notice());
    told(commit, fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect([sent.length, states()]).toEqual([1, ['sending']]);
    now = addSeconds(t0, leaseSeconds - 1);
    await sendFreely();
    expect(sent).toHaveLength(1);
    now = addSeconds(t0, leaseSeconds + 1);
    await sendFreely();
    expect([sent.length, states(), new Set(messageIds()).size]).toEqual([2, ['sent'], 1]);
    await sendFreely();
    expect(sent).toHaveLength(2);
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
    expect([sent.length, states()]).toEqual([1, ['sent']]);
    expect(progress()).toMatchObject({ digested: '2026-08-02T00:00:00.000Z', sent: { count: 1 }, version: 3 });
  });

  test('that the service may take later is tried again, and given up in the end', async () => {
    letterOf(notice());
    answering = () => ({ later: 'TooManyRequestsException' });
    for (let tries = 1; tries <= mostTries; tries += 1) {
      await sendFreely();
      expect(mails()[0]).toMatchObject({ tries, state: tries < mostTries ? 'due' : 'failed' });
      const { due } = mails()[0] as Mail;
      await sendFreely();
      expect(mails()[0]?.tries).toBe(tries);
      now = due;
    }
    expect(mails()[0]).toMatchObject({ trouble: 'TooManyRequestsException' });
  });

  test('that it never takes is given up at once', async () => {
    letterOf(notice());
    answering = () => ({ refused: 'MessageRejected' });
    await sendFreely();
    expect(mails()[0]).toMatchObject({ state: 'failed', trouble: 'MessageRejected', tries: 1 });
  });
});

describe('nobody is written to', () => {
  test.each<[string, () => void, Partial<Outside>, string]>([
    ['of what is answered', () => (waits = () => false), {}, 'answered'],
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
    expect([sent.length, states()]).toEqual([0, [`dropped: ${why}`]]);
  });

  test('of what they have read; but reminded of it, as long as it waits', async () => {
    const read = notice({ readBy: new Set([person]) });
    letterOf(read);
    letterOf(read, { id: idOf(person, 'remind#pot/requests/solna.1#2026-08-03'), kind: 'reminder' });
    await sendFreely();
    expect([sent.length, states().toSorted()]).toEqual([1, ['dropped: read', 'sent']]);
  });
});

describe('what is due at the same time', () => {
  test('goes into one letter, thirty things at most, decisions first', async () => {
    for (let i = 0; i < 30; i += 1) letterOf(notice({ action: 'do', subject: `pot/requests/solna.x${i}` }));
    letterOf(notice());
    await sendFreely();
    expect(states()).toEqual(Array.from({ length: 31 }, () => 'sent'));
    expect(sent).toHaveLength(2);
  });

  test('is the digest’s where somebody has had twenty letters that day', async () => {
    progressIs({ sent: { day: '2026-08-03', count: 20 } });
    const late = notice();
    letterOf(late);
    await sendFreely();
    expect([sent.length, states()]).toEqual([0, ['dropped: with-the-digest']]);
    now = '2026-08-04T05:31:00.000Z';
    const moment = '2026-08-04T05:30:00.000Z';
    const of = { id: idOf(person, 'digest#2026-08-04'), to: person, kind: 'digest', due: moment, moment } as const;
    put(mailItem(campaign, newMail(of, now), now));
    await sendFreely();
    expect(sent).toHaveLength(1);
    expect(progress()).toMatchObject({ digested: moment, covered: [late] });
  });
});

describe('a digest', () => {
  const digest = (day: string) => {
    const moment = `${day}T05:30:00.000Z`;
    now = `${day}T05:32:00.000Z`;
    const of = { id: idOf(person, `digest#${day}`), to: person, kind: 'digest', due: moment, moment } as const;
    put(mailItem(campaign, newMail(of, now), now));
    return sendFreely();
  };
  const owed = { do: [{ from: '2026-08-02T05:30:00.000Z' }] };
  beforeEach(() => progressIs({ owed }));

  test('tells of each thing once, and of none that is read or answered; its progress is stored with it', async () => {
    const first = notice({ action: 'do' });
    notice({ action: 'do', readBy: new Set([person]) });
    notice({ action: 'do', subject: 'pot/requests/solna.answered' });
    notice({ action: 'decide' });
    waits = (subject) => !subject.endsWith('answered');
    await digest('2026-08-04');
    expect(sent).toHaveLength(1);
    expect(progress()).toMatchObject({
      digested: '2026-08-04T05:30:00.000Z',
      covered: [first],
      owed: { do: [{ from: '2026-08-04T05:30:00.000Z' }] },
    });
    await digest('2026-08-05');
    expect([sent.length, states()]).toEqual([1, ['sent', 'dropped: nothing-to-say']]);
    expect(progress().digested).toBe('2026-08-05T05:30:00.000Z');
  });

  test('that could not be stored is sent again with the same things', async () => {
    notice({ action: 'do' });
    now = '2026-08-04T05:32:00.000Z';
    const moment = '2026-08-04T05:30:00.000Z';
    const of = { id: idOf(person, 'digest#2026-08-04'), to: person, kind: 'digest', due: moment, moment } as const;
    put(mailItem(campaign, newMail(of, now), now));
    told(commit, fail(named('ValidationException')));
    await expect(send()).rejects.toThrow();
    expect(progress().digested).toBe('2026-08-01T00:00:00.000Z');
    now = addSeconds(now, leaseSeconds + 1);
    await sendFreely();
    expect([sent.length, new Set(messageIds()).size, states()]).toEqual([2, 1, ['sent']]);
  });
});

import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { encodeTime } from 'ulid';
import { vi } from 'vitest';
import { idOf, newMail } from '../../functions/letters/new-mail.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import type { Outside } from '../../functions/letters/sending/outside.ts';
import type { Posted } from '../../functions/letters/sending/rules.ts';
import type { Mail, Mailbox, Progress } from '../../functions/letters/state.ts';
import { mailItem } from '../../functions/letters/store.ts';
import { answerQueries } from './queried.ts';
import { toldTable } from './told-table.ts';

/** One person's letters in a small store, and a mailer by a clock of the tests' own. */
export const table = toldTable();
const { commit, told, store } = table;
export const campaign = 'val-2018';
export const person = '01J4Z6X9QAW7E6R5T4Y3V2B1P1';
export const t0 = '2026-08-03T08:00:00.000Z';
const stamps = { version: 1, createdAt: t0, updatedAt: t0 };
const place = (item: { pk: string; sk: string }) => `${item.pk} ${item.sk}`;
export const put = (item: object) => {
  const { pk, sk } = item as { pk: string; sk: string };
  store.set(place({ pk, sk }), marshall({ ...stamps, ...item }, { removeUndefinedValues: true }));
};
const mailPk = `${campaign}#mail`;

type Word = Readonly<Record<'title' | 'body' | 'language' | 'home' | 'link', string>>;
/** How things are by now: tests change it as they like. */
export const is = {
  now: t0,
  sent: [] as string[],
  answering: ((_text) => ({ sent: 'ses' })) as (text: string) => Posted,
  pushed: [] as (Parameters<Outside['push']>[2] & { readonly endpoint: string; readonly word: Word })[],
  pushing: ((_endpoint) => ({ status: 201 })) as (endpoint: string) => Awaited<ReturnType<Outside['push']>>,
  waits: ((_subject) => true) as (subject: string) => boolean,
};
export const outside = (change: Partial<Outside> = {}): Outside => ({
  now: () => is.now,
  publicUrl: 'https://valsam.example.org',
  domain: 'valsam.example.org',
  post: async ({ raw }) => {
    const text = Buffer.from(raw).toString();
    const posted = is.answering(text);
    if ('sent' in posted) is.sent.push(text);
    return posted;
  },
  push: async (device, word, options) => {
    is.pushed.push({ endpoint: device.endpoint, ...options, word: JSON.parse(word) as Word });
    return is.pushing(device.endpoint);
  },
  stillWaits: async (_campaign, { subject }) => is.waits(subject),
  ...change,
});
export const send = (change: Partial<Outside> = {}) => {
  const out = outside(change);
  return sendTo({ ...readingOf(campaign, out), all: [], outside: out }, person);
};
/** With as many writes as may be, each of them taken. */
export const sendFreely = (change: Partial<Outside> = {}) => {
  told(...Array.from({ length: 20 }, () => commit));
  return send(change);
};
export const messageIds = () => is.sent.map((text) => /^Message-ID: (.*)\r$/im.exec(text)?.[1]);

export const isPerson = (memberships = [{ unit: 'solna', role: 'member' }]) =>
  put({ pk: `${campaign}#people`, sk: `person#${person}`, id: person, memberships });
export const wants = (change: Partial<Mailbox> = {}) =>
  put({ pk: mailPk, sk: `p#${person}`, id: person, preferences: {}, address: 'kim@example.org', ...change });
export const progressIs = (change: Partial<Progress> = {}) =>
  put({
    pk: mailPk,
    sk: `o#${person}`,
    id: person,
    since: '',
    digested: '2026-08-01T00:00:00.000Z',
    owed: {},
    ...change,
  });
export const progress = () => unmarshall(store.get(`${mailPk} o#${person}`) ?? {}) as Progress;

let made = 0;
/** A notice in Solna's inbox, by its id. */
export const notice = (change: object = {}, at = '2026-08-03T07:00:00.000Z'): string => {
  made += 1;
  const id = `${encodeTime(Date.parse(at))}${String(made).padStart(16, '0')}`;
  const said = { event: 'SpendingRequested', subject: `pot/requests/solna.${made}`, action: 'decide', link: '/' };
  const text = { sv: `Begäran ${made} väntar.`, en: `Request ${made} waits.` };
  put({ pk: `${campaign}#inbox#solna`, sk: `n#${id}`, id, at, ...said, text, ...change });
  return id;
};
export const letterOf = (id: string, change: Partial<Mail> = {}): string => {
  const of = { id: idOf(person, `now#${id}`), to: person, kind: 'now', due: t0, unit: 'solna', notice: id } as const;
  const mail: Mail = { ...newMail(of, t0), ...change };
  put(mailItem(campaign, mail, t0));
  return mail.id;
};
export const mails = (): readonly Mail[] =>
  [...store].flatMap(([key, item]) => (key.startsWith(`${mailPk} m#`) ? [unmarshall(item) as Mail] : []));
export const states = () => mails().map(({ state, why }) => (why ? `${state}: ${why}` : state));

export const begin = (): void => {
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  answerQueries(table);
  made = 0;
  Object.assign(is, {
    now: t0,
    sent: [],
    pushed: [],
    pushing: () => ({ status: 201 }),
    answering: () => ({ sent: 'ses' }),
    waits: () => true,
  });
  put({ pk: 'campaigns', sk: campaign, id: campaign, name: 'Valet' });
  isPerson();
  wants();
  progressIs();
};

/** The digest of that day, sent two minutes after its time. */
export const digestOf = (day: string): void => {
  const moment = `${day}T05:30:00.000Z`;
  is.now = `${day}T05:32:00.000Z`;
  const of = { id: idOf(person, `digest#${day}`), to: person, kind: 'digest', due: moment, moment } as const;
  put(mailItem(campaign, newMail(of, is.now), is.now));
};

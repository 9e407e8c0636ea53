import { encodeTime } from 'ulid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf as dispatcherOf } from '../../functions/letters/dispatch.ts';
import { sendTo } from '../../functions/letters/sending/attempt.ts';
import { readingOf } from '../../functions/letters/sending/content.ts';
import type { Outside } from '../../functions/letters/sending/outside.ts';
import { handlerOf as sweeperOf } from '../../functions/letters/sweeper.ts';
import { metered } from '../../shared/meter.ts';
import { putEach } from '../../shared/puts.ts';
import { queryAll } from '../../shared/table.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';

/** What nobody handed on to letters, on the local engine: it is in the inbox, and its letter comes all the same, once. */
const campaign = 'lost';
const before = '2026-08-01T05:30:00.000Z';
const at = '2026-08-03T09:00:00.000Z';
const now = '2026-08-03T10:00:00.000Z';
const stamps = { version: 1, createdAt: before, updatedAt: before };
const people = { kim: {}, bo: { decide: 'daily' }, lo: { decide: 'off' } } as const;
const notice = `${encodeTime(Date.parse(at))}0000000000000001`;
const subject = 'hooks/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const said = { event: 'SpendingRequested', subject, action: 'decide', text: { sv: 'Så.', en: 'So.' }, link: '/' };
const sweep = sweeperOf(capabilities);
const mails = async () =>
  (await queryAll({ pk: `${campaign}#mail`, prefix: 'm#' })).map(({ sk, state }) => `${sk} ${String(state)}`);
const sent: string[] = [];
const send = async (person: string): Promise<void> => {
  const outside: Outside = {
    now: () => now,
    publicUrl: 'https://valsam.example.org',
    domain: 'valsam.example.org',
    post: async ({ to }) => {
      sent.push(to);
      return { sent: 'ses' };
    },
    push: async () => ({ status: 201 }),
    stillWaits: async () => true,
  };
  await sendTo({ ...readingOf(campaign, outside), all: capabilities, outside }, person);
};

beforeAll(async () => {
  await openStackWith({});
  useTable();
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', theStack().queues.endpoint);
  // Nobody reads what is put aside: the stack's own mailer leaves these alone.
  const [aside = ''] = Object.entries(theStack().queues.urls).find(([id]) => id.startsWith('MailDueDeadLetters')) ?? [];
  vi.stubEnv('QUEUE_URL_MAILER', theStack().queues.urls[aside] ?? '');
  await putEach([
    { pk: 'campaigns', sk: campaign, id: campaign, name: 'Förlorat', ...stamps },
    ...Object.entries(people).flatMap(([id, preferences]) => [
      { pk: `${campaign}#people`, sk: `person#${id}`, id, memberships: [{ unit: 'solna', role: 'member' }], ...stamps },
      { pk: `${campaign}#mail`, sk: `p#${id}`, id, preferences, address: `${id}@example.org`, ...stamps },
      { pk: `${campaign}#mail`, sk: `o#${id}`, id, since: before, digested: before, owed: {}, ...stamps },
    ]),
    { pk: `${campaign}#inbox#solna`, sk: `n#${notice}`, l1: `n#decide#${notice}`, id: notice, at, ...said },
  ]);
}, 120_000);
afterAll(closeStack);

test('what may still be on its way is left alone', async () => {
  expect(await sweep({ now: '2026-08-03T09:05:00.000Z' })).toEqual({ notices: 0, missing: 0 });
  expect(await mails()).toEqual([]);
});

test('the letter is written, and said so; a second run writes none', async () => {
  const written: string[] = [];
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  const first = await metered(() => sweep({ now }));
  out.mockRestore();
  expect(first.result).toEqual({ notices: 1, missing: 1 });
  expect(written.join('')).toMatch(/"level":"WARN".*letters that were lost are written.*"missing":1/i);
  expect(await mails()).toEqual([`m#kim#now#${notice} due`]);
  expect(await sweep({ now })).toEqual({ notices: 1, missing: 0 });
  expect(await mails()).toHaveLength(1);
  // Wishes, people, progress, two inboxes' decisions and deeds, and letters of three days: nothing grows with what is older.
  expect(first.cost.units.read).toBeLessThanOrEqual(6);
});

test('the ordinary road, late, writes none, and it is sent once', async () => {
  await send('kim');
  expect(sent).toEqual(['kim@example.org']);
  const told = { unit: 'solna', notice, event: said.event, at, subject, action: 'decide' };
  const body = JSON.stringify({ kind: 'notices', campaign, notices: [told] });
  await dispatcherOf(capabilities)({ Records: [{ messageId: '1', body } as never] }, {} as never, () => undefined);
  expect(await sweep({ now })).toEqual({ notices: 1, missing: 0 });
  await send('kim');
  expect([sent, await mails()]).toEqual([['kim@example.org'], [`m#kim#now#${notice} sent`]]);
});

test('what is older than three days is looked at no more', async () => {
  expect(await sweep({ now: '2026-08-06T09:00:01.000Z' })).toEqual({ notices: 0, missing: 0 });
});

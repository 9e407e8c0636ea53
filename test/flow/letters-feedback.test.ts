import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { beforeEach, expect, test, vi } from 'vitest';
import { handler } from '../../functions/letters/feedback.ts';
import type { Mailbox } from '../../functions/letters/state.ts';
import { answerQueries } from '../support/queried.ts';
import { toldTable } from '../support/told-table.ts';

/** What SES says of letters afterwards: an address that takes nothing, or whose reader wants none, is written to no more. */
const table = toldTable();
const { commit, told, store } = table;
const campaign = 'val-2018';
const person = '01J4Z6X9QAW7E6R5T4Y3V2B1P1';
const put = (item: { readonly pk: string; readonly sk: string; readonly [name: string]: unknown }) =>
  store.set(`${item.pk} ${item.sk}`, marshall({ version: 1, createdAt: 'a', updatedAt: 'a', ...item }));
const box = () => unmarshall(store.get(`${campaign}#mail p#${person}`) ?? {}) as Mailbox;
const events = () => [...store].flatMap(([key, item]) => (key.includes(' e#') ? [unmarshall(item)] : []));
const hear = (...bodies: unknown[]) =>
  handler(
    {
      Records: bodies.map((body, n) => ({ messageId: `m${n}`, body: JSON.stringify(body) }) as SQSRecord),
    },
    {} as never,
    () => undefined,
  ) as Promise<SQSBatchResponse>;
const bounce = (bounceType: string, emailAddress = 'Kim@Example.org') => ({
  eventType: 'Bounce',
  bounce: { bounceType, bouncedRecipients: [{ emailAddress, diagnosticCode: '550 no such user' }] },
  mail: { destination: [emailAddress] },
});
const complaint = {
  eventType: 'Complaint',
  complaint: { complainedRecipients: [{ emailAddress: 'kim@example.org' }] },
};

beforeEach(() => {
  vi.stubEnv('TABLE_NAME', 'table');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  table.reset();
  answerQueries(table);
  put({ pk: 'campaigns', sk: campaign, id: campaign });
  put({ pk: `${campaign}#mail`, sk: `p#${person}`, id: person, preferences: {}, address: 'kim@example.org' });
  const memberships = [
    { unit: 'solna', role: 'member' },
    { unit: 'district', role: 'staff' },
  ];
  put({ pk: `${campaign}#people`, sk: `person#${person}`, id: person, memberships });
});

test.each([
  ['that does not exist', bounce('Permanent'), 'bounce'],
  ['whose reader has complained', complaint, 'complaint'],
])('an address %s is blocked, once, and the units are told without it', async (_, event, because) => {
  // Of two at once one is too late, and finds it done.
  told(commit, commit);
  expect(await hear(event, event)).toEqual({ batchItemFailures: [] });
  await hear(event);
  expect(box().blocked?.because).toBe(because);
  expect(events()).toHaveLength(1);
  expect(events()[0]).toMatchObject({ type: 'AddressBlocked', concerns: ['solna', 'district'], because });
  expect(JSON.stringify(events())).not.toMatch(/@/);
});

test.each([
  ['a full mailbox', bounce('Transient')],
  ['a delay', { eventType: 'DeliveryDelay', deliveryDelay: { delayType: 'MailboxFull' } }],
  ['an address that is nobody’s by now', bounce('Permanent', 'before@example.org')],
])('%s blocks nothing', async (_, event) => {
  expect(await hear(event)).toEqual({ batchItemFailures: [] });
  expect([box().blocked, events()]).toEqual([undefined, []]);
});

test('what is no such message fails alone, and tells no address to the log', async () => {
  told(commit);
  expect(await hear({ bounce: 'kim@example.org' }, complaint)).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm0' }],
  });
  expect(box().blocked).toBeDefined();
  expect(JSON.stringify(vi.mocked(process.stdout.write).mock.calls)).not.toMatch(/@/);
});

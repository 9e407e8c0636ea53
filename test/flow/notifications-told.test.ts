import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GatheringsEvent } from '../../functions/gatherings/events.ts';
import { viewHistory } from '../../functions/gatherings/views.ts';
import { capabilities } from '../../functions/capabilities.ts';
import { announcing } from '../../functions/notifications/announcing.ts';
import { handlerOf as consumerOf } from '../../functions/notifications/consumer.ts';
import { parcelsOf } from '../../functions/notifications/parcels.ts';
import type { Message } from '../../functions/notifications/offers.ts';
import { handlerOf as relayOf } from '../../functions/notifications/relay.ts';
import { type PastEvent, viewEvent } from '../../functions/notifications/views.ts';
import type { PotEvent } from '../../functions/pot/events.ts';
import { viewEvent as viewPotEvent } from '../../functions/pot/views.ts';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { viewEvent as viewStaffEvent } from '../../functions/staff/views.ts';
import type { Actor } from '../../shared/actor.ts';
import { namesFrom } from '../../shared/words.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { Audience, Group } from '../../shared/events.ts';
import { envSuffix, offices } from '../../shared/units.ts';
import { canariesIn, fieldsFrom } from '../support/event-from-schema.ts';

/** A field reaches those whom its event's schema names, and nobody else, whatever way it goes. */

const sqs = mockClient(SQSClient);
const table = mockClient(DynamoDBClient);
const id = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
const nameOf = namesFrom({});
const announce = announcing(capabilities);
const consume = consumerOf(capabilities);
const relay = relayOf(capabilities);
const reader = (unit: string, role: 'staff' | 'member'): Actor => ({
  subject: 'reader',
  person: 'reader',
  memberships: [{ unit, role }],
  isAdmin: false,
});
const office = reader('district', 'staff');
const association = reader('solna', 'member');

type Item = PastEvent & Readonly<Record<string, unknown>>;

const types = capabilities
  .flatMap(({ events = {} }) => Object.entries(events))
  .flatMap(([head, events]) =>
    [...events.known()].map(([type, { groups }]) => ({ name: `${head}: ${type}`, head, type, groups })),
  );
type Known = (typeof types)[number];

const shapeOf = (groups: readonly Group[]) => Object.assign({}, ...groups.map(({ fields }) => fields));

/** An item as it lies in the table, with a field that nobody has listed. */
const itemsOf = ({ head, type, groups }: Known): fc.Arbitrary<Item> =>
  fieldsFrom(shapeOf(groups)).map((fields) => ({
    ...fields,
    pk: `val-2018#${head.split('/')[0]}`,
    sk: 'e#2026-08#canary-key',
    l1: 'canary-index',
    campaign: 'val-2018',
    id,
    at: '2026-08-03T08:00:00.000Z',
    actor: 'canary-actor',
    type,
    subject: head.includes('/') ? `${head.replace('/', `/${id}/`)}/${id}` : `${head}/${id}`,
    concerns: [...offices, 'solna'],
    surprise: 'canary-surprise',
  }));

const namesFor = (groups: readonly Group[], audiences: readonly Audience[]): readonly string[] =>
  groups
    .filter((group) => group.audiences.some((audience) => audiences.includes(audience)))
    .flatMap(({ fields }) => Object.keys(fields));

const envelope = ['id', 'at', 'type', 'subject'];
/** What of an item must not be found with these audiences. */
const hiddenIn = (item: Item, groups: readonly Group[], audiences: readonly Audience[]): readonly string[] => {
  const told = new Set([...envelope, 'campaign', 'concerns', ...namesFor(groups, audiences)]);
  return Object.entries(item).flatMap(([name, value]) => (told.has(name) ? [] : canariesIn(value)));
};
/** Whole, so that one number is not found in another. */
const found = (canaries: readonly string[], text: string): readonly string[] =>
  canaries.filter((canary) => new RegExp(`(?<![\\d,-])${canary}(?![\\d,-])`).test(text));

const reaches = (item: Item, groups: readonly Group[], audiences: readonly Audience[], data: object): void => {
  expect(found(hiddenIn(item, groups, audiences), JSON.stringify(data))).toEqual([]);
  const told = namesFor(groups, audiences);
  expect(Object.keys(data).filter((name) => !envelope.includes(name) && !told.includes(name))).toEqual([]);
};

const record = (item: object) =>
  ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: '1', NewImage: marshall(item, { removeUndefinedValues: true }) },
  }) as unknown as DynamoDBRecord;
const logged = (): string => JSON.stringify(vi.mocked(process.stdout.write).mock.calls);

beforeEach(() => {
  sqs.reset();
  sqs.on(SendMessageBatchCommand).resolves({});
  table.reset();
  table.onAnyCommand().resolves({});
  table.on(PutItemCommand).resolves({});
  vi.stubEnv('TABLE_NAME', 'table');
  vi.stubEnv('QUEUE_URL_MAIL', 'https://queues/mail');
  for (const unit of [...offices, 'associations', 'hooks'] as const)
    vi.stubEnv(`QUEUE_URL_${unit === 'hooks' ? 'HOOKS' : envSuffix(unit)}`, `https://queues/${unit}`);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const runs = { numRuns: 15 };

describe.each(types)('$name', (known) => {
  const { groups, head } = known;

  test('reaches a queue, a sentence and the hooks with nothing but what they are told', () => {
    fc.assert(
      fc.property(itemsOf(known), (item) => {
        for (const { queueUrl, body } of parcelsOf(capabilities, item)) {
          if (queueUrl.endsWith('/hooks')) {
            expect(found(hiddenIn(item, groups, ['hook']), JSON.stringify(body))).toEqual([]);
            continue;
          }
          const message = body as Message;
          expect(Object.keys(message).sort()).toEqual(['campaign', 'event', 'recipient']);
          reaches(item, groups, ['notice'], message.event);
          const said = JSON.stringify(announce(message.event, message.recipient, nameOf));
          expect(found(hiddenIn(item, groups, ['notice']), said)).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('is shown by each history as far as its readers may know', () => {
    fc.assert(
      fc.property(itemsOf(known), (item) => {
        reaches(item, groups, ['offices'], viewEvent(item, office, capabilities)?.data ?? {});
        reaches(item, groups, ['associations'], viewEvent(item, association, capabilities)?.data ?? {});
        if (head === 'pot') {
          const potEvent = item as unknown as Recorded<PotEvent>;
          reaches(item, groups, ['offices'], viewPotEvent(potEvent, true).data);
          reaches(item, groups, ['associations', 'requester'], viewPotEvent(potEvent, false).data);
        }
        if (head === 'staff') {
          const staffEvent = item as unknown as Recorded<StaffEvent>;
          for (const forOffices of [true, false]) {
            const { data } = viewStaffEvent(staffEvent, 'x', { forOffices, units: ['solna'] });
            reaches(item, groups, [forOffices ? 'offices' : 'associations'], data);
          }
        }
        if (head === 'events') {
          const happened = item as unknown as Recorded<GatheringsEvent>;
          reaches(item, groups, ['offices'], viewHistory(happened, office).data);
          reaches(item, groups, ['associations'], viewHistory(happened, association).data);
        }
      }),
      runs,
    );
  });

  test('is in no line of a log, even when it cannot be read or told', async () => {
    await fc.assert(
      fc.asyncProperty(itemsOf(known), fc.nat(), async (item, n) => {
        const names = Object.keys(shapeOf(groups)).filter((name) => name in item && name !== 'ledger');
        const broken = names[n % Math.max(names.length, 1)];
        const bad = { ...item, ...(broken !== undefined && { [broken]: { canary: ['canary-broken'] } }) };
        await relay({ Records: [record(item), record(bad)] }, {} as never, () => undefined);
        const bodies = parcelsOf(capabilities, item).map(({ body }) => body);
        const messages = [...bodies, { ...bodies[0], event: { ...item, at: 'canary-time' } }];
        await consume(
          { Records: messages.map((body, m) => ({ messageId: `m${m}`, body: JSON.stringify(body) }) as SQSRecord) },
          {} as never,
          () => undefined,
        );
        expect(logged()).not.toContain('canary');
        expect(found(canariesIn(item), logged())).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });
});

test('what says who somebody is, or where else they belong, is told to no association', () => {
  const personal = ['person', 'filer', 'memberships', 'units', 'own'];
  for (const { groups } of types)
    expect(namesFor(groups, ['associations']).filter((name) => personal.includes(name))).toEqual([]);
});

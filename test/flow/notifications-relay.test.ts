import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf } from '../../functions/notifications/relay.ts';
import { envSuffix, offices } from '../../shared/units.ts';

/** A queue that was not told what to answer fails the test. */
const sqs = mockClient(SQSClient);
const receivers = [...offices, 'associations', 'hooks'] as const;
const ulid = (n: number): string => `01J4Z6X9QAW7E6R5T4Y3V2${String(n).padStart(4, '0')}`;

const record = (n: number, changes: object = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(1000 + n),
    NewImage: marshall(
      {
        pk: 'val-2018#pot',
        sk: `e#2026-08#pot#${ulid(n)}`,
        l1: 'ledger#1',
        campaign: 'val-2018',
        id: ulid(n),
        at: '2026-08-03T08:00:00.000Z',
        actor: 'district-head',
        type: 'PayoutMade',
        subject: 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
        unit: 'solna',
        office: 'district',
        amount: 500,
        line: 'publicity',
        receipt: { supplier: 'Tryckeriet', number: '7', date: '2026-08-01' },
        receiptId: 'f'.repeat(64),
        concerns: [...offices, 'solna'],
        ledger: { seq: 1, hash: 'f'.repeat(64), previousHash: '0'.repeat(64), postings: [] },
        ...changes,
      },
      { removeUndefinedValues: true },
    ) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
});

const relay = (...records: DynamoDBRecord[]) =>
  handlerOf(capabilities)({ Records: records }, {} as never, () => undefined) as Promise<DynamoDBBatchResponse>;

const sent = (receiver: (typeof receivers)[number]) =>
  sqs
    .commandCalls(SendMessageBatchCommand, { QueueUrl: `https://queues/${receiver}` })
    .flatMap(({ args: [{ input }] }) => (input.Entries ?? []).map(({ MessageBody }) => JSON.parse(MessageBody ?? '')));

const accept = (...accepting: readonly (typeof receivers)[number][]) => {
  for (const receiver of accepting)
    sqs.on(SendMessageBatchCommand, { QueueUrl: `https://queues/${receiver}` }).resolves({});
};

beforeEach(() => {
  sqs.reset();
  sqs.onAnyCommand().rejects(new Error('this queue was not told what to answer'));
  for (const receiver of receivers)
    vi.stubEnv(`QUEUE_URL_${receiver === 'hooks' ? 'HOOKS' : envSuffix(receiver)}`, `https://queues/${receiver}`);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

describe('the relay', () => {
  test('sends each concerned unit what happened, without keys, person or hashes', async () => {
    accept(...receivers);
    expect(await relay(record(1), record(2, { concerns: ['district'] }))).toEqual({ batchItemFailures: [] });
    const event = {
      id: ulid(1),
      at: '2026-08-03T08:00:00.000Z',
      type: 'PayoutMade',
      subject: 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
      unit: 'solna',
      office: 'district',
      amount: 500,
    };
    expect(sent('associations')).toEqual([{ recipient: 'solna', campaign: 'val-2018', event }]);
    expect(sent('city-hall')).toEqual([{ recipient: 'city-hall', campaign: 'val-2018', event }]);
    expect(sent('district').map((message) => message.event.id)).toEqual([ulid(1), ulid(2)]);
  });

  test('long texts stay in the record: ten messages of them would be more than a queue takes at once', async () => {
    accept(...receivers);
    const fields = { title: 'Fest', description: 'A'.repeat(5_000) };
    await relay(record(1, { fields, drafts: Array.from({ length: 90 }, () => ({ event: ulid(2), fields })) }));
    for (const receiver of offices) expect(JSON.stringify(sent(receiver)).length).toBeLessThan(1_000);
    expect(sent('district')[0].event).toMatchObject({ type: 'PayoutMade', amount: 500 });
  });

  test('an event that concerns nobody is done with', async () => {
    expect(await relay(record(1, { concerns: [] }))).toEqual({ batchItemFailures: [] });
  });

  test('a record that cannot be read is reported, and what lies behind it is sent nevertheless', async () => {
    accept(...receivers);
    const unreadable = [
      record(2, { id: 'no-ulid' }),
      record(3, { concerns: 'district' }),
      record(3, { type: 'Unheard' }),
      record(3, { type: 'constructor' }),
      record(3, { subject: 'unheard/of' }),
      record(3, { office: undefined }),
      { eventName: 'INSERT', dynamodb: { SequenceNumber: '1004' } } as const,
    ];
    expect(await relay(record(1), ...unreadable, record(5))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1002' }],
    });
    expect(sent('district').map((message) => message.event.id)).toEqual([ulid(1), ulid(5)]);
  });

  test('messages that a queue refuses one by one count as not sent', async () => {
    accept('district', 'city-hall', 'associations');
    sqs.on(SendMessageBatchCommand, { QueueUrl: 'https://queues/county-council' }).callsFake(({ Entries }) => ({
      Failed: Entries.filter(({ MessageBody }: { MessageBody: string }) => MessageBody.includes(ulid(12))).map(
        ({ Id }: { Id: string }) => ({ Id, SenderFault: false, Code: 'InternalError' }),
      ),
    }));
    const records = Array.from({ length: 15 }, (_, n) => record(n));
    expect(await relay(...records)).toEqual({ batchItemFailures: [{ itemIdentifier: '1012' }] });
    expect(sent('district')).toHaveLength(15);
  });

  test('a queue out of reach holds up no other one', async () => {
    accept('district', 'city-hall', 'associations');
    expect(await relay(record(1, { concerns: ['district'] }), record(2), record(3))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1002' }],
    });
    expect(sent('associations')).toHaveLength(2);
  });

  describe('what the public sees', () => {
    const event = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
    const seen = {
      type: 'EventPublished',
      subject: `events/${event}`,
      event,
      title: 'Gårdsfest',
      startsAt: '2026-08-08T14:00',
      was: 'draft',
      outward: 'created',
      concerns: ['district'],
    };

    test('is sent to the hooks, too, by its id alone; inboxes are told nothing of that', async () => {
      accept('district', 'hooks');
      expect(await relay(record(1, seen), record(2, { ...seen, outward: undefined }))).toEqual({
        batchItemFailures: [],
      });
      const { campaign, at } = { campaign: 'val-2018', at: '2026-08-03T08:00:00.000Z' };
      expect(sent('hooks')).toEqual([{ kind: 'change', campaign, id: ulid(1), type: 'event.created', event, at }]);
      expect(sent('district')).toHaveLength(2);
      expect(sent('district')[0].event).not.toHaveProperty('outward');
    });

    test('is reported when the queue of the hooks is out of reach', async () => {
      accept('district');
      expect(await relay(record(1, { ...seen, outward: undefined }), record(2, seen))).toEqual({
        batchItemFailures: [{ itemIdentifier: '1002' }],
      });
    });
  });

  test('nothing that is logged tells who did it or what they wrote', async () => {
    await relay(record(1), record(2, { actor: 'kim-secret', type: 7, purpose: 'kim-secret' }));
    expect(JSON.stringify(vi.mocked(process.stdout.write).mock.calls)).not.toContain('kim-secret');
  });
});

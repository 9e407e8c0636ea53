import { BatchExecuteStatementCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test, vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf } from '../../functions/notifications/consumer.ts';
import { parcelsOf } from '../../functions/notifications/parcels.ts';
import { handlerOf as relayOf } from '../../functions/notifications/relay.ts';
import { letterItems } from '../../shared/letters.ts';

/** How letters hear of what was told, and of what commands have written: by ids, and never twice too few. */
const table = mockClient(DynamoDBClient);
const queues = mockClient(SQSClient);
const QueueUrl = 'https://queues/mail';
const event = {
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  at: '2026-08-03T08:00:00.000Z',
  type: 'ReservationReminded',
  subject: 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0',
  unit: 'solna',
  expires: '2026-08-17',
};
const message = (recipient: string, change: object = {}) =>
  JSON.stringify({ recipient, campaign: 'val-2018', event: { ...event, ...change } });
const consume = (...bodies: string[]) =>
  handlerOf(capabilities)(
    { Records: bodies.map((body, n) => ({ messageId: `m${n}`, body }) as SQSRecord) },
    {} as never,
    () => undefined,
  ) as Promise<SQSBatchResponse>;
const sent = () =>
  queues
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args: [{ input }] }) => (input.Entries ?? []).map(({ MessageBody = '' }) => JSON.parse(MessageBody)));

beforeEach(() => {
  table.reset();
  queues.reset();
  table.onAnyCommand().resolves({});
  queues.on(SendMessageBatchCommand, { QueueUrl }).resolves({});
  vi.stubEnv('TABLE_NAME', 'table');
  vi.stubEnv('QUEUE_URL_MAIL', QueueUrl);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

test('what is in an inbox is handed on, new or not, and what cannot be read is not', async () => {
  table.on(BatchExecuteStatementCommand).resolves({ Responses: [{}, { Error: { Code: 'DuplicateItem' } }] });
  await consume(message('solna'), message('district'), message('nacka', { type: 'Renamed' }));
  const { id: notice, at, type, subject } = event;
  const told = { notice, event: type, at, subject, action: expect.any(String) };
  expect(sent()).toEqual([
    {
      kind: 'notices',
      campaign: 'val-2018',
      notices: ['solna', 'district'].map((unit) => expect.objectContaining({ unit, ...told })),
    },
  ]);
  expect(JSON.stringify(sent())).not.toMatch(/text|title|link/);
});

test('where letters could not be told, it comes again, though it is in the inbox', async () => {
  queues.on(SendMessageBatchCommand, { QueueUrl }).resolves({ Failed: [{ Id: '0', Code: 'x', SenderFault: false }] });
  expect((await consume(message('solna'))).batchItemFailures).toHaveLength(1);
  queues.on(SendMessageBatchCommand, { QueueUrl }).rejects(new Error('no answer'));
  expect((await consume(message('solna'), '{')).batchItemFailures).toHaveLength(2);
});

test('a letter that a command has written goes to the queue of letters, by its id', async () => {
  const happened = { ...event, type: 'AddressProposed', actor: 'kim' };
  const [item] = letterItems('val-2018', happened, [{ to: 'address/kim/1', kind: 'confirmation' }]);
  expect(item).toMatchObject({ pk: 'val-2018#mail', sk: `l#${event.id}#0`, state: 'due', due: event.at, version: 1 });
  const [parcel] = parcelsOf(capabilities, item);
  expect(parcel?.body).toEqual({ kind: 'letter', campaign: 'val-2018', letter: `l#${event.id}#0` });
  const record = { dynamodb: { NewImage: marshall(item), SequenceNumber: '1' } } as unknown as DynamoDBRecord;
  expect(await relayOf(capabilities)({ Records: [record] }, {} as never, () => undefined)).toEqual({
    batchItemFailures: [],
  });
  expect(sent()).toEqual([parcel?.body]);
});

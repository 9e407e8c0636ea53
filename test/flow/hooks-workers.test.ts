import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { SQSBatchResponse, SQSHandler, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { handler as dispatch } from '../../functions/hooks/dispatch.ts';
import { handler as send } from '../../functions/hooks/sending/entry.ts';

/** The two workers of hooks at the edge of their queues; what was not told what to answer fails the test. */
const table = mockClient(DynamoDBClient);
const queues = mockClient(SQSClient);
const [campaign, id, event] = ['val-2018', '01J4Z6X9QAW7E6R5T4Y3V2B1N1', '01J4Z6X9Q8W7E6R5T4Y3V2B1N0'] as const;
const hooks = ['01J4Z6X9QAW7E6R5T4Y3V2B1H1', '01J4Z6X9QAW7E6R5T4Y3V2B1H2', '01J4Z6X9QAW7E6R5T4Y3V2B1H3'] as const;
const at = '2026-08-03T08:00:00.000Z';
const call = (change: object = {}) =>
  JSON.stringify({ kind: 'change', campaign, id, type: 'event.changed', event, at, ...change });
const due = (change: object = {}) => JSON.stringify({ campaign, hook: hooks[0], delivery: id, ...change });

const work = (handler: SQSHandler, ...bodies: string[]) =>
  handler(
    { Records: bodies.map((body, n) => ({ messageId: `m${n}`, receiptHandle: `r${n}`, body }) as SQSRecord) },
    {} as never,
    () => undefined,
  ) as Promise<SQSBatchResponse>;
const failed = (...numbers: number[]) => ({ batchItemFailures: numbers.map((n) => ({ itemIdentifier: `m${n}` })) });
const put = () => table.commandCalls(PutItemCommand).map(({ args: [{ input }] }) => unmarshall(input.Item ?? {}));
const sent = () =>
  queues
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args: [{ input }] }) => (input.Entries ?? []).map(({ MessageBody }) => JSON.parse(MessageBody ?? '')));

beforeEach(() => {
  const untold = new Error('this was not told what to answer');
  table.reset();
  table.onAnyCommand().rejects(untold);
  table.on(GetItemCommand).resolves({});
  table.on(BatchGetItemCommand).resolves({});
  table.on(PutItemCommand).resolves({});
  queues.reset();
  queues.onAnyCommand().rejects(untold);
  queues.on(SendMessageBatchCommand).resolves({});
  queues.on(ChangeMessageVisibilityCommand).resolves({});
  for (const name of ['TABLE_NAME', 'QUEUE_URL_DELIVERIES', 'DELIVERIES_URL']) vi.stubEnv(name, name.toLowerCase());
  vi.stubEnv('PUBLIC_URL', 'https://api.example.org');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const all = [
    { id: hooks[0], status: 'on', events: ['event.changed'] },
    { id: hooks[1], status: 'on', events: ['event.created'] },
    { id: hooks[2], status: 'off', events: ['event.changed'] },
  ];
  table.on(QueryCommand).resolves({ Items: all.map((hook) => marshall({ pk: 'x', sk: 'y', ...hook })) });
});

const poison = [
  ['no JSON', '{'],
  ['null', 'null'],
  ['another kind', call({ kind: 'x' })],
  ['a field too many', call({ secret: 'kim-secret' })],
  ['no id', due({ delivery: 'kim-secret' })],
  ['another campaign’s key', due({ campaign: 'a#b' })],
] as const;

describe('who hands on', () => {
  test('stores a delivery and sends a message for each hook that is on and asked for it, then says that it is done', async () => {
    expect(await work(dispatch, call())).toEqual(failed());
    const [delivery, marker] = put();
    expect(delivery).toMatchObject({
      pk: 'val-2018#hooks',
      sk: `d#${hooks[0]}#${id}`,
      status: 'waiting',
      tries: 0,
      version: 1,
      ttl: expect.any(Number),
    });
    expect(marker).toEqual({ pk: 'val-2018#hooks', sk: `x#${id}`, ttl: expect.any(Number) });
    expect(put()).toHaveLength(2);
    expect(sent()).toEqual([{ campaign, hook: hooks[0], delivery: id }]);
    for (const { args } of table.commandCalls(PutItemCommand))
      expect(args[0].input.ConditionExpression).toBe('attribute_not_exists(pk)');
  });

  test('has done with what was handed on before', async () => {
    table.on(GetItemCommand).resolves({ Item: marshall({ pk: 'val-2018#hooks', sk: `x#${id}` }) });
    expect(await work(dispatch, call())).toEqual(failed());
    expect([put(), sent()]).toEqual([[], []]);
  });

  test('is not done as long as the queue takes not all of it', async () => {
    queues
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Failed: [{ Id: '0', SenderFault: false, Code: 'InternalError' }] })
      .resolves({});
    expect(await work(dispatch, call())).toEqual(failed(0));
    expect(put().map(({ sk }) => sk)).toEqual([`d#${hooks[0]}#${id}`]);
    expect(await work(dispatch, call())).toEqual(failed());
    expect(put().map(({ sk }) => sk)).toContain(`x#${id}`);
  });

  test.each(poison)('fails alone with what is no call (%s)', async (_, body) => {
    expect(await work(dispatch, call(), body)).toEqual(failed(1));
    expect(JSON.stringify(vi.mocked(process.stdout.write).mock.calls)).not.toContain('kim-secret');
  });
});

describe('who sends', () => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  /** A hook and a delivery that is due at that time, whichever is asked for. */
  const waits = (nextTryAt: string) =>
    table.on(BatchGetItemCommand).callsFake(({ RequestItems }) => {
      const item = marshall({ version: 1, id: hooks[0], status: 'waiting', nextTryAt });
      return { Responses: { table_name: RequestItems.table_name.Keys.map((key: object) => ({ ...key, ...item })) } };
    });

  test.each([
    [2, 7_200],
    // No longer than SQS can.
    [20, 43_200],
  ])('leaves what is due in %i hours in the queue, hidden until then', async (count, seconds) => {
    waits(hours(count));
    expect(await work(send, due())).toEqual(failed(0));
    const [{ args } = { args: [] }] = queues.commandCalls(ChangeMessageVisibilityCommand);
    expect(args[0]?.input).toMatchObject({ QueueUrl: 'deliveries_url', ReceiptHandle: 'r0' });
    const hidden = Number(args[0]?.input.VisibilityTimeout);
    expect(hidden).toBeLessThanOrEqual(seconds);
    expect(hidden).toBeGreaterThan(seconds - 600);
  });

  test('has done with what is not there any more', async () => {
    expect(await work(send, due())).toEqual(failed());
    expect(queues.commandCalls(ChangeMessageVisibilityCommand)).toHaveLength(0);
  });

  test('leaves to the queue’s own time what it could not hide', async () => {
    waits(hours(1));
    queues.on(ChangeMessageVisibilityCommand).rejects(new Error('out of reach'));
    expect(await work(send, due())).toEqual(failed(0));
  });

  test.each(poison)('fails alone with what is no delivery (%s)', async (_, body) => {
    expect(await work(send, due(), body)).toEqual(failed(1));
    expect(JSON.stringify(vi.mocked(process.stdout.write).mock.calls)).not.toContain('kim-secret');
  });
});

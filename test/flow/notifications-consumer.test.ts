import {
  type AttributeValue,
  BatchExecuteStatementCommand,
  BatchGetItemCommand,
  type BatchStatementErrorCodeEnum,
  DynamoDBClient,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf } from '../../functions/notifications/consumer.ts';
import { handlerOf as sweeperOf } from '../../functions/notifications/sweeper.ts';
import { envSuffix, offices } from '../../shared/units.ts';

const [table, queues] = [mockClient(DynamoDBClient), mockClient(SQSClient)];
const id = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
const subject = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const event = {
  id,
  at: '2026-08-03T08:00:00.000Z',
  type: 'ReservationReminded',
  subject,
  unit: 'solna',
  expires: '2026-08-17',
};
const message = (recipient: string, changes: object = {}) =>
  JSON.stringify({ recipient, campaign: 'val-2018', event: { ...event, ...changes } });

const consume = (...bodies: string[]) =>
  handlerOf(capabilities)(
    { Records: bodies.map((body, n) => ({ messageId: `m${n}`, body }) as SQSRecord) },
    {} as never,
    () => undefined,
  ) as Promise<SQSBatchResponse>;
type Statement = { readonly Statement?: string | undefined; readonly Parameters?: AttributeValue[] | undefined };
/** The item that a statement inserts. */
const inserted = ({ Statement = '', Parameters = [] }: Statement) => {
  const names = [...Statement.matchAll(/'(\w+)': \?/g)].map(([, name]) => name as string);
  return unmarshall(Object.fromEntries(names.map((name, i) => [name, Parameters[i] as AttributeValue])));
};
const statements = () =>
  table.commandCalls(BatchExecuteStatementCommand).flatMap(({ args: [{ input }] }) => input.Statements ?? []);
const put = () => statements().map(inserted);
/** The table answers of each statement, in their order, with an error of that code, or that it is done. */
const takes = (...codes: readonly (BatchStatementErrorCodeEnum | undefined)[]) =>
  table.on(BatchExecuteStatementCommand).callsFake(({ Statements = [] }: { Statements?: Statement[] }) => ({
    Responses: Statements.map((_, i) => (codes[i] ? { Error: { Code: codes[i] } } : {})),
  }));
const solna = { pk: 'val-2018#campaign', sk: 'association#solna', id: 'solna' };
const money = { amount: 450_000, unit: 'solna', budgetLine: 'ads' };
const asked = { pk: 'val-2018#pot', sk: 'r#solna#01J4Z6X9Q8W7E6R5T4Y3V2B1N0', ...money };
const pot = { pk: 'val-2018#pot', sk: 'pot', lines: { ads: { name: 'Annonser' } } };
const its = [asked, pot].map((item) => marshall(item));
const named = (name?: string) =>
  table.on(BatchGetItemCommand).resolves({ Responses: { table: name ? [marshall({ ...solna, name }), ...its] : [] } });
beforeEach(() => {
  const untold = new Error('this was not told what to answer');
  table.reset();
  table.onAnyCommand().rejects(untold);
  queues.reset();
  queues.onAnyCommand().rejects(untold);
  queues.on(SendMessageBatchCommand, { QueueUrl: 'https://queues/mail' }).resolves({});
  named();
  vi.stubEnv('TABLE_NAME', 'table');
  for (const receiver of [...offices, 'associations', 'mail'] as const)
    vi.stubEnv(`QUEUE_URL_${envSuffix(receiver)}`, `https://queues/${receiver}`);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

describe('the consumer', () => {
  test('puts a notice into the inbox of each recipient, in their words', async () => {
    takes();
    named('Solna');
    expect(await consume(message('solna'), message('district'))).toEqual({ batchItemFailures: [] });
    const [solna, district] = ['solna', 'district'].map((unit) => put().find(({ pk }) => pk.endsWith(unit)));
    expect(solna).toEqual({
      pk: 'val-2018#inbox#solna',
      sk: `n#${id}`,
      toldAt: expect.any(String),
      l1: `n#do#${id}`,
      id,
      at: event.at,
      event: 'ReservationReminded',
      subject,
      action: 'do',
      due: '2026-08-17',
      link: `/campaigns/val-2018/${subject}`,
      title: { sv: '4 500 kr ur posten Annonser: Solna', en: 'SEK 4,500 from the budget line Annonser: Solna' },
      text: { sv: expect.stringMatching(/^Reservationen för er begäran/), en: expect.stringMatching(/your request/) },
    });
    expect(district).toMatchObject({ action: 'know', text: { sv: expect.stringContaining('begäran från Solna') } });
    for (const { Statement } of statements()) expect(Statement).toMatch(/^INSERT INTO "table" VALUE \{/);
  });

  test('reads the names for a batch once', async () => {
    takes();
    named('Solna');
    await consume(message('district'), message('city-hall'), message('solna'));
    // What the name of a thing is made of is read once the thing is known.
    const read = table.commandCalls(BatchGetItemCommand).map(({ args: [{ input }] }) => input.RequestItems?.table);
    const sks = read.map((its) => its?.Keys?.map((key) => unmarshall(key).sk));
    expect(sks).toEqual([['val-2018'], [solna.sk, asked.sk], [pot.sk]]);
  });

  test('a message that comes again is done with', async () => {
    takes('DuplicateItem');
    expect(await consume(message('solna'))).toEqual({ batchItemFailures: [] });
  });

  test('twice in one batch it is put once', async () => {
    takes();
    expect(await consume(message('solna'), message('solna'))).toEqual({ batchItemFailures: [] });
    expect(put()).toHaveLength(1);
  });

  test('a name that is not to be had is no reason to keep quiet', async () => {
    takes();
    named();
    await consume(message('district'));
    expect(put()[0]?.text.sv).toContain('begäran från en borttagen förening');
  });

  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['another recipient than a unit', message('../x')],
    ['a field too many', message('solna').replace('{', '{"extra":1,')],
    ['no id', message('solna', { id: '7' })],
    ['no instant', message('solna', { at: 'yesterday' })],
    ['a subject that would be another key', message('solna', { subject: 'pot#x' })],
    ['an unknown type', message('solna', { type: 'Renamed' })],
    ['an unknown capability', message('solna', { subject: 'staff/x' })],
  ])('a poison message (%s) fails alone', async (_, poison) => {
    takes();
    expect(await consume(message('solna'), poison, message('nacka', { unit: 'nacka' }))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm1' }],
    });
    expect(put()).toHaveLength(2);
  });

  test('what the table could not take comes again, and only that', async () => {
    takes('ThrottlingError');
    expect(await consume(message('solna'), message('nacka', { unit: 'nacka' }))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
  });

  test('nor is anything told where the table is out of reach: all of it comes again', async () => {
    table.on(BatchExecuteStatementCommand).rejects(new Error('no answer'));
    await expect(consume(message('solna'))).rejects.toThrow('no answer');
  });
});

describe('the sweeper', () => {
  const sweep = sweeperOf(capabilities);
  const now = '2026-08-03T10:00:00.000Z';
  const stored = (n: number, at: string, changes: object = {}) =>
    marshall({
      pk: 'val-2018#pot',
      sk: `e#2026-08#${subject}#${id.slice(0, -1)}${n}`,
      campaign: 'val-2018',
      ...event,
      id: `${id.slice(0, -1)}${n}`,
      at,
      actor: 'x',
      concerns: ['district', 'solna'],
      ...changes,
    });
  /** The table holds these events, by month, and these notices. */
  const holds = (
    events: Readonly<Record<string, ReturnType<typeof stored>[]>>,
    notices: readonly { pk: string; sk: string }[],
  ) => {
    table.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values }) => {
      const { ':pk': pk, ':prefix': prefix } = unmarshall(values);
      if (pk === 'campaigns') return { Items: [marshall({ pk, sk: 'val-2018' })] };
      return { Items: pk === 'val-2018#pot' ? (events[prefix] ?? []) : [] };
    });
    table.on(BatchGetItemCommand).callsFake(({ RequestItems }) => {
      const keys = RequestItems.table.Keys.map((key: never) => unmarshall(key));
      const found = keys.filter((key: { pk: string; sk: string }) =>
        notices.some(({ pk, sk }) => pk === key.pk && sk === key.sk),
      );
      return { Responses: { table: found.map((key: object) => marshall(key)) } };
    });
  };
  const sent = () =>
    queues.commandCalls(SendMessageBatchCommand).flatMap(({ args: [{ input }] }) =>
      (input.Entries ?? []).map(({ MessageBody }) => {
        const { recipient, event: told } = JSON.parse(MessageBody ?? '');
        return [input.QueueUrl?.split('/').at(-1), recipient, told.id.at(-1)].join(' ');
      }),
    );

  test('sends again what is in no inbox: neither what is on its way, nor what is long past', async () => {
    queues.on(SendMessageBatchCommand).resolves({});
    holds(
      {
        'e#2026-08#': [
          stored(1, '2026-08-03T09:00:00.000Z'),
          stored(2, '2026-08-03T09:57:59.000Z'),
          stored(3, '2026-08-03T09:58:01.000Z'),
          stored(4, '2026-08-03T09:00:00.000Z', { concerns: 'nobody' }),
        ],
        'e#2026-07#': [stored(5, '2026-07-31T10:00:01.000Z'), stored(6, '2026-07-31T09:59:59.000Z')],
      },
      [{ pk: 'val-2018#inbox#district', sk: `n#${id}` }],
    );
    expect(await sweep({ now })).toEqual({ events: 4, missing: 5, unsent: 0 });
    expect(sent().sort()).toEqual([
      'associations solna 1',
      'associations solna 2',
      'associations solna 5',
      'district district 2',
      'district district 5',
    ]);
  });

  test('from the fourth day on the month before is left alone', async () => {
    holds({}, []);
    await sweep({ now: '2026-08-04T10:00:00.000Z' });
    const months = table
      .commandCalls(QueryCommand)
      .flatMap(({ args: [{ input }] }) => unmarshall(input.ExpressionAttributeValues ?? {})[':prefix'] ?? []);
    expect(new Set(months)).toEqual(new Set(['e#2026-08#']));
  });

  test('keys that the table left over are asked for again', async () => {
    queues.on(SendMessageBatchCommand).resolves({});
    holds({ 'e#2026-08#': [stored(1, '2026-08-03T09:00:00.000Z')] }, []);
    const district = { pk: 'val-2018#inbox#district', sk: `n#${id}` };
    table
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { table: [] }, UnprocessedKeys: { table: { Keys: [marshall(district)] } } })
      .resolves({ Responses: { table: [marshall(district)] } });
    expect(await sweep({ now })).toMatchObject({ missing: 1 });
    expect(sent()).toEqual(['associations solna 1']);
  });

  test('a queue that takes nothing makes the run fail, when all others have been tried', async () => {
    queues.on(SendMessageBatchCommand, { QueueUrl: 'https://queues/associations' }).resolves({});
    holds({ 'e#2026-08#': [stored(1, '2026-08-03T09:00:00.000Z')] }, []);
    await expect(sweep({ now })).rejects.toThrow('1 messages could not be sent again');
    expect(sent()).toContain('associations solna 1');
  });
});

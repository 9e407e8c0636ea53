import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as sdkTable from '@aws-sdk/client-dynamodb';
import * as sdkQueue from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as lean from '../../infra/lean-clients.ts';

/** What stands in for the SDK's clients in the bundles says and hears what they do: both are asked the same. */

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
type Said = { readonly status?: number; readonly headers?: Record<string, string>; readonly body: object };
type Answer = Said | 'silence';

let heard: Heard[] = [];
/** What the next requests are answered, the last for good. */
let answers: ((heard: Heard) => Answer)[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const one = { headers: request.headers, body };
  heard.push(one);
  const answer = (answers.length > 1 ? answers.shift() : answers[0])?.(one) ?? 'silence';
  if (answer === 'silence') return;
  response.writeHead(answer.status ?? 200, { 'x-amzn-requestid': 'this-one', ...answer.headers });
  response.end(JSON.stringify(answer.body));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('AWS_ENDPOINT_URL_SQS', endpoint);
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'token');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  heard = [];
});

const options = () => ({
  maxAttempts: 3,
  requestHandler: new NodeHttpHandler({ connectionTimeout: 200, requestTimeout: 200, throwOnRequestTimeout: true }),
});
const leanTable = () => new lean.DynamoDBClient(options()) as unknown as sdkTable.DynamoDBClient;
const leanQueue = () => new lean.SQSClient(options()) as unknown as sdkQueue.SQSClient;

const always = (answer: Answer) => [() => answer];
const fault = (name: string, status = 400, more: object = {}): Said => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'so it is', ...more },
});

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
/** The signature that a request should have. Source: AWS IAM User Guide, "Create a signed AWS API request". */
const signatureOf = ({ headers, body }: Heard): string => {
  const [, scope = '', signed = ''] =
    /Credential=key\/([^,]+), SignedHeaders=([^,]+)/.exec(`${headers.authorization}`) ?? [];
  const lines = signed.split(';').map((name) => `${name}:${headers[name]}\n`);
  const canonical = ['POST', '/', '', lines.join(''), signed, hash(body)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, 'AWS4secret');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n');
  return hmac(key, text).toString('hex');
};
const saidBy = (one: Heard) => {
  const [, scope, signature] =
    /Credential=key\/\d+\/([^,]+),.*Signature=(\w+)/.exec(`${one.headers.authorization}`) ?? [];
  const { 'x-amz-target': target, 'content-type': type, host, 'x-amz-security-token': token } = one.headers;
  return { target, type, host, token, scope, signed: signature === signatureOf(one), body: one.body };
};

const key = { pk: { S: 'a' }, sk: { S: 'å\u2028"\\' } };
const item = {
  ...key,
  some: { L: [{ N: '1' }, { M: { yes: { BOOL: true }, no: { NULL: true } } }] },
  bytes: { B: Buffer.from('ab') },
};
const commands = {
  get: () => new sdkTable.GetItemCommand({ TableName: 't', Key: key, ConsistentRead: true }),
  query: () => new sdkTable.QueryCommand({ TableName: 't', ExpressionAttributeValues: { ':a': { S: 'a' } }, Limit: 3 }),
  batch: () => new sdkTable.BatchGetItemCommand({ RequestItems: { t: { Keys: [key] } } }),
  transact: () =>
    new sdkTable.TransactWriteItemsCommand({
      ClientRequestToken: 'same',
      TransactItems: [{ Put: { TableName: 't', Item: item } }, { Delete: { TableName: 't', Key: key } }],
    }),
};

/** Whatever the callers of a client look at, of what it brings or throws. */
const outcome = async (send: Promise<object>) => {
  const { $metadata, ...rest } = (await send.catch((error: object) => ({
    ...error,
    name: (error as Error).name,
    message: (error as Error).message,
  }))) as Readonly<Record<string, unknown>> & { readonly $metadata: { httpStatusCode?: number; attempts: number } };
  return { ...rest, status: $metadata.httpStatusCode, attempts: $metadata.attempts };
};

test.each(Object.entries(commands))('%s is said as the SDK says it, and signed', async (_, command) => {
  answers = always({ body: {} });
  await new sdkTable.DynamoDBClient(options()).send(command() as sdkTable.GetItemCommand);
  await leanTable().send(command() as sdkTable.GetItemCommand);
  const [theirs, ours] = heard.map(saidBy);
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ signed: true, token: 'token', scope: 'eu-north-1/dynamodb/aws4_request' });
});

test.each<readonly [string, number, readonly Answer[]]>([
  ['an item', 1, [{ body: { Item: item, ConsumedCapacity: { CapacityUnits: 0.5 } } }]],
  ['nothing', 1, [{ body: {} }]],
  [
    'an item at the third try',
    3,
    [fault('InternalServerError', 500), fault('ThrottlingException'), { body: { Item: key } }],
  ],
  ['an outage', 3, [fault('InternalServerError', 500)]],
  ['a throttled table', 3, [fault('ProvisionedThroughputExceededException')]],
  ['a condition that does not hold', 1, [fault('ConditionalCheckFailedException', 400, { Item: key })]],
  [
    'a transaction that is cancelled',
    1,
    [fault('TransactionCanceledException', 400, { CancellationReasons: [{ Code: 'None' }] })],
  ],
  ['a mistake', 1, [fault('ValidationException')]],
  ['what it does not know', 1, [fault('NewException')]],
  ['what is no JSON', 1, [{ status: 400, body: [] }]],
  ['no answer', 3, ['silence']],
])('it hears %s as the SDK does', async (_, attempts, given) => {
  const outcomes = [];
  for (const client of [new sdkTable.DynamoDBClient(options()), leanTable()]) {
    answers = given.map((answer) => () => answer);
    outcomes.push(await outcome(client.send(commands.get())));
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[1]).toMatchObject({ attempts });
});

test('a clock that is wrong is corrected, and what it was wrong for is tried again', async () => {
  const theirs = new Date(Date.now() + 3_600_000).toUTCString();
  const answer = { ...fault('InvalidSignatureException'), headers: { date: theirs } };
  answers = [() => answer, () => ({ body: {} })];
  expect(await outcome(leanTable().send(commands.get()))).toMatchObject({ attempts: 2 });
  const hours = heard.map(({ headers }) => Number(`${headers['x-amz-date']}`.slice(9, 11)));
  expect(((hours[1] ?? 0) - (hours[0] ?? 0) + 24) % 24).toBe(1);
  expect(heard.map((one) => saidBy(one).signed)).toEqual([true, true]);
});

test('calls at the same time do not mix', async () => {
  answers = [({ body }) => ({ body: { Item: JSON.parse(body).Key } })];
  const client = leanTable();
  const ids = Array.from({ length: 30 }, (_, i) => `${i}`);
  const found = await Promise.all(
    ids.map((id) => client.send(new sdkTable.GetItemCommand({ TableName: 't', Key: { pk: { S: id } } }))),
  );
  expect(found.map(({ Item }) => Item?.pk?.S)).toEqual(ids);
  expect(heard.every((one) => saidBy(one).signed)).toBe(true);
});

test('queues are spoken to as by the SDK; a message that arrived otherwise is not taken for sent', async () => {
  const entry = { Id: '0', MessageBody: 'ett' };
  const command = () => new sdkQueue.SendMessageBatchCommand({ QueueUrl: 'https://x/q', Entries: [entry] });
  const md5 = createHash('md5').update('ett').digest('hex');
  const taken = { Id: '0', MessageId: 'm', MD5OfMessageBody: md5 };
  answers = always({ body: { Successful: [taken], Failed: [] } });
  const theirs = await outcome(new sdkQueue.SQSClient({ ...options(), useQueueUrlAsEndpoint: false }).send(command()));
  expect(await outcome(leanQueue().send(command()))).toEqual(theirs);
  expect(saidBy(heard[1] as Heard)).toEqual(saidBy(heard[0] as Heard));
  expect(saidBy(heard[1] as Heard)).toMatchObject({ signed: true, scope: 'eu-north-1/sqs/aws4_request' });
  answers = always({ body: { Successful: [{ ...taken, MD5OfMessageBody: '0' }] } });
  await expect(leanQueue().send(command())).rejects.toThrow('MD5');
});

test('a setting that it would leave out is refused', () => {
  expect(() => new lean.DynamoDBClient({ ...options(), region: 'eu-west-1' } as never)).toThrow('region');
});

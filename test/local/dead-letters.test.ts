import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enginesFile } from '../../infra/local/data-folder.ts';
import { localKey, region } from '../../infra/local/names.ts';
import { handleAll, type Wish } from '../../tools/dead-letters/dead-letters.ts';
import { kindOf, lineOf } from '../../tools/dead-letters/explain.ts';
import { template } from '../infra/template.ts';
import { closeStack, openStackWith, theStack } from '../support/stack.ts';

/** `npm run dead-letters` against the queues of a Valsam that runs. */
const look: Wish = { redrive: false, dryRun: false, queue: undefined };
const event = {
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  at: '2026-08-03T08:00:00.000Z',
  type: 'CampaignChanged',
  subject: 'campaign',
};
let client: SQSClient;

const handled = async (wish: Partial<Wish>): Promise<{ left: number; said: string }> => {
  const said: string[] = [];
  const left = await handleAll(client, undefined, { ...look, ...wish }, (line) => said.push(line));
  return { left, said: said.join('\n') };
};
/** The address of a queue by how its logical id begins. */
const queue = (begins: string): string =>
  Object.entries(theStack().queues.urls).find(([id]) => id.startsWith(begins))?.[1] ?? '';
const waiting = async (begins: string): Promise<number> => {
  const QueueUrl = queue(begins);
  const AttributeNames = ['ApproximateNumberOfMessages'] as const;
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
};
const putAside = (begins: string, body: object) =>
  client.send(new SendMessageCommand({ QueueUrl: queue(begins), MessageBody: JSON.stringify(body) }));

beforeAll(async () => {
  await openStackWith({});
  const told = JSON.parse(readFileSync(path.join(theStack().dataDir, enginesFile), 'utf8')) as { queues: string };
  const credentials = { accessKeyId: localKey.id, secretAccessKey: localKey.secret };
  client = new SQSClient({ endpoint: told.queues, region, credentials });
});
afterAll(closeStack);

test('nothing is said of queues in which nothing is', async () => {
  expect(await handled({})).toEqual({ left: 0, said: 'Nothing was put aside.' });
});

test('what was put aside is listed by ids, stays where it is, and is sent again when that is asked for', async () => {
  const purpose = 'Annons i Mitt i Solna';
  await putAside('RelayDistrictDeadLetters', { recipient: 'district', campaign: 'c', event: { ...event, purpose } });
  await putAside('RelayFailures', { DDBStreamBatchInfo: { shardId: 'shard-1', startSequenceNumber: '7' } });
  for (const wish of [{}, { redrive: true, dryRun: true }]) {
    const { left, said } = await handled(wish);
    expect(left).toBe(2);
    expect(said).toContain(`type CampaignChanged, subject campaign, id ${event.id}, recipient district, campaign c`);
    expect(said).toContain('shardId shard-1, startSequenceNumber 7');
    expect(said).not.toContain(purpose);
    expect(await waiting('RelayDistrictDeadLetters')).toBe(1);
  }
  const { left, said } = await handled({ redrive: true });
  expect(left).toBe(1);
  expect(said).toContain('RelayDistrictDeadLetters: 1 message (notices that are in no inbox)');
  expect(said).toContain('They were in no queue');
  expect(await waiting('RelayDistrictDeadLetters')).toBe(0);
  expect(await waiting('RelayFailures')).toBe(1);
});

test('one queue can be meant; one that is not there is answered with those that are', async () => {
  await putAside('RelayCityHallDeadLetters', { recipient: 'city-hall', campaign: 'c', event });
  expect((await handled({ queue: 'RelayCityHallDeadLetters', redrive: true })).left).toBe(0);
  await expect(handled({ queue: 'Nowhere' })).rejects.toThrow('RelayAssociationsDeadLetters, RelayCityHallDeadLetters');
});

test.each([
  ['{', 'not JSON'],
  ['{}', 'of no kind'],
  [JSON.stringify({ Records: [{ s3: { object: { key: 'incoming/a%20b' } } }] }), 'file incoming/a b'],
  [JSON.stringify({ campaign: 'c', hook: 'h', delivery: 'd', secret: 'x' }), 'campaign c, hook h, delivery d'],
])('%s is %s', (body, says) => expect(lineOf(body)).toContain(says));

/** Of the stack's queues those that nothing reads. */
const asides = Object.entries(template.toJSON().Resources as Record<string, { Type: string }>)
  .filter(([id, { Type }]) => Type === 'AWS::SQS::Queue' && /DeadLetters|Failures/.test(id))
  .map(([id]) => id.replace(/^\w*NestedStackResource[0-9A-F]{8}/, '').replace(/[0-9A-F]{8}$/, ''));
const runbook = readFileSync('docs/RUNBOOK.md', 'utf8');
const logs = Object.entries(template.toJSON().Resources as Record<string, { Type: string }>)
  .filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup')
  .map(([id]) => id.replace(/^\w*NestedStackResource[0-9A-F]{8}/, ''));

test.each(asides)('%s is explained, with a log that is there and a chapter of the RUNBOOK', (name) => {
  const { log, chapter, what } = kindOf(name);
  expect(what).not.toBe('messages');
  expect(
    logs.some((id) => id.startsWith(log)),
    `${log}: ${logs.join(' ')}`,
  ).toBe(true);
  expect(runbook).toContain(`\n## ${chapter}\n`);
});

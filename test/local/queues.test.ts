import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { startQueues } from '../../infra/local/queue-engine.ts';
import { caller } from '../../infra/local/wire.ts';

/** The SQS engine as the runner starts it: what it keeps, and for how long. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'valsam-queues-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const begin = async () => {
  const engine = await startQueues(dataDir);
  const sqs = caller(engine.endpoint, 'sqs');
  const QueueUrl = `${engine.endpoint}/000000000000/q`;
  await sqs('CreateQueue', { QueueName: 'q' });
  await sqs('SetQueueAttributes', { QueueUrl, Attributes: { MessageRetentionPeriod: '3600' } });
  const count = async () => {
    const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] };
    const { Attributes } = await sqs<{ Attributes: Record<string, string> }>('GetQueueAttributes', asked);
    return Number(Attributes.ApproximateNumberOfMessages);
  };
  return { stop: engine.stop, send: (MessageBody: string) => sqs('SendMessage', { QueueUrl, MessageBody }), count };
};

test('a message outlives a new start, and goes when its queue has kept it long enough: nothing grows for good', async () => {
  const first = await begin();
  for (const body of ['old', 'new']) await first.send(body);
  await first.stop();
  const database = new DatabaseSync(path.join(dataDir, 'queues/fauxqs.db'));
  database.exec("UPDATE sqs_messages SET sent_timestamp = sent_timestamp - 3700000 WHERE body = 'old'");
  database.close();
  const second = await begin();
  expect(await second.count()).toBe(1);
  await second.stop();
  const third = await begin();
  expect(await third.count()).toBe(1);
  await third.stop();
});

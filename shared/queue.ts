import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { env } from './env.ts';
import { envSuffix, isOffice, type Unit } from './units.ts';

/** The only module that speaks to SQS. */
const client = new SQSClient({
  maxAttempts: 3,
  // Without the last of these the SDK only warns that the time is up, and goes on waiting.
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
  }),
});

/** Each office has a queue of its own; the associations share a fourth. */
export const queueOf = (unit: Unit): string => env(`QUEUE_URL_${envSuffix(isOffice(unit) ? unit : 'associations')}`);

/** A queue of one capability's own. */
export const queueNamed = (name: string): string => env(`QUEUE_URL_${envSuffix(name)}`);

/**
 * JSON in characters that every queue takes. SQS refuses some that texts may hold (U+FFFE and U+FFFF; engines like it the
 * halves of an emoji, too), for good: then nobody would be told of the event.
 * Source: Amazon SQS API Reference, SendMessage, MessageBody.
 */
const jsonOf = (body: object): string =>
  JSON.stringify(body).replaceAll(
    /[\ud800-\udfff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** SQS takes ten messages in one batch. */
const batchSize = 10;

/**
 * Sends the bodies to one queue, as JSON, in batches.
 * @returns the positions (in `bodies`) of those that SQS did not take.
 * @throws when a whole batch could not be sent.
 */
export const send = async (queueUrl: string, bodies: readonly object[]): Promise<readonly number[]> => {
  const refused: number[] = [];
  for (let start = 0; start < bodies.length; start += batchSize) {
    const entries = bodies
      .slice(start, start + batchSize)
      .map((body, i) => ({ Id: String(start + i), MessageBody: jsonOf(body) }));
    const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    refused.push(...(Failed ?? []).map(({ Id }) => Number(Id)));
  }
  return refused;
};

/** Seconds: SQS hides no message longer, counted from when it was taken. */
const longestHiding = 43_200;

/** Hides a message that was taken from the queue for so many seconds, instead of the queue's own time. */
export const hide = async (QueueUrl: string, ReceiptHandle: string, seconds: number): Promise<void> => {
  const VisibilityTimeout = Math.min(Math.max(Math.ceil(seconds), 0), longestHiding);
  await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
};

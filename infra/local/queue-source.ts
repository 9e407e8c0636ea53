import { setTimeout as wait } from 'node:timers/promises';
import type { Filter } from './filters.ts';
import { region } from './names.ts';
import { type Batch, failedItems } from './stream-delivery.ts';
import type { Source } from './stream-source.ts';
import type { Call } from './wire.ts';

export type QueueMapping = {
  readonly functionName: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** How many batches may be with the function at a time. */
  readonly pollers: number;
  readonly partialResponses: boolean;
  readonly filter: Filter;
};

type MessageAttribute = { readonly DataType: string; readonly StringValue?: string; readonly BinaryValue?: string };
type Message = {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
};

const afterTroubleMs = 500;
const longPollSeconds = 20;
const receiveLimit = 10;

/**
 * Reads a queue for one function, as Lambda's event source mapping does: what the function does not handle stays in the
 * queue and comes again after the visibility timeout, until the queue's own redrive policy puts it aside.
 */
export const startQueueSource = (mapping: QueueMapping, sqs: Call, deliver: Batch): Source => {
  const abort = new AbortController();
  const { signal } = abort;

  const receive = async (): Promise<readonly Message[]> => {
    const input = {
      QueueUrl: mapping.queueUrl,
      MaxNumberOfMessages: Math.min(mapping.batchSize, receiveLimit),
      WaitTimeSeconds: longPollSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    return (await sqs<{ Messages?: Message[] }>('ReceiveMessage', input, signal)).Messages ?? [];
  };
  const remove = async (messages: readonly Message[]): Promise<void> => {
    if (messages.length === 0) return;
    const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs('DeleteMessageBatch', { QueueUrl: mapping.queueUrl, Entries });
  };
  const handle = async (messages: readonly Message[]): Promise<void> => {
    const records = messages.map((message) => ({ message, record: lambdaRecord(message, mapping.queueArn) }));
    const wanted = records.filter(({ record }) => mapping.filter(parsedBody(record)));
    const unwanted = records.filter((one) => !wanted.includes(one));
    await remove(unwanted.map(({ message }) => message));
    if (wanted.length === 0) return;
    const answer = await deliver(mapping.functionName, { Records: wanted.map(({ record }) => record) });
    const failed = mapping.partialResponses ? failedItems(answer) : [];
    const ids = wanted.map(({ message }) => message.MessageId);
    if (failed.some((id) => !ids.includes(id))) return;
    await remove(wanted.map(({ message }) => message).filter(({ MessageId }) => !failed.includes(MessageId)));
  };
  const poll = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const messages = await receive();
        // A failed invocation leaves its messages to their visibility timeout.
        if (messages.length > 0) await handle(messages).catch(() => {});
      } catch {
        if (!signal.aborted) await wait(afterTroubleMs, undefined, { signal }).catch(() => {});
      }
    }
  };
  const running = Array.from({ length: mapping.pollers }, poll);
  return {
    stop: async () => {
      abort.abort();
      await Promise.all(running);
    },
    drained: async () => {
      while (!signal.aborted && (await pending(sqs, mapping.queueUrl)) > 0) await wait(20);
    },
  };
};

const counts = ['', 'NotVisible', 'Delayed'].map((kind) => `ApproximateNumberOfMessages${kind}`);

/** How many messages a queue holds, in whatever state. */
const pending = async (sqs: Call, QueueUrl: string): Promise<number> => {
  const { Attributes = {} } = await sqs<{ Attributes?: Record<string, string> }>('GetQueueAttributes', {
    QueueUrl,
    AttributeNames: counts,
  });
  return counts.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
};

const lambdaRecord = (message: Message, eventSourceARN: string) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: DataType,
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  ),
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion: region,
});

/** Filters look into a body that is JSON. */
const parsedBody = (record: { readonly body: string }): object => {
  try {
    return { ...record, body: JSON.parse(record.body) as unknown };
  } catch {
    return record;
  }
};

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Filter } from './filters.ts';

/**
 * How Lambda hands the records of a stream to a function, and what it does when that fails.
 * Source: AWS Lambda Developer Guide, "Using Lambda with Amazon DynamoDB", error handling and partial batch responses.
 */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime: number;
  };
};

export type StreamMapping = {
  readonly id: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly streamArn: string;
  readonly batchSize: number;
  readonly bisects: boolean;
  /** How often a failed batch is tried again; -1 means as long as its records are kept. */
  readonly retryAttempts: number;
  /** Records older than this are given up; -1 means never. */
  readonly maxAgeSeconds: number;
  readonly partialResponses: boolean;
  readonly filter: Filter;
  /** From the engine's record to Lambda's. */
  readonly shape: (record: StreamRecord) => StreamRecord;
  /** Is sent, as JSON, what is said about records that were given up. */
  readonly giveUp: ((report: object) => Promise<void>) | undefined;
};

/** Calls the function; throws when the invocation fails. */
export type Batch = (functionName: string, event: object) => Promise<unknown>;

type Condition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

const firstPauseMs = 200;
const longestPauseMs = 10_000;

/**
 * Returns once each record is done with: handled, or given up and reported. Later records of the shard wait that long.
 * Throws when `signal` says to stop; the records then come again after the next start.
 */
export const deliverInOrder = async (
  records: readonly StreamRecord[],
  mapping: StreamMapping,
  deliver: Batch,
  shardId: string,
  signal: AbortSignal,
): Promise<void> => {
  const report = (given: readonly StreamRecord[], condition: Condition, tries: number): Promise<void> | undefined =>
    given.length === 0 ? undefined : mapping.giveUp?.(failureReport(given, condition, tries, mapping, shardId));

  const attempt = async (batch: readonly StreamRecord[], retriesLeft: number, tries: number): Promise<void> => {
    signal.throwIfAborted();
    const [expired, fresh] = byAge(batch, mapping.maxAgeSeconds);
    await report(expired, 'RecordAgeExceeded', tries);
    if (fresh.length === 0) return;
    const failed = await firstFailed(fresh, mapping, deliver);
    if (failed === undefined) return;
    signal.throwIfAborted();
    if (failed > 0) return attempt(fresh.slice(failed), mapping.retryAttempts, 0);
    if (mapping.bisects && fresh.length > 1) {
      // Splitting does not count as a retry, so one bad record ends up alone before it is given up.
      const middle = Math.ceil(fresh.length / 2);
      await attempt(fresh.slice(0, middle), retriesLeft, tries + 1);
      return attempt(fresh.slice(middle), retriesLeft, tries + 1);
    }
    if (retriesLeft === 0) return report(fresh, 'RetryAttemptsExhausted', tries + 1);
    await wait(Math.min(firstPauseMs * 2 ** tries, longestPauseMs), undefined, { signal });
    return attempt(fresh, retriesLeft - 1, tries + 1);
  };
  await attempt(records, mapping.retryAttempts, 0);
};

const byAge = (batch: readonly StreamRecord[], maxAgeSeconds: number) => {
  const oldest = maxAgeSeconds < 0 ? Number.NEGATIVE_INFINITY : Date.now() / 1000 - maxAgeSeconds;
  const isExpired = ({ dynamodb }: StreamRecord): boolean => dynamodb.ApproximateCreationDateTime < oldest;
  return [batch.filter(isExpired), batch.filter((record) => !isExpired(record))] as const;
};

/** Position of the first record that was not handled, undefined when all were. */
const firstFailed = async (
  batch: readonly StreamRecord[],
  mapping: StreamMapping,
  deliver: Batch,
): Promise<number | undefined> => {
  try {
    const answer = await deliver(mapping.functionName, { Records: batch });
    const failures = mapping.partialResponses ? failedItems(answer) : [];
    if (failures.length === 0) return undefined;
    const positions = failures.map((id) => batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === id));
    // An identifier that is none of the batch's fails all of it: minus one is below every position.
    return Math.max(0, Math.min(...positions));
  } catch {
    return 0;
  }
};

/** `batchItemFailures` of a function's answer; an answer without them means success. */
export const failedItems = (answer: unknown): readonly string[] => {
  const failures = (answer as { batchItemFailures?: { itemIdentifier?: unknown }[] } | null)?.batchItemFailures ?? [];
  return failures.map(({ itemIdentifier }) => String(itemIdentifier ?? ''));
};

const failureReport = (
  given: readonly StreamRecord[],
  condition: Condition,
  tries: number,
  { functionArn, streamArn }: StreamMapping,
  shardId: string,
): object => {
  const at = (index: number) => given.at(index)?.dynamodb;
  const instant = (index: number): string =>
    new Date((at(index)?.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  return {
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: tries },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: at(0)?.SequenceNumber,
      endSequenceNumber: at(-1)?.SequenceNumber,
      approximateArrivalOfFirstRecord: instant(0),
      approximateArrivalOfLastRecord: instant(-1),
      batchSize: given.length,
      streamArn,
    },
  };
};

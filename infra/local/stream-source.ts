import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Checkpoints } from './checkpoints.ts';
import { type Batch, deliverInOrder, type StreamMapping, type StreamRecord } from './stream-delivery.ts';
import type { Call } from './wire.ts';

/** Something that hands events to a function until it is stopped. */
export type Source = {
  /** Resolves once nothing is under way any more. */
  readonly stop: () => Promise<void>;
  /** Resolves once everything that was there at the time of the call has been dealt with. */
  readonly drained: () => Promise<void>;
};

export type StreamSource = Source & {
  readonly tableName: string;
  /** The last record of each shard that is done with. */
  readonly passed: ReadonlyMap<string, string>;
};

export type StreamServices = {
  readonly table: Call;
  readonly streams: Call;
  readonly tableName: string;
  readonly checkpoints: Checkpoints;
  readonly deliver: Batch;
  /** Nothing is read before. */
  readonly begin: Promise<void>;
};

type Shard = { readonly ShardId: string; readonly ParentShardId?: string };
type Reader = { readonly nextEmpty: () => Promise<void> };

/** Often while something is going on, seldom while nobody is at work: all day long it would warm a laptop. */
const pollEveryMs = { busy: 50, quiet: 250 } as const;
const busyForMs = 5_000;
const afterTroubleMs = 500;
const pageSize = 1_000;
/** What a checkpoint says of a shard that will have no more records. */
const finished = 'finished';

/**
 * Reads the stream of a table for one function, as Lambda's event source mapping does: each shard in order, children
 * after their parents, from the checkpoint on or from the oldest record kept.
 */
export const startStreamSource = (mapping: StreamMapping, services: StreamServices): StreamSource => {
  const { table, streams, tableName, checkpoints, deliver } = services;
  const abort = new AbortController();
  const { signal } = abort;
  const readers = new Map<string, Reader>();
  const passed = new Map<string, string>();

  const readShard = async (streamArn: string, shardId: string, poll: PollLog): Promise<void> => {
    const key = `${mapping.id} ${streamArn} ${shardId}`;
    let iterator: string | undefined;
    let lastRecordsMs = Date.now();
    while (!signal.aborted) {
      try {
        iterator ??= await iteratorFrom(streams, streamArn, shardId, checkpoints.get(key), signal);
        poll.begins();
        const page = await streams<Page>('GetRecords', { ShardIterator: iterator, Limit: pageSize }, signal);
        for (const batch of batchesOf(page.Records, mapping)) {
          if (batch.wanted.length > 0) await deliverInOrder(batch.wanted, mapping, deliver, shardId, signal);
          checkpoints.set(key, batch.through);
          passed.set(shardId, batch.through);
        }
        iterator = page.NextShardIterator;
        if (iterator === undefined) {
          checkpoints.set(key, finished);
          return;
        }
        if (page.Records.length > 0) {
          lastRecordsMs = Date.now();
          continue;
        }
        poll.wasEmpty();
        const isBusy = Date.now() - lastRecordsMs < busyForMs;
        await wait(isBusy ? pollEveryMs.busy : pollEveryMs.quiet, undefined, { signal });
      } catch {
        // The engine is away or the iterator too old: begin again from the checkpoint.
        iterator = undefined;
        if (!signal.aborted) await wait(afterTroubleMs, undefined, { signal }).catch(() => {});
      }
    }
  };

  const readAll = async (): Promise<void> => {
    while (!signal.aborted) {
      const { streamArn, shards } = await shardsOf(table, streams, tableName, signal);
      const keyOf = ({ ShardId }: Shard): string => `${mapping.id} ${streamArn} ${ShardId}`;
      // A shard is listed for a day after its last record: of what is older nothing is to be known.
      checkpoints.keep(`${mapping.id} `, new Set(shards.map(keyOf)));
      const open = shards.filter((shard) => checkpoints.get(keyOf(shard)) !== finished);
      const waiting = new Set(open.map(({ ShardId }) => ShardId));
      const ready = open.filter(({ ParentShardId }) => !ParentShardId || !waiting.has(ParentShardId));
      const reading = ready.map(async ({ ShardId }) => {
        const poll = pollLog();
        readers.set(ShardId, poll);
        await readShard(streamArn, ShardId, poll);
        readers.delete(ShardId);
        poll.ends();
      });
      if (reading.length === 0) await wait(afterTroubleMs, undefined, { signal });
      // A shard that ends has children, which may be read from then on.
      else await Promise.all(reading);
    }
  };
  const keepReading = async (): Promise<void> => {
    await Promise.race([services.begin, once(signal, 'abort')]);
    while (!signal.aborted) {
      await readAll().catch(() => wait(afterTroubleMs, undefined, { signal }).catch(() => {}));
    }
  };
  const running = keepReading();
  return {
    tableName,
    passed,
    stop: async () => {
      abort.abort();
      await running;
    },
    drained: async () => {
      while (readers.size === 0 && !signal.aborted) await wait(pollEveryMs.busy);
      await Promise.all([...readers.values()].map((reader) => reader.nextEmpty()));
    },
  };
};

type Page = { readonly Records: readonly StreamRecord[]; readonly NextShardIterator?: string };

const iteratorFrom = async (
  streams: Call,
  StreamArn: string,
  ShardId: string,
  checkpoint: string | undefined,
  signal: AbortSignal,
): Promise<string> => {
  const ask = async (position: object): Promise<string> => {
    const input = { StreamArn, ShardId, ...position };
    return (await streams<{ ShardIterator: string }>('GetShardIterator', input, signal)).ShardIterator;
  };
  const oldest = { ShardIteratorType: 'TRIM_HORIZON' };
  if (checkpoint === undefined) return ask(oldest);
  return ask({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: checkpoint }).catch((error) => {
    // Records are kept for a day: what is older than that was lost to this reader, and the sweeper sends it again.
    if (error.code === 'TrimmedDataAccessException') return ask(oldest);
    throw error;
  });
};

const shardsOf = async (table: Call, streams: Call, TableName: string, signal: AbortSignal) => {
  const { Table } = await table<{ Table: { LatestStreamArn?: string } }>('DescribeTable', { TableName }, signal);
  const streamArn = Table.LatestStreamArn;
  if (!streamArn) throw new Error(`The table ${TableName} has no stream.`);
  const shards: Shard[] = [];
  let after: string | undefined;
  do {
    const input = { StreamArn: streamArn, ...(after && { ExclusiveStartShardId: after }) };
    const { StreamDescription } = await streams<{
      StreamDescription: { Shards: Shard[]; LastEvaluatedShardId?: string };
    }>('DescribeStream', input, signal);
    shards.push(...StreamDescription.Shards);
    after = StreamDescription.LastEvaluatedShardId;
  } while (after !== undefined);
  return { streamArn, shards };
};

type Portion = { readonly wanted: readonly StreamRecord[]; readonly through: string };

/** Batches of the records that the filter lets through; `through` is the last record that each one settles. */
const batchesOf = (records: readonly StreamRecord[], mapping: StreamMapping): readonly Portion[] => {
  const wanted = records.map((record) => mapping.shape(record)).filter((record) => mapping.filter(record));
  const last = records.at(-1);
  if (!last) return [];
  const batches: Portion[] = [];
  for (let start = 0; start < wanted.length; start += mapping.batchSize) {
    const batch = wanted.slice(start, start + mapping.batchSize);
    batches.push({ wanted: batch, through: batch.at(-1)?.dynamodb.SequenceNumber ?? '' });
  }
  // Records behind the last wanted one are settled by having been looked at.
  return [...batches, { wanted: [], through: last.dynamodb.SequenceNumber }];
};

type PollLog = Reader & { readonly begins: () => void; readonly wasEmpty: () => void; readonly ends: () => void };

/** Tells those who wait for an empty poll that began after they asked. */
const pollLog = (): PollLog => {
  let asked: (() => void)[] = [];
  let inThisPoll: (() => void)[] = [];
  const release = (waiting: readonly (() => void)[]): void => {
    for (const resolve of waiting) resolve();
  };
  return {
    nextEmpty: () => new Promise((resolve) => asked.push(resolve)),
    begins: () => {
      inThisPoll.push(...asked);
      asked = [];
    },
    wasEmpty: () => {
      release(inThisPoll);
      inThisPoll = [];
    },
    ends: () => release([...inThisPoll, ...asked]),
  };
};

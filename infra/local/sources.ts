import { setTimeout as wait } from 'node:timers/promises';
import type { Checkpoints } from './checkpoints.ts';
import { filterOf } from './filters.ts';
import type { Functions } from './functions.ts';
import { region } from './names.ts';
import { startQueueSource } from './queue-source.ts';
import { type Schedules, schedulesOf, startSchedules } from './schedules.ts';
import type { StreamRecord } from './stream-delivery.ts';
import { startForgetting, type StreamRecords } from './stream-records.ts';
import { type Source, startStreamSource, type StreamSource } from './stream-source.ts';
import { type Resolve, type Resolved, refuseOthers, resourcesOf, type Template } from './template.ts';
import type { Call } from './wire.ts';

type MappingProperties = {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
  readonly FunctionResponseTypes?: readonly string[];
  readonly MaximumRecordAgeInSeconds?: number;
  readonly MaximumRetryAttempts?: number;
  readonly ScalingConfig?: { readonly MaximumConcurrency: number };
  readonly StartingPosition?: string;
};

/** `ParallelizationFactor` is understood too: it makes a busy stream faster, and one machine has one shard. */
const understood = [
  'EventSourceArn',
  'FunctionName',
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'FilterCriteria',
  'FunctionResponseTypes',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'ScalingConfig',
  'StartingPosition',
];

export type SourceServices = {
  readonly table: Call;
  readonly streams: Call;
  /** Where the engine's records lie, when they are the runner's to remove. */
  readonly records: StreamRecords | undefined;
  readonly sqs: Call;
  readonly functions: Functions;
  /** Streams are read from then on. */
  readonly begin: Promise<void>;
  readonly checkpoints: Checkpoints;
  /** Address of a queue by its ARN. */
  readonly queueUrl: (arn: string) => string;
};

export type Sources = {
  readonly schedules: Schedules;
  readonly stop: () => Promise<void>;
  /**
   * Resolves once the stream and the queues that functions read are empty, and stay so for one more look. Until then
   * `waiting` holds the names of those that are not: the function, and what it reads.
   */
  readonly drained: (waiting: Set<string>) => Promise<void>;
};

const lastPart = (arn: string, separator: string): string => arn.slice(arn.lastIndexOf(separator) + 1);

/** Starts every event source mapping and schedule of the template. Throws on what it does not understand of them. */
export const startSources = (template: Template, resolve: Resolve, services: SourceServices): Sources => {
  const mappings = resourcesOf<MappingProperties>(template, 'AWS::Lambda::EventSourceMapping', resolve);
  for (const { id, properties } of mappings) refuseOthers(id, properties, understood);
  const fromTable = ({ properties }: Resolved<MappingProperties>): boolean =>
    properties.EventSourceArn.split(':')[2] === 'dynamodb';
  const streams = mappings.filter(fromTable).map((one) => named(one, streamSource(one, services)));
  const stopForgetting = services.records ? startForgetting(streams, services.records) : () => {};
  const queues = mappings.filter((one) => !fromTable(one)).map((one) => named(one, queueSource(one, services)));
  const { functions, checkpoints, sqs, queueUrl } = services;
  const send = async (arn: string, body: object): Promise<void> => {
    await sqs('SendMessage', { QueueUrl: queueUrl(arn), MessageBody: JSON.stringify(body) });
  };
  const schedules = startSchedules(schedulesOf(template, resolve), checkpoints, functions.invoke, send);
  return {
    schedules,
    stop: async () => {
      schedules.stop();
      stopForgetting();
      // The stream first: what it still sends is then waiting in the queues, not in the hands of a stopped reader.
      await Promise.all(streams.map((source) => source.stop()));
      await Promise.all(queues.map((source) => source.stop()));
    },
    drained: async (waiting) => {
      const drain = async (source: Named): Promise<void> => {
        waiting.add(source.name);
        await source.drained();
        waiting.delete(source.name);
      };
      // Twice, because a message that was handled may have been an event's cause.
      for (let look = 0; look < 2; look++) {
        await Promise.all(streams.map(drain));
        await Promise.all(queues.map(drain));
      }
    },
  };
};

/** Throws after that time, and says who was not done. */
export const drainedWithin = async (sources: Sources, timeoutMs: number): Promise<void> => {
  const waiting = new Set<string>();
  const done = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: done.signal }).then(
    () => {
      throw new Error(`Not drained within ${timeoutMs} ms: ${[...waiting].join(', ')}.`);
    },
    () => {},
  );
  await Promise.race([sources.drained(waiting), late]).finally(() => done.abort());
};

type Named = Source & { readonly name: string };
const named = <S extends Source>({ properties }: Resolved<MappingProperties>, source: S): S & Named => {
  const [, , , , , ...read] = properties.EventSourceArn.split(':');
  return { ...source, name: `${lastPart(properties.FunctionName, ':')} of ${read.join(':')}` };
};

const streamSource = ({ id, properties }: Resolved<MappingProperties>, services: SourceServices): StreamSource => {
  const functionName = lastPart(properties.FunctionName, ':');
  const { EventSourceArn, DestinationConfig } = properties;
  const destination = DestinationConfig?.OnFailure?.Destination;
  if (properties.StartingPosition !== 'TRIM_HORIZON') throw new Error(`The runner reads ${id} from TRIM_HORIZON only.`);
  return startStreamSource(
    {
      id,
      functionName,
      functionArn: properties.FunctionName,
      streamArn: EventSourceArn,
      batchSize: properties.BatchSize ?? 100,
      bisects: properties.BisectBatchOnFunctionError ?? false,
      retryAttempts: properties.MaximumRetryAttempts ?? -1,
      maxAgeSeconds: properties.MaximumRecordAgeInSeconds ?? -1,
      partialResponses: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      filter: filterOf(properties.FilterCriteria),
      shape: (record: StreamRecord) => ({ ...record, awsRegion: region, eventSourceARN: EventSourceArn }),
      giveUp: destination
        ? async (report) => {
            const input = { QueueUrl: services.queueUrl(destination), MessageBody: JSON.stringify(report) };
            await services.sqs('SendMessage', input);
          }
        : undefined,
    },
    {
      table: services.table,
      streams: services.streams,
      tableName: EventSourceArn.split('/')[1] ?? '',
      checkpoints: services.checkpoints,
      begin: services.begin,
      deliver: services.functions.invoke,
    },
  );
};

const queueSource = ({ properties }: Resolved<MappingProperties>, services: SourceServices): Source =>
  startQueueSource(
    {
      functionName: lastPart(properties.FunctionName, ':'),
      queueArn: properties.EventSourceArn,
      queueUrl: services.queueUrl(properties.EventSourceArn),
      batchSize: properties.BatchSize ?? 10,
      pollers: Math.min(properties.ScalingConfig?.MaximumConcurrency ?? 2, 5),
      partialResponses: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      filter: filterOf(properties.FilterCriteria),
    },
    services.sqs,
    services.functions.invoke,
  );

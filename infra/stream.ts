import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { letterPrefix } from '../shared/letters.ts';
import type { Data } from './data.ts';

export type Reading = {
  /** Where it is said which part of the stream was given up. */
  readonly onFailure: Queue;
  readonly batchSize: number;
  /** What the new item must hold, as a filter pattern. */
  readonly image?: Readonly<Record<string, object>>;
  /** New letters (shared/letters.ts), too. */
  readonly letters?: true;
};

const newBelow = (prefix: string, image?: Reading['image']) =>
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(prefix) } }, ...(image && { NewImage: image }) },
  });

/** Calls a function with the new events of the table, at least once each; it reports which of them failed. */
export const readNewEvents = (
  reader: LambdaFunction,
  { table }: Data,
  { onFailure, batchSize, image, letters }: Reading,
) =>
  // The cast is for exactOptionalPropertyTypes, which the CDK's own declarations do not heed.
  reader.addEventSource(
    new DynamoEventSource(table as ITable, {
      // Events are written once and never changed: a new item below `e#` is an event, all else is state.
      filters: [
        newBelow('e#', image),
        // Something else begins like them, and is addressed to nobody.
        ...(letters ? [newBelow(letterPrefix, { to: { S: FilterRule.exists() }, state: { S: ['due'] } })] : []),
      ],
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      parallelizationFactor: 2,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      // The stream itself forgets after 24 hours; what is given up before that is still there to be looked at.
      maxRecordAge: Duration.hours(12),
      onFailure: new SqsDlq(onFailure),
    }),
  );

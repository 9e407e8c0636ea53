import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import { fromImage } from '../../shared/attributes.ts';
import type { AllOf } from '../../shared/capability.ts';
import { log } from '../../shared/log.ts';
import { deliver, type Parcel, parcelsOf } from './parcels.ts';

const read = (all: AllOf<'events' | 'calls'>, record: DynamoDBRecord): readonly Parcel[] | undefined => {
  try {
    return parcelsOf(all, fromImage(record.dynamodb?.NewImage));
  } catch (error) {
    log.error('an event cannot be read', error, { sequence: record.dynamodb?.SequenceNumber });
    return undefined;
  }
};

/**
 * D6: hands each new event to the queues of the units it concerns, and to those that capabilities have for it.
 *
 * Answers the first record that failed: the stream is given again from there on, in ever smaller batches. All others
 * are sent nevertheless, since what lies behind a record that never can be read may be given up together with it. What
 * is sent twice is told once: the consumer sees to that.
 */
export const handlerOf =
  (all: AllOf<'events' | 'calls'>): DynamoDBStreamHandler =>
  async ({ Records }) => {
    const made = Records.map((record) => read(all, record));
    const parcels = made.flatMap((each, position) => (each ?? []).map((parcel) => ({ parcel, position })));
    const undelivered = new Set((await deliver(parcels)).map(({ position }) => position));
    const first = Records.find((_, position) => made[position] === undefined || undelivered.has(position));
    log.info('relayed', { events: Records.length, messages: parcels.length });
    return { batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] : [] };
  };

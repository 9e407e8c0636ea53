import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import * as z from 'zod/mini';
import { fromImage } from '../../shared/attributes.ts';
import type { AllOf } from '../../shared/capability.ts';
import { followsOf } from '../../shared/folds.ts';
import { slug } from '../../shared/fields.ts';
import { log } from '../../shared/log.ts';

const followed = z.looseObject({ campaign: slug(), for: z.string() });

/** Follows what one new event is for. @throws when it cannot be read or followed. */
const follow = async (byHead: ReturnType<typeof followsOf>, { dynamodb }: DynamoDBRecord): Promise<void> => {
  const { campaign, for: subject } = z.parse(followed, fromImage(dynamodb?.NewImage));
  const head = subject.split('/')[0] ?? '';
  const one = Object.hasOwn(byHead, head) ? byHead[head] : undefined;
  if (!one) throw new Error(`no capability follows ${head}`);
  await one(campaign, subject);
};

/**
 * Tells whoever asked the pot for money, each time that something happens to the request.
 *
 * Answers the first record that failed: the stream is given again from there on, in ever smaller batches. The others
 * are followed nevertheless, since what lies behind a record that never can be followed may be given up with it.
 */
export const handlerOf =
  (all: AllOf<'follows'>): DynamoDBStreamHandler =>
  async ({ Records }) => {
    const byHead = followsOf(all);
    let first: DynamoDBRecord | undefined;
    for (const record of Records) {
      try {
        await follow(byHead, record);
      } catch (error) {
        log.error('an event cannot be followed', error, { sequence: record.dynamodb?.SequenceNumber });
        first ??= record;
      }
    }
    log.info('followed', { events: Records.length });
    return { batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] : [] };
  };

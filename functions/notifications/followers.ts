import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamHandler } from 'aws-lambda';
import * as z from 'zod/mini';
import { slug } from '../../shared/fields.ts';
import { log } from '../../shared/log.ts';
import { followRun } from '../materials/runs/follow.ts';
import { followBoost } from '../channels/boosts/follow.ts';

/** Looks what became of a spending request, and lets its own thing follow. Repeating it must be harmless. */
type Follow = (campaign: string, subject: string) => Promise<void>;

/** Who follows spending requests, by the head of what those are for. */
const followers: Readonly<Record<string, Follow>> = { materials: followRun, boosts: followBoost };

const followed = z.looseObject({ campaign: slug(), for: z.string() });

/** Follows what one new event is for. @throws when it cannot be read or followed. */
const follow = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
  const image: unknown = unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]);
  const { campaign, for: subject } = z.parse(followed, image);
  const head = subject.split('/')[0] ?? '';
  const one = Object.hasOwn(followers, head) ? followers[head] : undefined;
  if (!one) throw new Error(`no capability follows ${head}`);
  await one(campaign, subject);
};

/**
 * Tells whoever asked the pot for money, each time that something happens to the request.
 *
 * Answers the first record that failed: the stream is given again from there on, in ever smaller batches. The others
 * are followed nevertheless, since what lies behind a record that never can be followed may be given up with it.
 */
export const handler: DynamoDBStreamHandler = async ({ Records }) => {
  let first: DynamoDBRecord | undefined;
  for (const record of Records) {
    try {
      await follow(record);
    } catch (error) {
      log.error('an event cannot be followed', error, { sequence: record.dynamodb?.SequenceNumber });
      first ??= record;
    }
  }
  log.info('followed', { events: Records.length });
  return { batchItemFailures: first ? [{ itemIdentifier: first.dynamodb?.SequenceNumber ?? '' }] : [] };
};

import type { SQSHandler, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Schema } from './contract.ts';
import { log } from './log.ts';

/** What the functions share that work off a queue. */

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** @throws when the body is no such message; what it says stays out of the error, which goes to the log. */
export const messageFrom = <S extends Schema>(schema: S, body: string): z.infer<S> => {
  const checked = z.safeParse(schema, parsed(body));
  if (checked.success) return checked.data;
  throw new Error(`not a message: ${checked.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ')}`);
};

/**
 * The Lambda entry of a worker. Each message fails alone: it comes again, and after some tries ends among the dead
 * letters, while the others are done. One that is answered `later` comes again, too, without having failed.
 */
export const oneByOne =
  (work: (record: SQSRecord) => Promise<'later' | unknown>): SQSHandler =>
  async ({ Records }) => {
    const outcomes = await Promise.allSettled(Records.map(work));
    const batchItemFailures = outcomes.flatMap((outcome, position) => {
      if (outcome.status === 'fulfilled' && outcome.value !== 'later') return [];
      const { messageId } = Records[position] as SQSRecord;
      if (outcome.status === 'rejected') log.error('a message could not be handled', outcome.reason, { messageId });
      return [{ itemIdentifier: messageId }];
    });
    return { batchItemFailures };
  };

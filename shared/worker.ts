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

/** What became of a message: done, or it comes again, having failed or not. */
export type Worked = 'done' | 'later' | { readonly failed: unknown };

/**
 * The Lambda entry of a worker that handles a batch in one go. Each message fails alone: it comes again, and after some
 * tries ends among the dead letters, while the others are done. One that is answered `later` comes again, too, without
 * having failed.
 */
export const allAtOnce =
  (work: (records: readonly SQSRecord[]) => Promise<readonly Worked[]>): SQSHandler =>
  async ({ Records }) => {
    const worked = await work(Records);
    const batchItemFailures = Records.flatMap(({ messageId }, position) => {
      const what = worked[position];
      if (what === 'done') return [];
      if (what !== 'later') log.error('a message could not be handled', what?.failed, { messageId });
      return [{ itemIdentifier: messageId }];
    });
    return { batchItemFailures };
  };

/** The same, message by message, side by side. */
export const oneByOne = (work: (record: SQSRecord) => Promise<'later' | unknown>): SQSHandler =>
  allAtOnce((records) =>
    Promise.all(
      records.map((record) =>
        work(record).then(
          (answer): Worked => (answer === 'later' ? 'later' : 'done'),
          (error: unknown) => ({ failed: error }),
        ),
      ),
    ),
  );

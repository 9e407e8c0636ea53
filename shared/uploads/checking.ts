import { createHash } from 'node:crypto';
import type { SQSHandler } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Tended } from '../daily.ts';
import { log } from '../log.ts';
import { putObject, readObject, removeObject } from '../store.ts';
import { messageFrom, oneByOne } from '../worker.ts';
import type { PdfFault } from './faults.ts';
import { mostBytes } from './limits.ts';
import { inspect } from './pdf/inspect.ts';
import { readAgain } from './pdf/second.ts';

/**
 * How what is uploaded is checked: it lies below `incoming/`, where nobody reads it; a worker looks at it, keeps the very
 * bytes that it looked at under their hash, since the uploader may send others under the same key meanwhile, decides, and
 * removes what was sent. Each step can be repeated.
 */

/** Both readers find it plain, with as many pages. */
export const checkedPdf = async (
  bytes: Uint8Array,
): Promise<{ readonly pages: number } | { readonly refused: PdfFault }> => {
  const inspected = inspect(bytes);
  if ('refused' in inspected) return inspected;
  const again = await readAgain(bytes);
  if ('refused' in again) return again;
  // One of the two sees another file than the other: who gets it may see either.
  return again.pages === inspected.pages ? inspected : { refused: 'damaged' };
};

/** Stores bytes under their hash, which it answers. Also without the link's own wish it is an attachment. */
export const keepUnderHash = async (
  bytes: Uint8Array,
  type: string,
  keyOf: (hash: string) => string,
): Promise<string> => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  await putObject(keyOf(hash), bytes, { type, disposition: 'attachment' });
  return hash;
};

type Verdict = object;
export type Checking<I, V extends Verdict> = {
  /** Whose upload lies there; undefined for a key that no form was given out for. */
  readonly whose: (key: string) => I | undefined;
  /** Whether nothing is decided of it yet. */
  readonly awaits: (incoming: I) => Promise<boolean>;
  /** Keeps what it accepts. */
  readonly judge: (bytes: Uint8Array, incoming: I) => Promise<V | { readonly refused: 'too-large' }>;
  readonly decide: (incoming: I, verdict: V | { readonly refused: 'too-large' }) => Promise<Tended>;
};

/** What waits is decided, then removed; what is decided already, or nobody opened, is only removed. */
const check = async <I extends { readonly id: string }, V extends Verdict>(
  { whose, awaits, judge, decide }: Checking<I, V>,
  key: string,
): Promise<void> => {
  const incoming = whose(key);
  if (!incoming) return log.warn('an object that no form was given out for');
  if (await awaits(incoming)) {
    const bytes = await readObject(key, mostBytes);
    const verdict = bytes === 'too-large' ? ({ refused: bytes } as const) : await judge(bytes, incoming);
    const { failed } = await decide(incoming, verdict);
    if (failed > 0) throw new Error(`upload ${incoming.id} could not be decided`);
    log.info('checked', { upload: incoming.id, ...verdict });
  }
  await removeObject(key);
};

/** S3 tells of objects in the bodies of messages; of a new notification it sends a first one without any. */
const message = z.object({
  Records: z.optional(z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) }))),
});

/** The worker of a bucket. Repeating it is harmless, in whatever order; what fails comes again, and ends among the dead letters. */
export const checksOf = <I extends { readonly id: string }, V extends Verdict>(checking: Checking<I, V>): SQSHandler =>
  oneByOne(async ({ body }) => {
    for (const { s3 } of messageFrom(message, body).Records ?? [])
      await check(checking, decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
  });

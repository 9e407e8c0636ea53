import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { step } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { log } from '../../../shared/log.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { putObject, readObject, removeObject } from '../../../shared/store.ts';
import { messageFrom, oneByOne } from '../../../shared/worker.ts';
import { item } from '../catalogue/store.ts';
import { partsOf } from '../editions.ts';
import { inspect } from './pdf/inspect.ts';
import { decideUpload, mostBytes, type Verdict } from './rules.ts';
import { file, fileKey, filesAggregate, incomingParts, upload } from './store.ts';

type Incoming = NonNullable<ReturnType<typeof incomingParts>>;

/**
 * Looks at what was uploaded, and keeps it below `files/` if it is accepted: the very bytes that were looked at, under
 * their hash, since the uploader may send others under the same key meanwhile.
 */
const judge = async (key: string, { campaign, edition }: Incoming): Promise<Verdict> => {
  const bytes = await readObject(key, mostBytes);
  if (bytes === 'too-large') return { refused: 'too-large' };
  const inspected = inspect(bytes);
  if ('refused' in inspected) return inspected;
  const hash = createHash('sha256').update(bytes).digest('hex');
  // Also without the link's own wish it is an attachment.
  await putObject(fileKey(campaign, edition, hash), bytes, { type: 'application/pdf', disposition: 'attachment' });
  return { accepted: { hash, bytes: bytes.length, pages: inspected.pages } };
};

const decide = ({ campaign, edition, id }: Incoming, verdict: Verdict) =>
  step(campaign, filesAggregate, {
    actor: 'files-check',
    reads: () =>
      inOrder({
        item: item(campaign, partsOf(edition).item),
        upload: needed(upload(campaign, edition, id)),
        file: file(campaign, edition),
      }),
    decide: (state) => decideUpload(state, verdict),
  });

/** What waits is decided, then removed; what is decided already, or nobody opened, is only removed. */
const check = async (key: string): Promise<void> => {
  const incoming = incomingParts(key);
  if (!incoming) return log.warn('an object that no form was given out for');
  const found = await readOne(upload(incoming.campaign, incoming.edition, incoming.id));
  if (found?.status === 'waiting') {
    const verdict = await judge(key, incoming);
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

/**
 * D12: checks each object that arrives below `incoming/`. Repeating it is harmless, in whatever order; what fails comes
 * again, and ends among the dead letters after some tries.
 */
export const handler = oneByOne(async ({ body }) => {
  for (const { s3 } of messageFrom(message, body).Records ?? [])
    await check(decodeURIComponent(s3.object.key.replaceAll('+', ' ')));
});

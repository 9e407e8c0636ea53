import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../shared/calendar.ts';
import { step } from '../../../shared/daily.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { log } from '../../../shared/log.ts';
import type { TransactOutcome } from '../../../shared/outcome.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { transact } from '../../../shared/table.ts';
import type { Due } from '../calls.ts';
import {
  delivery as deliveryAt,
  deliveryItem,
  hook as hookAt,
  hooksAggregate,
  keys as keysOf,
  lastDeliveredAt,
} from '../store.ts';
import { switchOff } from '../rules.ts';
import type { Delivery, Hook, OffBecause, Outcome } from '../state.ts';
import { bodyOf, signedHeaders } from './message.ts';
import { abandoned, claimed, offBecause, settled } from './rules.ts';

/** What an attempt needs of the outside. */
export type Outside = {
  readonly now: () => Instant;
  /** Where the public pages are. */
  readonly publicUrl: string;
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Outcome>;
};

/** Undefined when there is nothing more to do for this message, else when it is to be looked at again. */
type Next = { readonly at: Instant } | undefined;

const mostWrites = 3;
/** Stores a delivery over the one that was read. While no answer comes the very same write is tried again. */
const store = async (campaign: string, delivery: Delivery, now: Instant): Promise<TransactOutcome> => {
  const writes = [{ kind: 'put', item: deliveryItem(campaign, delivery, now), expected: delivery.version }] as const;
  const token = randomUUID();
  let outcome = await transact(writes, token);
  for (let tries = 1; outcome === 'unknown' && tries < mostWrites; tries++) outcome = await transact(writes, token);
  return outcome;
};

const sendNow = async (
  { campaign, hook: id }: Due,
  { url }: Hook,
  delivery: Delivery,
  { post, publicUrl, now }: Outside,
): Promise<Outcome> => {
  const body = bodyOf(campaign, delivery, publicUrl);
  const keys = (await readOne(keysOf(campaign, id)))?.keys ?? [];
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Valsam-Hooks',
    ...signedHeaders(delivery.id, body, keys, now()),
  };
  return post(url, headers, body);
};

/** Switches the hook off and tells its office, in one transaction. */
const end = async (campaign: string, id: string, because: OffBecause): Promise<void> => {
  const { failed } = await step(campaign, hooksAggregate, {
    actor: 'hooks',
    reads: () => inOrder({ hook: needed(hookAt(campaign, id)) }),
    decide: (state) => switchOff(state, because),
  });
  // Should too many change it just now, the next message that fails will do.
  if (failed === 0) log.warn('a hook was switched off', { hook: id, because });
};

/**
 * Makes one try of one delivery, if it is due. The try is stored before the message is sent and its outcome after that:
 * of two copies of a queue's message one sends. Where this function ends between sending and storing, the message is sent
 * once more, with the same `webhook-id`, by which the receiver knows it.
 */
export const attempt = async (due: Due, outside: Outside): Promise<Next> => {
  const { campaign, hook: id } = due;
  const found = await readAll(
    inOrder({ hook: needed(hookAt(campaign, id)), delivery: needed(deliveryAt(campaign, id, due.delivery)) }),
    fetching(),
  );
  if (found?.delivery.status !== 'waiting') return undefined;
  const { hook, delivery } = found;
  const now = outside.now();
  if (now < delivery.nextTryAt) return { at: delivery.nextTryAt };
  if (hook.status === 'off') {
    const outcome = await store(campaign, abandoned(delivery), now);
    return outcome === 'committed' ? undefined : { at: now };
  }
  const trying = claimed(delivery, now);
  // Somebody else has it, or perhaps we have: when that try is over it is seen what became of it.
  if ((await store(campaign, trying, now)) !== 'committed') return { at: trying.nextTryAt };
  const outcome = await sendNow(due, hook, trying, outside);
  const after = settled(trying, outcome, outside.now());
  const kept = await store(campaign, { ...after, version: delivery.version + 1 }, outside.now());
  log.info('tried', { hook: id, delivery: delivery.id, tries: after.tries, status: after.status, ...outcome });
  const because = after.status === 'failed' && offBecause(hook, after, await readOne(lastDeliveredAt(campaign, id)));
  if (because) await end(campaign, id, because);
  if (kept !== 'committed') return { at: trying.nextTryAt };
  return after.status === 'waiting' ? { at: after.nextTryAt } : undefined;
};

import { entityOf, unborn } from '../../shared/commit.ts';
import type { Capability } from '../../shared/execute.ts';
import { get, type Item, type Key, queryAll, queryPage, type Range } from '../../shared/table.ts';
import type { Instant } from '../../shared/calendar.ts';
import type { Call } from './calls.ts';
import { concerns, type HooksEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Delivery, Hook, HookKeys, HooksState } from './state.ts';
import { isUlid } from '../../shared/ids.ts';

/**
 * Where hooks are kept: one partition per campaign, which their events lie in, too.
 *   sk  hooks `h#id`, their keys `k#id`, deliveries `d#hook#id`, handled calls `x#id` (calls.ts)
 *   l1  what has not got through: `f#hook#id`
 *   l2  what has, by when: `ok#hook#instant`
 * Deliveries go 30 days after they last changed.
 */
export const partition = (campaign: string): string => `${campaign}#hooks`;
const keptSeconds = 30 * 86_400;

const hookKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: `h#${id}` });
const keysKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: `k#${id}` });
const deliveryKey = (campaign: string, hook: string, id: string): Key => ({
  pk: partition(campaign),
  sk: `d#${hook}#${id}`,
});

/** Once more by what became of it: what is on its first try is in neither order. */
const deliveryKeys = (campaign: string, { hook, id, status, last, lastTriedAt }: Delivery) => ({
  ...deliveryKey(campaign, hook, id),
  ...(status !== 'delivered' && last && { l1: `f#${hook}#${id}` }),
  ...(status === 'delivered' && { l2: `ok#${hook}#${lastTriedAt ?? ''}` }),
});

/** When DynamoDB may forget it, beside what is stored of it. */
const withEnd = (delivery: Delivery, now: Instant) => ({
  ...delivery,
  ttl: Math.floor(Date.parse(now) / 1000) + keptSeconds,
});

export const capability = (campaign: string): Capability<HooksState, HooksEvent> => ({
  stored: {
    hook: ({ id }: Hook) => hookKey(campaign, id),
    keys: ({ hook }: HookKeys) => keysKey(campaign, hook),
    delivery: (delivery: Delivery) => deliveryKeys(campaign, delivery),
  },
  evolve,
  concerns,
});

export const readHook = async (campaign: string, id: string): Promise<Hook | undefined> =>
  isUlid(id) ? entityOf<Hook>(await get(hookKey(campaign, id))) : undefined;
/** All of a campaign's: at most ten for each office. */
export const readHooks = async (campaign: string): Promise<readonly Hook[]> =>
  (await queryAll({ pk: partition(campaign), prefix: 'h#' })).map((item) => entityOf<Hook>(item) as Hook);
export const readKeys = async (campaign: string, hook: string): Promise<HookKeys | undefined> =>
  entityOf<HookKeys>(await get(keysKey(campaign, hook)));
export const deliveryFrom = (item: Item): Delivery => entityOf<Delivery>(item) as Delivery;
export const readDelivery = async (campaign: string, hook: string, id: string): Promise<Delivery | undefined> =>
  isUlid(id) ? entityOf<Delivery>(await get(deliveryKey(campaign, hook, id))) : undefined;

/** When something last got through to a hook. */
export const lastDeliveredAt = async (campaign: string, hook: string): Promise<Instant | undefined> => {
  const range: Range = { pk: partition(campaign), index: 'l2', prefix: `ok#${hook}#` };
  const { items } = await queryPage(range, { limit: 1, backward: true });
  return items[0] && deliveryFrom(items[0]).lastTriedAt;
};

/** What a change makes to be sent to one hook. */
export const newDelivery = (hook: string, { id, at, type, event }: Call & { kind: 'change' }): Delivery => ({
  ...unborn,
  id,
  hook,
  type,
  event,
  at,
  status: 'waiting',
  tries: 0,
  nextTryAt: at,
});

/** The item after a change of the delivery, its version one higher. */
export const deliveryItem = (campaign: string, delivery: Delivery, now: Instant): Item => ({
  ...deliveryKeys(campaign, delivery),
  ...withEnd(delivery, now),
  version: delivery.version + 1,
  createdAt: delivery.createdAt || now,
  updatedAt: now,
});

import { entityOf, notStored } from '../../shared/commit.ts';
import type { Instant } from '../../shared/calendar.ts';
import { commandsOf } from '../../shared/command.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUlid } from '../../shared/ids.ts';
import { asOf, entity, listed } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item, Key } from '../../shared/table.ts';
import type { Call } from './calls.ts';
import { concerns, type HooksEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Delivery, Hook, HookKeys, HooksState } from './state.ts';

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
const deliveryKey = (campaign: string, hookId: string, id: string): Key => ({
  pk: partition(campaign),
  sk: `d#${hookId}#${id}`,
});

/** Once more by what became of it: what is on its first try is in neither order. */
const deliveryKeys = (campaign: string, { hook: hookId, id, status, last, lastTriedAt }: Delivery) => ({
  ...deliveryKey(campaign, hookId, id),
  ...(status !== 'delivered' && last && { l1: `f#${hookId}#${id}` }),
  ...(status === 'delivered' && { l2: `ok#${hookId}#${lastTriedAt ?? ''}` }),
});

/** When DynamoDB may forget it, beside what is stored of it. */
const withEnd = (is: Delivery, now: Instant) => ({
  ...is,
  ttl: Math.floor(Date.parse(now) / 1000) + keptSeconds,
});

export const hooksAggregate = (campaign: string): Aggregate<HooksState, HooksEvent> => ({
  stored: {
    hook: ({ id }: Hook) => hookKey(campaign, id),
    keys: ({ hook: id }: HookKeys) => keysKey(campaign, id),
    delivery: (is: Delivery) => deliveryKeys(campaign, is),
  },
  evolve,
  concerns,
});
export const command = /* @__PURE__ */ commandsOf(hooksAggregate);

export const hook = (campaign: string, id: string) => entity<Hook>(isUlid(id) ? hookKey(campaign, id) : undefined);
export const keys = (campaign: string, id: string) => entity<HookKeys>(keysKey(campaign, id));
export const delivery = (campaign: string, hookId: string, id: string) =>
  entity<Delivery>(isUlid(id) ? deliveryKey(campaign, hookId, id) : undefined);
/** All of a campaign's: at most ten for each office. */
export const hooks = (campaign: string) =>
  asOf(
    'two that an office registers at once may be one too many; what was sent to a hook that goes just then is lost',
    { queries: [{ range: { pk: partition(campaign), prefix: 'h#' } }] },
    listed<Hook>,
  );
/** When something last got through to a hook. */
export const lastDeliveredAt = (campaign: string, id: string) => {
  const range: Range = { pk: partition(campaign), index: 'l2', prefix: `ok#${id}#` };
  return asOf(
    'what gets through meanwhile is seen the next time',
    { queries: [{ range, options: { limit: 1, backward: true } }] },
    (found): Instant | undefined => listed<Delivery>(found)[0]?.lastTriedAt,
  );
};

/** What has not got through to a hook. */
export const failuresOf = (campaign: string, id: string): Range => ({
  pk: partition(campaign),
  index: 'l1',
  prefix: `f#${id}#`,
});
export const deliveryFrom = (item: Item): Delivery => entityOf<Delivery>(item) as Delivery;

/** What a change makes to be sent to one hook. */
export const newDelivery = (hookId: string, { id, at, type, event }: Call & { kind: 'change' }): Delivery => ({
  ...notStored,
  id,
  hook: hookId,
  type,
  event,
  at,
  status: 'waiting',
  tries: 0,
  nextTryAt: at,
});

/** The item after a change of the delivery, its version one higher. */
export const deliveryItem = (campaign: string, is: Delivery, now: Instant): Item => ({
  ...deliveryKeys(campaign, is),
  ...withEnd(is, now),
  version: is.version + 1,
  createdAt: is.createdAt || now,
  updatedAt: now,
});

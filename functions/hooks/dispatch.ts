import type { SQSHandler } from 'aws-lambda';
import { env } from '../../shared/env.ts';
import { readOne } from '../../shared/fetching.ts';
import { log } from '../../shared/log.ts';
import { send } from '../../shared/queue.ts';
import { messageFrom, oneByOne } from '../../shared/worker.ts';
import { putOnce } from '../../shared/puts.ts';
import { get } from '../../shared/table.ts';
import { type Call, callKey, callSchema, type Due } from './calls.ts';
import { deliveryItem, hooks, newDelivery } from './store.ts';

/** A repetition comes within the three days that the sweeper looks back, and the 14 that a queue keeps. */
const keptSeconds = 20 * 86_400;

/** Stores what is to be sent to each hook that asked for such messages. What was stored before stays as it is. */
const deliveriesOf = async (call: Call, now: string): Promise<readonly Due[]> => {
  const { campaign } = call;
  if (call.kind === 'replay') return [{ campaign, hook: call.hook, delivery: call.delivery }];
  const all = await readOne(hooks(campaign));
  const asking = all.filter(({ status, events }) => status === 'on' && events.includes(call.type));
  await Promise.all(asking.map(({ id }) => putOnce(deliveryItem(campaign, newDelivery(id, call), now))));
  return asking.map(({ id: hook }) => ({ campaign, hook, delivery: call.id }));
};

/**
 * Hands one call on to the senders, a message for each hook. What is broken off is done again from the start: a delivery
 * that is there is not stored twice, and one that is due twice is sent once.
 */
const handOn = async (body: string): Promise<void> => {
  const call = messageFrom(callSchema, body);
  const key = callKey(call);
  if (await get(key)) return log.info('handed on before', { id: call.id });
  const now = new Date();
  const due = await deliveriesOf(call, now.toISOString());
  const refused = await send(env('QUEUE_URL_DELIVERIES'), due);
  if (refused.length > 0) throw new Error(`${refused.length} deliveries were not taken by the queue`);
  await putOnce({ ...key, ttl: Math.floor(now.getTime() / 1000) + keptSeconds });
  log.info('handed on', { id: call.id, hooks: due.length });
};

/** The function `hooks-dispatch`: queue of calls -> one delivery for each hook -> queue of deliveries. */
export const handler: SQSHandler = oneByOne(({ body }) => handOn(body));

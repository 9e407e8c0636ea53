import type { Delivery } from './state.ts';

/** How hooks are shown: what has not got through without what is for the senders only. Pure. */
export const viewFailure = (delivery: Delivery) => {
  const { id, type, event, at, tries, lastTriedAt, last, nextTryAt } = delivery;
  const status = delivery.status === 'waiting' ? ('waiting' as const) : ('failed' as const);
  return {
    id,
    type,
    event,
    at,
    status,
    tries,
    ...(lastTriedAt !== undefined && { lastTriedAt }),
    ...(last && { last }),
    ...(status === 'waiting' && { nextTryAt }),
  };
};

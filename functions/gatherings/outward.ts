import type { CampaignEvent } from './state.ts';
import { isListed, listedOf, rowOf } from './listing.ts';

/** What a change means to those outside: the three things that hooks tell of. Pure. */
export const outwards = ['created', 'changed', 'cancelled'] as const;
export type Outward = (typeof outwards)[number];

/**
 * What the public sees happen to an event: it is created when it is first seen, cancelled when it is called off or no
 * longer to be seen, and changed with whatever else changes in what is listed of it; nothing, where nothing of that
 * changed. Pure.
 *
 * Belongs to the item of what happened, as `outward` (`journal` of the capability): the relay reads it there.
 */
export const outwardOf = (before: CampaignEvent | undefined, after: CampaignEvent | undefined): Outward | undefined => {
  const was = before && isListed(before) ? listedOf(before) : undefined;
  const is = after && isListed(after) ? listedOf(after) : undefined;
  if (!is) return was && !was.isCancelled ? 'cancelled' : undefined;
  if (!was) return is.isCancelled ? undefined : 'created';
  if (is.isCancelled && !was.isCancelled) return 'cancelled';
  return rowOf(is) === rowOf(was) ? undefined : 'changed';
};

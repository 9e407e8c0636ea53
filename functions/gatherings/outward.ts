import type { Outward } from './events.ts';
import { isListed, listedOf, rowOf } from './listing.ts';
import type { Gathering } from './state.ts';

/**
 * What the public sees happen to an event: it is created when it is first seen, cancelled when it is called off or no
 * longer to be seen, and changed with whatever else changes in what is listed of it; nothing, where nothing of that
 * changed. Pure.
 *
 * Belongs to the item of what happened, as `outward` (`journal` of the aggregate): the relay reads it there.
 */
export const outwardOf = (before: Gathering | undefined, after: Gathering | undefined): Outward | undefined => {
  const old = before && isListed(before) ? listedOf(before) : undefined;
  const next = after && isListed(after) ? listedOf(after) : undefined;
  if (!next) return old && !old.isCancelled ? 'cancelled' : undefined;
  if (!old) return next.isCancelled ? undefined : 'created';
  if (next.isCancelled && !old.isCancelled) return 'cancelled';
  return rowOf(next) === rowOf(old) ? undefined : 'changed';
};

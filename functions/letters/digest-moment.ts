import type { Instant } from '../../shared/calendar.ts';
import type { Preferences } from './state.ts';
import { nextDigest } from './timing/digests.ts';

/** The last moment for a digest since then, if there was any: whoever was down for days sends one. Pure. */
export const digestMoment = (preferences: Preferences, since: Instant, now: Instant): Instant | undefined => {
  let moment: Instant | undefined;
  for (let next = nextDigest(preferences, since); next <= now; next = nextDigest(preferences, next)) moment = next;
  return moment;
};

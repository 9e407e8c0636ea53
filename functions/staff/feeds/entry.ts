import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { readOne } from '../../../shared/fetching.ts';
import { positionsNow } from '../store.ts';
import { calendarOf } from './calendar.ts';

/** The function `staff-feeds`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('staff', async ({ language, ...subscriber }) => {
  const positions = Object.values(await readOne(positionsNow(subscriber.campaign)));
  return calendarOf({ ...subscriber, positions }, language);
});

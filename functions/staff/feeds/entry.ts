import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import { inOrder } from '../../../shared/reads.ts';
import { positionsNow, taskNames } from '../store.ts';
import { calendarOf } from './calendar.ts';

/** The function `staff-feeds`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('staff', async ({ language, ...subscriber }) => {
  const { campaign } = subscriber;
  const found = await readAll(inOrder({ positions: positionsNow(campaign), tasks: taskNames(campaign) }), fetching());
  return found && calendarOf({ ...subscriber, ...found, positions: Object.values(found.positions) }, language);
});

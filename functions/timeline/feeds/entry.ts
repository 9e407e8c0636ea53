import { dayOf } from '../../../shared/calendar.ts';
import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { readOne } from '../../../shared/fetching.ts';
import { text } from '../../../shared/problems.ts';
import { timelineShown } from '../store.ts';
import { viewAll } from '../views.ts';
import { calendarOf } from './calendar.ts';

/** The function `timeline-feeds`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('milestones', async ({ campaign, unit, unitName, language, query }) => {
  const timeline = await readOne(timelineShown(campaign));
  const own = viewAll(timeline, dayOf(new Date().toISOString())).filter(
    ({ owner }) => query?.all === 'true' || owner === unit,
  );
  const title =
    query?.all === 'true'
      ? text('Kampanjens milstolpar', 'The campaign’s milestones')
      : text(`Milstolpar: ${unitName}`, `Milestones: ${unitName}`);
  return calendarOf({ campaign, ...timeline }, title, own, language);
});

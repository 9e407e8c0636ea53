import { addDays, dayOf } from '../../../shared/calendar.ts';
import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { text } from '../../../shared/problems.ts';
import { queryPage } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { type Gathering, mostDays } from '../state.ts';
import { gatheringFrom, partition } from '../store.ts';
import { calendarOf, isShownTo } from './calendar.ts';

const mostEvents = 500;
/** Others' drafts are read and left out: not for ever. */
const mostPages = 4;

/** From as long ago as an event may last, at half the units: a calendar is asked for again and again. */
const readShown = async (campaign: string, unit: Unit): Promise<readonly Gathering[]> => {
  const from = `t#${addDays(dayOf(new Date().toISOString()), -mostDays)}`;
  const range = { pk: partition(campaign), index: 'l1' as const, prefix: 't#', from };
  const shown: Gathering[] = [];
  let page = await queryPage(range, { limit: mostEvents, consistent: false });
  for (let pages = 1; ; pages++) {
    shown.push(...page.items.map(gatheringFrom).filter((each) => isShownTo(unit, each)));
    if (!page.last || pages === mostPages || shown.length >= mostEvents) return shown.slice(0, mostEvents);
    page = await queryPage(range, { limit: mostEvents, consistent: false, after: page.last });
  }
};

/** The function `gatherings-feed`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('events', async ({ campaign, unit, unitName, language }) => {
  const title = text(`Evenemang: ${unitName}`, `Events: ${unitName}`);
  return calendarOf(campaign, title, await readShown(campaign, unit), language);
});

import { associations } from '../../../shared/directory.ts';
import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import { text } from '../../../shared/problems.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { namesFrom } from '../../../shared/words.ts';
import { asset, bookingsOf, fleet } from '../store.ts';
import { calendarOf, entriesOfAsset, entriesOfUnit } from './calendar.ts';

/** What a unit has booked, with the assets. */
const ofUnit = (campaign: string, unit: string) =>
  inOrder({ bookings: bookingsOf(campaign, unit), fleet: fleet(campaign) });
/** One asset, and how the associations are called that have booked it. */
const ofAsset = (campaign: string, id: string) =>
  inOrder({
    asset: needed(asset(campaign, id)),
    nameOf: associations(campaign, (all) =>
      namesFrom(Object.fromEntries(all.map(({ id: unit, name }) => [unit, name]))),
    ),
  });

/** The function `assets-feeds`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('assets', async ({ campaign, unit, unitName, language, query }) => {
  if (query?.asset === undefined) {
    const found = await readAll(ofUnit(campaign, unit), fetching());
    const title = text(`Valstugor och valcyklar: ${unitName}`, `Cabins and campaign bikes: ${unitName}`);
    return found && calendarOf(campaign, title, entriesOfUnit(found.bookings, found.fleet), language);
  }
  const found = await readAll(ofAsset(campaign, query.asset), fetching());
  if (!found) return undefined;
  const { id } = found.asset;
  return calendarOf(campaign, text(id, id), entriesOfAsset(found.asset, unit, found.nameOf), language);
});

import { namesFrom } from '../../../shared/words.ts';
import { readAssociationItems } from '../../../shared/directory-loads.ts';
import { serveFeed } from '../../../shared/edge/secret-link.ts';
import { text } from '../../../shared/problems.ts';
import { readAsset, readAssets, readBookingsOf } from '../store.ts';
import { calendarOf, entriesOfAsset, entriesOfUnit } from './calendar.ts';

/** The function `assets-feeds`: anyone may ask, and the token in the path is all that is asked for. */
export const handler = serveFeed('assets', async ({ campaign, unit, unitName, language, query }) => {
  if (query?.asset === undefined) {
    const [bookings, assets] = await Promise.all([readBookingsOf(campaign, unit), readAssets(campaign)]);
    const title = text(`Valstugor och valcyklar: ${unitName}`, `Cabins and campaign bikes: ${unitName}`);
    return calendarOf(campaign, title, entriesOfUnit(bookings, assets), language);
  }
  const [asset, associations] = await Promise.all([readAsset(campaign, query.asset), readAssociationItems(campaign)]);
  if (!asset) return undefined;
  const nameOf = namesFrom(Object.fromEntries(associations.map(({ id, name }) => [id, name])));
  return calendarOf(campaign, text(asset.id, asset.id), entriesOfAsset(asset, unit, nameOf), language);
});

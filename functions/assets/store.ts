import { commandsOf } from '../../shared/command.ts';
import { settings } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUnitId } from '../../shared/ids.ts';
import { after, asOf, entitiesIn, entity, inRange, listed, type Loaded } from '../../shared/reads.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import { campaignStart } from '../campaign/offers.ts';
import { materialsSettingsOf } from '../materials/offers.ts';
import { type AssetsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Asset, AssetsState, Booking, Use } from './state.ts';
import { assetsTexts } from './texts.ts';
import { assetWaits, bookingWaits } from './waiting.ts';

/**
 * Where bikes, cabins and their bookings are kept: one partition per campaign, apart from the other materials', so that
 * the two do not get in each other's way.
 *   sk  assets `a#id`, bookings `b#unit#ulid`, what an association has booked `u#unit`
 *   l5  what waits for whom (waiting.ts)
 */
export const partition = (campaign: string): string => `${campaign}#assets`;
export const bookingId = (unit: Unit, id: string): string => `${unit}.${id}`;
export const bookingSk = (id: string): string => `b#${id.replace('.', '#')}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  const assetKeys = (is: Asset) => ({ pk, sk: `a#${is.id}`, ...keptBy(is, assetWaits) });
  const bookingKeys = (is: Booking) => ({ pk, sk: bookingSk(is.id), ...keptBy(is, bookingWaits) });
  return {
    asset: assetKeys,
    assets: assetKeys,
    booking: bookingKeys,
    replaced: bookingKeys,
    use: ({ unit }: Use) => ({ pk, sk: `u#${unit}` }),
  };
};

const assetsAggregate = (campaign: string): Aggregate<AssetsState, AssetsEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(assetsTexts, event),
});
export const command = /* @__PURE__ */ commandsOf(assetsAggregate);

export const assetKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `a#${id}` });
export const asset = (campaign: string, id: string) => entity<Asset>(assetKey(campaign, id));
const every = (campaign: string) => ({ pk: partition(campaign), prefix: 'a#' });
/** All assets of the campaign, by id: tens of items. Of those that are booked each is guarded by its own version. */
export const assets = (campaign: string) => entitiesIn<Asset>(every(campaign));
/** The same where they are only shown, or offered. */
export const fleet = (campaign: string) =>
  asOf('what is free is judged anew when it is booked', { queries: [{ range: every(campaign) }] }, inRange<Asset>);

export const booking = (campaign: string, id: string | undefined) =>
  entity<Booking>(id !== undefined && isUnitId(id) ? { pk: partition(campaign), sk: bookingSk(id) } : undefined);
/** All that a unit has ever booked, oldest first. */
export const bookingsOf = (campaign: string, unit: Unit) =>
  asOf('only shown', { queries: [{ range: { pk: partition(campaign), prefix: `b#${unit}#` } }] }, listed<Booking>);

/** All that was ever booked: whoever books this asset moves its version. */
export const everyBooking = (guard: Loaded<Asset>, campaign: string) =>
  after(guard, { queries: [{ range: { pk: partition(campaign), prefix: 'b#' } }] }, listed<Booking>);

/** What an association has booked; there is none of an office. */
export const use = (campaign: string, unit: Unit) =>
  entity<Use>(isOffice(unit) ? undefined : { pk: partition(campaign), sk: `u#${unit}` });
/** The same where it only limits what is offered. */
export const useInBrief = (campaign: string, unit: Unit) => {
  const { source, as } = use(campaign, unit);
  return asOf('the limits are judged anew when something is booked', source, as);
};

/** What limits a booking, beside what has been booked. */
export const bounds = (campaign: string) => ({
  campaign: campaignStart(campaign),
  limits: settings(campaign, (all) => materialsSettingsOf(all).bookings),
});

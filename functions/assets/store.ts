import { entityOf } from '../../shared/commit.ts';
import { campaignKey } from '../../shared/directory.ts';
import type { Capability } from '../../shared/execute.ts';
import { get, type Item, queryAll } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { type AssetsEvent, concerns } from './events.ts';
import { evolve } from './evolve.ts';
import type { Asset, AssetsState, Booking, Ids, Use } from './state.ts';
import { isUnitId } from '../../shared/ids.ts';

/**
 * Where bikes, cabins and their bookings are kept: one partition per campaign, apart from the other materials', so that
 * the two do not get in each other's way.
 *   sk  assets `a#id`, bookings `b#unit#ulid`, what an association has booked `u#unit`
 */
export const partition = (campaign: string): string => `${campaign}#assets`;

export const bookingId = (unit: Unit, id: string): string => `${unit}.${id}`;
export const unitOf = (booking: string): Unit => booking.split('.')[0] ?? '';
const bookingSk = (id: string): string => `b#${id.replace('.', '#')}`;

/** `S` may be a state with more context than the assets' own: evolving hands it through untouched. */
export const capability = <S extends AssetsState>(campaign: string): Capability<S, AssetsEvent> => {
  const pk = partition(campaign);
  return {
    stored: {
      assets: ({ id }: Asset) => ({ pk, sk: `a#${id}` }),
      bookings: ({ id }: Booking) => ({ pk, sk: bookingSk(id) }),
      uses: ({ unit }: Use) => ({ pk, sk: `u#${unit}` }),
    },
    evolve: (state, event) => evolve(state, event) as S,
    concerns,
  };
};

export const assetFrom = (item: Item): Asset => entityOf<Asset>(item) as Asset;
export const bookingFrom = (item: Item): Booking => entityOf<Booking>(item) as Booking;

/** All assets of the campaign, by id: tens of items. */
export const readAssets = async (campaign: string): Promise<Ids<Asset>> => {
  const items = await queryAll({ pk: partition(campaign), prefix: 'a#' });
  return Object.fromEntries(items.map(assetFrom).map((asset) => [asset.id, asset]));
};
export const readAsset = async (campaign: string, id: string): Promise<Asset | undefined> =>
  entityOf<Asset>(await get({ pk: partition(campaign), sk: `a#${id}` }));
export const readBooking = async (campaign: string, id: string): Promise<Booking | undefined> =>
  isUnitId(id) ? entityOf<Booking>(await get({ pk: partition(campaign), sk: bookingSk(id) })) : undefined;
/** All that a unit has ever booked, oldest first. */
export const readBookingsOf = async (campaign: string, unit: Unit): Promise<readonly Booking[]> =>
  (await queryAll({ pk: partition(campaign), prefix: `b#${unit}#` })).map(bookingFrom);
export const readUse = async (campaign: string, unit: Unit): Promise<Use | undefined> =>
  entityOf<Use>(await get({ pk: partition(campaign), sk: `u#${unit}` }));

export const readCampaign = async (campaign: string): Promise<CampaignStart | undefined> =>
  entityOf<CampaignStart>(await get(campaignKey(campaign)));

import type { Naming } from '../../shared/called.ts';
import { isUnitId } from '../../shared/ids.ts';
import { text } from '../../shared/problems.ts';
import { unitCalled } from '../../shared/words.ts';
import { assetCalled, assetName } from './called.ts';
import type { Asset, Booking } from './state.ts';
import { assetKey, bookingSk, partition } from './store.ts';

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  asset: {
    at: assetKey,
    name: (item) => assetName(item as unknown as Asset),
    gone: text('en borttagen tillgång', 'an asset that was removed'),
  },
};

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  booking: {
    at: (campaign, id) => (isUnitId(id) ? { pk: partition(campaign), sk: bookingSk(id) } : undefined),
    name: (item) => {
      const { unit, asset, from, to } = item as unknown as Booking;
      const said = `${assetCalled(asset)}, ${from === to ? from : `${from}–${to}`}: ${unitCalled(unit)}`;
      return text(said, said);
    },
    gone: text('en bokning', 'a booking'),
  },
};

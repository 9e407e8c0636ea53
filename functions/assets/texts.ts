import { lastSet, setBy, type TextsOf } from '../../shared/texts.ts';
import type { assetsEvents } from './events.ts';
import type { Asset, Booking } from './state.ts';

/** Where bikes, cabins and their bookings keep what people wrote (invariant 9). Pure. */
const ofAsset = {
  textsIn: ({ notes, notesSince, defects }: Asset) => ({
    [setBy('notes', notesSince)]: notes,
    ...Object.fromEntries(defects.map(({ id, note }) => [id, note])),
  }),
  without: ({ notes: _, defects, ...asset }: Asset): Asset => ({
    ...asset,
    defects: defects.map(({ note: __, ...defect }) => defect),
  }),
};
const ofBooking = {
  textsIn: ({ reason, changed }: Booking) => ({
    reason,
    ...(changed && { [`changed-${changed.at}`]: changed.reason }),
  }),
  without: ({ reason: _, changed, ...booking }: Booking): Booking => ({
    ...booking,
    ...(changed && { changed: { at: changed.at, by: changed.by } }),
  }),
};
const aBooking = { in: 'booking', of: ({ booking: id }: { readonly booking: string }) => ({ id }) } as const;
const aChange = { ...aBooking, field: 'reason', key: ({ at }: { readonly at: string }) => `changed-${at}` } as const;
const anAsset = { in: 'asset', of: ({ asset: id }: { readonly asset: string }) => ({ id }) } as const;

export const assetsTexts: TextsOf<typeof assetsEvents> = {
  slots: { asset: ofAsset, assets: ofAsset, booking: ofBooking, replaced: ofBooking },
  events: {
    AssetSet: { ...anAsset, field: 'notes', key: lastSet('notes') },
    DefectReported: { ...anAsset, field: 'note', key: ({ defect }) => defect },
    CrewSet: aChange,
    BookingChanged: aChange,
    BookingCancelled: { ...aBooking, field: 'reason', key: () => 'reason' },
  },
};

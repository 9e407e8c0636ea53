import type { Occasion, Occasions } from '../../shared/occasions.ts';
import { isUnitId } from '../../shared/ids.ts';
import { text } from '../../shared/problems.ts';
import type { Told } from '../../shared/words.ts';
import { assetCalled } from './called.ts';
import type { AssetsNotice } from './events.ts';
import type { Booking } from './state.ts';
import { bookingSk, partition } from './store.ts';

/** What a unit has booked, in the calendars of its people. */
export const occasionOf = (booking: Booking): Occasion => {
  const { id, asset, from, to, status, version: sequence, updatedAt: changedAt } = booking;
  const name = assetCalled(asset);
  return {
    id: `assets/bookings/${id}`,
    method: status === 'booked' ? 'REQUEST' : 'CANCEL',
    sequence,
    changedAt,
    days: { from, to },
    summary: text(`Bokat: ${name}`, `Booked: ${name}`),
    isFree: true,
  };
};

const dated = ['AssetBooked', 'BookingChanged', 'BookingCancelled'];
const changedBy = (event: Told<AssetsNotice>, unit: string): readonly string[] =>
  dated.includes(event.type) && 'unit' in event && event.unit === unit
    ? [event.subject.slice('assets/bookings/'.length)]
    : [];

export const bookingOccasions: Occasions = {
  changedBy,
  at: (campaign, id) => (isUnitId(id) ? { pk: partition(campaign), sk: bookingSk(id) } : undefined),
  occasion: (item) => occasionOf(item as unknown as Booking),
};

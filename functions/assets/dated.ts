import type { Dated } from '../../shared/capability.ts';
import { isUnitId } from '../../shared/ids.ts';
import type { Booking } from './state.ts';
import { bookingSk, partition } from './store.ts';

/** Days of bikes and cabins that a milestone may govern (D25): who has booked is told, and nothing is moved. */
export const dated: Readonly<Record<string, Dated>> = {
  'assets/bookings': {
    field: 'from',
    at: (campaign, id) => (isUnitId(id) ? { pk: partition(campaign), sk: bookingSk(id) } : undefined),
    day: (item) => (item as unknown as Booking).from,
    units: (item) => [(item as unknown as Booking).unit],
    isOpen: (item) => (item as unknown as Booking).status === 'booked',
  },
};

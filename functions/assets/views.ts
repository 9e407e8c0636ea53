import { hoursOf, unattended } from './crew.ts';
import { overlaps } from './days.ts';
import type { Unit } from '../../shared/units.ts';
import { type Actor, associationsOf, isInOffice } from '../../shared/actor.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import type { Asset, Booking } from './state.ts';

/** How assets and bookings are shown, and to whom (invariant 8). Pure. */

/** Who reads: an office sees everything, an association of others' bookings only that the days are taken. */
export type Reader = { readonly forOffices: boolean; readonly units: readonly Unit[] };
export const readerOf = (actor: Actor): Reader => ({ forOffices: isInOffice(actor), units: associationsOf(actor) });

export const viewAsset = (asset: Asset, { forOffices, units }: Reader) => {
  const { home, openingHours: _, notes, notesSince: __, taken, ...plain } = withoutEarlier(asset);
  const openingHours = hoursOf(asset);
  return {
    ...plain,
    ...(home !== undefined && { home }),
    ...(openingHours && { openingHours }),
    ...(notes !== undefined && { notes }),
    taken: [...taken]
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ from, to, booking, unit }) => ({
        from,
        to,
        ...((forOffices || units.includes(unit)) && { booking, unit }),
      })),
  };
};

/** With what follows from the asset, and is computed when read: unstaffed hours, and defects in the way. */
export const viewBooking = (booking: Booking, asset: Asset | undefined) => {
  const isLive = booking.status === 'booked' && asset !== undefined;
  // What is left open is told by its hours, as the asset is open now.
  const { unattended: _, ...plain } = withoutEarlier(booking);
  return {
    ...plain,
    uncovered: isLive ? unattended(asset, booking, booking.crew) : [],
    defects: isLive ? asset.defects.filter((defect) => overlaps(defect, booking)) : [],
  };
};

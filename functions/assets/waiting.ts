import type { Wait } from '../../shared/waiting.ts';
import { waitsIn } from '../../shared/waiting.ts';
import type { Asset, Booking } from './state.ts';

/** What of bikes and cabins waits for whom. Pure. */

/** The district office keeps them. */
const keeper = 'district';

export const assetKinds = {
  defect: ['do', 'endDefect'],
  affected: ['do', 'changeBooking', 'cancelBooking'],
} as const;
const onAsset = waitsIn(assetKinds);

/** Days that cannot be used: somebody repairs it, and whoever booked it needs another. */
export const assetWaits = ({ defects, taken, retired }: Asset): readonly Wait[] =>
  retired === undefined
    ? defects.flatMap(({ id, from, to }) => [
        onAsset('defect', {
          for: [keeper],
          due: to,
          until: to,
          owner: keeper,
          facts: { defect: id, begins: from, ends: to },
        }),
        ...taken
          .filter((each) => each.from <= to && from <= each.to)
          .map(({ unit, booking, ...days }) =>
            onAsset('affected', {
              for: [unit],
              due: days.from,
              until: days.to,
              owner: unit,
              facts: { booking, begins: days.from, ends: days.to },
            }),
          ),
      ])
    : [];

export const bookingKinds = { booking: ['know'], crew: ['do', 'changeBooking'] } as const;
const onBooking = waitsIn(bookingKinds);
/** It is handed out, and comes back; of a cabin all the hours that it is open are somebody's (D14). */
export const bookingWaits = ({ status, unit, asset, from, to, unattended }: Booking): readonly Wait[] =>
  status === 'booked'
    ? [
        onBooking('booking', {
          for: [...new Set([unit, keeper])],
          from,
          facts: { asset, begins: from, ends: to },
        }),
        ...(unattended === undefined
          ? []
          : [
              onBooking('crew', {
                for: [unit],
                due: from,
                until: to,
                owner: unit,
                facts: { asset, begins: from, ends: to, minutes: unattended },
              }),
            ]),
      ]
    : [];

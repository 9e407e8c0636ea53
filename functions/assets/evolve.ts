import { addDays, type Day, dayOf } from '../../shared/calendar.ts';
import { type Recorded, unborn } from '../../shared/commit.ts';
import { isOffice } from '../../shared/units.ts';
import type { AssetsEvent } from './events.ts';
import type { Asset, AssetsState, Booking, Ids, Span, Use } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends AssetsEvent['type']> = Recorded<Extract<AssetsEvent, { type: T }>>;

/** Changes one entity of a record; nothing if it is not loaded. */
const changed = <T>(all: Ids<T>, id: string, change: (is: T) => T): Ids<T> => {
  const is = all[id];
  return is === undefined ? all : { ...all, [id]: change(is) };
};

/** A booking without its days from one on: what of it was before stays. */
const cut = <T extends Span & { readonly booking: string }>(all: readonly T[], booking: string, from: Day) =>
  all.flatMap((each): readonly T[] => {
    if (each.booking !== booking) return [each];
    return each.from < from ? [{ ...each, to: addDays(from, -1) }] : [];
  });

const assetSet = (is: Asset | undefined, event: On<'AssetSet'>): Asset => {
  const { version, createdAt, updatedAt } = is ?? unborn;
  const { asset: id, kind, home, openingHours, notes } = event;
  const { taken = [], defects = [] } = is ?? {};
  return { version, createdAt, updatedAt, id, kind, home, openingHours, notes, taken, defects };
};

const evolveAssets = (assets: Ids<Asset>, event: Recorded<AssetsEvent>): Ids<Asset> => {
  switch (event.type) {
    case 'AssetSet':
      return { ...assets, [event.asset]: assetSet(assets[event.asset], event) };
    case 'AssetBooked': {
      const { booking, unit, from, to } = event;
      return changed(assets, event.asset, (is) => ({ ...is, taken: [...is.taken, { booking, unit, from, to }] }));
    }
    case 'BookingCancelled':
      return changed(assets, event.asset, (is) => ({ ...is, taken: cut(is.taken, event.booking, event.freedFrom) }));
    case 'DefectReported': {
      const { defect: id, from, to, note, at: reportedAt } = event;
      const lasting = (is: Asset) => is.defects.filter((each) => each.to >= dayOf(reportedAt));
      return changed(assets, event.asset, (is) => ({
        ...is,
        defects: [...lasting(is), { id, from, to, note, reportedAt }],
      }));
    }
    case 'DefectEnded':
      return changed(assets, event.asset, (is) => ({
        ...is,
        defects: is.defects.filter(({ id }) => id !== event.defect),
      }));
    default:
      return assets;
  }
};

const evolveBookings = (bookings: Ids<Booking>, event: Recorded<AssetsEvent>): Ids<Booking> => {
  switch (event.type) {
    case 'AssetBooked': {
      const { booking: id, unit, asset, kind, from, to, crew } = event;
      return { ...bookings, [id]: { ...unborn, id, unit, asset, kind, from, to, crew, status: 'booked' } };
    }
    case 'CrewSet':
      return changed(bookings, event.booking, (is) => ({ ...is, crew: event.crew }));
    case 'BookingCancelled': {
      const { reason, at: cancelledAt } = event;
      return changed(bookings, event.booking, (is) => ({ ...is, status: 'cancelled', cancelledAt, reason }));
    }
    default:
      return bookings;
  }
};

const evolveUses = (uses: Ids<Use>, event: Recorded<AssetsEvent>): Ids<Use> => {
  switch (event.type) {
    case 'AssetBooked': {
      const { unit, booking, kind, from, to } = event;
      if (isOffice(unit)) return uses;
      const is = uses[unit] ?? { ...unborn, unit, bookings: [] };
      return { ...uses, [unit]: { ...is, bookings: [...is.bookings, { booking, kind, from, to }] } };
    }
    case 'BookingCancelled': {
      const { booking, freedFrom } = event;
      return changed(uses, event.unit, (is) => ({ ...is, bookings: cut(is.bookings, booking, freedFrom) }));
    }
    default:
      return uses;
  }
};

export const evolve = (state: AssetsState, event: Recorded<AssetsEvent>): AssetsState => ({
  ...state,
  assets: evolveAssets(state.assets, event),
  bookings: evolveBookings(state.bookings, event),
  uses: evolveUses(state.uses, event),
});

import { addDays, type Day, dayOf } from '../../shared/calendar.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import { isOffice } from '../../shared/units.ts';
import type { AssetsEvent } from './events.ts';
import type { Asset, AssetsState, Booking, Span, Taken, Use } from './state.ts';
import { assetsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends AssetsEvent['type']> = Recorded<Extract<AssetsEvent, { type: T }>>;

const onAsset = (state: AssetsState, id: string, change: (before: Asset) => Asset): AssetsState => {
  const { asset, assets } = state;
  const listed = assets?.[id];
  return {
    ...state,
    ...(asset?.id === id && { asset: change(asset) }),
    ...(listed && { assets: { ...assets, [id]: change(listed) } }),
  };
};

const onBooking = (state: AssetsState, id: string, change: (before: Booking) => Booking): AssetsState => {
  const { booking, replaced } = state;
  return {
    ...state,
    ...(booking?.id === id && { booking: change(booking) }),
    ...(replaced?.id === id && { replaced: change(replaced) }),
  };
};

/** A booking without its days from one on: what of it was before stays. */
const cut = <T extends Span & { readonly booking: string }>(all: readonly T[], booking: string, from: Day) =>
  all.flatMap((each): readonly T[] => {
    if (each.booking !== booking) return [each];
    return each.from < from ? [{ ...each, to: addDays(from, -1) }] : [];
  });

const assetSet = (before: Asset | undefined, event: On<'AssetSet'>): Asset => {
  const { version, createdAt, updatedAt } = before ?? notStored;
  const { asset: id, kind, name, home, openingHours, notes } = event;
  const { taken = [], defects = [], earlierTexts, textsForgottenAt } = before ?? {};
  const notesSince = notes === before?.notes ? before?.notesSince : event.id;
  const texts = { notes, notesSince, earlierTexts, textsForgottenAt };
  return { version, createdAt, updatedAt, id, kind, name, home, openingHours, ...texts, taken, defects };
};

const booked = (use: Use | undefined, { unit, booking, kind, from, to }: On<'AssetBooked'>): Use => ({
  ...(use ?? notStored),
  unit,
  bookings: [...(use?.bookings ?? []), { booking, kind, from, to }],
});

const changedBy = ({ at, by, reason }: On<'CrewSet' | 'BookingChanged'>): Pick<Booking, 'changed'> =>
  by === undefined ? {} : { changed: { at, by, ...(reason !== undefined && { reason }) } };

/** Of one that has begun the days that have been stay with the asset that it was. */
const heldInstead = (state: AssetsState, event: On<'BookingChanged'>): AssetsState => {
  const { booking, unit, asset, from, to, was, freedFrom } = event;
  const isBegun = freedFrom > was.from;
  if (asset === was.asset) {
    const isIt = (each: Taken): boolean => each.booking === booking && each.to === was.to;
    const then = (each: Taken): Taken => ({ ...each, from: isBegun ? each.from : from, to });
    return onAsset(state, asset, (before) => ({
      ...before,
      taken: before.taken.map((each) => (isIt(each) ? then(each) : each)),
    }));
  }
  const freed = onAsset(state, was.asset, (before) => ({ ...before, taken: cut(before.taken, booking, freedFrom) }));
  const held = { booking, unit, from: isBegun ? freedFrom : from, to };
  return onAsset(freed, asset, (before) => ({ ...before, taken: [...before.taken, held] }));
};

/** Some hours are nobody's yet. */
const left = ({ unattendedMinutes: minutes }: On<'AssetBooked' | 'CrewSet' | 'BookingChanged'>) => ({
  unattended: minutes > 0 ? minutes : undefined,
});

const bookingChanged = (state: AssetsState, event: On<'BookingChanged'>): AssetsState => {
  const { booking, asset, kind, from, to, crew } = event;
  const { use, ...held } = heldInstead(state, event);
  const counted = use?.bookings.map((each) => (each.booking === booking ? { booking, kind, from, to } : each));
  return {
    ...onBooking(held, booking, (before) => ({
      ...before,
      asset,
      kind,
      from,
      to,
      crew,
      ...left(event),
      ...changedBy(event),
    })),
    ...(use && counted && { use: { ...use, bookings: counted } }),
  };
};

const fold = (state: AssetsState, event: Recorded<AssetsEvent>): AssetsState => {
  switch (event.type) {
    case 'AssetSet':
      return { ...state, asset: assetSet(state.asset, event) };
    case 'AssetRemoved': {
      const { asset } = state;
      return { ...state, asset: asset && event.retired ? { ...asset, retired: event.at } : undefined };
    }
    case 'AssetBooked': {
      const { booking: id, unit, asset, kind, from, to, crew } = event;
      const taken = onAsset(state, asset, (before) => ({
        ...before,
        taken: [...before.taken, { booking: id, unit, from, to }],
      }));
      const booking: Booking = {
        ...notStored,
        id,
        unit,
        asset,
        kind,
        from,
        to,
        crew,
        ...left(event),
        status: 'booked',
      };
      return { ...taken, booking, ...(!isOffice(unit) && { use: booked(state.use, event) }) };
    }
    case 'CrewSet':
      return onBooking(state, event.booking, (before) => ({
        ...before,
        crew: event.crew,
        ...left(event),
        ...changedBy(event),
      }));
    case 'BookingChanged':
      return bookingChanged(state, event);
    case 'BookingCancelled': {
      const { booking, asset, freedFrom, reason, at: cancelledAt, by: cancelledBy } = event;
      const freed = onAsset(state, asset, (before) => ({ ...before, taken: cut(before.taken, booking, freedFrom) }));
      const { use } = state;
      return {
        ...onBooking(freed, booking, (before) => ({
          ...before,
          status: 'cancelled',
          cancelledAt,
          cancelledBy,
          reason,
        })),
        ...(use && { use: { ...use, bookings: cut(use.bookings, booking, freedFrom) } }),
      };
    }
    case 'DefectReported': {
      const { defect: id, from, to, note, at: reportedAt } = event;
      const lasting = (before: Asset) => before.defects.filter((each) => each.to >= dayOf(reportedAt));
      return onAsset(state, event.asset, (before) => ({
        ...before,
        defects: [...lasting(before), { id, from, to, note, reportedAt }],
      }));
    }
    case 'DefectEnded':
      return onAsset(state, event.asset, (before) => ({
        ...before,
        defects: before.defects.filter(({ id }) => id !== event.defect),
      }));
  }
};

export const evolve = remembering(assetsTexts, fold);

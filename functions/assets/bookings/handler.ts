import { belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { onAssets } from '../commands.ts';
import { bookingFrom, bookingId, partition, readAsset, readAssets, readBooking } from '../store.ts';
import type { AssetsState, Booking } from '../state.ts';
import { viewBooking } from '../views.ts';
import type { contract } from './contract.ts';
import { book, cancel, setCrew } from './rules.ts';

const target = async ({ campaign, booking }: { readonly campaign: string; readonly booking: string }) => {
  const found = await readBooking(campaign, booking);
  return found && { unit: found.unit };
};

const answerOf = (id: string, { assets, bookings }: AssetsState) => {
  const booking = bookings[id] as Booking;
  return { status: 200, body: viewBooking(booking, assets), version: booking.version };
};

/** What the commands on one booking share: which it is, and its answer. */
const one = (id: string) => ({
  about: { booking: id },
  versionOf: ({ bookings }: AssetsState) => bookings[id]?.version ?? 0,
  answer: (state: AssetsState) => answerOf(id, state),
});

type Filters = Readonly<Partial<Record<'asset' | 'kind' | 'status' | 'from' | 'to', string | undefined>>>;
const fits = (booking: Booking, { asset, kind, status, from, to }: Filters): boolean =>
  (asset === undefined || booking.asset === asset) &&
  (kind === undefined || booking.kind === kind) &&
  (status === undefined || booking.status === status) &&
  (from === undefined || booking.to >= from) &&
  (to === undefined || booking.from <= to);

export const operations: Handlers<typeof contract> = {
  bookAsset: {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || isInOffice(actor),
    run: ({ params: { campaign }, body, caller }) => {
      const { unit, insteadOf } = body;
      const id = bookingId(unit, newId());
      return onAssets(caller, {
        about: { unit, ...(insteadOf !== undefined && { booking: insteadOf }) },
        decide: (state) =>
          state.isKnown ? book(state, { ...body, id }, state.context) : invalidField('/unit', 'unknown'),
        answer: (state) => ({
          ...answerOf(id, state),
          status: 201,
          location: `/campaigns/${campaign}/materials/bookings/${id}`,
        }),
      });
    },
  },

  listBookings: {
    run: async ({ params: { campaign }, query, actor, path }) => {
      const { limit, cursor, unit, ...filters } = query;
      const units = unitsShownTo(actor, unit);
      const pk = partition(campaign);
      const assets = await readAssets(campaign);
      return pageOf({
        ranges: units ? units.map((each) => ({ pk, prefix: `b#${each}#` })) : [{ pk, prefix: 'b#' }],
        limit,
        cursor,
        query: [path, filters, units ?? 'all'],
        backward: true,
        // Half the units; a booking just made is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const booking = bookingFrom(item);
          return fits(booking, filters) ? viewBooking(booking, assets) : undefined;
        },
      });
    },
  },

  showBooking: {
    target,
    run: async ({ params: { campaign, booking: id } }) => {
      const booking = await readBooking(campaign, id);
      const asset = booking && (await readAsset(campaign, booking.asset));
      return booking && asset
        ? { status: 200, body: viewBooking(booking, { [asset.id]: asset }), version: booking.version }
        : refuse('not-found');
    },
  },

  setCrew: {
    target,
    run: ({ params: { booking: id }, body: { crew }, caller }) =>
      onAssets(caller, { ...one(id), decide: (state) => setCrew(state, { id, crew }, state.context) }),
  },

  cancelBooking: {
    target,
    run: ({ params: { booking: id }, body: { reason }, caller }) =>
      onAssets(caller, { ...one(id), decide: (state) => cancel(state, { id, reason }, state.context) }),
  },
};

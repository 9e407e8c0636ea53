import { behalfOf, belongsTo, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { isAssociation } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { entityIn, fresh, given, inOrder, needed } from '../../../shared/reads.ts';
import { isOffice } from '../../../shared/units.ts';
import type { Asset, Booking } from '../state.ts';
import { asset, assets, booking, bookingId, bounds, command, fleet, partition, use } from '../store.ts';
import { viewBooking } from '../views.ts';
import { changeBooking } from './changing.ts';
import { contract } from './contract.ts';
import { contextOf } from './limits.ts';
import { book, cancel } from './rules.ts';

/** The operations on bookings: each says what it reads, and its rule is in rules.ts. */
type OnBooking = { readonly campaign: string; readonly booking: string };

const theBooking = about({
  reads: ({ campaign, booking: id }: OnBooking) => inOrder({ booking: booking(campaign, id) }),
  target: (found) => found.booking && { unit: found.booking.unit },
  version: (found) => found.booking?.version ?? 0,
});

const shown = (found: { readonly booking: Booking; readonly asset: Asset | undefined }) => ({
  status: 200,
  body: viewBooking(found.booking, found.asset),
  version: found.booking.version,
});
const onBooking = { about: theBooking, answer: shown };

/** One booking with its asset, which is never removed. */
const withAsset = ({ campaign, booking: id }: OnBooking) =>
  inOrder({ booking: needed(booking(campaign, id)) }, (found) => ({
    asset: needed(asset(campaign, found.booking.asset)),
  }));

type Filters = Readonly<Partial<Record<'asset' | 'kind' | 'status' | 'from' | 'to', string | undefined>>>;
const fits = (one: Booking, { asset: id, kind, status, from, to }: Filters): boolean =>
  (id === undefined || one.asset === id) &&
  (kind === undefined || one.kind === kind) &&
  (status === undefined || one.status === status) &&
  (from === undefined || one.to >= from) &&
  (to === undefined || one.from <= to);

export const operations: Handlers<typeof contract> = {
  bookAsset: command(contract.bookAsset, {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || isInOffice(actor),
    reads: ({ params: { campaign }, body: { unit, insteadOf } }) =>
      inOrder({
        ...bounds(campaign),
        assets: assets(campaign),
        booking: fresh<Booking>(),
        replaced: booking(campaign, insteadOf),
        use: use(campaign, unit),
        exists: isOffice(unit) ? given(true) : isAssociation(campaign, unit),
      }),
    decide: (state, { body, newId }, now) =>
      state.exists
        ? book(state, { ...body, id: bookingId(body.unit, newId) }, contextOf(state, now))
        : invalidField('/unit', 'unknown'),
    answer: (found, { params: { campaign } }) => ({
      ...shown({ booking: found.booking, asset: found.assets[found.booking.asset] }),
      status: 201,
      location: `/campaigns/${campaign}/materials/bookings/${found.booking.id}`,
    }),
  }),

  listBookings: list(contract.listBookings, {
    reads: ({ params: { campaign } }) => inOrder({ fleet: fleet(campaign) }),
    page: ({ params: { campaign }, query: { limit: _, cursor: __, unit, ...filters }, actor }, _now, found) => {
      const units = unitsShownTo(actor, unit);
      const pk = partition(campaign);
      return {
        ranges: units ? units.map((each) => ({ pk, prefix: `b#${each}#` })) : [{ pk, prefix: 'b#' }],
        query: [filters, units ?? 'all'],
        backward: true,
        // Half the units; a booking just made is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const each = entityIn<Booking>(item);
          return fits(each, filters) ? viewBooking(each, found.fleet[each.asset]) : undefined;
        },
      };
    },
  }),

  showBooking: show(contract.showBooking, {
    ...onBooking,
    reads: ({ params }) => withAsset(params),
  }),

  changeBooking: command(contract.changeBooking, {
    ...onBooking,
    reads: ({ params: { campaign, booking: id } }) =>
      inOrder({ ...bounds(campaign), booking: needed(booking(campaign, id)), assets: assets(campaign) }, (found) => ({
        use: use(campaign, found.booking.unit),
      })),
    decide: (state, { actor, body: { reason, ...change } }, now) =>
      changeBooking(state, change, { by: behalfOf(actor, state.booking.unit), reason }, contextOf(state, now)),
    answer: (found) => shown({ booking: found.booking, asset: found.assets[found.booking.asset] }),
  }),

  cancelBooking: command(contract.cancelBooking, {
    ...onBooking,
    reads: ({ params: { campaign, booking: id } }) =>
      inOrder({ booking: needed(booking(campaign, id)) }, (found) => ({
        asset: needed(asset(campaign, found.booking.asset)),
        use: use(campaign, found.booking.unit),
      })),
    decide: (state, { actor, body: { reason } }, now) =>
      cancel(state, { by: behalfOf(actor, state.booking.unit), reason }, dayOf(now)),
  }),
};

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, prose, slug, weighed } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import * as example from '../examples.ts';
import { assetKind, booking, bookingStatus, crew, inOrder, span } from '../resources.ts';

/** Bikes and cabins by calendar days (D14). Pure. */
const path = '/campaigns/{campaign}/materials/bookings';
const one = `${path}/{booking}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations' } as const;
const own = { see: 'offices-or-target-unit', act: 'offices-or-target-unit' } as const;

const bookingBody = z
  .strictObject({
    asset: z.optional(slug()),
    kind: z.optional(assetKind),
    unit: slug(),
    ...span,
    crew: z._default(crew(), []),
    insteadOf: z.optional(z.string().check(z.maxLength(100))),
  })
  .check(
    inOrder(),
    z.refine((body) => body.asset !== undefined || body.kind !== undefined, { message: 'needed', path: ['asset'] }),
    z.refine((body) => body.asset === undefined || body.kind === undefined, { message: 'twice', path: ['kind'] }),
  );

export const contract = {
  bookAsset: {
    ...members,
    route: `POST ${path}`,
    summary: 'Book a bike or a cabin by calendar days',
    description:
      'Associations for themselves, offices for any. By `kind` the asset is taken that leaves the fewest gaps shorter than three days. D14: `crew` says how many people are there when, never who; of a cabin’s opening hours it covers at least half, else the answer is `cabin-needs-crew` with `bikes`, those free in that period, and `uncovered`, the hours when nobody is there. `already-booked` and `out-of-order` name the `days` and what is `free` instead, `over-month-limit` the `month` and what is `left`. `insteadOf` names one’s own booking that a defect is in the way of: that is then cancelled, and for its days there is no lead time.',
    status: 201,
    query: weighed,
    body: bookingBody,
    result: booking,
    refusals: [
      'too-soon',
      'too-long',
      'over-month-limit',
      'already-booked',
      'out-of-order',
      'none-free',
      'cabin-needs-crew',
    ],
    example: { body: example.bookingBody, result: example.booking },
  },
  listBookings: {
    ...members,
    route: `GET ${path}`,
    summary: 'List bookings',
    description:
      'Offices see all, associations their own. By unit and newest first. `from` and `to` leave those that have a day in that time. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    query: {
      ...paging,
      unit: z.optional(slug()),
      asset: z.optional(slug()),
      kind: z.optional(assetKind),
      status: z.optional(bookingStatus),
      from: z.optional(day()),
      to: z.optional(day()),
    },
    result: listOf(booking),
    refusals: [],
    example: { result: { items: [example.booking] } },
  },
  showBooking: {
    ...own,
    route: `GET ${one}`,
    summary: 'Show a booking, with unstaffed opening hours and defects in its way',
    result: booking,
    refusals: [],
    example: { result: example.booking },
  },
  changeBooking: {
    ...own,
    route: `PATCH ${one}`,
    summary: 'Change the days, the asset or the crew of a booking',
    description:
      'In one step, by the rules of a new booking, as if this one had not been there. What is not named stays; the crew goes along with days that are moved, and `crew` takes the place of what was said before. Lead time counts for days that are new to the asset; there is none where a defect is in the way, within the days of the booking. Of one that has begun the days that have been stay with what it was. Another’s booking is changed with a `reason`, which they read in `changed`.',
    query: weighed,
    body: z
      .strictObject({
        from: z.optional(day()),
        to: z.optional(day()),
        asset: z.optional(slug()),
        crew: z.optional(crew()),
        reason: z.optional(prose(500)),
      })
      .check(
        z.refine(({ reason: _, ...change }) => Object.values(change).some((each) => each !== undefined), 'nothing'),
      ),
    result: booking,
    refusals: [
      'wrong-status',
      'too-soon',
      'too-long',
      'over-month-limit',
      'already-booked',
      'out-of-order',
      'cabin-needs-crew',
    ],
    example: { body: { asset: example.booking.asset, to: example.booking.to }, result: example.booking },
  },
  cancelBooking: {
    ...own,
    route: `POST ${one}/cancellation`,
    summary: 'Cancel a booking; what is left of it is free',
    description:
      'Of one that has begun the days from today on; those before stay counted. Another’s booking with a `reason`, which they read.',
    body: z.strictObject({ reason: z.optional(prose(500)) }),
    bodyOptional: true,
    result: booking,
    decisive: { BookingCancelled: true },
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Regn' },
      result: { ...example.booking, status: 'cancelled', reason: 'Regn', uncovered: [] },
    },
  },
} as const satisfies Contract;

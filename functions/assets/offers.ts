import * as z from 'zod/mini';
import { days } from '../../shared/fields.ts';

/** What may be booked of each kind of asset. Pure. */
const limits = z.prefault(
  z.strictObject({
    /** Days from the booking to its first day. */
    leadTimeDays: z._default(days(0, 60), 2),
    longestDays: z._default(days(1, 60), 14),
    /** Days of a calendar month that one association may have. */
    daysPerMonth: z._default(days(1, 31), 10),
  }),
  {},
);

export const bookingSettings = z.strictObject({ cabin: limits, bike: limits, other: limits });
export type BookingSettings = z.infer<typeof bookingSettings>;
export type Limits = BookingSettings['cabin'];

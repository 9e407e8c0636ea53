import * as z from 'zod/mini';
import { days } from '../../shared/fields.ts';

/** What may be booked of each kind of asset. Pure. */
const limits = (longest: number, perMonth: number) =>
  z.prefault(
    z.strictObject({
      /** Days from the booking to its first day. */
      leadTimeDays: z._default(days(0, 60), 2),
      longestDays: z._default(days(1, 366), longest),
      /** Days of a calendar month that one association may have. */
      daysPerMonth: z._default(days(1, 31), perMonth),
    }),
    {},
  );

/** A cabin stands where it is built up, the whole campaign if somebody is there; what is ridden goes round. */
export const bookingSettings = z.strictObject({ cabin: limits(366, 31), bike: limits(14, 10), other: limits(14, 10) });
export type BookingSettings = z.infer<typeof bookingSettings>;
export type Limits = BookingSettings['cabin'];

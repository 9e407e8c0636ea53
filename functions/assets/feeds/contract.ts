import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { slug } from '../../../shared/fields.ts';

/** The one operation of the function `assets-feeds`. */
export const contract = {
  readAssetsFeed: {
    route: 'GET /feeds/{token}/assets.ics',
    summary: 'The calendar of a unit’s bookings, or of one asset',
    description:
      'iCalendar (RFC 5545), whole days. The token is that of the unit’s feed (`openFeed`), with `assets.ics` in place of `staff.ics`. With `asset` the days on which that is taken or out of order: by whom is in an office’s calendar only, and in that of who it is.',
    see: 'anyone',
    act: 'anyone',
    query: { asset: z.optional(slug()) },
    result: z.string(),
    produces: 'text/calendar',
    refusals: ['not-found'],
    example: { result: 'BEGIN:VCALENDAR…' },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';

/** The one operation of the function `gatherings-feed`. */
export const contract = {
  readEventsFeed: {
    route: 'GET /feeds/{token}/events.ics',
    summary: 'The calendar of a unit: all that has been published, for members too, and its own drafts',
    description:
      'iCalendar (RFC 5545). The token is that of the unit’s feed (`openFeed`), with `events.ics` in place of `staff.ics`. What one organises and is not published yet is tentative; what was published and is cancelled stays, and says so. From 31 days ago, at most 500 events. Nobody to ask is named.',
    see: 'anyone',
    act: 'anyone',
    result: z.string(),
    produces: 'text/calendar',
    refusals: ['not-found'],
    example: { result: 'BEGIN:VCALENDAR…' },
  },
} as const satisfies Contract;

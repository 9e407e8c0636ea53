import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { flag } from '../../../shared/fields.ts';

/** The one operation of the function `timeline-feeds`. */
export const contract = {
  readMilestonesFeed: {
    route: 'GET /feeds/{token}/milestones.ics',
    summary: 'The calendar of a unit’s milestones',
    description:
      'iCalendar (RFC 5545), whole days. The token is that of the unit’s feed (`openFeed`), with `milestones.ics` in place of `staff.ics`. With `all=true` those of all units. Notes are not in it.',
    see: 'anyone',
    act: 'anyone',
    query: { all: z.optional(flag()) },
    result: z.string(),
    produces: 'text/calendar',
    refusals: ['not-found'],
    example: { result: 'BEGIN:VCALENDAR…' },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';

/** The one operation of the function `visits-feed`. */
export const contract = {
  readVisitsFeed: {
    route: 'GET /feeds/{token}/visits.ics',
    summary: 'The calendar of a candidate’s visits',
    description:
      'iCalendar (RFC 5545). The token is that of `openCandidateFeed`. What awaits an answer is tentative, on each of the days wished for; what was called off is cancelled. From 31 days ago. Nobody is named.',
    see: 'anyone',
    act: 'anyone',
    result: z.string(),
    produces: 'text/calendar',
    refusals: ['not-found'],
    example: { result: 'BEGIN:VCALENDAR…' },
  },
} as const satisfies Contract;

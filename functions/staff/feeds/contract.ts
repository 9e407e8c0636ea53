import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { slug } from '../../../shared/fields.ts';
import { list, removed, stamps } from '../../../shared/resources.ts';
import * as example from './examples.ts';

/** Calendar feeds: a secret address instead of a login, since no calendar program can sign in. Pure. */
const path = '/campaigns/{campaign}/staff/feeds';

export const feed = z.object({
  id: z.string(),
  unit: slug(),
  ...stamps,
});
export const feedWithAddress = z.extend(feed, { url: z.optional(z.string()) });

export const contract = {
  openFeed: {
    route: `POST ${path}`,
    summary: 'Open a calendar feed for one’s unit',
    description:
      '`url` holds a secret and is shown this once: it is stored nowhere. So an answer repeated under an `Idempotency-Key` lacks it; revoke that feed then, and open another. The same secret opens the unit’s bookings of bikes and cabins: `assets.ics` in place of `staff.ics`.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    body: z.strictObject({ unit: slug() }),
    result: feedWithAddress,
    refusals: ['too-many-feeds'],
    example: {
      body: { unit: 'solna' },
      result: {
        ...example.feed,
        url: 'https://valsam.example/feeds/q2v6rY0mFZ1m1a2Q7xJr8c0B5dE3hT4uK9sL6wNpVzA/staff.ics',
      },
    },
  },
  listFeeds: {
    route: `GET ${path}`,
    summary: 'List the calendar feeds of one’s units, without their secrets',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    result: z.object({ items: list(feed) }),
    refusals: [],
    example: { result: { items: [example.feed] } },
  },
  revokeFeed: {
    route: `DELETE ${path}/{feed}`,
    summary: 'Revoke a calendar feed at once',
    see: 'target-unit',
    act: 'target-unit',
    result: removed,
    refusals: [],
    example: { result: { id: example.feed.id } },
  },
} as const satisfies Contract;

/** What is served at a secret address: a function of its own. */
export const secretContract = {
  readFeed: {
    route: 'GET /feeds/{token}/staff.ics',
    summary: 'The calendar of a unit: its shares and allocations of staff',
    description:
      'iCalendar (RFC 5545), whole days; cancelled allocations as cancelled events. Who knows the address may read it, so it names no employed person: whom to call is the supervising office.',
    see: 'anyone',
    act: 'anyone',
    result: z.string(),
    produces: 'text/calendar',
    refusals: ['not-found'],
    example: { result: 'BEGIN:VCALENDAR…' },
  },
} as const satisfies Contract;

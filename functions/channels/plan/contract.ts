import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, office, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { publicationWithClashes } from '../resources.ts';

/** D16: what the three offices publish when, side by side. Pure. */
const period = { from: day(), to: day() };

export const publicationPlan = z.object({
  ...period,
  publications: list(publicationWithClashes),
  gaps: list(z.object({ channel: slug(), days: list(z.object(period)) })),
});

export const contract = {
  showPublicationPlan: {
    route: 'GET /campaigns/{campaign}/publicity/plan',
    summary: 'Show the calendar of all channels, with clashes and gaps',
    description:
      'D16: from `from` to `to`, at most 92 days (default: four weeks from today). `publications` are by time, also those declined or void. `clashes` are the same channel within its gap, and another event on the same day for the same area or audience, among those of these days. `gaps` are the days on which nothing comes out in a channel. `owner` leaves the channels of one office.',
    see: 'offices',
    act: 'offices',
    query: { from: z.optional(day()), to: z.optional(day()), owner: z.optional(office()) },
    result: publicationPlan,
    refusals: [],
    example: {
      result: {
        from: '2026-08-17',
        to: '2026-08-30',
        publications: [example.publicationShown],
        gaps: [
          {
            channel: 'fb-district',
            days: [
              { from: '2026-08-17', to: '2026-08-22' },
              { from: '2026-08-24', to: '2026-08-30' },
            ],
          },
        ],
      },
    },
  },
} as const satisfies Contract;

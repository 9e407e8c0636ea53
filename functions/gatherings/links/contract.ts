import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';

/**
 * Short links to public events: one for each event and channel, so that it is seen which way people come (D15). Pure.
 */
export const contract = {
  followShortLink: {
    route: 'GET /s/{code}',
    summary: 'Follow a short link to the page of its event',
    description:
      'Counts a visit: of a reader one for each link and day, told apart by a digest whose salt is forgotten with the day. Robots, and what is only fetched ahead, are left out.',
    see: 'anyone',
    act: 'anyone',
    status: 302,
    result: z.object({}),
    refusals: ['not-found'],
    example: { result: {} },
  },
} as const satisfies Contract;

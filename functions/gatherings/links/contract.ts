import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';

/**
 * Short links to public events: one for each event and channel, so that reach is measured and not guessed (D15). Pure.
 */
export const contract = {
  followShortLink: {
    route: 'GET /s/{code}',
    summary: 'Follow a short link to the page of its event',
    description:
      'Counts a visit of its day, and nothing about who it was; robots and what is only fetched ahead are left out.',
    see: 'anyone',
    act: 'anyone',
    status: 302,
    result: z.object({}),
    refusals: ['not-found'],
    example: { result: {} },
  },
} as const satisfies Contract;

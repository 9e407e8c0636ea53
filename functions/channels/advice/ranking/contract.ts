import * as z from 'zod/mini';
import type { Contract } from '../../../../shared/contract.ts';
import { list } from '../../../../shared/resources.ts';
import * as example from '../examples.ts';
import { rankings } from './rules.ts';

/** D15: what a reached person cost. */
export const rankedBy = z.enum(rankings);

export const ranking = z.object({
  by: rankedBy,
  rows: list(
    z.object({
      key: z.optional(z.string()),
      title: z.optional(z.string()),
      figures: z.int(),
      missing: z.int(),
      cost: z.int(),
      reach: z.int(),
      hours: z.optional(z.int()),
      reachPerHour: z.optional(z.number()),
      costPerPerson: z.optional(z.int()),
    }),
  ),
  /** Rows that were left out. */
  more: z.int(),
  correlation: z.object({ events: z.int(), rho: z.nullable(z.number()) }),
});

export const contract = {
  showRanking: {
    see: 'offices',
    act: 'offices',
    route: 'GET /campaigns/{campaign}/publicity/ranking',
    summary: 'Rank events, kinds, channels or areas by what a reached person cost',
    description:
      'D15: the cheapest first, at most 500. `figures` are the results there are, `missing` those that should be there: of events that have begun, of publications that are posted. `costPerPerson` is in öre; none where nobody was reached. By channel `cost` is that of its boosts. E1: `hours` are those of results that say how much work it was, and `reachPerHour` is whom these reached for an hour of it. `correlation.rho` is Spearman’s rank correlation of the cost of events with their cost per person, over all `events` with results that reached somebody, ties at mean ranks: near 1 the costliest had the least effect for their money; null with fewer than three, or where all are the same.',
    query: { by: z._default(rankedBy, 'event') },
    result: ranking,
    refusals: [],
    example: { result: example.ranking },
  },
} as const satisfies Contract;

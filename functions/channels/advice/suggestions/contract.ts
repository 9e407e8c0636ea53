import * as z from 'zod/mini';
import type { Contract } from '../../../../shared/contract.ts';
import { localTime, numeral, slug } from '../../../../shared/fields.ts';
import { largestAmount } from '../../../../shared/money.ts';
import { list } from '../../../../shared/resources.ts';
import { boostStatus } from '../../boosts/contract.ts';
import { publicationStatuses } from '../../state.ts';
import * as example from '../examples.ts';

/** D15, D17: how an event is best spread, with the figures that say so. Pure. */

/** People: whom it reaches, of them those reached already and those who are not, and all who are reached after it. */
const figures = { reach: z.int(), overlap: z.int(), newly: z.int(), reached: z.int() };

export const suggestions = z.object({
  event: z.string(),
  population: z.int(),
  budget: z.int(),
  /** As measured (`isMeasured`), else as expected. */
  planned: list(
    z.object({
      publication: z.string(),
      channel: slug(),
      at: localTime(),
      status: z.enum(publicationStatuses),
      isMeasured: z.boolean(),
      ...figures,
    }),
  ),
  boosted: list(
    z.object({
      boost: z.string(),
      channel: slug(),
      amount: z.int(),
      status: boostStatus,
      isMeasured: z.boolean(),
      ...figures,
    }),
  ),
  publications: list(
    z.object({
      channel: slug(),
      at: localTime(),
      language: z.string(),
      audience: z.int(),
      /** The share of the audience that a publication reaches; what is assumed of the kind; how many were measured. */
      rate: z.number(),
      assumedRate: z.number(),
      measured: z.int(),
      ...figures,
    }),
  ),
  boosts: list(
    z.object({
      channel: slug(),
      amount: z.int(),
      pricePerThousand: z.int(),
      measured: z.int(),
      ...figures,
      /** Öre for each person newly reached: of the first, and over all. */
      marginalCost: z.int(),
      costPerPerson: z.int(),
    }),
  ),
  leftOut: list(z.object({ channel: slug(), why: z.enum(['declined', 'other-area', 'other-language', 'no-time']) })),
  spent: z.int(),
  left: z.int(),
  reached: z.int(),
});

export const contract = {
  suggestPublications: {
    see: 'offices-or-associations',
    act: 'offices-or-target-unit',
    route: 'GET /campaigns/{campaign}/events/{event}/suggestions',
    summary: 'Suggest where and when to tell of an event, and where a budget reaches most',
    description:
      'D15, D17: channels that are not used yet, those who reach most before the others, each at a time that leaves the owner a day for the answer, the lead time and the channel’s gap; then paid boosts in steps of 500 kronor, each where the next person newly reached costs least, until `budget` (öre) is used. A publication reaches `audience` x `rate`; the rate is what is measured of the channel, drawn towards what is assumed of its kind with the weight of four publications (a boost’s price: of two boosts). Audiences are taken for independent draws from the `population` of the settings: of those whom one reaches, `reach` x (1 - reached / population) are new. All assumed figures and formulas: docs/PUBLICITY.md.',
    query: { budget: z._default(numeral(0, largestAmount), 0) },
    result: suggestions,
    refusals: ['wrong-status'],
    example: { result: example.suggestions },
  },
} as const satisfies Contract;

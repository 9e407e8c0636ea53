import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, language, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import * as example from '../examples.ts';
import { copies, list, run } from '../resources.ts';

/** Print runs (D9, D11): the district office prints for all. */
const path = '/campaigns/{campaign}/materials';
const one = `${path}/print-runs/{run}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;
const keepers = { see: 'offices-or-associations', act: 'offices' } as const;

const priceBreak = z.object({ quantity: z.int(), cost: z.int() });
const prices = z.string().check(z.regex(/^[1-9]\d{0,5}:[1-9]\d{0,8}(?:,[1-9]\d{0,5}:[1-9]\d{0,8}){0,9}$/));
const percent = z.pipe(
  z.string().check(z.regex(/^(?:\d{1,2}|100)$/)),
  z.transform((value) => Number(value)),
);

export const runsContract = {
  confirmRun: {
    ...keepers,
    route: `POST ${path}/print-runs`,
    summary: 'Order a print run',
    description:
      'By the district office. From now on orders are promised copies of it, as far as nobody waits already: who waits is served when it arrives.',
    status: 201,
    body: z.strictObject({ item: slug(), language: language(), quantity: copies(), deliveredBy: day() }),
    result: run,
    refusals: [],
    example: { body: example.runBody, result: example.run },
  },
  listRuns: {
    ...members,
    route: `GET ${path}/print-runs`,
    summary: 'List print runs',
    description: 'By edition, and newest first.',
    query: paging,
    result: listOf(run),
    example: { result: { items: [example.run] } },
  },
  showRun: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show a print run; once it has arrived, whom it went to',
    description:
      'It is `late` when it should have come and has not. An arrival goes first to what was promised of the run, then to what waits; in each, priority areas come before the others, in proportion to what was asked where it does not suffice, by the largest remainder, and of equal ones to the earlier order.',
    result: run,
    example: { result: { ...example.run, ...example.arrived } },
  },
  moveRun: {
    ...keepers,
    route: `PATCH ${one}`,
    summary: 'Change the day on which a print run comes',
    description: 'D9: the promises follow, and those affected are told once. By the district office.',
    body: z.strictObject({ deliveredBy: day() }),
    result: run,
    refusals: ['wrong-status'],
    example: { body: { deliveredBy: '2026-08-29' }, result: { ...example.run, deliveredBy: '2026-08-29' } },
  },
  receiveRun: {
    ...keepers,
    route: `POST ${one}/arrival`,
    summary: 'Enter that a print run has come, and give it out',
    description:
      'By the district office. `quantity` where it is not what was ordered. What is given out is kept for the orders in the district’s depot; the rest lies there free.',
    body: z.strictObject({ quantity: z.optional(copies()) }),
    bodyOptional: true,
    result: run,
    refusals: ['wrong-status'],
    example: { body: {}, result: { ...example.run, ...example.arrived } },
  },
  showDemand: {
    route: `GET ${path}/demand`,
    summary: 'What is waited for, and what should be printed by when',
    description:
      'D11: open demand per edition; `printBy` is the earliest needed-by day less delivery and lead time. `overPrint` is a percentage to print beyond the demand. `prices=500:100000,1000:150000` (copies:öre) gives the cheapest combination of batches.',
    see: 'offices',
    act: 'offices',
    query: { overPrint: z._default(percent, 0), prices: z.optional(prices) },
    result: z.object({
      items: list(
        z.object({
          item: slug(),
          language: z.string(),
          waiting: z.int(),
          orders: z.int(),
          coming: z.int(),
          open: z.int(),
          neededBy: z.optional(day()),
          printBy: z.optional(day()),
          isLate: z.optional(z.boolean()),
          proposal: z.optional(
            z.object({ quantity: z.int(), cost: z.optional(z.int()), parts: z.optional(list(priceBreak)) }),
          ),
        }),
      ),
    }),
    refusals: [],
    example: { result: { items: [example.demand] } },
  },
} as const satisfies Contract;

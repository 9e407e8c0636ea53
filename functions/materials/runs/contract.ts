import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, language, numeral, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { copies, printRun } from '../resources.ts';

/** Print runs (D9, D11): the district office prints for all. Pure. */
const path = '/campaigns/{campaign}/materials';
const one = `${path}/print-runs/{run}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;
const keepers = { see: 'offices-or-associations', act: 'offices' } as const;

const priceBreak = z.object({ quantity: z.int(), cost: z.int() });
const prices = z.string().check(z.regex(/^[1-9]\d{0,5}:[1-9]\d{0,8}(?:,[1-9]\d{0,5}:[1-9]\d{0,8}){0,9}$/));

/** What it costs, in öre, and the line that pays: both or neither. */
const together = (one: 'cost' | 'budgetLine', other: 'cost' | 'budgetLine') =>
  z.refine<{ readonly cost?: unknown; readonly budgetLine?: unknown }>(
    (body) => body[one] === undefined || body[other] !== undefined,
    { message: 'needed', path: [other] },
  );
const runBody = z
  .strictObject({
    item: slug(),
    language: language(),
    quantity: copies(),
    deliveredBy: day(),
    cost: z.optional(amount()),
    budgetLine: z.optional(slug()),
  })
  .check(together('cost', 'budgetLine'), together('budgetLine', 'cost'));

export const printDemand = z.object({
  items: list(
    z.object({
      item: slug(),
      language: z.string(),
      waiting: z.int(),
      orders: z.int(),
      coming: z.int(),
      awaitingFunds: z.int(),
      open: z.int(),
      neededBy: z.optional(day()),
      printBy: z.optional(day()),
      isLate: z.optional(z.boolean()),
      proposal: z.optional(
        z.object({ quantity: z.int(), cost: z.optional(z.int()), parts: z.optional(list(priceBreak)) }),
      ),
    }),
  ),
});

export const contract = {
  confirmRun: {
    ...keepers,
    route: `POST ${path}/print-runs`,
    summary: 'Order a print run',
    description:
      'By the district office. From now on orders are promised copies of it, as far as nobody waits already: who waits is served when it arrives. With a `cost` in öre and a `budgetLine` the money is asked for in the pot at the same time (`spending`), and the run is `awaiting-funds`, promised to nobody: it is `confirmed` when the money is reserved and `cancelled` when the request is refused or withdrawn. A confirmed run stays so even if the reservation is withdrawn or closed before anything is paid: it is at the printer’s; the district office is told.',
    status: 201,
    body: runBody,
    result: printRun,
    refusals: [],
    example: { body: example.fundedRunBody, result: example.awaitingRun },
  },
  listRuns: {
    ...members,
    route: `GET ${path}/print-runs`,
    summary: 'List print runs',
    description: 'By edition, and newest first.',
    query: paging,
    result: listOf(printRun),
    example: { result: { items: [example.run] } },
  },
  showRun: {
    ...members,
    route: `GET ${one}`,
    summary: 'Show a print run; once it has arrived, whom it went to',
    description:
      'It is `late` when it should have come and has not. An arrival goes first to what was promised of the printRun, then to what waits; in each, priority areas come before the others, in proportion to what was asked where it does not suffice, by the largest remainder, and of equal ones to the earlier order.',
    result: printRun,
    example: { result: { ...example.run, ...example.arrived } },
  },
  moveRun: {
    ...keepers,
    route: `PATCH ${one}`,
    summary: 'Change the day on which a print run comes',
    description:
      'D9: the promises follow, and those affected are told once. By the district office, also while the money is awaited.',
    body: z.strictObject({ deliveredBy: day() }),
    result: printRun,
    refusals: ['wrong-status'],
    example: { body: { deliveredBy: '2026-08-29' }, result: { ...example.run, deliveredBy: '2026-08-29' } },
  },
  receiveRun: {
    ...keepers,
    route: `POST ${one}/arrival`,
    summary: 'Enter that a print run has come, and give it out',
    description:
      'By the district office, of a confirmed run. `quantity` where it is not what was ordered. What is given out is kept for the orders in the district’s depot; the rest lies there free.',
    body: z.strictObject({ quantity: z.optional(copies()) }),
    bodyOptional: true,
    result: printRun,
    refusals: ['wrong-status'],
    example: { body: {}, result: { ...example.run, ...example.arrived } },
  },
  showDemand: {
    route: `GET ${path}/demand`,
    summary: 'What is waited for, and what should be printed by when',
    description:
      'D11: open demand per edition; `coming` is what print runs on their way will give of it, `awaitingFunds` the part of that whose money is not decided on. `printBy` is the earliest needed-by day less delivery and lead time. `overPrint` is a percentage to print beyond the demand. `prices=500:100000,1000:150000` (copies:öre) gives the cheapest combination of batches.',
    see: 'offices',
    act: 'offices',
    query: { overPrint: z._default(numeral(0, 100), 0), prices: z.optional(prices) },
    result: printDemand,
    refusals: [],
    example: { result: { items: [example.demand] } },
  },
} as const satisfies Contract;

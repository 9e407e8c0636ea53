import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, inForm, numeral, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { text } from '../../../shared/problems.ts';
import { list } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { copies, printRun } from '../resources.ts';

/** Print runs (D9, D11): the district office prints for all. Pure. */
const path = '/campaigns/{campaign}/materials';
const one = `${path}/print-runs/{run}` as const;
const members = { see: 'offices-or-associations', act: 'offices-or-associations', refusals: [] } as const;
const keepers = { see: 'offices-or-associations', act: 'offices' } as const;

const priceBreak = z.object({ quantity: z.int(), cost: z.int() });
const prices = z
  .string()
  .check(
    ...inForm(
      /^[1-9]\d{0,5}:[1-9]\d{0,8}(?:,[1-9]\d{0,5}:[1-9]\d{0,8}){0,9}$/,
      text('Högst tio upplaga:ören, som 500:100000,1000:150000.', 'At most ten copies:öre, as 500:100000,1000:150000.'),
    ),
  );

export const editionGap = z.object({
  item: z.optional(slug()),
  name: z.string(),
  language: z.string(),
  why: z.enum(['missing', 'not-bilingual']),
  copies: z.int(),
  orders: z.int(),
  units: list(slug()),
  proposals: list(z.object({ proposal: z.string(), unit: slug(), bilingual: z.optional(z.boolean()) })),
});

export const printDemand = z.object({
  /** E16: editions that are wanted and missing, and leaflets without a Swedish half. */
  gaps: list(editionGap),
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
      'It is `late` when it should have come and has not. `promised` says whom what is still to come is promised to. An arrival goes first to those to whom something is promised, in the order in which it was promised, then to those who wait: priority areas before the others, in each as they asked. If it does not suffice, the latest promises are taken back, and those are told.',
    result: printRun,
    example: { result: { ...example.run, ...example.arrived } },
  },
  changeRun: {
    ...keepers,
    route: `PATCH ${one}`,
    summary: 'Change on which day a print run comes, or how many copies',
    description:
      'D9: the promises follow (who was promised first has what comes first), and those affected are told once. More copies are promised to those who wait, fewer are taken from who was promised them last; never fewer than have come, and with as many it is over. By the district office, also while the money is awaited; what is asked of the pot stays. `warnings` says that it comes after election day.',
    body: z.strictObject({ deliveredBy: z.optional(day()), quantity: z.optional(copies()) }).check(
      z.refine((body) => body.deliveredBy !== undefined || body.quantity !== undefined, {
        message: 'needed',
        path: ['deliveredBy'],
      }),
    ),
    result: printRun,
    refusals: ['wrong-status'],
    example: { body: { deliveredBy: '2026-08-29' }, result: { ...example.run, deliveredBy: '2026-08-29' } },
  },
  receiveRun: {
    ...keepers,
    route: `POST ${one}/arrival`,
    summary: 'Enter that a print run has come, or some of it, and give it out',
    description:
      'By the district office, of a confirmed run. `quantity` is what has come, by default all that was still to come. The run is over when all has come, or with `final` when nothing more will: what was promised in vain is taken back. What is given out is kept for the orders in the district’s depot; the rest lies there free.',
    body: z.strictObject({ quantity: z.optional(copies()), final: z._default(z.boolean(), false) }),
    bodyOptional: true,
    result: printRun,
    refusals: ['wrong-status'],
    example: { body: {}, result: { ...example.run, ...example.arrived } },
  },
  reverseArrival: {
    ...keepers,
    route: `POST ${one}/arrivals/{arrival}/reversal`,
    summary: 'Take back that something of a print run has come',
    description:
      'By the district office, with a `reason`. What it gave is promised again, before all else that is promised of the run, and those are told. `rests-on` where something of it has been taken: delivered, or kept for others by now; `restsOn` are the orders.',
    body: reasonGiven,
    result: printRun,
    refusals: ['rests-on'],
    example: {
      body: { reason: 'De kom till ett annat distrikt.' },
      result: { ...example.run, ...example.unarrived },
    },
  },
  showDemand: {
    route: `GET ${path}/demand`,
    summary: 'What is waited for, and what should be printed by when',
    description:
      'D11: what is waited for without a promise, per edition; `coming` is what print runs will give of it whose money is not decided on (`awaitingFunds`): what confirmed ones bring is promised already. `printBy` is the earliest needed-by day less delivery and lead time. `overPrint` is a percentage to print beyond the demand. `prices=500:100000,1000:150000` (copies:öre) gives the cheapest combination of batches. E16: `gaps` are editions that orders asked for, or open proposals (`editionOf`), and that there are not (`missing`), and leaflets in other languages without a Swedish half, so that who hands them out does not know what they say (`not-bilingual`).',
    see: 'offices',
    act: 'offices',
    query: { overPrint: z._default(numeral(0, 100), 0), prices: z.optional(prices) },
    result: printDemand,
    refusals: [],
    example: { result: { items: [example.demand], gaps: [example.gap] } },
  },
} as const satisfies Contract;

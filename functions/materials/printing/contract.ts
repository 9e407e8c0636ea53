import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, language, slug, weighed } from '../../../shared/fields.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { copies, printRun } from '../resources.ts';

/** That something is printed, and that it is not after all, with the money for it (D7, D9). Pure. */
const path = '/campaigns/{campaign}/materials/print-runs';
const keepers = { see: 'offices-or-associations', act: 'offices' } as const;

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

export const contract = {
  confirmRun: {
    ...keepers,
    route: `POST ${path}`,
    summary: 'Order a print run',
    description:
      'By the district office. It is promised at once to those who wait, priority areas first and in each as they asked, and they are told; later orders queue behind. Who needs it before it comes is passed over, told, and promised what is left. With a `cost` in öre and a `budgetLine` the money is asked for in the pot at the same time (`spending`), and the run is `awaiting-funds`, promised to nobody: it is `confirmed` when the money is reserved and `cancelled` when the request is refused or withdrawn. A confirmed run stays so even if the reservation is withdrawn or closed before anything is paid: it is at the printer’s; the district office is told. `warnings` says that it comes after election day, or (`poster-ban`, E4) that some who wait for it are where posters may not hang.',
    status: 201,
    query: weighed,
    body: runBody,
    result: printRun,
    refusals: [],
    example: { body: example.fundedRunBody, result: example.awaitingRun },
  },
  callOffRun: {
    ...keepers,
    route: `POST ${path}/{run}/cancellation`,
    summary: 'Cancel a print run, with the request for its money',
    description:
      'By the district office, with a `reason` (`calledOff`). What was promised of it is taken back, the latest promises first, and those are told. Its request is withdrawn in the same transaction. `rests-on` where something is paid, naming the payouts, or something of it has come, naming the arrivals.',
    body: reasonGiven,
    result: printRun,
    decisive: { PrintRunCalledOff: true, PrintRunCancelled: true },
    refusals: ['wrong-status', 'rests-on'],
    example: { body: { reason: 'Beställd två gånger.' }, result: { ...example.run, ...example.calledOff } },
  },
} as const satisfies Contract;

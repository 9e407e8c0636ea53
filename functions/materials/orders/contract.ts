import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { flag, prose, slug, weighed } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { order, orderBody, orderChange, orderStatus } from '../resources.ts';

/** What is ordered, from placing to cancelling (D9, D10, D13). Pure. */
const path = '/campaigns/{campaign}/materials/orders';
const one = `${path}/{order}` as const;
const planning = ['order-too-large', 'over-ration', 'insufficient-stock', 'too-late', 'nothing-available'] as const;
const ended = { at: '2026-08-02T09:00:00.000Z', by: 'district' } as const;

export const contract = {
  placeOrder: {
    route: `POST ${path}`,
    summary: 'Order packs and editions',
    description:
      'By an association for itself, or by an office for itself or for an association. Packs are exploded and the demand is summed per edition before anything is checked; then all that there is is reserved at once. Each line answers where it comes from: `stock`, `print-run` with the promised day, `waiting` (demand without a promise), `print-yourself`, or `unavailable` with the reason and, in `next`, what there is instead; `late` is later than `neededBy`. With `acceptPartial: false` only stock and confirmed runs count: all of it, or `insufficient-stock` naming the editions; `too-late` (D9) where the order deadline has passed for all that is missing. D13: what packs bring beyond the ration is left out and said in `leftOut`; a line of its own is refused `over-ration` with what is left. What can be delivered neither now nor later is `nothing-available`, with what there is instead of each edition. E4: `warnings` names posters that may not hang where the association is (`poster-ban`), or not yet on the day it is needed (`poster-day`). E11: with `shares` several order together, to one place: each other association is told and consents or declines by `replyBy`; its share counts from its consent on, as an order of its own (`order`, which `joins` this one), and asks then, by its own ration and priority.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    query: weighed,
    body: orderBody,
    result: order,
    refusals: planning,
    example: { body: example.orderBody, result: example.order },
  },
  listOrders: {
    route: `GET ${path}`,
    summary: 'List orders',
    description:
      'Offices see all, associations their own. By unit and newest first; with `status` or `overdue` by status before that. `owner`: who sees to it; `overdue`: it should have been delivered, or confirmed, by now, or a share in it answered. With these a page may be shorter than `limit`: there is more as long as there is a `next`. Lines are shown as they were decided; what they have been given since and are promised now is shown with the order itself.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: {
      ...paging,
      status: z.optional(orderStatus),
      unit: z.optional(slug()),
      owner: z.optional(slug()),
      overdue: z.optional(flag()),
    },
    result: listOf(order),
    refusals: [],
    example: { result: { items: [example.order] } },
  },
  showOrder: {
    route: `GET ${one}`,
    summary: 'Show an order, with what it has been given since and is promised now',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: order,
    refusals: [],
    example: { result: example.order },
  },
  changeOrder: {
    route: `PATCH ${one}`,
    summary: 'Change lines, packs, where it goes or by when it is needed',
    description:
      'What is not named stays, with all that is kept and promised for it. A line that is named is so many copies from then on, whoever brought them, 0 takes it out; a pack that is named takes the place of what it was ordered as. A line keeps its place for what it had; what is added queues behind those who asked before, and what is freed is given and promised to those who wait. Lines and packs until it is picked, `deliverTo` and `neededBy` alone until all is delivered.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    query: weighed,
    body: orderChange,
    result: order,
    refusals: ['wrong-status', ...planning],
    example: { body: { lines: example.orderBody.lines }, result: example.order },
  },
  consentToShare: {
    route: `POST ${one}/shares/{association}/consents`,
    summary: 'Consent to order with another unit, to the same place',
    description:
      'E11: by an association that the order asked (`shares`), while that is on its way. Its share is an order of its own then, and asks from now on; the answer is that order.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    status: 201,
    result: order,
    refusals: ['wrong-status', ...planning],
    example: { result: { ...example.order, joins: `nacka.${example.order.id.split('.')[1]}` } },
  },
  declineShare: {
    route: `POST ${one}/shares/{association}/declines`,
    summary: 'Decline to order with another unit',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: reasonGiven,
    result: order,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Vi har redan.' }, result: example.order },
  },
  cancelOrder: {
    route: `POST ${one}/cancellation`,
    summary: 'Cancel an order: what is not delivered is freed',
    description:
      'By whose it is, by whoever ordered for them, or by the district office; whose it is not gives a `reason`, which stands in `cancelled` for the unit to read. What it frees is given and promised to those who wait, by the rule of an arrived print run.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    query: weighed,
    body: z.strictObject({ reason: z.optional(prose(500)) }),
    bodyOptional: true,
    result: order,
    decisive: { OrderCancelled: true },
    refusals: ['wrong-status'],
    example: {
      body: { reason: 'Dubbelt beställt.' },
      result: { ...example.order, status: 'cancelled', cancelled: { ...ended, reason: 'Dubbelt beställt.' } },
    },
  },
  reopenOrder: {
    route: `POST ${one}/reopening`,
    summary: 'Open a cancelled order again',
    description:
      'By whoever ended it. What was not delivered is asked for anew: what lies there still is kept for it again. Where others have had what it let go of, the answer is `rests-on` with the editions.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    query: weighed,
    body: reasonGiven,
    result: order,
    refusals: ['wrong-status', 'rests-on', ...planning],
    example: {
      body: { reason: 'Fel beställning avbeställdes.' },
      result: { ...example.order, reopened: { ...ended, reason: 'Fel beställning avbeställdes.' } },
    },
  },
} as const satisfies Contract;

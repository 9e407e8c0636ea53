import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { language, office, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { copies, order, orderBody, orderChange, orderLineBody, orderStatus } from '../resources.ts';

/** An order from placing to receipt (D9, D10, D13). Pure. */
const path = '/campaigns/{campaign}/materials/orders';
const one = `${path}/{order}` as const;
const planning = ['order-too-large', 'over-ration', 'insufficient-stock', 'too-late'] as const;
export const deliveryLine = z.strictObject({
  item: slug(),
  language: language(),
  quantity: copies(),
  depot: z.optional(office()),
});

export const contract = {
  placeOrder: {
    route: `POST ${path}`,
    summary: 'Order packs and editions',
    description:
      'By an association for itself, or by an office for itself or for an association. Packs are exploded and the demand is summed per edition before anything is checked; then all that there is is reserved at once. Each line answers where it comes from: `stock`, `print-run` with the promised day, `waiting` (demand without a promise), `print-yourself`, or `unavailable` with the reason and, in `next`, what there is instead; `late` is later than `neededBy`. With `acceptPartial: false` only stock and confirmed runs count: all of it, or `insufficient-stock` naming the editions; `too-late` (D9) where the order deadline has passed for all that is missing. D13: what packs bring beyond the ration is left out and said in `leftOut`; a line of its own is refused `over-ration` with what is left.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    body: orderBody,
    result: order,
    refusals: planning,
    example: { body: example.orderBody, result: example.order },
  },
  listOrders: {
    route: `GET ${path}`,
    summary: 'List orders',
    description:
      'Offices see all, associations their own. By unit and newest first. Lines are shown as they were decided; what they have been given since and are promised now is shown with the order itself.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: { ...paging, status: z.optional(orderStatus), unit: z.optional(slug()) },
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
    summary: 'Order something else instead, while it is not being picked',
    description:
      'The lines are judged as an order that replaces this one: all of them must be given. What it frees in stock is given to those who wait.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: orderChange,
    result: order,
    refusals: ['wrong-status', ...planning],
    example: { body: { lines: example.orderBody.lines }, result: example.order },
  },
  pickOrder: {
    route: `POST ${one}/picking`,
    summary: 'Begin to pick an order: from now on it cannot be changed',
    see: 'offices-or-target-unit',
    act: 'offices',
    result: order,
    refusals: ['wrong-status'],
    example: { result: { ...example.order, status: 'picking' } },
  },
  deliverOrder: {
    route: `POST ${one}/deliveries`,
    summary: 'Deliver what is kept for an order, or some of it',
    description:
      'The district office from any depot, another from its own. Without `lines` all that is kept there; a line without `depot` is taken from the district’s first.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ lines: z.optional(list(deliveryLine).check(z.minLength(1), z.maxLength(100))) }),
    bodyOptional: true,
    result: order,
    refusals: ['wrong-status', 'exceeds-held'],
    example: { body: {}, result: { ...example.order, status: 'delivered' } },
  },
  receiveOrder: {
    route: `POST ${one}/receipt`,
    summary: 'Confirm that an order has come, and say what was missing',
    description:
      'Also of what was delivered in part: the order then stays `partly-delivered` and open for the rest (who does not want the rest cancels it). `missing` adds to what was said before, up to what was delivered.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z.strictObject({ missing: z.optional(list(orderLineBody).check(z.maxLength(100))) }),
    bodyOptional: true,
    result: order,
    refusals: ['wrong-status'],
    example: { body: {}, result: { ...example.order, status: 'received' } },
  },
  cancelOrder: {
    route: `POST ${one}/cancellation`,
    summary: 'Cancel an order: what is not delivered is freed',
    description: 'What it frees in stock is given to those who wait, by the rule of an arrived print run.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: order,
    refusals: ['wrong-status'],
    example: { result: { ...example.order, status: 'cancelled' } },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { language, office, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { copies, order, orderLineBody } from '../resources.ts';

/** An order on its way out: picked, delivered, received (D9). Pure. */
const one = '/campaigns/{campaign}/materials/orders/{order}';
export const deliveryLine = z.strictObject({
  item: slug(),
  language: language(),
  quantity: copies(),
  depot: z.optional(office()),
});

export const contract = {
  pickOrder: {
    route: `POST ${one}/picking`,
    summary: 'Begin to pick an order: from now on it cannot be changed',
    see: 'offices-or-target-unit',
    act: 'offices',
    result: order,
    refusals: ['wrong-status'],
    example: { result: { ...example.order, status: 'picking' } },
  },
  reversePicking: {
    route: `POST ${one}/picking/reversal`,
    summary: 'Take back that an order is being picked: it can be changed again',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: order,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Fel beställning.' }, result: example.order },
  },
  deliverOrder: {
    route: `POST ${one}/deliveries`,
    summary: 'Deliver what is kept for an order, or some of it',
    description:
      'The district office from any depot, another from its own. Without `lines` all that is kept there; a line without `depot` is taken from the district’s first.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ lines: z.optional(list(deliveryLine, z.minLength(1), z.maxLength(100))) }),
    bodyOptional: true,
    result: order,
    decisive: { OrderDelivered: true },
    refusals: ['wrong-status', 'exceeds-held'],
    example: { body: {}, result: { ...example.order, status: 'delivered' } },
  },
  reverseDelivery: {
    route: `POST ${one}/deliveries/{delivery}/reversal`,
    summary: 'Take back that something of an order was delivered',
    description:
      'By whoever may deliver from the depots that it was taken from, with a `reason`. It is kept for the order there again; of an order that was cancelled meanwhile it is free, and goes to those who wait. `rests-on` where the receiver has confirmed it since, naming the receipts.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: order,
    refusals: ['rests-on'],
    example: { body: { reason: 'Bilen åkte aldrig.' }, result: { ...example.order, ...example.undelivered } },
  },
  receiveOrder: {
    route: `POST ${one}/receipt`,
    summary: 'Confirm that an order has come, and say what was missing',
    description:
      'Also of what was delivered in part: the order then stays `partly-delivered` and open for the rest (who does not want the rest cancels it). `missing` adds to what was said before, up to what was delivered.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z.strictObject({ missing: z.optional(list(orderLineBody, z.maxLength(100))) }),
    bodyOptional: true,
    result: order,
    decisive: { OrderReceived: true },
    refusals: ['wrong-status'],
    example: { body: {}, result: { ...example.order, status: 'received' } },
  },
  reverseReceipt: {
    route: `POST ${one}/receipts/{receipt}/reversal`,
    summary: 'Take back that an order has come, and what was missing of it',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: reasonGiven,
    result: order,
    refusals: [],
    example: { body: { reason: 'Kartongen fanns i källaren.' }, result: { ...example.order, ...example.unreceived } },
  },
} as const satisfies Contract;

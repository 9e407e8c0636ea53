import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { office, slug } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { list } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { movementBody, stockMovement, stockOfEdition, stockRow } from '../resources.ts';

/** What lies in the depots of the three offices. Pure. */
const path = '/campaigns/{campaign}/materials';
const offices = { see: 'offices', act: 'offices' } as const;

export const contract = {
  moveStock: {
    ...offices,
    route: `POST ${path}/stock-movements`,
    summary: 'Enter an arrival, a count, waste, or a transfer',
    description:
      'By the district office, or by the office whose depot it is. `quantity` is what changes: an arrival is positive, waste negative; a count is either, and neither waste nor an arrival, but a `difference`; a transfer moves it to the depot `to`. Never below zero: what is kept for orders cannot be taken away. What comes is given at once to those who wait: first to whom something is promised, then priority areas before the others, in each as they asked; `given` says to whom. `movement` is its id, for a reversal.',
    body: movementBody,
    result: stockOfEdition,
    refusals: ['below-zero'],
    example: { body: example.movementBody, result: example.stockOfEdition },
  },
  listMovements: {
    ...offices,
    route: `GET ${path}/stock-movements`,
    summary: 'List arrivals, counts, waste and transfers',
    description: 'By item and newest first. One that was taken back stays, `reversed`, and counts in nothing.',
    query: { ...paging, item: z.optional(slug()) },
    result: listOf(stockMovement),
    refusals: [],
    example: { result: { items: [example.movement] } },
  },
  reverseMovement: {
    ...offices,
    route: `POST ${path}/stock-movements/{movement}/reversal`,
    summary: 'Take back an arrival, a count, waste, or a transfer',
    description:
      'By whoever may enter it, with a `reason`. What it brought is taken from what lies free there; what of it went to those who waited is taken from who was given copies last, and those are told and wait again, before all who asked later. What comes back is given to those who wait. `rests-on` where something of it has been delivered, kept for orders placed since, or moved; `restsOn` are the orders and movements.',
    body: reasonGiven,
    result: stockMovement,
    refusals: ['rests-on'],
    example: { body: { reason: 'En nolla för mycket.' }, result: { ...example.movement, ...example.unmoved } },
  },
  showStock: {
    ...offices,
    route: `GET ${path}/stock`,
    summary: 'What is in stock, per depot and edition',
    description:
      '`onHand` lies there and is free, `reserved` is kept for orders. Print runs come to the district’s depot: `incoming` is what confirmed ones bring, `available` what is on hand and what they have not promised. It may lag by a second.',
    query: { depot: z.optional(office()), item: z.optional(slug()) },
    result: z.object({ items: list(stockRow) }),
    refusals: [],
    example: { result: { items: [example.stockRow] } },
  },
} as const satisfies Contract;

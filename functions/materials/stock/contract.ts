import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { office, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { movementBody, stockOfEdition, stockRow } from '../resources.ts';

/** What lies in the depots of the three offices. Pure. */
const path = '/campaigns/{campaign}/materials';
const offices = { see: 'offices', act: 'offices' } as const;

export const contract = {
  moveStock: {
    ...offices,
    route: `POST ${path}/stock-movements`,
    summary: 'Enter an arrival, a count, waste, or a transfer',
    description:
      'By the district office, or by the office whose depot it is. `quantity` is what changes: an arrival is positive, waste negative, a count either; a transfer moves it to the depot `to`. Never below zero: what is kept for orders cannot be taken away. What comes is given at once to those who wait, by the rule of an arrived print run; `given` says to whom.',
    body: movementBody,
    result: stockOfEdition,
    refusals: ['below-zero'],
    example: { body: example.movementBody, result: example.stockOfEdition },
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

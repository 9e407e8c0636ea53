import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, office, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import * as example from './examples.ts';
import { mostLines } from './picking.ts';

/**
 * What is picked and what is left, on paper and in sheets: the function `materials-lists`, since a PDF is heavy. Pure.
 */
const path = '/campaigns/{campaign}/materials';
const offices = { see: 'offices', act: 'offices', refusals: [] } as const;
const text = { ...offices, result: z.string() } as const;

export const csvType = 'text/csv';
export const pdfType = 'application/pdf';

const forSwedishExcel =
  'With BOM, `;` between cells, CRLF and decimal comma, as a Swedish Excel opens it; a text that begins with `=`, `+`, `-` or `@` gets an apostrophe before it.';
const picking = `What is kept in that depot for orders and not delivered, and is to leave on that day (today by default) or should have before: \`neededBy\` less \`settings.materials.deliveryDays\`; orders without \`neededBy\` are sent at once. By association in Swedish order, then order by order. What is delivered is on no list any more. At most ${mostLines} lines of whole orders: \`left\` says what comes when these are delivered. Invariant 9: where an order goes stands on the list of those who bring it, the district office and the depot’s.`;

const query = { depot: office(), day: z.optional(day()) };
const edition = { item: slug(), name: z.string(), language: z.string() };
export const pickedQuantity = z.object({ ...edition, quantity: z.int() });
export const pickList = z.object({
  depot: office(),
  day: day(),
  orders: list(
    z.object({
      order: z.string(),
      unit: slug(),
      name: z.string(),
      sendBy: z.optional(day()),
      late: z.boolean(),
      deliverTo: z.optional(z.string()),
      lines: list(pickedQuantity),
    }),
  ),
  totals: list(pickedQuantity),
  left: z.optional(z.object({ orders: z.int(), lines: z.int() })),
});

export const leftovers = z.object({
  end: day(),
  provisional: z.boolean(),
  items: list(
    z.object({
      depot: office(),
      ...edition,
      onHand: z.int(),
      unitCost: z.optional(z.int()),
      worth: z.optional(z.int()),
      wantedBy: list(z.object({ unit: slug(), name: z.string(), quantity: z.int() })),
    }),
  ),
});

export const contract = {
  showPickList: {
    ...offices,
    route: `GET ${path}/pick-lists`,
    summary: 'What is to be picked in a depot for a day',
    description: picking,
    query,
    result: pickList,
    example: { result: example.pickList },
  },
  printPickList: {
    ...text,
    route: `GET ${path}/pick-lists.pdf`,
    summary: 'The pick list on paper, with boxes to tick, and in the end what to take from the shelves',
    description: picking,
    query,
    produces: pdfType,
    example: { result: '%PDF-…' },
  },
  exportPickList: {
    ...text,
    route: `GET ${path}/pick-lists.csv`,
    summary: 'Export the pick list as CSV',
    description: `${picking} ${forSwedishExcel}`,
    query,
    produces: csvType,
    example: { result: 'Förening;Beställning;…' },
  },
  showLeftovers: {
    ...offices,
    route: `GET ${path}/leftovers`,
    summary: 'What is left in the depots, and to whom it can be offered again',
    description:
      'Per depot and edition what is on hand and kept for nobody, what it was worth (öre), and which associations ordered it and did not get it: waiting for a print run, not to be had when they ordered, or missing when it came. `provisional` until the campaign is over. It may lag by a second.',
    result: leftovers,
    example: { result: example.leftovers },
  },
  exportLeftovers: {
    ...text,
    route: `GET ${path}/leftovers.csv`,
    summary: 'Export what is left as CSV',
    description: forSwedishExcel,
    produces: csvType,
    example: { result: 'Lager;Artikel;…' },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import { amount, day, days, language, line, office, prose, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { instant, list, stamps } from '../../shared/resources.ts';
import { spendingStatus } from '../pot/offers.ts';
import { kinds, lacks, orderStatuses, sizes, translations } from './state.ts';

/** The schemas of what material is told and answers. Quantities are whole copies, money öre, instants UTC. Pure. */

/** A million of one thing is more than any campaign has. */
export const mostCopies = 1_000_000;
export const copies = () => z.int().check(z.minimum(1), z.maximum(mostCopies));
const counted = () => z.int();
export const itemKind = z.enum(kinds);
export const translation = z.enum(translations);
export const packSize = z.enum(sizes);
const ration = () => z.int().check(z.minimum(0), z.maximum(mostCopies));

// What is told.
const editionFields = {
  bilingual: z.boolean(),
  translation,
  text: z.optional(prose(20_000)),
  swedishText: z.optional(prose(20_000)),
  unitCost: z.optional(amount()),
};
export const editionBody = z.strictObject(editionFields);
export const itemBody = z.strictObject({
  name: line(100),
  kind: itemKind,
  leadTimeDays: z.optional(days(0, 365)),
  orderDeadline: z.optional(day()),
  rationed: z.optional(z.strictObject({ perAssociation: ration(), inPriorityArea: ration() })),
  validFrom: z.optional(day()),
  validTo: z.optional(day()),
  editions: z.optional(
    z.record(language(), editionBody).check(z.refine((all) => Object.keys(all).length <= 40, 'too-big')),
  ),
});
export const packLine = z.strictObject({ item: slug(), language: z.optional(language()), quantity: copies() });
export const packBody = z.strictObject({
  size: packSize,
  lines: list(packLine).check(z.minLength(1), z.maxLength(30)),
});
export const proposalBody = z.strictObject({
  unit: slug(),
  name: line(100),
  kind: itemKind,
  language: z.optional(language()),
  note: z.optional(prose(500)),
});

export const movementBody = z.strictObject({
  depot: office(),
  to: z.optional(office()),
  item: slug(),
  language: language(),
  quantity: z.int().check(
    z.minimum(-mostCopies),
    z.maximum(mostCopies),
    z.refine((quantity) => quantity !== 0, 'too-small'),
  ),
  reason: z.enum(['arrival', 'count', 'waste', 'transfer']),
  note: z.optional(prose(500)),
});

export const orderLineBody = z.strictObject({ item: slug(), language: language(), quantity: copies() });
export const orderedPack = z.strictObject({
  pack: slug(),
  quantity: z.int().check(z.minimum(1), z.maximum(1_000)),
  languages: z.optional(list(language()).check(z.minLength(1), z.maxLength(20))),
});
const packs = z.optional(list(orderedPack).check(z.minLength(1), z.maxLength(20)));
const lines = z.optional(list(orderLineBody).check(z.minLength(1), z.maxLength(100)));
const anything = () =>
  z.refine<{ readonly packs?: unknown; readonly lines?: unknown }>(
    (body) => body.packs !== undefined || body.lines !== undefined,
    { message: 'needed', path: ['lines'] },
  );
export const orderBody = z
  .strictObject({
    unit: slug(),
    deliverTo: prose(300),
    neededBy: z.optional(day()),
    packs,
    lines,
    acceptPartial: z._default(z.boolean(), true),
  })
  .check(anything());
export const orderChange = z
  .strictObject({ deliverTo: z.optional(prose(300)), neededBy: z.optional(day()), packs, lines })
  .check(anything());

// What is answered.
export const readability = z.object({ lix: z.int(), words: z.int(), bureaucratic: z.boolean() });
const shownEdition = {
  language: z.string(),
  bilingual: z.boolean(),
  translation,
  unitCost: z.optional(z.int()),
  readability: z.optional(readability),
  printYourself: z.boolean(),
};
const shownItem = {
  id: slug(),
  name: z.string(),
  kind: itemKind,
  leadTimeDays: z.optional(z.int()),
  orderDeadline: z.optional(day()),
  validFrom: z.optional(day()),
  validTo: z.optional(day()),
};
const rationed = { perAssociation: z.int(), inPriorityArea: z.int() };
export const catalogueItem = z.object({
  ...shownItem,
  rationed: z.optional(z.object(rationed)),
  editions: list(z.object(shownEdition)),
  ...stamps,
});
export const edition = z.object({
  item: slug(),
  ...shownEdition,
  text: z.optional(z.string()),
  swedishText: z.optional(z.string()),
  ...stamps,
});
const shownPack = { id: slug(), size: packSize, lines: list(packLine) };
export const pack = z.object({ ...shownPack, ...stamps });
export const catalogue = z.object({
  items: list(
    z.object({
      ...shownItem,
      valid: z.boolean(),
      rationed: z.optional(z.object({ ...rationed, used: z.optional(z.int()) })),
      editions: list(
        z.object({
          ...shownEdition,
          available: counted(),
          nextRun: z.optional(z.object({ promised: day(), available: counted() })),
          orderBefore: z.optional(day()),
        }),
      ),
    }),
  ),
  packs: list(
    z.object({
      ...shownPack,
      makeable: counted(),
      limitedBy: z.optional(z.object({ item: slug(), language: z.optional(z.string()) })),
    }),
  ),
});
export const itemProposal = z.object({
  id: z.string(),
  unit: slug(),
  name: z.string(),
  kind: itemKind,
  language: z.optional(z.string()),
  note: z.optional(z.string()),
  status: z.enum(['proposed', 'adopted', 'declined']),
  item: z.optional(slug()),
  reason: z.optional(z.string()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
});

export const stockRow = z.object({
  depot: office(),
  item: slug(),
  language: z.string(),
  onHand: counted(),
  reserved: counted(),
  incoming: counted(),
  available: counted(),
});
export const stockOfEdition = z.object({
  item: slug(),
  language: z.string(),
  received: counted(),
  delivered: counted(),
  waste: counted(),
  waiting: counted(),
  depots: list(stockRow),
  /** Who waited and now has something of it. */
  given: list(z.object({ unit: slug(), order: z.string(), depot: office(), quantity: counted() })),
  version: z.int(),
});

export const editionQuantity = z.object({ item: slug(), language: z.string(), quantity: counted() });
export const orderSource = z.object({
  from: z.enum(['stock', 'print-run', 'waiting', 'print-yourself', 'unavailable']),
  quantity: counted(),
  depot: z.optional(office()),
  run: z.optional(z.string()),
  /** The day on which the run shall have come, as it is promised now. */
  promised: z.optional(day()),
  reason: z.optional(z.enum(lacks)),
  late: z.optional(z.boolean()),
});
const instead = z.object({
  otherEditions: list(z.object({ language: z.string(), available: counted() })),
  printYourself: list(z.string()),
});
export const orderLine = z.object({
  item: slug(),
  language: z.string(),
  quantity: counted(),
  sources: list(orderSource),
  delivered: counted(),
  missing: z.optional(counted()),
  late: z.optional(z.boolean()),
  next: z.optional(instead),
});
export const orderStatus = z.enum(orderStatuses);
export const order = z.object({
  id: z.string(),
  unit: slug(),
  status: orderStatus,
  deliverTo: z.optional(z.string()),
  neededBy: z.optional(day()),
  acceptPartial: z.boolean(),
  filer: z.optional(z.string()),
  lines: list(orderLine),
  leftOut: z.optional(list(editionQuantity)),
  deliveredAt: z.optional(instant()),
  receivedAt: z.optional(instant()),
  ...stamps,
});

export const printRun = z.object({
  id: z.string(),
  item: slug(),
  language: z.string(),
  quantity: counted(),
  deliveredBy: day(),
  status: z.enum(['awaiting-funds', 'confirmed', 'late', 'arrived', 'cancelled']),
  /** The pot's request that pays for it, as it stood a moment ago; for offices. */
  spending: z.optional(
    z.object({
      request: z.string(),
      status: spendingStatus,
    }),
  ),
  arrived: z.optional(counted()),
  arrivedAt: z.optional(instant()),
  /** What it gave to whom; an association is shown no other's order. */
  given: z.optional(list(z.object({ unit: slug(), quantity: counted(), order: z.optional(z.string()) }))),
  ...stamps,
});

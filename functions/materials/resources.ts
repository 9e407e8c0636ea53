import * as z from 'zod/mini';
import { saying } from '../../shared/field-words.ts';
import { amount, day, days, language, line, office, prose, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { text } from '../../shared/problems.ts';
import { instant, list, mapOf, stamps, weighable } from '../../shared/resources.ts';
import { doneBy, reversed } from '../../shared/reversal/resources.ts';
import { posterBars } from '../gatherings/offers.ts';
import { spendingStatus } from '../pot/offers.ts';
import { movementReasons } from './stock/state.ts';
import { kinds, lacks, orderStatuses, sizes, translations } from './state.ts';

/** The schemas of what material is told and answers. Quantities are whole copies, money öre, instants UTC. Pure. */

/** A million of one thing is more than any campaign has. */
export const mostCopies = 1_000_000;
export const copies = () => z.int().check(z.minimum(1), z.maximum(mostCopies));
const counted = () => z.int();
export const itemKind = z.enum(kinds);
export const translation = z.enum(translations);
export const packSize = z.enum(sizes);
const upTo = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const ration = () => upTo(mostCopies);

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
  editions: z.optional(mapOf(language(), editionBody, 40)),
});
export const packLine = z.strictObject({ item: slug(), language: z.optional(language()), quantity: copies() });
export const packBody = z.strictObject({
  size: packSize,
  lines: list(packLine, z.minLength(1), z.maxLength(30)),
});
export const proposalBody = z
  .strictObject({
    unit: slug(),
    name: line(100),
    kind: itemKind,
    language: z.optional(language()),
    /** E16: it is wanted as an edition of this item, in `language`. */
    editionOf: z.optional(slug()),
    bilingual: z.optional(z.boolean()),
    note: z.optional(prose(500)),
  })
  .check(
    z.refine((body) => body.editionOf === undefined || body.language !== undefined, {
      message: 'needed',
      path: ['language'],
    }),
  );

export const movementReason = z.enum(movementReasons);

export const movementBody = z.strictObject({
  depot: office(),
  to: z.optional(office()),
  item: slug(),
  language: language(),
  quantity: z.int().check(
    z.minimum(-mostCopies),
    z.maximum(mostCopies),
    z.refine((quantity) => quantity !== 0, saying({ code: 'too-small', detail: text('Inte 0.', 'Not 0.') })),
  ),
  reason: movementReason,
  note: z.optional(prose(500)),
});

export const orderLineBody = z.strictObject({ item: slug(), language: language(), quantity: copies() });
export const orderedPack = z.strictObject({
  pack: slug(),
  quantity: z.int().check(z.minimum(1), z.maximum(1_000)),
  languages: z.optional(list(language(), z.minLength(1), z.maxLength(20))),
});
const packs = z.optional(list(orderedPack, z.minLength(1), z.maxLength(20)));
const lines = z.optional(list(orderLineBody, z.minLength(1), z.maxLength(100)));
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
    /** E11: what others would order with it, to the same place; they are asked, and answer by `replyBy`. */
    shares: z.optional(
      list(
        z.strictObject({ unit: slug(), lines: list(orderLineBody, z.minLength(1), z.maxLength(100)) }),
        z.minLength(1),
        z.maxLength(20),
      ),
    ),
    replyBy: z.optional(day()),
  })
  .check(anything());
/** Of what is named so much, or none of it; what is not named stays. */
export const orderChange = z
  .strictObject({
    deliverTo: z.optional(prose(300)),
    neededBy: z.optional(day()),
    packs: z.optional(list(z.extend(orderedPack, { quantity: upTo(1_000) }), z.minLength(1), z.maxLength(20))),
    lines: z.optional(list(z.extend(orderLineBody, { quantity: upTo(mostCopies) }), z.minLength(1), z.maxLength(100))),
  })
  .check(z.refine((body) => Object.keys(body).length > 0, { message: 'nothing' }));

// What is answered.
export const readability = z.object({ lix: z.int(), words: z.int(), bureaucratic: z.boolean() });
const shownEdition = {
  language: z.string(),
  bilingual: z.boolean(),
  translation,
  unitCost: z.optional(z.int()),
  readability: z.optional(readability),
  printYourself: z.boolean(),
  /** Since when nothing more of it can be had. */
  retired: z.optional(instant()),
};
const shownItem = {
  id: slug(),
  name: z.string(),
  kind: itemKind,
  leadTimeDays: z.optional(z.int()),
  orderDeadline: z.optional(day()),
  validFrom: z.optional(day()),
  validTo: z.optional(day()),
  /** Since when nothing more of it can be had; entered again, it can. */
  retired: z.optional(instant()),
};
const rationed = { perAssociation: z.int(), inPriorityArea: z.int() };
export const catalogueItem = z.object({
  ...shownItem,
  rationed: z.optional(z.object(rationed)),
  editions: list(z.object(shownEdition)),
  ...stamps,
  ...weighable,
});
export const edition = z.object({
  item: slug(),
  ...shownEdition,
  text: z.optional(z.string()),
  swedishText: z.optional(z.string()),
  ...stamps,
});
const shownPack = { id: slug(), size: packSize, lines: list(packLine) };
export const pack = z.object({ ...shownPack, ...stamps, ...weighable });
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
  editionOf: z.optional(slug()),
  bilingual: z.optional(z.boolean()),
  note: z.optional(z.string()),
  status: z.enum(['proposed', 'adopted', 'declined', 'withdrawn']),
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  declinedAt: z.optional(instant()),
  reopened: z.optional(z.object({ at: instant(), reason: z.optional(z.string()) })),
  item: z.optional(slug()),
  reason: z.optional(z.string()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
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
  /** What was entered. */
  movement: z.string(),
  item: slug(),
  language: z.string(),
  received: counted(),
  delivered: counted(),
  waste: counted(),
  /** What counts found more than the books said, or (below zero) fewer. */
  difference: counted(),
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
/** When, by which unit, and why; the reason is forgotten some days after the campaign. */
export const orderStatus = z.enum(orderStatuses);
export const order = z.object({
  id: z.string(),
  unit: slug(),
  status: orderStatus,
  deliverTo: z.optional(z.string()),
  neededBy: z.optional(day()),
  acceptPartial: z.boolean(),
  /** D6: who sees to it that it is delivered, and by when; once it is, who confirms that it has come. */
  owner: z.optional(slug()),
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  filer: z.optional(z.string()),
  lines: list(orderLine),
  leftOut: z.optional(list(editionQuantity)),
  /** The packs that it was ordered as. */
  packs: z.optional(list(z.object({ pack: slug(), quantity: counted(), languages: z.optional(list(z.string())) }))),
  cancelled: z.optional(doneBy),
  reopened: z.optional(doneBy),
  /** Oldest first; one that was taken back stays, and counts in nothing. */
  deliveries: z.optional(
    list(
      z.object({
        id: z.string(),
        at: instant(),
        lines: list(z.extend(editionQuantity, { depot: office() })),
        reversed: z.optional(reversed),
      }),
    ),
  ),
  receipts: z.optional(
    list(
      z.object({
        id: z.string(),
        at: instant(),
        missing: list(editionQuantity),
        /** More was to come. */
        partly: z.optional(z.boolean()),
        reversed: z.optional(reversed),
      }),
    ),
  ),
  /** E11: who was asked to order with it; their own `order` once they consented. */
  shares: z.optional(
    list(
      z.object({
        unit: slug(),
        lines: list(editionQuantity),
        replyBy: day(),
        status: z.enum(['asked', 'accepted', 'declined']),
        escalated: z.optional(z.boolean()),
        order: z.optional(z.string()),
        declined: z.optional(reversed),
      }),
    ),
  ),
  /** The order that it is delivered with. */
  joins: z.optional(z.string()),
  /** E4: posters of it that may not hang there, or not yet on the day it is needed. */
  warnings: z.optional(list(z.object({ item: slug(), why: z.enum(posterBars) }))),
  deliveredAt: z.optional(instant()),
  receivedAt: z.optional(instant()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

/** What of it went to whom; an association is shown no other's order. */
export const copiesGiven = z.object({ unit: slug(), quantity: counted(), order: z.optional(z.string()) });
const givenOut = () => list(copiesGiven);
export const stockMovement = z.object({
  id: z.string(),
  depot: office(),
  to: z.optional(office()),
  item: slug(),
  language: z.string(),
  quantity: counted(),
  reason: movementReason,
  note: z.optional(z.string()),
  given: givenOut(),
  reversed: z.optional(reversed),
  textsForgottenAt: textsForgottenAt(),
  ...stamps,
});
export const printRun = z.object({
  id: z.string(),
  item: slug(),
  language: z.string(),
  quantity: counted(),
  deliveredBy: day(),
  status: z.enum(['awaiting-funds', 'confirmed', 'late', 'arrived', 'cancelled']),
  /** The offices were told that it had not come by its day. */
  escalated: z.optional(z.boolean()),
  /** The pot's request that pays for it, as it stood a moment ago; for offices. */
  spending: z.optional(
    z.object({
      request: z.string(),
      status: spendingStatus,
    }),
  ),
  arrived: z.optional(counted()),
  arrivedAt: z.optional(instant()),
  given: z.optional(givenOut()),
  /** What it is still to bring, to whom it is promised, in that order; the rest of it is free. Of a confirmed run by itself. */
  promised: z.optional(givenOut()),
  /** Oldest first; one that was taken back stays, and counts in nothing. */
  arrivals: list(
    z.object({
      id: z.string(),
      at: instant(),
      quantity: counted(),
      given: givenOut(),
      reversed: z.optional(reversed),
    }),
  ),
  calledOff: z.optional(reversed),
  /** `poster-ban`: some of those who wait for it are where posters may not hang (E4). */
  warnings: z.optional(list(z.enum(['after-election-day', 'poster-ban']))),
  textsForgottenAt: textsForgottenAt(),
  ...stamps,
  ...weighable,
});

import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import {
  event,
  type EventOf,
  eventsOf,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
  tell,
} from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { catalogueEvents } from './catalogue/events.ts';
import { fileEvents } from './files/events.ts';
import { runEvents } from './runs/events.ts';
import { movementReasons } from './stock/state.ts';
import { lacks, orderStatuses } from './state.ts';

/**
 * What can have happened to material. The subject is the path below the campaign. Where an order is delivered to is
 * never in an event: it may name a person, and events stay. Pure.
 */
export const materialsEvents = /* @__PURE__ */ eventsOf(() => {
  const copies = z.int();
  const perDepot = z.partialRecord(office(), copies);
  const byEdition = z.record(z.string(), copies);
  const claim = {
    held: z.optional(perDepot),
    promised: z.optional(z.record(z.string(), copies)),
    waiting: z.optional(copies),
  };
  const line = z.object({
    ...claim,
    quantity: copies,
    lack: z.optional(z.enum(lacks)),
    delivered: z.optional(perDepot),
    missing: z.optional(copies),
  });
  const lines = z.record(z.string(), line);
  const share = { order: z.string(), quantity: copies, unit: slug() };

  const asker = inNotices({ unit: slug() });
  const order = inHistories({ order: z.string() });
  /** What an order's lines become. */
  const planned = inHistories({
    acceptPartial: z.boolean(),
    leftOut: z.exactOptional(byEdition),
    rationed: z.exactOptional(z.array(z.string())),
    posters: z.exactOptional(z.array(z.string())),
    packs: z.exactOptional(
      z.array(
        z.object({
          pack: z.string(),
          quantity: copies,
          languages: z.optional(z.array(z.string())),
          brings: byEdition,
        }),
      ),
    ),
  });
  const neededBy = { neededBy: z.optional(day()) };
  /** By when it is to be delivered, or confirmed. */
  const due = { replyBy: z.exactOptional(day()) };
  const claims = z.record(z.string(), z.object(claim));
  const freed = inHistories({ freed: claims });
  const status = z.enum(orderStatuses);
  return {
    ...catalogueEvents.types(),
    StockMoved: event(
      inNotices({
        depot: office(),
        to: z.exactOptional(office()),
        item: z.string(),
        language: z.string(),
        quantity: copies,
        reason: z.enum(movementReasons),
      }),
      freeText({ note: z.exactOptional(z.string()) }),
    ),
    /** `was`: for what it had been moved; `taken`: what is not kept any more, for whom, and is waited for again. */
    StockMovementReversed: event(
      inNotices({
        depot: office(),
        to: z.exactOptional(office()),
        item: z.string(),
        language: z.string(),
        quantity: copies,
        was: z.enum(movementReasons),
      }),
      inHistories({ movement: z.string(), taken: z.array(z.object({ ...share, ...neededBy })) }),
      tell(['notice', 'offices'], { units: z.array(slug()) }),
      freeText({ reason: z.string() }),
    ),
    /** What lay free, to those who waited. */
    StockGiven: event(inNotices({ given: z.array(z.object({ ...share, depot: office(), edition: z.string() })) })),
    /** Of print runs, to those who waited; `late`: after the day on which they need it. */
    CopiesPromised: event(
      inNotices({
        promised: z.array(z.object({ ...share, edition: z.string(), deliveredBy: day(), late: z.boolean() })),
      }),
    ),
    /** Print runs bring less than they were to. */
    PromisesTakenBack: event(inNotices({ taken: z.array(z.object({ ...share, edition: z.string() })) })),
    OrderPlaced: event(
      order,
      asker,
      planned,
      inNotices({ lines, ...neededBy, ...due }),
      inHistories({ joins: z.exactOptional(z.string()) }),
    ),
    /** E11: who is asked to order with it, each what. */
    SharesAsked: event(
      order,
      asker,
      inNotices({ replyBy: day(), asked: z.array(slug()) }),
      inHistories({
        shares: z.record(z.string(), z.array(z.object({ item: z.string(), language: z.string(), quantity: copies }))),
      }),
    ),
    /** `with`: who; `placed`: their order. */
    ShareConsented: event(order, asker, inNotices({ with: slug() }), inHistories({ placed: z.string() })),
    ShareDeclined: event(order, asker, inNotices({ with: slug() }), freeText({ reason: z.string() })),
    /** D6: nobody answered by then; all offices are told. */
    ShareEscalated: event(order, asker, inNotices({ with: slug(), replyBy: day() })),
    /** D6: not delivered by then, or not confirmed: `owner` sees to it. */
    OrderEscalated: event(order, asker, inNotices({ owner: slug(), replyBy: day(), status })),
    OrderChanged: event(order, asker, planned, freed, inNotices({ lines }), inHistories(neededBy)),
    /** Where it goes (`elsewhere`), or by when it is needed, with its lines as they were. */
    OrderRedirected: event(order, asker, inNotices({ ...neededBy, elsewhere: z.boolean() })),
    OrderPicked: event(order, asker),
    OrderDelivered: event(
      order,
      asker,
      inNotices({ status, late: z.boolean(), ...due }),
      inHistories({ delivered: z.record(z.string(), perDepot) }),
    ),
    /** `partly`: more of it is to come. */
    OrderReceived: event(order, asker, inNotices({ missing: byEdition, partly: z.exactOptional(z.literal(true)) })),
    OrderPickingReversed: event(order, asker, freeText({ reason: z.string() })),
    /** `delivered`: what is in the depots again, kept for it or, where `status` is cancelled, free. */
    OrderDeliveryReversed: event(
      order,
      asker,
      inNotices({ status }),
      inHistories({ delivery: z.string(), delivered: z.record(z.string(), perDepot) }),
      freeText({ reason: z.string() }),
    ),
    OrderReceiptReversed: event(
      order,
      asker,
      inHistories({ receipt: z.string(), missing: byEdition, status }),
      freeText({ reason: z.string() }),
    ),
    /** `by`: the unit on whose behalf; of the first edition's orders nobody knows. */
    OrderCancelled: event(
      order,
      asker,
      freed,
      inNotices({ by: z.exactOptional(slug()) }),
      freeText({ reason: z.exactOptional(z.string()) }),
    ),
    /** `claimed`: what it lays its hand on again, beside what had been delivered. */
    OrderReopened: event(
      order,
      asker,
      planned,
      inNotices({ lines, by: slug(), ...due }),
      inHistories({ claimed: claims, ...neededBy }),
      freeText({ reason: z.string() }),
    ),
    /** Where it went was removed after the campaign. */
    OrderAddressForgotten: event(order, asker),
    ...runEvents.types(),
    ...fileEvents.types(),
  };
});
export type MaterialsEvent = EventOf<typeof materialsEvents>;
export type MaterialsNotice = NoticeOf<typeof materialsEvents>;

/** Whom an event concerns: the offices as far as they keep what it is about, and the units whose orders it touches. */
export const concerns = (event: Recorded<MaterialsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'ProposalEscalated':
    case 'OrderEscalated':
      return [...new Set([...offices, event.unit])];
    case 'ShareEscalated':
      return [...new Set([...offices, event.unit, event.with])];
    case 'ItemSet':
    case 'EditionsSet':
    case 'ItemRemoved':
    case 'EditionRemoved':
    case 'PackSet':
    case 'PackRemoved':
    case 'PrintRunOrdered':
    case 'PrintRunCancelled':
    case 'PrintRunCalledOff':
    case 'PrintRunEscalated':
    case 'PrintRunResized':
    case 'FileAccepted':
      return offices;
    case 'OrderAddressForgotten':
    // What becomes of it is told; so is the milestone that a deadline follows.
    case 'OrderDeadlineMoved':
    case 'UploadOpened':
      return [];
    case 'FileRefused':
      return ['district'];
    case 'PrintRunFundsEnded':
      return event.unpaid ? ['district'] : [];
    case 'StockMoved':
      return [...new Set(['district', event.depot, ...(event.to ? [event.to] : [])])];
    case 'StockMovementReversed':
      return [...new Set(['district', event.depot, ...(event.to ? [event.to] : []), ...event.units])];
    case 'StockGiven':
      return [...new Set(['district', ...event.given.flatMap(({ depot, unit }) => [depot, unit])])];
    case 'CopiesPromised':
      return [...new Set(['district', ...event.promised.map(({ unit }) => unit)])];
    case 'PromisesTakenBack':
      return [...new Set(['district', ...event.taken.map(({ unit }) => unit)])];
    case 'PrintRunConfirmed':
      return [...new Set([...offices, ...event.passedOver])];
    case 'PrintRunMoved':
    case 'PrintRunArrived':
    case 'PrintRunArrivalReversed':
      return [...new Set([...offices, ...event.units])];
    case 'OrderPlaced':
    case 'OrderChanged':
    case 'OrderReopened': {
      const depots = Object.values(event.lines).flatMap(({ held }) => Object.keys(held ?? {}));
      return [...new Set(['district', ...depots, event.unit])];
    }
    case 'SharesAsked':
      return [...new Set(['district', event.unit, ...event.asked])];
    case 'ShareConsented':
    case 'ShareDeclined':
      return [event.unit, event.with];
    case 'OrderDeliveryReversed': {
      const depots = Object.values(event.delivered).flatMap((perDepot) => Object.keys(perDepot));
      return [...new Set(['district', ...depots, event.unit])];
    }
    default:
      return [...new Set(['district', event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly MaterialsEvent[] | Refusal<C>;

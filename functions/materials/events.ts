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
  const given = { order: z.string(), plan: z.int(), quantity: copies, unit: slug() };
  const spendingStatus = z.enum(['submitted', 'reserved', 'closed', 'refused', 'withdrawn']);

  const asker = inNotices({ unit: slug() });
  const order = inHistories({ order: z.string() });
  /** What an order's lines become. */
  const planned = inHistories({
    acceptPartial: z.boolean(),
    leftOut: z.exactOptional(byEdition),
    rationed: z.exactOptional(z.array(z.string())),
  });
  const neededBy = { neededBy: z.optional(day()) };
  const freed = inHistories({ freed: z.record(z.string(), z.object(claim)) });
  const run = inHistories({ run: z.string() });
  const printed = inNotices({ item: z.string(), language: z.string() });
  /** Those to whom something is promised of it. */
  const units = tell(['notice', 'offices'], { units: z.array(slug()) });

  return {
    ...catalogueEvents.types(),
    StockMoved: event(
      inNotices({
        depot: office(),
        to: z.exactOptional(office()),
        item: z.string(),
        language: z.string(),
        quantity: copies,
        reason: z.enum(['arrival', 'count', 'waste', 'transfer']),
      }),
      freeText({ note: z.exactOptional(z.string()) }),
    ),
    /** What lay free, to those who waited. */
    StockGiven: event(inNotices({ given: z.array(z.object({ ...given, depot: office(), edition: z.string() })) })),
    OrderPlaced: event(order, asker, planned, inNotices({ lines, ...neededBy })),
    OrderChanged: event(order, asker, planned, freed, inNotices({ lines }), inHistories(neededBy)),
    OrderPicked: event(order, asker),
    OrderDelivered: event(
      order,
      asker,
      inNotices({ status: z.enum(orderStatuses), late: z.boolean() }),
      inHistories({ delivered: z.record(z.string(), perDepot) }),
    ),
    /** `partly`: more of it is to come. */
    OrderReceived: event(order, asker, inNotices({ missing: byEdition, partly: z.exactOptional(z.literal(true)) })),
    OrderCancelled: event(order, asker, freed),
    /** Where it went was removed after the campaign. */
    OrderAddressForgotten: event(order, asker),
    /** It is to be printed once the pot's request `spending` has been granted. */
    PrintRunOrdered: event(
      run,
      printed,
      inNotices({ quantity: copies, deliveredBy: day() }),
      inHistories({ spending: z.string() }),
    ),
    /** `spendingStatus`: of the request that it had waited for. */
    PrintRunConfirmed: event(
      run,
      printed,
      inNotices({ quantity: copies, deliveredBy: day() }),
      inHistories({ spendingStatus: z.exactOptional(spendingStatus) }),
    ),
    PrintRunCancelled: event(run, printed, inNotices({ spendingStatus })),
    /** After it was confirmed. `unpaid`: the money was set free, and nothing had been paid. */
    PrintRunFundsEnded: event(
      run,
      printed,
      inNotices({ spendingStatus }),
      inHistories({ unpaid: z.exactOptional(z.literal(true)) }),
    ),
    PrintRunMoved: event(run, printed, units, inNotices({ deliveredBy: day(), was: day() })),
    PrintRunArrived: event(
      run,
      printed,
      units,
      inNotices({ quantity: copies }),
      inHistories({ given: z.array(z.object(given)) }),
    ),
    ...fileEvents.types(),
  };
});
export type MaterialsEvent = EventOf<typeof materialsEvents>;
export type MaterialsNotice = NoticeOf<typeof materialsEvents>;

/** Whom an event concerns: the offices as far as they keep what it is about, and the units whose orders it touches. */
export const concerns = (event: Recorded<MaterialsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'ItemSet':
    case 'EditionsSet':
    case 'PackSet':
    case 'PackRemoved':
    case 'PrintRunOrdered':
    case 'PrintRunConfirmed':
    case 'PrintRunCancelled':
    case 'FileAccepted':
      return offices;
    case 'OrderAddressForgotten':
    // What becomes of it is told.
    case 'UploadOpened':
      return [];
    case 'FileRefused':
      return ['district'];
    case 'PrintRunFundsEnded':
      return event.unpaid ? ['district'] : [];
    case 'StockMoved':
      return [...new Set(['district', event.depot, ...(event.to ? [event.to] : [])])];
    case 'StockGiven':
      return [...new Set(['district', ...event.given.flatMap(({ depot, unit }) => [depot, unit])])];
    case 'PrintRunMoved':
    case 'PrintRunArrived':
      return [...new Set([...offices, ...event.units])];
    case 'OrderPlaced':
    case 'OrderChanged': {
      const depots = Object.values(event.lines).flatMap(({ held }) => Object.keys(held ?? {}));
      return [...new Set(['district', ...depots, event.unit])];
    }
    default:
      return [...new Set(['district', event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly MaterialsEvent[] | Refusal<C>;

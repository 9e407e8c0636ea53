import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { MaterialsEvent } from '../events.ts';
import { keepingText } from '../../../shared/texts.ts';
import { dueAgain, neededAgain, ownerOf } from './due.ts';
import { unanswered, withShares } from './shares.ts';
import type { Ids, Order, Said } from '../state.ts';
import { delivered, received, undelivered, unreceived } from '../deliveries/evolve.ts';

/** Folds one event into an order. Total: it judges nothing, the rules have. Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;

/** What was decided on it takes the place of all that was decided before. */
const decided = (
  { packs: _, leftOut: __, rationed: ___, posters: ____, ...is }: Order,
  { lines, packs, leftOut, rationed, posters }: On<'OrderPlaced' | 'OrderChanged' | 'OrderReopened'>,
): Order => ({
  ...is,
  owner: ownerOf(lines),
  lines,
  ...(packs && { packs }),
  ...(leftOut && { leftOut }),
  ...(rationed && { rationed }),
  ...(posters && { posters }),
});

const neededBy = (day: Order['neededBy']) => (day === undefined ? {} : { neededBy: day });
const deliveredTo = (deliverTo: string | undefined) => (deliverTo === undefined ? {} : { deliverTo });

const placed = (event: On<'OrderPlaced'>, deliverTo: string | undefined): Order => {
  const { order: id, unit, acceptPartial, lines, actor: filer } = event;
  const begun = { ...notStored, id, unit, status: 'placed' as const, acceptPartial, filer, lines };
  const joins = event.joins === undefined ? {} : { joins: event.joins };
  const due = event.replyBy === undefined ? {} : { replyBy: event.replyBy };
  return decided({ ...begun, ...joins, ...deliveredTo(deliverTo), ...neededBy(event.neededBy), ...due }, event);
};

const said = ({ at, by, reason }: Said): Said => ({ at, by, ...(reason !== undefined && { reason }) });

const changed = (is: Order, event: Recorded<MaterialsEvent>, deliverTo?: string): Order => {
  switch (event.type) {
    case 'OrderChanged':
      return { ...neededAgain(decided(is, event), event.neededBy), ...deliveredTo(deliverTo) };
    case 'OrderRedirected':
      return { ...neededAgain(is, event.neededBy), ...deliveredTo(deliverTo) };
    case 'SharesAsked':
      return withShares(is, event);
    case 'ShareEscalated':
      return unanswered(is, event);
    case 'OrderEscalated':
      return { ...is, escalated: true };
    case 'OrderPicked':
      return { ...is, status: 'picking' };
    case 'OrderDelivered':
      return delivered(is, event);
    case 'OrderReceived':
      return received(is, event);
    case 'OrderPickingReversed':
      return { ...keepingText(is, event.id, event.reason), status: 'placed' };
    case 'OrderDeliveryReversed':
      return undelivered(is, event);
    case 'OrderReceiptReversed':
      return unreceived(is, event);
    case 'OrderCancelled': {
      const { reopened: _, ...rest } = is;
      const { by = event.unit, freed } = event;
      return { ...rest, status: 'cancelled', cancelled: { ...said({ ...event, by }), freed } };
    }
    case 'OrderReopened': {
      const { cancelled: _, ...rest } = dueAgain(decided(is, event), { replyBy: event.replyBy });
      const isBegun = Object.values(event.lines).some(({ delivered }) => delivered !== undefined);
      return { ...rest, status: isBegun ? 'partly-delivered' : 'placed', reopened: said(event) };
    }
    case 'OrderAddressForgotten': {
      const { deliverTo: _, ...rest } = is;
      return rest;
    }
    default:
      return is;
  }
};

/** `deliverTo` is what a command says, and no event. */
export const evolveOrder = (
  order: Order | undefined,
  event: Recorded<MaterialsEvent>,
  deliverTo?: string,
): Order | undefined => {
  if (event.type === 'OrderPlaced') return placed(event, deliverTo);
  return order && changed(order, event, deliverTo);
};

/** Of many orders those that the event is about lose where they went. */
export const withoutAddress = (orders: Ids<Order>, event: Recorded<MaterialsEvent>): Ids<Order> => {
  const order = event.type === 'OrderAddressForgotten' ? orders[event.order] : undefined;
  return order ? { ...orders, [order.id]: changed(order, event) } : orders;
};

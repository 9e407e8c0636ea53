import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Ids, Order, PerDepot } from '../state.ts';

/** Folds one event into an order. Total: it judges nothing, the rules have. Pure. */
type Placed = Recorded<Extract<MaterialsEvent, { type: 'OrderPlaced' | 'OrderChanged' }>>;

const planned = (is: Order | undefined, event: Placed, deliverTo = is?.deliverTo): Order => {
  const { order: id, unit, lines, neededBy, acceptPartial, leftOut, rationed, actor } = event;
  const { version, createdAt, updatedAt } = is ?? notStored;
  return {
    version,
    createdAt,
    updatedAt,
    id,
    unit,
    status: 'placed',
    plan: (is?.plan ?? 0) + 1,
    ...(deliverTo !== undefined && { deliverTo }),
    ...(neededBy !== undefined && { neededBy }),
    acceptPartial,
    filer: is?.filer ?? actor,
    lines,
    ...(leftOut && { leftOut }),
    ...(rationed && { rationed }),
  };
};

const added = (a: PerDepot<number> = {}, b: PerDepot<number> = {}): PerDepot<number> => {
  const sums: Record<string, number> = { ...a };
  for (const [depot, copies] of Object.entries(b)) sums[depot] = (sums[depot] ?? 0) + copies;
  return sums;
};

const changed = (is: Order, event: Recorded<MaterialsEvent>): Order => {
  switch (event.type) {
    case 'OrderPicked':
      return { ...is, status: 'picking' };
    case 'OrderDelivered': {
      const lines = Object.entries(event.delivered).flatMap(([edition, copies]) => {
        const line = is.lines[edition];
        return line ? [[edition, { ...line, delivered: added(line.delivered, copies) }]] : [];
      });
      return {
        ...is,
        status: event.status,
        lines: { ...is.lines, ...Object.fromEntries(lines) },
        deliveredAt: event.at,
      };
    }
    case 'OrderReceived': {
      const lines = Object.entries(event.missing).flatMap(([edition, missing]) => {
        const line = is.lines[edition];
        return line ? [[edition, { ...line, missing: (line.missing ?? 0) + missing }]] : [];
      });
      return {
        ...is,
        ...(!event.partly && { status: 'received' as const }),
        lines: { ...is.lines, ...Object.fromEntries(lines) },
        receivedAt: event.at,
      };
    }
    case 'OrderCancelled':
      return { ...is, status: 'cancelled' };
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
  if (event.type === 'OrderPlaced' || event.type === 'OrderChanged') return planned(order, event, deliverTo);
  return order && changed(order, event);
};

/** Of many orders those that the event is about lose where they went. */
export const withoutAddress = (orders: Ids<Order>, event: Recorded<MaterialsEvent>): Ids<Order> => {
  const order = event.type === 'OrderAddressForgotten' ? orders[event.order] : undefined;
  return order ? { ...orders, [order.id]: changed(order, event) } : orders;
};

import type { Recorded } from '../../../shared/commit.ts';
import { total } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import { plus } from '../orders/sources.ts';
import type { Claims, Copies, EditionId, Line, Order, PerDepot } from '../state.ts';
import type { Delivery, Receipt } from './state.ts';
import { dueAgain, ownerOf } from '../orders/due.ts';
import { lastOf, less } from './standing.ts';

/** Folds what goes out of an order, and what of that is taken back, into it. Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;
type Lines = Order['lines'];

const changing = <T>(
  lines: Lines,
  parts: Readonly<Record<EditionId, T>>,
  change: (line: Line, part: T) => Line,
): Lines => {
  const changed = Object.entries(parts).flatMap(([edition, part]) => {
    const line = lines[edition];
    return line ? [[edition, change(line, part)] as const] : [];
  });
  return { ...lines, ...Object.fromEntries(changed) };
};

/** What it was given since it was decided is part of what it was decided to have, once all of it has gone out. */
const settled = ({ held: _, promised: __, waiting: ___, ...line }: Line): Line =>
  line.delivered ? { ...line, held: line.delivered } : line;

export const delivered = (was: Order, event: On<'OrderDelivered'>): Order => {
  const { id, at, delivered: parts, status, replyBy, unit } = event;
  // Whose it is confirms that it has come.
  const is = status === 'delivered' ? dueAgain(was, { owner: unit, replyBy }) : was;
  const lines = changing(is.lines, parts, (line, copies) => ({ ...line, delivered: plus(line.delivered, copies) }));
  return {
    ...is,
    status,
    lines:
      status === 'delivered'
        ? Object.fromEntries(Object.entries(lines).map(([edition, line]) => [edition, settled(line)]))
        : lines,
    deliveries: [...(is.deliveries ?? []), { id, at, delivered: parts }],
    deliveredAt: at,
  };
};

export const received = (is: Order, { id, at, missing, partly }: On<'OrderReceived'>): Order => ({
  ...is,
  ...(!partly && { status: 'received' as const }),
  lines: changing(is.lines, missing, (line, copies) => ({ ...line, missing: (line.missing ?? 0) + copies })),
  receipts: [...(is.receipts ?? []), { id, at, missing, ...(partly && { partly }) }],
  receivedAt: at,
});

const reversedIn = <T extends Delivery | Receipt>(
  all: readonly T[] = [],
  { at, reason }: { readonly at: string; readonly reason: string },
  id: string,
): readonly T[] => all.map((each) => (each.id === id ? { ...each, reversed: { at, reason } } : each));

const withoutDelivered = ({ delivered: was, ...line }: Line, copies: PerDepot<Copies>): Line => {
  const left = less(was ?? {}, copies);
  return total(left) > 0 ? { ...line, delivered: left } : line;
};

/** What is back of an order that was cancelled meanwhile is free, as what it let go of then. */
const freedMore = (freed: Claims, parts: On<'OrderDeliveryReversed'>['delivered']): Claims => ({
  ...freed,
  ...Object.fromEntries(
    Object.entries(parts).map(([edition, copies]) => [
      edition,
      { ...freed[edition], held: plus(freed[edition]?.held, copies) },
    ]),
  ),
});

export const undelivered = (is: Order, event: On<'OrderDeliveryReversed'>): Order => {
  const { delivery, delivered: parts, status } = event;
  // Something is to be delivered again.
  const {
    deliveredAt: _,
    cancelled,
    ...order
  } = is.status === 'delivered' ? dueAgain(is, { owner: ownerOf(is.lines), replyBy: is.neededBy }) : is;
  const deliveries = reversedIn(is.deliveries, event, delivery);
  const last = lastOf(deliveries);
  return {
    ...order,
    status,
    lines: changing(is.lines, parts, withoutDelivered),
    deliveries,
    ...(last && { deliveredAt: last.at }),
    ...(cancelled && { cancelled: { ...cancelled, freed: freedMore(cancelled.freed, parts) } }),
  };
};

export const unreceived = (is: Order, event: On<'OrderReceiptReversed'>): Order => {
  const { receivedAt: _, escalated: __, ...order } = is;
  const receipts = reversedIn(is.receipts, event, event.receipt);
  const last = lastOf(receipts);
  return {
    ...order,
    status: event.status,
    lines: changing(is.lines, event.missing, ({ missing = 0, ...line }, copies) =>
      missing > copies ? { ...line, missing: missing - copies } : line,
    ),
    receipts,
    ...(last && { receivedAt: last.at }),
  };
};

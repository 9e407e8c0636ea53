import { addDays, type Day } from '../../../shared/calendar.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import { partsOf } from '../editions.ts';
import { standings } from '../orders/standing.ts';
import type { CatalogueItem, Copies, EditionId, Ids, Order, Stock } from '../state.ts';

/** What is to be picked in one depot, and sent on one day. Pure. */
export type Picked = {
  readonly item: string;
  readonly name: string;
  readonly language: string;
  readonly quantity: Copies;
};
export type PickedOrder = {
  readonly order: string;
  readonly unit: Unit;
  readonly name: string;
  /** The last day on which it can leave the depot and come in time. */
  readonly sendBy?: Day;
  /** That day is past. */
  readonly late: boolean;
  readonly deliverTo?: string;
  readonly lines: readonly Picked[];
};
export type PickList = {
  readonly depot: Office;
  readonly day: Day;
  readonly orders: readonly PickedOrder[];
  /** What to take from the shelves, in all. */
  readonly totals: readonly Picked[];
  /** What one list does not hold: it comes when these are delivered. */
  readonly left?: { readonly orders: number; readonly lines: number };
};

export type Known = {
  readonly orders: Ids<Order>;
  readonly stocks: Ids<Stock>;
  readonly items: Ids<CatalogueItem>;
  readonly nameOf: (unit: Unit) => string;
};
export type Asked = {
  readonly depot: Office;
  readonly day: Day;
  /** From the depot to the orderer. */
  readonly deliveryDays: number;
  /** Whether the reader brings it, and so must know where to. */
  readonly withAddress: boolean;
};

/** About sixty pages; whole orders, of which each has at most a hundred lines. */
export const mostLines = 2_000;

const swedish = new Intl.Collator('sv', { numeric: true });
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => swedish.compare(a.name, b.name);
const alike = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const byEdition = (a: Omit<Picked, 'quantity'>, b: Omit<Picked, 'quantity'>): number =>
  byName(a, b) || alike(a.item, b.item) || alike(a.language, b.language);

/** What an edition is called; an item that something was ordered of stays in the catalogue. */
export const edited = (edition: EditionId, items: Ids<CatalogueItem>) => {
  const { item, language } = partsOf(edition);
  return { item, name: items[item]?.name ?? item, language };
};

/**
 * Whatever is kept in the depot for an order, and has not been delivered: so nothing is picked twice, and what it was
 * given since is there. Orders without a day they are needed by are sent at once, the others as late as they come in time.
 */
const pickedOf = (
  order: Order,
  { items, nameOf, ...givers }: Known,
  { depot, day, deliveryDays, withAddress }: Asked,
): PickedOrder | undefined => {
  const sendBy = order.neededBy === undefined ? undefined : addDays(order.neededBy, -deliveryDays);
  if (sendBy !== undefined && sendBy > day) return undefined;
  const lines = standings(order, givers).flatMap(([edition, , { held }]) => {
    const quantity = held[depot] ?? 0;
    return quantity > 0 ? [{ ...edited(edition, items), quantity }] : [];
  });
  if (lines.length === 0) return undefined;
  return {
    order: order.id,
    unit: order.unit,
    name: nameOf(order.unit),
    ...(sendBy !== undefined && { sendBy }),
    late: sendBy !== undefined && sendBy < day,
    ...(withAddress && order.deliverTo !== undefined && { deliverTo: order.deliverTo }),
    lines: lines.toSorted(byEdition),
  };
};

const totalsOf = (orders: readonly PickedOrder[]): readonly Picked[] => {
  const totals = new Map<EditionId, Picked>();
  for (const line of orders.flatMap(({ lines }) => lines)) {
    const edition = `${line.item}/${line.language}`;
    const quantity = (totals.get(edition)?.quantity ?? 0) + line.quantity;
    totals.set(edition, { ...line, quantity });
  }
  return [...totals.values()].toSorted(byEdition);
};

const count = (orders: readonly PickedOrder[]): number => orders.reduce((sum, { lines }) => sum + lines.length, 0);

/** What is to leave the depot on that day or should have before: by association in Swedish order, then as ordered. */
export const pickListOf = (known: Known, asked: Asked, most = mostLines): PickList => {
  const all = Object.values(known.orders)
    .flatMap((order) => pickedOf(order, known, asked) ?? [])
    .toSorted((a, b) => byName(a, b) || alike(a.order, b.order));
  let lines = 0;
  const end = all.findIndex((order) => (lines += order.lines.length) > most);
  const orders = end < 0 ? all : all.slice(0, end);
  const left = all.slice(orders.length);
  return {
    depot: asked.depot,
    day: asked.day,
    orders,
    totals: totalsOf(orders),
    ...(left.length > 0 && { left: { orders: left.length, lines: count(left) } }),
  };
};

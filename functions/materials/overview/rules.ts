import { type Day, daysBetween, dayOf } from '../../../shared/calendar.ts';
import { rings } from '../../../shared/rings.ts';
import type { Unit } from '../../../shared/units.ts';
import { partsOf, sorted, sum, total } from '../editions.ts';
import type { Associations, Copies, Line, Order } from '../state.ts';

/** What material reached whom, how late, and what could not be had (D11, D24). Pure. */

/** What an order is worth counting with: a cancelled one with what was delivered. */
const orderedOf = ({ status }: Order, line: Line): Copies =>
  status === 'cancelled' ? total(line.delivered) : line.quantity;

/** What can be had neither now nor later. What one prints oneself can. */
const unmetOf = ({ status }: Order, { quantity, held, promised, waiting = 0, lack }: Line): Copies =>
  status === 'cancelled' || lack === undefined || lack === 'print-yourself'
    ? 0
    : quantity - total(held) - total(promised) - waiting;

const isOpen = ({ status }: Order): boolean =>
  status === 'placed' || status === 'picking' || status === 'partly-delivered';

/** Days after the needed-by day: of what was delivered then, or is still open. */
const daysLateOf = (order: Order, today: Day): number => {
  const { neededBy, deliveredAt } = order;
  if (neededBy === undefined || (!isOpen(order) && deliveredAt === undefined)) return 0;
  const end = isOpen(order) || deliveredAt === undefined ? today : dayOf(deliveredAt);
  return Math.max(0, daysBetween(neededBy, end));
};

export const figureNames = ['orders', 'ordered', 'delivered', 'unmet', 'late', 'mostDaysLate'] as const;
const figuresOf = (orders: readonly Order[], today: Day) => {
  const lines = orders.flatMap((order) => Object.values(order.lines).map((line) => [order, line] as const));
  const late = orders.map((order) => daysLateOf(order, today)).filter((days) => days > 0);
  return {
    orders: orders.filter(({ status }) => status !== 'cancelled').length,
    ordered: sum(lines.map(([order, line]) => orderedOf(order, line))),
    delivered: sum(lines.map(([, line]) => total(line.delivered))),
    unmet: sum(lines.map(([order, line]) => unmetOf(order, line))),
    late: late.length,
    mostDaysLate: Math.max(0, ...late),
  };
};

const languagesOf = (orders: readonly Order[]): Readonly<Record<string, Copies>> => {
  const copies: Record<string, Copies> = {};
  for (const order of orders)
    for (const [edition, line] of Object.entries(order.lines)) {
      const { language } = partsOf(edition);
      copies[language] = (copies[language] ?? 0) + orderedOf(order, line);
    }
  return Object.fromEntries(sorted(copies).filter(([, each]) => each > 0));
};

const unmetPerLanguage = (orders: readonly Order[]) => {
  const found: Record<string, { copies: Copies; units: Set<Unit>; without: Set<string> }> = {};
  for (const order of orders)
    for (const [edition, line] of Object.entries(order.lines)) {
      const copies = unmetOf(order, line);
      if (copies === 0) continue;
      const { item, language } = partsOf(edition);
      const is = (found[language] ??= { copies: 0, units: new Set(), without: new Set() });
      is.copies += copies;
      is.units.add(order.unit);
      if (line.lack === 'no-such-edition') is.without.add(item);
    }
  return sorted(found).map(([language, { copies, units, without }]) => ({
    language,
    copies,
    associations: units.size,
    withoutEdition: [...without].sort(),
  }));
};

export const overviewOf = (orders: readonly Order[], associations: Associations, today: Day) => {
  const byUnit = Map.groupBy(orders, ({ unit }) => unit);
  const perAssociation = sorted(associations).map(([unit, { name, ring, priorityArea }]) => {
    const own = byUnit.get(unit) ?? [];
    return { unit, name, ring, priorityArea, ...figuresOf(own, today), languages: languagesOf(own) };
  });
  const ring = rings.map((each) => {
    const units = perAssociation.filter((association) => association.ring === each);
    return {
      ring: each,
      associations: units.length,
      ordering: units.filter((association) => association.orders > 0).length,
      ...figuresOf(
        units.flatMap(({ unit }) => byUnit.get(unit) ?? []),
        today,
      ),
    };
  });
  const theirs = orders.filter(({ unit }) => associations[unit] !== undefined);
  return { ring, perAssociation, unmet: unmetPerLanguage(theirs) };
};

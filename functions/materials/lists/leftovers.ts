import type { Day } from '../../../shared/calendar.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import { editionId, editionStock, total } from '../editions.ts';
import { type Givers, standings } from '../orders/standing.ts';
import type { Copies, EditionId, Order } from '../state.ts';
import { byEdition, edited, type Known, type Picked } from './picking.ts';

/** What is left in the depots, and who would have had it. Pure. */
export type Wanting = { readonly unit: Unit; readonly name: string; readonly quantity: Copies };
export type Leftover = Omit<Picked, 'quantity'> & {
  readonly depot: Office;
  /** Free, and kept for nobody. */
  readonly onHand: Copies;
  readonly unitCost?: number;
  readonly worth?: number;
  /** Who ordered it and did not get so many, those who lack most first: to them it can be offered again. */
  readonly wantedBy: readonly Wanting[];
};
export type Leftovers = {
  /** The last day of the campaign; until it is over the list may change. */
  readonly end: Day;
  readonly provisional: boolean;
  readonly items: readonly Leftover[];
};

/**
 * What an order's lines asked for and neither got nor will: waiting for a print run, not to be had, or missing when it
 * came. Who cancelled wants it no more; what packs brought beyond the ration (D13) was nobody's to have.
 */
const lackingIn = (order: Order, givers: Givers): readonly (readonly [EditionId, Copies])[] =>
  order.status === 'cancelled'
    ? []
    : standings(order, givers).map(([edition, { quantity, missing = 0 }, { held, promised, delivered }]) => [
        edition,
        quantity - total(held) - total(promised) - delivered + missing,
      ]);

const wantingOf = ({ orders, nameOf, ...givers }: Known): ReadonlyMap<EditionId, readonly Wanting[]> => {
  const sums = new Map<EditionId, Map<Unit, Copies>>();
  for (const order of Object.values(orders))
    for (const [edition, copies] of lackingIn(order, givers)) {
      if (copies <= 0) continue;
      const units = sums.get(edition) ?? new Map<Unit, Copies>();
      units.set(order.unit, (units.get(order.unit) ?? 0) + copies);
      sums.set(edition, units);
    }
  return new Map(
    [...sums].map(([edition, units]) => [
      edition,
      [...units]
        .map(([unit, quantity]) => ({ unit, name: nameOf(unit), quantity }))
        .toSorted((a, b) => b.quantity - a.quantity || (a.unit < b.unit ? -1 : 1)),
    ]),
  );
};

/** Per depot, in the order in which the offices are known, and edition. */
export const leftoversOf = (known: Known, { end, today }: { readonly end: Day; readonly today: Day }): Leftovers => {
  const wanting = wantingOf(known);
  const rows = Object.values(known.stocks).flatMap((stock) =>
    Object.keys(stock.editions).flatMap((language) => {
      const edition = editionId(stock.item, language);
      const { depots } = editionStock(stock, language);
      const unitCost = known.items[stock.item]?.editions[language]?.unitCost;
      return offices.flatMap((depot): readonly Leftover[] => {
        const onHand = depots[depot]?.onHand ?? 0;
        if (onHand <= 0) return [];
        const cost = unitCost === undefined ? {} : { unitCost, worth: unitCost * onHand };
        const wantedBy = wanting.get(edition) ?? [];
        return [{ depot, ...edited(edition, known.items), onHand, ...cost, wantedBy }];
      });
    }),
  );
  const items = rows.toSorted((a, b) => offices.indexOf(a.depot) - offices.indexOf(b.depot) || byEdition(a, b));
  return { end, provisional: today <= end, items };
};

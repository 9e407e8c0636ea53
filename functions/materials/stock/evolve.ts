import type { Recorded } from '../../../shared/commit.ts';
import type { Unit } from '../../../shared/units.ts';
import { editionStock, kept, partsOf, runParts, stockOf, sum, total } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Claims, Coming, Copies, EditionId, EditionStock, Ids, Order, PerDepot, Stock, Waiter } from '../state.ts';
import { ofOrder } from '../waiters.ts';
import { claimed, type Claimant, copiesIn, dated, depotsOf, given, onShelf, promised, takenBack } from './claims.ts';
import { moved, takenFrom, unmoved } from './movements.ts';

/** Folds one event into the stock. Total: it judges nothing, the rules have. Pure. */
type Stocks = Ids<Stock>;
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;

const onEdition = (stocks: Stocks, edition: EditionId, change: (is: EditionStock) => EditionStock): Stocks => {
  const { item, language } = partsOf(edition);
  const stock = stockOf(stocks, item);
  const is = editionStock(stock, language);
  const next = change(is);
  if (next === is) return stocks;
  return { ...stocks, [item]: { ...stock, editions: { ...stock.editions, [language]: kept(next) } } };
};

const everywhere = (stocks: Stocks, change: (is: EditionStock) => EditionStock): Stocks =>
  Object.entries(stocks).reduce(
    (all, [item, { editions }]) =>
      Object.keys(editions).reduce((some, language) => onEdition(some, `${item}/${language}`, change), all),
    stocks,
  );

/** An order lays its hand on more or lets go: from what it had to what it has. */
export const withClaims = (stocks: Stocks, by: Claimant, had: Claims, has: Claims): Stocks =>
  Object.keys({ ...had, ...has }).reduce((all, edition) => {
    const [before, after] = [had[edition] ?? {}, has[edition] ?? {}];
    return copiesIn(before) + copiesIn(after) === 0
      ? all
      : onEdition(all, edition, (is) => claimed(is, by, before, after));
  }, stocks);

/** D13: what an association uses of rationed items (`sign` 1) or gives back, whatever the language. */
export const withRations = (
  stocks: Stocks,
  { unit, claims, items = [] }: { unit: Unit; claims: Claims; items?: readonly string[] | undefined },
  sign: 1 | -1,
): Stocks =>
  items.reduce((all, item) => {
    const stock = all[item];
    if (!stock) return all;
    const own = Object.entries(claims).filter(([edition]) => partsOf(edition).item === item);
    const copies = sum(own.map(([, claim]) => copiesIn(claim)));
    if (copies === 0) return all;
    const used = (stock.rations?.[unit] ?? 0) + sign * copies;
    return { ...all, [item]: { ...stock, rations: { ...stock.rations, [unit]: used } } };
  }, stocks);

const delivered = (is: EditionStock, copies: PerDepot<Copies>): EditionStock => ({
  ...is,
  depots: depotsOf(copies).reduce(
    (depots, [depot, each]) => onShelf(depots, depot, { onHand: 0, reserved: -each }),
    is.depots,
  ),
  delivered: is.delivered + total(copies),
});

/** It lies in the depots again: kept for the order, or free where that is over. */
const undelivered = (is: EditionStock, copies: PerDepot<Copies>, isFree: boolean): EditionStock => ({
  ...is,
  depots: depotsOf(copies).reduce(
    (depots, [depot, each]) =>
      onShelf(depots, depot, isFree ? { onHand: each, reserved: 0 } : { onHand: 0, reserved: each }),
    is.depots,
  ),
  delivered: is.delivered - total(copies),
});

/** An order is needed by another day: where it waits, it waits for that. */
const neededBy = (stocks: Stocks, by: Claimant): Stocks => {
  const moved = (waiters: readonly Waiter[]): readonly Waiter[] =>
    waiters.map((each) => (each.order === by.order ? dated(each, by.neededBy) : each));
  const isThere = ({ promised: a, waiting: b }: EditionStock): boolean => ofOrder([...a, ...b], by.order).length > 0;
  return everywhere(stocks, (is) =>
    isThere(is) ? { ...is, promised: moved(is.promised), waiting: moved(is.waiting) } : is,
  );
};

/** An order that is decided anew or over needs to know no more what it was given. */
const forgotten = (stocks: Stocks, order: string): Stocks =>
  everywhere(stocks, (is) => {
    const others = is.given.filter((gift) => gift.order !== order);
    return others.length === is.given.length ? is : { ...is, given: others };
  });

/** E16: what an order cannot have, since there is no such edition. */
const withWanted = (stocks: Stocks, order: string, lines: Order['lines']): Stocks => {
  const before = everywhere(stocks, (is) => {
    const others = is.wanted?.filter((each) => each.order !== order);
    return others?.length === is.wanted?.length ? is : { ...is, wanted: others };
  });
  return Object.entries(lines).reduce((all, [edition, { lack, ...line }]) => {
    const quantity = line.quantity - copiesIn(line);
    if (lack !== 'no-such-edition' || quantity <= 0) return all;
    return onEdition(all, edition, (is) => ({ ...is, wanted: [...(is.wanted ?? []), { order, quantity }] }));
  }, before);
};

type OfEdition = { readonly item: string; readonly language: string };
type OfRun = OfEdition & { readonly run: string };
/** What a print run is still to bring; undefined: nothing. */
const withRun = (stocks: Stocks, { item, language, run }: OfRun, coming: Coming | undefined): Stocks =>
  onEdition(stocks, editionOf({ item, language }), (is) => {
    const { [runParts(run).ulid]: _, ...others } = is.runs;
    return { ...is, runs: coming && coming.quantity > 0 ? { ...others, [runParts(run).ulid]: coming } : others };
  });
const editionOf = ({ item, language }: OfEdition): EditionId => `${item}/${language}`;
const comingOf = (stocks: Stocks, { item, language, run }: OfRun): Coming | undefined =>
  editionStock(stocks[item], language).runs[runParts(run).ulid];

/** It comes to the district’s depot. */
const arrived = (stocks: Stocks, event: On<'PrintRunArrived'>): Stocks => {
  const { rest: quantity } = event;
  const coming = comingOf(stocks, event);
  return onEdition(withRun(stocks, event, coming && { ...coming, quantity }), editionOf(event), (is) => {
    const there = { ...is, depots: onShelf(is.depots, 'district', { onHand: event.quantity, reserved: 0 }) };
    return event.given.reduce((all, share) => given(all, { ...share, depot: 'district' }), there);
  });
};

/** It has not come after all: those to whom it was given have the first of the promises. */
const unarrived = (stocks: Stocks, event: On<'PrintRunArrivalReversed'>): Stocks => {
  const { quantity, rest, deliveredBy, taken } = event;
  return onEdition(withRun(stocks, event, { quantity: rest, deliveredBy }), editionOf(event), (is) =>
    takenFrom(is, 'district', { quantity, taken }),
  );
};

export const evolveStocks = (
  stocks: Stocks,
  event: Recorded<MaterialsEvent>,
  /** What the order that the event is about used rations of, before it. */
  rationedBefore: readonly string[] | undefined,
): Stocks => {
  switch (event.type) {
    case 'StockMoved':
      return onEdition(stocks, editionOf(event), (is) => moved(is, event));
    case 'StockMovementReversed':
      return onEdition(stocks, editionOf(event), (is) => unmoved(is, event));
    case 'OrderPlaced': {
      const { unit, lines, rationed: items } = event;
      const by = { order: event.order, neededBy: event.neededBy, at: event.id };
      const placed = withRations(withClaims(stocks, by, {}, lines), { unit, claims: lines, items }, 1);
      return withWanted(placed, event.order, lines);
    }
    case 'OrderChanged': {
      const { order, unit, neededBy, freed, lines } = event;
      const changed = withClaims(stocks, { order, neededBy, asked: event.id, at: event.id }, freed, lines);
      const unused = withRations(changed, { unit, claims: freed, items: rationedBefore }, -1);
      const used = withRations(unused, { unit, claims: lines, items: event.rationed }, 1);
      return withWanted(forgotten(used, order), order, lines);
    }
    case 'OrderRedirected':
      return neededBy(stocks, event);
    case 'OrderReopened': {
      const { order, unit, neededBy, claimed: claims, rationed: items } = event;
      const asked = withClaims(stocks, { order, neededBy, asked: event.id, at: event.id }, {}, claims);
      return withWanted(withRations(asked, { unit, claims, items }, 1), order, event.lines);
    }
    case 'OrderCancelled': {
      const { order, unit, freed } = event;
      const left = withClaims(stocks, { order }, freed, {});
      const unused = withRations(left, { unit, claims: freed, items: rationedBefore }, -1);
      return withWanted(forgotten(unused, order), order, {});
    }
    case 'OrderDelivered': {
      const left = Object.entries(event.delivered).reduce(
        (all, [edition, copies]) => onEdition(all, edition, (is) => delivered(is, copies)),
        stocks,
      );
      return event.status === 'delivered' ? forgotten(left, event.order) : left;
    }
    case 'OrderDeliveryReversed': {
      const isFree = event.status === 'cancelled';
      const parts = Object.entries(event.delivered);
      const back = parts.reduce(
        (all, [edition, copies]) => onEdition(all, edition, (is) => undelivered(is, copies, isFree)),
        stocks,
      );
      const claims = Object.fromEntries(parts.map(([edition, held]) => [edition, { held }]));
      return isFree ? withRations(back, { unit: event.unit, claims, items: rationedBefore }, -1) : back;
    }
    case 'StockGiven':
      return event.given.reduce((all, gift) => onEdition(all, gift.edition, (is) => given(is, gift)), stocks);
    case 'CopiesPromised':
      return event.promised.reduce((all, each) => onEdition(all, each.edition, (is) => promised(is, each)), stocks);
    case 'PromisesTakenBack':
      return event.taken.reduce((all, each) => onEdition(all, each.edition, (is) => takenBack(is, each)), stocks);
    case 'PrintRunConfirmed':
      return withRun(stocks, event, { quantity: event.quantity, deliveredBy: event.deliveredBy });
    case 'PrintRunMoved': {
      const coming = comingOf(stocks, event);
      return coming ? withRun(stocks, event, { ...coming, deliveredBy: event.deliveredBy }) : stocks;
    }
    case 'PrintRunCalledOff':
      return withRun(stocks, event, undefined);
    case 'PrintRunResized': {
      const coming = comingOf(stocks, event);
      return withRun(stocks, event, coming && { ...coming, quantity: event.rest });
    }
    case 'PrintRunArrived':
      return arrived(stocks, event);
    case 'PrintRunArrivalReversed':
      return unarrived(stocks, event);
    default:
      return stocks;
  }
};

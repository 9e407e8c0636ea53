import type { Recorded } from '../../../shared/commit.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import { editionStock, kept, partsOf, runParts, stockOf, sum, total } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Claim, Copies, EditionId, EditionStock, Gift, Ids, PerDepot, Shelf, Stock } from '../state.ts';

/** Folds one event into the stock. Total: it judges nothing, the rules have. Pure. */
type Stocks = Ids<Stock>;

const onEdition = (stocks: Stocks, edition: EditionId, change: (is: EditionStock) => EditionStock): Stocks => {
  const { item, language } = partsOf(edition);
  const stock = stockOf(stocks, item);
  const is = editionStock(stock, language);
  const next = change(is);
  if (next === is) return stocks;
  return { ...stocks, [item]: { ...stock, editions: { ...stock.editions, [language]: kept(next) } } };
};

const onShelf = (depots: PerDepot<Shelf>, depot: Office, change: Shelf): PerDepot<Shelf> => {
  const is = depots[depot] ?? { onHand: 0, reserved: 0 };
  const next = { onHand: is.onHand + change.onHand, reserved: is.reserved + change.reserved };
  return { ...depots, [depot]: next };
};

const depotsOf = (perDepot: PerDepot<Copies> | undefined) => Object.entries(perDepot ?? {}) as [Office, Copies][];

/** `sign` 1: an order lays its hand on it; -1: it lets go. */
const claimed = (stocks: Stocks, edition: EditionId, claim: Claim, sign: 1 | -1): Stocks => {
  const { held, promised = {}, waiting = 0 } = claim;
  if (total(held) + total(promised) + waiting === 0) return stocks;
  return onEdition(stocks, edition, (is) => ({
    ...is,
    depots: depotsOf(held).reduce(
      (depots, [depot, copies]) => onShelf(depots, depot, { onHand: -sign * copies, reserved: sign * copies }),
      is.depots,
    ),
    runs: Object.fromEntries(
      Object.entries(is.runs).map(([run, coming]) => {
        const copies = promised[run] ?? 0;
        return [run, copies === 0 ? coming : { ...coming, promised: coming.promised + sign * copies }];
      }),
    ),
    waiting: is.waiting + sign * waiting,
  }));
};

/** D13: per association and item, whatever the language. */
const rationed = (
  stocks: Stocks,
  {
    unit,
    claims,
    items = [],
  }: { unit: Unit; claims: readonly (readonly [EditionId, Claim])[]; items?: readonly string[] },
  sign: 1 | -1,
): Stocks =>
  items.reduce((all, item) => {
    const stock = all[item];
    if (!stock) return all;
    const copies = sum(
      claims.flatMap(([edition, { held, promised, waiting = 0 }]) =>
        partsOf(edition).item === item ? [total(held) + total(promised) + waiting] : [],
      ),
    );
    if (copies === 0) return all;
    const used = (stock.rations?.[unit] ?? 0) + sign * copies;
    return { ...all, [item]: { ...stock, rations: { ...stock.rations, [unit]: used } } };
  }, stocks);

/** An order lays its hand on all of it, or lets go of it. */
export const withClaims = (
  stocks: Stocks,
  unit: Unit,
  claims: Readonly<Record<EditionId, Claim>>,
  items: readonly string[] | undefined,
  sign: 1 | -1,
): Stocks => {
  const entries = Object.entries(claims);
  const moved = entries.reduce((all, [edition, claim]) => claimed(all, edition, claim, sign), stocks);
  return rationed(moved, { unit, claims: entries, ...(items && { items }) }, sign);
};

const moved = (stocks: Stocks, event: Recorded<Extract<MaterialsEvent, { type: 'StockMoved' }>>): Stocks =>
  onEdition(stocks, `${event.item}/${event.language}`, (is) => {
    const { depot, to, quantity } = event;
    if (to !== undefined) {
      const without = onShelf(is.depots, depot, { onHand: -quantity, reserved: 0 });
      return { ...is, depots: onShelf(without, to, { onHand: quantity, reserved: 0 }) };
    }
    return {
      ...is,
      depots: onShelf(is.depots, depot, { onHand: quantity, reserved: 0 }),
      waste: is.waste + Math.max(0, -quantity),
    };
  });

const delivered = (is: EditionStock, copies: PerDepot<Copies>): EditionStock => ({
  ...is,
  depots: depotsOf(copies).reduce(
    (depots, [depot, each]) => onShelf(depots, depot, { onHand: 0, reserved: -each }),
    is.depots,
  ),
  delivered: is.delivered + total(copies),
});

/** What lay free is kept for those who waited. */
const given = (is: EditionStock, { order, plan, depot, quantity }: Gift): EditionStock => ({
  ...is,
  depots: onShelf(is.depots, depot, { onHand: -quantity, reserved: quantity }),
  waiting: is.waiting - quantity,
  given: [...is.given, { order, plan, depot, quantity }],
});

/** An order that is decided anew or over needs to know no more what it was given. */
const forgotten = (stocks: Stocks, order: string): Stocks =>
  Object.entries(stocks).reduce(
    (all, [item, { editions }]) =>
      Object.keys(editions).reduce(
        (some, language) =>
          onEdition(some, `${item}/${language}`, (is) => {
            const others = is.given.filter((gift) => gift.order !== order);
            return others.length === is.given.length ? is : { ...is, given: others };
          }),
        all,
      ),
    stocks,
  );

/** What is given out is kept for the orders, in the district's depot; what was promised in vain waits. */
const arrived = (is: EditionStock, event: Recorded<Extract<MaterialsEvent, { type: 'PrintRunArrived' }>>) => {
  const { ulid } = runParts(event.run);
  const { [ulid]: run, ...others } = is.runs;
  const out = sum(event.given.map(({ quantity }) => quantity));
  return {
    ...is,
    depots: onShelf(is.depots, 'district', { onHand: event.quantity - out, reserved: out }),
    runs: others,
    waiting: is.waiting + (run?.promised ?? 0) - out,
  };
};

export const evolveStocks = (
  stocks: Stocks,
  event: Recorded<MaterialsEvent>,
  /** What the order that the event is about used rations of, before it. */
  rationedBefore: readonly string[] | undefined,
): Stocks => {
  switch (event.type) {
    case 'StockMoved':
      return moved(stocks, event);
    case 'OrderPlaced':
      return withClaims(stocks, event.unit, event.lines, event.rationed, 1);
    case 'OrderChanged': {
      const freed = withClaims(stocks, event.unit, event.freed, rationedBefore, -1);
      return forgotten(withClaims(freed, event.unit, event.lines, event.rationed, 1), event.order);
    }
    case 'OrderCancelled':
      return forgotten(withClaims(stocks, event.unit, event.freed, rationedBefore, -1), event.order);
    case 'OrderDelivered': {
      const without = Object.entries(event.delivered).reduce(
        (all, [edition, copies]) => onEdition(all, edition, (is) => delivered(is, copies)),
        stocks,
      );
      return event.status === 'delivered' ? forgotten(without, event.order) : without;
    }
    case 'StockGiven':
      return event.given.reduce((all, gift) => onEdition(all, gift.edition, (is) => given(is, gift)), stocks);
    case 'PrintRunConfirmed':
      return onEdition(stocks, `${event.item}/${event.language}`, (is) => {
        const { quantity, deliveredBy } = event;
        return { ...is, runs: { ...is.runs, [runParts(event.run).ulid]: { quantity, promised: 0, deliveredBy } } };
      });
    case 'PrintRunMoved':
      return onEdition(stocks, `${event.item}/${event.language}`, (is) => {
        const { ulid } = runParts(event.run);
        const run = is.runs[ulid];
        return run ? { ...is, runs: { ...is.runs, [ulid]: { ...run, deliveredBy: event.deliveredBy } } } : is;
      });
    case 'PrintRunArrived':
      return onEdition(stocks, `${event.item}/${event.language}`, (is) => arrived(is, event));
    default:
      return stocks;
  }
};

import type { Day } from '../../../shared/calendar.ts';
import type { Recorded } from '../../../shared/commit.ts';
import { isRefusal, type ProblemCode } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { editionId, editionStock, incomingOf, onHandOf, sum, unpromisedOf } from '../editions.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import type { Associations, Copies, EditionStock, Gift, Given, Ids, Order, Stock } from '../state.ts';
import { evolveStocks } from '../stock/evolve.ts';
import { allot, type Allotted, atAnyTime, byPriority, copiesOf, unitOfOrder, without } from '../waiters.ts';
import { depotsFor, taken } from './sources.ts';

/**
 * D9: what comes, or is set free, goes to those who wait, and what comes to nothing is lost by those who were promised it
 * last. Pure.
 */

/** Those who wait, as the stock knows them, and which of them are priority areas. */
export type Waiters = { readonly stocks: Ids<Stock>; readonly associations: Associations };

/** For each order once, in the order in which they are served. */
const perOrder = (allotted: readonly Allotted[]): readonly Given[] => {
  const copies = new Map<string, Copies>();
  for (const { waiter, quantity } of allotted) copies.set(waiter.order, (copies.get(waiter.order) ?? 0) + quantity);
  return [...copies].map(([order, quantity]) => ({ order, quantity }));
};

/** Whom copies go to that are there: those to whom they were promised, in that order, and then those who wait. */
export const serve = (copies: Copies, is: EditionStock, { associations, today }: Serving): readonly Given[] => {
  const source = { key: 'stock', quantity: copies, day: today };
  const first = allot([source], is.promised.map(atAnyTime));
  const left = copies - sum(first.map(({ quantity }) => quantity));
  return perOrder([...first, ...allot([{ ...source, quantity: left }], byPriority(is.waiting, associations))]);
};
export type Serving = { readonly associations: Associations; readonly today: Day };

/** From which depots: the receiver's own, the district's, then the fullest. */
const fromDepots = (all: readonly Given[], is: EditionStock): readonly Gift[] => {
  let { depots } = is;
  return all.flatMap(({ order, quantity }) => {
    const { parts } = taken(depotsFor(unitOfOrder(order), { ...is, depots }), quantity);
    return (Object.entries(parts) as [Office, Copies][]).map(([depot, copies]) => {
      const { onHand, reserved } = depots[depot] ?? { onHand: 0, reserved: 0 };
      depots = { ...depots, [depot]: { onHand: onHand - copies, reserved } };
      return { order, depot, quantity: copies };
    });
  });
};

const promisesIn = (is: EditionStock, { associations }: Serving) => {
  const days = new Map(incomingOf(is).map(({ key, day }) => [key, day]));
  return allot(unpromisedOf(is), byPriority(is.waiting, associations)).map(({ waiter, source, quantity, late }) => ({
    order: waiter.order,
    quantity,
    deliveredBy: days.get(source) ?? '',
    late,
  }));
};

/** What runs bring too little for, from who was promised it last. */
const takenBackIn = (is: EditionStock): readonly Given[] => {
  const missing = copiesOf(is.promised) - sum(incomingOf(is).map(({ quantity }) => quantity));
  return without(is.promised, missing, 'last').taken.map(({ order, quantity }) => ({ order, quantity }));
};

type Edition = { readonly edition: string; readonly is: EditionStock };
const editionsOf = (stocks: Ids<Stock>): readonly Edition[] =>
  Object.values(stocks).flatMap((stock) =>
    Object.keys(stock.editions)
      .sort()
      .map((language) => ({ edition: editionId(stock.item, language), is: editionStock(stock, language) })),
  );
/** What a rule finds for each edition, said of which and of whose order. */
const inAll = <T extends Given>(stocks: Ids<Stock>, find: (is: EditionStock) => readonly T[]) =>
  editionsOf(stocks).flatMap(({ edition, is }) =>
    find(is).map((each) => ({ ...each, edition, unit: unitOfOrder(each.order) })),
  );

/** The stock once that has happened; what is asked for just now is behind all that was asked for before. */
export const after = (
  stocks: Ids<Stock>,
  events: readonly MaterialsEvent[],
  rationed?: readonly string[] | undefined,
): Ids<Stock> =>
  events.reduce(
    (is, event) => evolveStocks(is, { ...event, id: '~', at: '', actor: '' } as Recorded<MaterialsEvent>, rationed),
    stocks,
  );

const subject = 'materials/stock';

/**
 * A decision that brings, frees or loses copies, and what follows for those who wait: in the same transaction, so that
 * nothing lies free while somebody waits, and nothing is promised beyond what comes.
 */
export const giving = <C extends ProblemCode>(
  { stocks, order, associations }: Waiters & { readonly order?: Order | undefined },
  decision: Decision<C>,
  today: Day,
): Decision<C> => {
  if (isRefusal(decision) || decision.length === 0) return decision;
  const serving = { associations, today };
  const events = [...decision];
  let is = after(stocks, decision, order?.rationed);
  const follows = (event: MaterialsEvent): void => {
    events.push(event);
    is = after(is, [event]);
  };
  const given = inAll(is, (edition) => fromDepots(serve(onHandOf(edition), edition, serving), edition));
  if (given.length > 0) follows({ type: 'StockGiven', subject, given });
  const lost = inAll(is, takenBackIn);
  if (lost.length > 0) follows({ type: 'PromisesTakenBack', subject, taken: lost });
  const promised = inAll(is, (edition) => promisesIn(edition, serving));
  if (promised.length > 0) follows({ type: 'CopiesPromised', subject, promised });
  return events;
};

import type { Recorded } from '../../../shared/commit.ts';
import { isRefusal, type ProblemCode } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { editionId, editionStock, onHandOf, unitOfOrder } from '../editions.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import { giveOut } from '../runs/apportion.ts';
import { evolveRun } from '../runs/evolve.ts';
import type { Copies, EditionId, EditionStock, Gift, Given, Order, Run, Stock } from '../state.ts';
import { evolveStocks } from '../stock/evolve.ts';
import { evolveOrder } from './evolve.ts';
import { depotsFor, taken } from './sources.ts';
import { waitersOf, type Waiters } from './standing.ts';

/** What lies free although somebody waits for it goes to those who wait. Pure. */

/** From which depots: the receiver's own, the district's, then the fullest. */
const fromDepots = (all: readonly Given[], is: EditionStock): readonly Gift[] => {
  let { depots } = is;
  return all.flatMap(({ order, plan, quantity }) => {
    const { parts } = taken(depotsFor(unitOfOrder(order), { ...is, depots }), quantity);
    return (Object.entries(parts) as [Office, Copies][]).map(([depot, copies]) => {
      const { onHand, reserved } = depots[depot] ?? { onHand: 0, reserved: 0 };
      depots = { ...depots, [depot]: { onHand: onHand - copies, reserved } };
      return { order, plan, depot, quantity: copies };
    });
  });
};

/** By the rule of an arrived print run, of which nothing was promised (apportion.ts). */
const giftsOf = (waiters: Waiters, edition: EditionId, is: EditionStock): readonly Gift[] => {
  const free = onHandOf(is);
  if (free <= 0 || is.waiting <= 0) return [];
  return fromDepots(giveOut(free, waitersOf(waiters, edition)), is);
};

const editionsOf = (stock: Stock): readonly (readonly [EditionId, EditionStock])[] =>
  Object.keys(stock.editions)
    .sort()
    .map((language) => [editionId(stock.item, language), editionStock(stock, language)]);

/** Who waits, and what the decision is about: it may be an order or a run. */
export type Giving = Waiters & { readonly order?: Order | undefined; readonly run?: Run | undefined };

/** The same once that has happened. */
const after = ({ order, run, ...waiters }: Giving, events: readonly MaterialsEvent[]): Waiters => {
  const then = events
    .map((event) => ({ ...event, id: '', at: '', actor: '' }) as Recorded<MaterialsEvent>)
    .reduce<Pick<Giving, 'stocks' | 'order' | 'run'>>(
      (is, event) => ({
        stocks: evolveStocks(is.stocks, event, is.order?.rationed),
        order: evolveOrder(is.order, event),
        run: evolveRun(is.run, event),
      }),
      { stocks: waiters.stocks, order, run },
    );
  return {
    ...waiters,
    stocks: then.stocks,
    ...(then.order && { open: { ...waiters.open, [then.order.id]: then.order } }),
    ...(then.run && { runs: { ...waiters.runs, [then.run.id]: then.run } }),
  };
};

/**
 * A decision that brings or frees stock, and what of that goes to those who wait: in the same transaction, so that
 * nothing lies free while somebody waits: also not of what lay there when a run brought less than it had promised.
 */
export const giving = <C extends ProblemCode>(state: Giving, decision: Decision<C>): Decision<C> => {
  if (isRefusal(decision) || decision.length === 0) return decision;
  const waiters = after(state, decision);
  const given = Object.values(waiters.stocks)
    .flatMap(editionsOf)
    .flatMap(([edition, is]) => giftsOf(waiters, edition, is).map((gift) => ({ ...gift, edition })))
    .map((gift) => ({ ...gift, unit: unitOfOrder(gift.order) }));
  return given.length === 0 ? decision : [...decision, { type: 'StockGiven', subject: 'materials/stock', given }];
};

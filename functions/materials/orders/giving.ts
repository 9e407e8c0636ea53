import type { Recorded } from '../../../shared/commit.ts';
import { isRefusal, type ProblemCode } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { editionId, editionStock, onHandOf, unitOfOrder } from '../editions.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import type { Context } from '../judge.ts';
import { giveOut } from '../runs/apportion.ts';
import type { Copies, EditionId, EditionStock, Gift, Given, MaterialsState, Stock } from '../state.ts';
import { depotsFor, taken } from './sources.ts';
import { waitersOf } from './standing.ts';

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
const giftsOf = (state: MaterialsState, edition: EditionId, is: EditionStock, context: Context): readonly Gift[] => {
  const free = onHandOf(is);
  if (free <= 0 || is.waiting <= 0) return [];
  return fromDepots(giveOut(free, waitersOf(state, edition, context)), is);
};

const editionsOf = (stock: Stock): readonly (readonly [EditionId, EditionStock])[] =>
  Object.keys(stock.editions)
    .sort()
    .map((language) => [editionId(stock.item, language), editionStock(stock, language)]);

/**
 * A decision that brings or frees stock, and what of that goes to those who wait: in the same transaction, so that
 * nothing lies free while somebody waits: also not of what lay there when a run brought less than it had promised. The
 * open orders and the arrived runs of what is waited for must be loaded.
 */
export const giving = <C extends ProblemCode>(
  state: MaterialsState,
  decision: Decision<C>,
  context: Context,
): Decision<C> => {
  if (isRefusal(decision) || decision.length === 0) return decision;
  const after = decision.reduce(
    (is, event) => evolve(is, { ...event, id: '', at: '', actor: '' } as Recorded<MaterialsEvent>),
    state,
  );
  const given = Object.values(after.stocks)
    .flatMap(editionsOf)
    .flatMap(([edition, is]) => giftsOf(after, edition, is, context).map((gift) => ({ ...gift, edition })))
    .map((gift) => ({ ...gift, unit: unitOfOrder(gift.order) }));
  return given.length === 0 ? decision : [...decision, { type: 'StockGiven', subject: 'materials/stock', given }];
};

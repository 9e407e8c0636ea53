import type { Day } from '../../../shared/calendar.ts';
import { tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { grouped } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import { editionId, editionStock, sum } from '../editions.ts';
import type { Decision } from '../events.ts';
import { isOpen, standingOf } from '../orders/standing.ts';
import { refuse } from '../problems.ts';
import type { Arrival, Copies, Ids, Order, Run } from '../state.ts';
import { unitOfOrder } from '../waiters.ts';
import { arrivedOf, type Expected, isAwaited, moveRun, onRun, restOf, standingArrivals, unitsOf } from './rules.ts';

/** What is put right about a print run: how many it prints and when, whether it is printed at all, what came of it. Pure. */

/** More or fewer, never less than has come: who was promised what it brings follows (orders/giving.ts). */
const resizeRun = ({ run }: Pick<Expected, 'run'>, quantity: Copies): Decision<'wrong-status' | 'invalid-input'> => {
  if (!isAwaited(run)) return wrongStatus(run.status);
  if (quantity === run.quantity) return [];
  const come = arrivedOf(run);
  if (quantity < come) return invalidField('/quantity', tooSmall(come));
  return [{ type: 'PrintRunResized', ...onRun(run), quantity, was: run.quantity, rest: quantity - come }];
};

export type RunChange = { readonly quantity?: Copies | undefined; readonly deliveredBy?: Day | undefined };

export const changeRun = (
  state: Expected,
  { quantity = state.run.quantity, deliveredBy = state.run.deliveredBy }: RunChange,
  today: Day,
): Decision<'wrong-status' | 'invalid-input'> => {
  const moved = moveRun(state, deliveredBy, today);
  if ('refused' in moved) return moved;
  const resized = resizeRun(state, quantity);
  return 'refused' in resized ? resized : [...moved, ...resized];
};

/** It is not printed after all; what it is paid with is looked after beside it (funding.ts). */
export const callOff = (
  { run }: Pick<Expected, 'run'>,
  { reason, spendingStatus }: { readonly reason: string; readonly spendingStatus: 'withdrawn' | undefined },
): Decision<'wrong-status' | 'rests-on'> => {
  if (run.status === 'cancelled') return [];
  if (!isAwaited(run)) return wrongStatus(run.status);
  const come = standingArrivals(run);
  if (come.length > 0)
    return restsOn(
      text(
        `Av tryckningen har ${grouped(arrivedOf(run), 'sv')} exemplar kommit: återför de leveranserna först, eller minska upplagan.`,
        `Of the print run ${grouped(arrivedOf(run), 'en')} copies have come: reverse these arrivals first, or print fewer.`,
      ),
      come.map(({ id }) => id),
    );
  return [{ type: 'PrintRunCalledOff', ...onRun(run), reason, ...(spendingStatus && { spendingStatus }) }];
};

/** The orders that an arrival gave something to. */
export const receiversOf = ({ arrivals = [] }: Run, id: string): readonly string[] =>
  arrivals.flatMap((each) => (each.id === id ? each.given.map(({ order }) => order) : []));
/** With these orders. */
type Reversing = Expected & { readonly receivers: Ids<Order> };

/** What of it still lies in the district's depot for those to whom it was given. */
const keptOf = ({ run, stocks, receivers }: Reversing, { given }: Arrival) => {
  const edition = editionId(run.item, run.language);
  return given.map(({ order: id, quantity }) => {
    const order = receivers[id];
    const line = order?.lines[edition];
    const held = order && line && isOpen(order) ? standingOf(order, edition, line, { stocks }).held.district : 0;
    return { order: id, quantity, kept: Math.min(quantity, held ?? 0), neededBy: order?.neededBy };
  });
};

/**
 * It has not come: what it gave is promised again, before all else that is promised of the run. Not where it has been
 * taken: delivered, or kept for others by now.
 */
export const reverseArrival = (
  state: Reversing,
  { arrival: id, reason }: { readonly arrival: string; readonly reason: string },
): Decision<'not-found' | 'rests-on'> => {
  const { run, stocks } = state;
  const arrival = run.arrivals?.find((each) => each.id === id);
  if (!arrival) return refuse('not-found');
  if (arrival.reversed) return [];
  const kept = keptOf(state, arrival);
  const is = editionStock(stocks[run.item], run.language);
  const free = arrival.quantity - sum(kept.map((each) => each.kept));
  const missing = free - (is.depots.district?.onHand ?? 0);
  if (missing > 0) {
    const taken = kept.filter((each) => each.kept < each.quantity).map(({ order }) => order);
    const others = is.given.filter(({ depot }) => depot === 'district').map(({ order }) => order);
    return restsOn(
      text(
        `Av det som kom är ${grouped(missing, 'sv')} exemplar levererade eller undanlagda för andra.`,
        `Of what came ${grouped(missing, 'en')} copies are delivered or kept for others.`,
      ),
      [...new Set(taken.length > 0 ? taken : others)],
    );
  }
  const taken = kept.flatMap(({ order, kept: quantity, neededBy }) =>
    quantity > 0 ? [{ order, unit: unitOfOrder(order), quantity, ...(neededBy !== undefined && { neededBy }) }] : [],
  );
  const rest = restOf({ ...run, arrivals: run.arrivals?.filter((each) => each !== arrival) });
  return [
    {
      type: 'PrintRunArrivalReversed',
      ...onRun(run),
      arrival: id,
      quantity: arrival.quantity,
      rest,
      deliveredBy: run.deliveredBy,
      taken,
      units: unitsOf(taken.map(({ order }) => order)),
      reason,
    },
  ];
};

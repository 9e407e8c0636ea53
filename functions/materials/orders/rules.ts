import type { Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Fault, text, wrongStatus } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import { orderSubject } from '../judge.ts';
import type { Claims, Ids, Order, OrderedPack } from '../state.ts';
import { amended, packed } from './demand.ts';
import { allotted, type Known, type OrderWish, plan, type PlanCode, type Planned, wrongWish } from './planning.ts';
import { askShares, type Asking, wrongShare } from './sharing.ts';
import { deliverBy } from './due.ts';
import { type Explained, freedOf, isOpen } from './standing.ts';

/** Rules of what is ordered, from placing to cancelling (D9, D10, D13). Pure. */

/** One order, for what moves no stock. */
export type One = { readonly order: Order };

export const onOrder = ({ id, unit }: Pick<Order, 'id' | 'unit'>) => ({ subject: orderSubject(id), order: id, unit });

const fieldsOf = (planned: Planned, { neededBy, acceptPartial }: Pick<OrderWish, 'neededBy' | 'acceptPartial'>) => ({
  ...planned,
  ...(neededBy !== undefined && { neededBy }),
  acceptPartial,
});

/** `days`: in which it is delivered, where nobody says by when it is needed. */
type Placing = {
  readonly id: string;
  readonly wish: OrderWish;
  readonly asking?: Asking | undefined;
  readonly days: number;
};

/** Reserves everything that there is of an order at once. */
export const placeOrder = (known: Known, { id, wish, asking, days }: Placing, today: Day): Decision<PlanCode> => {
  const planned = plan(known, wish, today);
  if ('refused' in planned) return planned;
  const wrong = asking && wrongShare(known, wish.unit, asking, today);
  if (wrong) return wrong;
  const on = onOrder({ id, unit: wish.unit });
  const replyBy = deliverBy({ ...known, ...wish, ...planned }, today, days);
  return [{ type: 'OrderPlaced', ...on, ...fieldsOf(planned, wish), replyBy }, ...askShares(on, asking)];
};

export type Change = Pick<OrderWish, 'packs' | 'lines' | 'neededBy'> & { readonly deliverTo?: string | undefined };

/** Where it goes and by when it is needed: until all of it is there. */
const redirected = (
  order: Order,
  { deliverTo = order.deliverTo, neededBy = order.neededBy }: Change,
): Decision<never> => {
  const elsewhere = deliverTo !== order.deliverTo;
  if (!elsewhere && neededBy === order.neededBy) return [];
  return [{ type: 'OrderRedirected', ...onOrder(order), ...(neededBy !== undefined && { neededBy }), elsewhere }];
};

const emptied: Fault = {
  code: 'nothing-left',
  detail: text(
    'Då är inget kvar av beställningen: avbeställ den i stället.',
    'Nothing is left of the order then: cancel it instead.',
  ),
};

/** What is named is decided anew, until it is picked; all else stays as it is, with what it has. */
export const changeOrder = (
  { order, ...known }: Explained & Known,
  change: Change,
  today: Day,
): Decision<'wrong-status' | PlanCode> => {
  const isOfLines = change.packs.length + change.lines.length > 0;
  if (isOfLines ? order.status !== 'placed' : !isOpen(order)) return wrongStatus(order.status);
  const wrong = wrongWish(known, change, today);
  if (wrong) return wrong;
  if (!isOfLines) return redirected(order, change);
  const { unit, acceptPartial, rationed } = order;
  const { demand, packs, named } = amended(order, { ...change, packs: packed(change.packs, known.packs, known.items) });
  if (Object.keys(demand).length === 0) return invalidField('/lines', emptied);
  const freed = freedOf(order, known);
  const had = { order: order.id, lines: order.lines, claims: freed, rationed, named };
  const planned = allotted(known, { unit, acceptPartial, demand, packs }, today, had);
  if ('refused' in planned) return planned;
  if (isAsItWas(order, planned, freed)) return redirected(order, change);
  const said = { acceptPartial, neededBy: change.neededBy ?? order.neededBy };
  return [{ type: 'OrderChanged', ...onOrder(order), ...fieldsOf(planned, said), freed }];
};

const isAsItWas = (order: Order, { lines, packs = [] }: Planned, claims: Claims): boolean => {
  const was = Object.entries(order.lines).map(([edition, { quantity }]) => [edition, { quantity, ...claims[edition] }]);
  const is = Object.entries(lines).map(([edition, { lack: _, ...line }]) => [edition, line]);
  const whole = (some: typeof was, of: readonly OrderedPack[]) => canonicalJson([Object.fromEntries(some), of]);
  return whole(was, order.packs ?? []) === whole(is, packs);
};

/** On whose behalf something is said of an order, and why. */
export type Saying = { readonly by: Unit; readonly reason?: string | undefined };

/** Frees what is not delivered. Whose order it is not says why. */
export const cancelOrder = (
  { order, ...givers }: Explained,
  { by = order.unit, reason }: Partial<Saying> = {},
): Decision<'wrong-status' | 'invalid-input'> => {
  if (order.status === 'cancelled') return [];
  if (!isOpen(order)) return wrongStatus(order.status);
  const missing = reasonMissing({ owner: order.unit, reason }, [by]);
  if (missing) return missing;
  const said = { by, ...(reason !== undefined && { reason }) };
  return [{ type: 'OrderCancelled', ...onOrder(order), freed: freedOf(order, givers), ...said }];
};

/** Invariant 9: where the orders went is removed; of what has been forgotten already nothing is. */
export const forgetAddresses = ({ orders }: { readonly orders: Ids<Order> }): readonly MaterialsEvent[] =>
  Object.values(orders).flatMap((order) =>
    order.deliverTo === undefined ? [] : [{ type: 'OrderAddressForgotten', ...onOrder(order) }],
  );

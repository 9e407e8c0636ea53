import type { Day } from '../../../shared/calendar.ts';
import { enumerated } from '../../../shared/words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text, wrongStatus } from '../../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { editionId, total } from '../editions.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import { orderSubject } from '../judge.ts';
import type { Copies, EditionId, Ids, Order, PerDepot } from '../state.ts';
import { withClaims } from '../stock/evolve.ts';
import type { LineWish } from './demand.ts';
import { type Known, type OrderWish, plan, type PlanCode, type Planned } from './planning.ts';
import { type Explained, freedOf, isOpen, standings } from './standing.ts';

/** Rules of an order from placing to receipt (D9, D10, D13). Pure. */

/** One order, for what moves no stock. */
type One = { readonly order: Order };

const onOrder = ({ id, unit }: Pick<Order, 'id' | 'unit'>) => ({ subject: orderSubject(id), order: id, unit });

const fieldsOf = (planned: Planned, { neededBy, acceptPartial }: Pick<OrderWish, 'neededBy' | 'acceptPartial'>) => ({
  ...planned,
  ...(neededBy !== undefined && { neededBy }),
  acceptPartial,
});

/** Reserves everything that there is of an order at once. */
export const placeOrder = (
  known: Known,
  { id, wish }: { readonly id: string; readonly wish: OrderWish },
  today: Day,
): Decision<PlanCode> => {
  const planned = plan(known, wish, today);
  if ('refused' in planned) return planned;
  return [{ type: 'OrderPlaced', ...onOrder({ id, unit: wish.unit }), ...fieldsOf(planned, wish) }];
};

/** The lines anew, judged as an order that replaces this one. */
export const changeOrder = (
  { order, ...known }: Explained & Known,
  wish: Pick<OrderWish, 'packs' | 'lines' | 'neededBy'>,
  today: Day,
): Decision<'wrong-status' | PlanCode> => {
  if (order.status !== 'placed') return wrongStatus(order.status);
  const { unit, acceptPartial } = order;
  // A day that has passed since is no mistake of this change.
  const asked = { ...wish, unit, acceptPartial };
  const freed = freedOf(order, known);
  const stocks = withClaims(known.stocks, unit, freed, order.rationed, -1);
  const planned = plan({ ...known, stocks }, asked, today);
  if ('refused' in planned) return planned;
  const said = { acceptPartial, neededBy: wish.neededBy ?? order.neededBy };
  return [{ type: 'OrderChanged', ...onOrder(order), ...fieldsOf(planned, said), freed }];
};

export const pickOrder = ({ order }: One): Decision<'wrong-status'> => {
  if (order.status === 'picking') return [];
  return order.status === 'placed' ? [{ type: 'OrderPicked', ...onOrder(order) }] : wrongStatus(order.status);
};

/** Frees what is not delivered. */
export const cancelOrder = ({ order, ...givers }: Explained): Decision<'wrong-status'> => {
  if (order.status === 'cancelled') return [];
  if (!isOpen(order)) return wrongStatus(order.status);
  return [{ type: 'OrderCancelled', ...onOrder(order), freed: freedOf(order, givers) }];
};

export type Delivery = LineWish & { readonly depot?: Office | undefined };

const exceeds = (editions: readonly EditionId[]): Refusal<'exceeds-held'> => {
  const names = enumerated(editions);
  return {
    ...refuse(
      'exceeds-held',
      text(`Så mycket ligger inte undan för ordern: ${names.sv}.`, `Not so much is kept for the order: ${names.en}.`),
    ),
    more: { editions },
  };
};

/** Takes from what is kept, the district's first unless a depot is told; undefined if there is not so much. */
const takenFrom = (held: PerDepot<Copies>, { depot, quantity }: Delivery): PerDepot<Copies> | undefined => {
  const parts: Partial<Record<Office, Copies>> = {};
  let left = quantity;
  for (const each of depot === undefined ? offices : [depot]) {
    const copies = Math.min(held[each] ?? 0, left);
    if (copies > 0) parts[each] = copies;
    left -= copies;
  }
  return left === 0 ? parts : undefined;
};

const minus = (held: PerDepot<Copies>, parts: PerDepot<Copies>): PerDepot<Copies> =>
  Object.fromEntries(Object.entries(held).map(([depot, copies]) => [depot, copies - (parts[depot as Office] ?? 0)]));
const plus = (a: PerDepot<Copies> = {}, b: PerDepot<Copies>): PerDepot<Copies> =>
  Object.fromEntries(
    offices.flatMap((depot) => {
      const copies = (a[depot] ?? 0) + (b[depot] ?? 0);
      return copies > 0 ? [[depot, copies]] : [];
    }),
  );

/** Whatever is kept for the order in these depots, or the lines that are told. */
export const deliver = (
  { order, ...givers }: Explained,
  command: { readonly lines?: readonly Delivery[] | undefined; readonly depots: readonly Office[] },
  today: Day,
): Decision<'wrong-status' | 'exceeds-held'> => {
  if (!isOpen(order)) return wrongStatus(order.status);
  const all = standings(order, givers);
  const within = (held: PerDepot<Copies>): PerDepot<Copies> =>
    Object.fromEntries(Object.entries(held).filter(([depot]) => command.depots.includes(depot as Office)));
  const held = new Map(all.map(([edition, , standing]) => [edition, within(standing.held)]));
  const delivered: Record<EditionId, PerDepot<Copies>> = {};
  if (command.lines) {
    for (const line of command.lines) {
      const edition = editionId(line.item, line.language);
      const parts = takenFrom(held.get(edition) ?? {}, line);
      if (!parts) return exceeds([edition]);
      held.set(edition, minus(held.get(edition) ?? {}, parts));
      delivered[edition] = plus(delivered[edition], parts);
    }
  } else for (const [edition, parts] of held) if (total(parts) > 0) delivered[edition] = parts;
  if (Object.keys(delivered).length === 0) return exceeds(all.map(([edition]) => edition));
  const isLeft = all.some(
    ([edition, , { held: kept, promised, waiting }]) =>
      total(kept) - total(delivered[edition]) + total(promised) + waiting > 0,
  );
  const status = isLeft ? 'partly-delivered' : 'delivered';
  const late = order.neededBy !== undefined && order.neededBy < today;
  return [{ type: 'OrderDelivered', ...onOrder(order), delivered, status, late }];
};

/**
 * The receiver says that it came, and what was not there. Of an order that came in part, too: it stays open for the
 * rest, and what is missing then adds to what was said before.
 */
export const receive = ({ order }: One, missing: readonly LineWish[]): Decision<'wrong-status' | 'invalid-input'> => {
  if (order.status === 'received') return [];
  const partly = order.status === 'partly-delivered';
  if (order.status !== 'delivered' && !partly) return wrongStatus(order.status);
  const isSaid = order.receivedAt !== undefined && order.receivedAt >= (order.deliveredAt ?? '');
  if (partly && isSaid && missing.length === 0) return [];
  const sums: Record<EditionId, Copies> = {};
  for (const [i, { item, language, quantity }] of missing.entries()) {
    const edition = editionId(item, language);
    const line = order.lines[edition];
    if (!line) return invalidField(`/missing/${i}/item`, 'unknown');
    const copies = (sums[edition] ?? 0) + quantity;
    if (copies + (line.missing ?? 0) > total(line.delivered)) return invalidField(`/missing/${i}/quantity`, 'too-big');
    sums[edition] = copies;
  }
  return [{ type: 'OrderReceived', ...onOrder(order), missing: sums, ...(partly && { partly }) }];
};

/** Invariant 9: where the orders went is removed; of what has been forgotten already nothing is. */
export const forgetAddresses = ({ orders }: { readonly orders: Ids<Order> }): readonly MaterialsEvent[] =>
  Object.values(orders).flatMap((order) =>
    order.deliverTo === undefined ? [] : [{ type: 'OrderAddressForgotten', ...onOrder(order) }],
  );

/** Whether somebody of these units may take from which depots: the district prints and keeps for all. */
export const depotsOf = (units: readonly Unit[]): readonly Office[] =>
  units.includes('district') ? offices : offices.filter((office) => units.includes(office));

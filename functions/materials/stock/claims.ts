import type { Office } from '../../../shared/units.ts';
import { total } from '../editions.ts';
import type { Claim, Copies, EditionStock, Gift, PerDepot, Shelf, Waiter } from '../state.ts';
import { among, behind, copiesOf, without } from '../waiters.ts';

/** What orders have of one edition: on shelves, promised of print runs, or waited for. Pure. */

export const onShelf = (depots: PerDepot<Shelf>, depot: Office, change: Shelf): PerDepot<Shelf> => {
  const is = depots[depot] ?? { onHand: 0, reserved: 0 };
  const next = { onHand: is.onHand + change.onHand, reserved: is.reserved + change.reserved };
  return { ...depots, [depot]: next };
};
/** Copies that lie free there are kept for somebody; fewer than none: the other way round. */
export const keeping = (depots: PerDepot<Shelf>, depot: Office, copies: Copies): PerDepot<Shelf> =>
  copies === 0 ? depots : onShelf(depots, depot, { onHand: -copies, reserved: copies });

export const depotsOf = (perDepot: PerDepot<Copies> | undefined) =>
  Object.entries(perDepot ?? {}) as [Office, Copies][];

/**
 * Whose copies they are, by when they are needed, and when what is more than before was asked for; `at`: the event with
 * which they were.
 */
export type Claimant = Pick<Waiter, 'order' | 'neededBy' | 'asked'> & { readonly at?: string };

export const dated = (waiter: Waiter, neededBy: Waiter['neededBy']): Waiter => {
  const { neededBy: _, ...rest } = waiter;
  return neededBy === undefined ? rest : { ...rest, neededBy };
};

export const claimed = (is: EditionStock, by: Claimant, had: Claim, has: Claim): EditionStock => {
  const isOwn = ({ order }: Waiter): boolean => order === by.order;
  /** So many more behind what it has, or so many fewer of what it asked for last. */
  const resized = (waiters: readonly Waiter[], more: Copies, add: typeof behind): readonly Waiter[] => {
    const { left } = without(waiters, -more, 'last', isOwn);
    const own = left.map((each) => (isOwn(each) ? dated(each, by.neededBy) : each));
    const { order, neededBy, asked } = by;
    const next = { order, quantity: more, ...(asked !== undefined && { asked }) };
    return more > 0 ? add(own, dated(next, neededBy)) : own;
  };
  const isBehind = by.at !== undefined && is.given.length > 0 && total(has.held) > total(had.held);
  const letGo = depotsOf(had.held).map(([depot, copies]) => [depot, -copies] as const);
  return {
    ...is,
    depots: [...letGo, ...depotsOf(has.held)].reduce((all, [depot, copies]) => keeping(all, depot, copies), is.depots),
    promised: resized(is.promised, total(has.promised) - total(had.promised), behind),
    waiting: resized(is.waiting, (has.waiting ?? 0) - (had.waiting ?? 0), among),
    ...(isBehind && { taken: { order: by.order, at: by.at } }),
  };
};

export const copiesIn = ({ held, promised, waiting = 0 }: Claim): Copies => total(held) + total(promised) + waiting;

/** What an order was given since it was decided, or (`sign` -1) what was taken back of what it has from then. */
export const withGift = (
  gifts: readonly Gift[],
  { order, depot, quantity }: Gift,
  sign: 1 | -1 = 1,
): readonly Gift[] => {
  const before = gifts.find((gift) => gift.order === order && gift.depot === depot);
  const copies = (before?.quantity ?? 0) + sign * quantity;
  const others = gifts.filter((gift) => gift !== before);
  return copies === 0 ? others : [...others, { order, depot, quantity: copies }];
};

/** What lies free is kept for somebody who waits, with a promise or without. */
export const given = (is: EditionStock, { order, depot, quantity }: Gift): EditionStock => {
  const isTheirs = (each: { readonly order: string }): boolean => each.order === order;
  const promises = without(is.promised, quantity, 'first', isTheirs);
  const { left } = without(is.waiting, quantity - copiesOf(promises.taken), 'first', isTheirs);
  return {
    ...is,
    depots: keeping(is.depots, depot, quantity),
    promised: promises.left,
    waiting: left,
    given: withGift(is.given, { order, depot, quantity }),
  };
};

export type Share = { readonly order: string; readonly quantity: Copies };
export const promised = (is: EditionStock, { order, quantity }: Share): EditionStock => {
  const { left: waiting, taken } = without(is.waiting, quantity, 'first', (each) => each.order === order);
  return { ...is, waiting, promised: taken.reduce(behind, is.promised) };
};
/** Who was promised it waits as before. */
export const takenBack = (is: EditionStock, { order, quantity }: Share): EditionStock => {
  const { left, taken } = without(is.promised, quantity, 'last', (each) => each.order === order);
  return { ...is, promised: left, waiting: taken.reduce(among, is.waiting) };
};

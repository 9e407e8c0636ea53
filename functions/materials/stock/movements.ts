import { notStored, type Recorded } from '../../../shared/commit.ts';
import type { Day } from '../../../shared/calendar.ts';
import type { Office } from '../../../shared/units.ts';
import { partsOf } from '../editions.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Copies, EditionStock } from '../state.ts';
import { behind } from '../waiters.ts';
import { dated, keeping, onShelf, type Share, withGift } from './claims.ts';
import { type Movement, movementId } from './state.ts';

/** Folds what came, went or was counted, and what of that is taken back. Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;

export const moved = (is: EditionStock, { depot, to, quantity, reason }: On<'StockMoved'>): EditionStock => {
  const there = (at: Office, copies: Copies) => ({ depots: onShelf(is.depots, at, { onHand: copies, reserved: 0 }) });
  if (to !== undefined)
    return { ...is, depots: onShelf(there(depot, -quantity).depots, to, { onHand: quantity, reserved: 0 }) };
  return {
    ...is,
    ...there(depot, quantity),
    ...(reason === 'waste' && { waste: is.waste - quantity }),
    ...(reason === 'count' && { difference: is.difference + quantity }),
  };
};

type Taken = Share & { readonly neededBy?: Day | undefined };
/**
 * So many copies are not in a depot after all. Whoever had some of them has the first of the promises: they were served
 * before all who wait now.
 */
export const takenFrom = (
  is: EditionStock,
  depot: Office,
  { quantity, taken }: { readonly quantity: Copies; readonly taken: readonly Taken[] },
): EditionStock => {
  const depots = taken.reduce((all, share) => keeping(all, depot, -share.quantity), is.depots);
  return {
    ...is,
    depots: onShelf(depots, depot, { onHand: -quantity, reserved: 0 }),
    given: taken.reduce((all, share) => withGift(all, { ...share, depot }, -1), is.given),
    promised: is.promised.reduce(
      behind,
      taken.map(({ order, quantity: copies, neededBy }) => dated({ order, quantity: copies }, neededBy)),
    ),
  };
};

export const unmoved = (is: EditionStock, event: On<'StockMovementReversed'>): EditionStock => {
  const { depot, to, quantity, was, taken } = event;
  const left = takenFrom(is, to ?? depot, { quantity, taken });
  if (to !== undefined) return { ...left, depots: onShelf(left.depots, depot, { onHand: quantity, reserved: 0 }) };
  return {
    ...left,
    ...(was === 'waste' && { waste: is.waste + quantity }),
    ...(was === 'count' && { difference: is.difference - quantity }),
  };
};

export const evolveMovement = (is: Movement | undefined, event: Recorded<MaterialsEvent>): Movement | undefined => {
  switch (event.type) {
    case 'StockMoved': {
      const { id, depot, to, item, language, quantity, reason, note } = event;
      const what = { depot, ...(to !== undefined && { to }), item, language, quantity, reason };
      return { ...notStored, id: movementId(item, id), ...what, ...(note !== undefined && { note }) };
    }
    case 'StockGiven': {
      if (!is || is.reversed) return is;
      const own = event.given.filter(({ edition }) => {
        const { item, language } = partsOf(edition);
        return item === is.item && language === is.language;
      });
      return { ...is, given: own.map(({ order, quantity }) => ({ order, quantity })) };
    }
    case 'StockMovementReversed':
      return is && { ...is, reversed: { at: event.at, reason: event.reason } };
    default:
      return is;
  }
};

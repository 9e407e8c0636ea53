import { grouped } from '../../../shared/money.ts';
import { text } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import type { Office } from '../../../shared/units.ts';
import { editionId, editionStock, sum } from '../editions.ts';
import type { Decision } from '../events.ts';
import { stockSubject } from '../judge.ts';
import { isOpen, standingOf } from '../orders/standing.ts';
import type { Copies, EditionId, EditionStock, Ids, Order, Stock } from '../state.ts';
import { unitOfOrder } from '../waiters.ts';
import type { Movement } from './state.ts';

/** What came, went or was counted, taken back. Pure. */

/** From which depot how many copies have to go (fewer than none: so many come back), and how many of them are not free. */
export const shortOf = ({ movement, stocks }: Pick<Reversing, 'movement' | 'stocks'>) => {
  const { item, language, depot, to = depot, quantity } = movement;
  const is = editionStock(stocks[item], language);
  return { is, depot: to, missing: quantity - (is.depots[to]?.onHand ?? 0) };
};
/** The orders that may have what has to go: those it was given to, and all that were given something since. */
export const holdersOf = (state: Pick<Reversing, 'movement' | 'stocks'>): readonly string[] => {
  const { is, missing } = shortOf(state);
  if (missing <= 0) return [];
  return [...new Set([...(state.movement.given ?? []), ...is.given].map(({ order }) => order))];
};

export type Reversing = {
  readonly movement: Movement;
  readonly stocks: Ids<Stock>;
  readonly holders: Ids<Order>;
  readonly since: readonly Movement[];
};

const heldBy = (order: Order | undefined, edition: EditionId, depot: Office, stocks: Ids<Stock>): Copies => {
  const line = order?.lines[edition];
  return order && line && isOpen(order) ? (standingOf(order, edition, line, { stocks }).held[depot] ?? 0) : 0;
};

/** So many copies of those that were given last. */
const lastGiven = (is: EditionStock, depot: Office, wanted: Copies, has: (order: string) => Copies) => {
  let left = wanted;
  return is.given
    .filter((gift) => gift.depot === depot)
    .toReversed()
    .flatMap(({ order, quantity }) => {
      const copies = Math.min(quantity, has(order), left);
      if (copies <= 0) return [];
      left -= copies;
      return [{ order, quantity: copies }];
    })
    .toReversed();
};

const isAway = ({ depot: from, quantity, to, reversed }: Movement, depot: Office): boolean =>
  !reversed && from === depot && (to !== undefined || quantity < 0);

/**
 * What lies free goes first. What of it went to those who waited is taken from who was given copies last, for they are
 * fewer now (D9): as long as those to whom it went have it still, and no order has laid its hand on free copies since.
 */
export const reverseMove = (state: Reversing, reason: string): Decision<'rests-on'> => {
  const { movement, stocks, holders, since } = state;
  if (movement.reversed) return [];
  const { id, item, language, depot: from, to, quantity, given = [] } = movement;
  const { is, depot, missing } = shortOf(state);
  const edition = editionId(item, language);
  const has = (order: string): Copies => heldBy(holders[order], edition, depot, stocks);
  const kept = given.map((share) => ({ ...share, kept: Math.min(share.quantity, has(share.order)) }));
  const later = is.taken && is.taken.at > (id.split('.')[1] ?? '') ? [is.taken.order] : [];
  const taken = missing > 0 ? lastGiven(is, depot, missing, has) : [];
  if (
    missing > 0 &&
    (later.length > 0 ||
      missing > Math.min(sum(kept.map((each) => each.kept)), sum(taken.map((each) => each.quantity))))
  ) {
    const gone = kept.filter((each) => each.kept < each.quantity).map(({ order }) => order);
    const away = since.filter((each) => each.language === language && isAway(each, depot));
    return restsOn(
      text(
        `Av det är ${grouped(missing, 'sv')} exemplar levererade, undanlagda för andra eller flyttade sedan dess.`,
        `Of it ${grouped(missing, 'en')} copies are delivered, kept for others or moved since.`,
      ),
      [...new Set([...later, ...gone, ...away.map((each) => each.id)])],
    );
  }
  const shares = taken.map(({ order, quantity: copies }) => {
    const neededBy = holders[order]?.neededBy;
    return { order, unit: unitOfOrder(order), quantity: copies, ...(neededBy !== undefined && { neededBy }) };
  });
  return [
    {
      type: 'StockMovementReversed',
      subject: stockSubject(item),
      movement: id,
      depot: from,
      ...(to !== undefined && { to }),
      item,
      language,
      quantity,
      was: movement.reason,
      taken: shares,
      units: [...new Set(shares.map(({ unit }) => unit))],
      reason,
    },
  ];
};

import { editionStock, total } from '../../functions/materials/editions.ts';
import { isOpen, standingOf, standings } from '../../functions/materials/orders/standing.ts';
import type { Ids, Order, Run, Stock } from '../../functions/materials/state.ts';
import { copiesOf } from '../../functions/materials/waiters.ts';
import { offices } from '../../shared/units.ts';

/**
 * What must be true of stock, orders and runs together (invariant 4), counted anew from the orders and not from the
 * sums that the stock keeps.
 */
export const wrongIn = (state: {
  readonly stocks: Ids<Stock>;
  readonly orders: Ids<Order>;
  readonly runs: Ids<Run>;
}): readonly string[] => {
  const wrong: string[] = [];
  const demand = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  const live = Object.values(state.orders).flatMap((order) => standings(order, state));
  for (const { item, editions, rations = {} } of Object.values(state.stocks)) {
    for (const language of Object.keys(editions)) {
      const is = editionStock({ editions }, language);
      const edition = `${item}/${language}`;
      const lines = live.filter(([id]) => id === edition).map(([, , standing]) => standing);
      for (const depot of offices) {
        const { onHand, reserved } = is.depots[depot] ?? { onHand: 0, reserved: 0 };
        const kept = lines.reduce((sum, { held }) => sum + (held[depot] ?? 0), 0);
        demand(onHand >= 0 && reserved >= 0, `${edition} below zero in ${depot}: ${onHand}, ${reserved}`);
        demand(reserved === kept, `${edition} in ${depot}: ${reserved} reserved, ${kept} kept for orders`);
      }
      // Free copies and somebody who waits for them do not go together.
      const free = offices.reduce((sum, depot) => sum + (is.depots[depot]?.onHand ?? 0), 0);
      const [inLine, waited] = [copiesOf([...is.promised, ...is.waiting]), copiesOf(is.waiting)];
      demand(inLine === 0 || free === 0, `${edition}: ${inLine} waited for, and ${free} free`);
      const comes = Object.values(is.runs).reduce((sum, { quantity }) => sum + quantity, 0);
      const promisedInAll = copiesOf(is.promised);
      demand(promisedInAll <= comes, `${edition}: ${promisedInAll} promised of ${comes}`);
      demand(waited === 0 || promisedInAll === comes, `${edition}: ${waited} waiting, ${comes} come`);
      const confirmed = Object.values(state.runs).filter(
        (run) => run.status === 'confirmed' && run.item === item && run.language === language,
      );
      const [known, real] = [Object.keys(is.runs), confirmed.map(({ id }) => id.split('.')[2])];
      demand(`${known.sort()}` === `${real.sort()}`, `${edition}: counts on ${known}, confirmed are ${real}`);
      for (const { order } of is.given)
        demand(isOpen(state.orders[order] as Order), `${edition}: knows still what ${order} was given`);
      for (const [run, { quantity }] of Object.entries(is.runs)) {
        const owed = lines.reduce((sum, standing) => sum + (standing.promised[run] ?? 0), 0);
        demand(owed <= quantity, `${run}: ${owed} owed of ${quantity}`);
      }
      // Each line's claim is what was decided, wherever it is now: in depots, promised, waiting or delivered.
      for (const order of Object.values(state.orders).filter(isOpen)) {
        const line = order.lines[edition];
        if (!line) continue;
        const { held, promised, waiting, delivered } = standingOf(order, edition, line, state);
        const now = total(held) + total(promised) + waiting + delivered;
        const decided = total(line.held) + total(line.promised) + (line.waiting ?? 0);
        demand(now === decided, `${order.id}: ${now} of ${edition}, where ${decided} was decided`);
      }
      for (const { order, quantity } of [...is.promised, ...is.waiting])
        demand(quantity > 0 && isOpen(state.orders[order] as Order), `${edition}: ${order} waits for ${quantity}`);
    }
    for (const [unit, used] of Object.entries(rations)) demand(used >= 0, `${unit} used ${used} of ${item}`);
  }
  for (const [edition, { quantity }, { delivered, held, promised, waiting }] of live) {
    const sum = [...Object.values(held), ...Object.values(promised)].reduce((a, b) => a + b, delivered + waiting);
    demand(sum <= quantity, `${edition}: ${sum} of ${quantity} asked for`);
  }
  return wrong;
};

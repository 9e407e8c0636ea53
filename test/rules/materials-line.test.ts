import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reverseDelivery } from '../../functions/materials/deliveries/reversal.ts';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { total } from '../../functions/materials/editions.ts';
import type { Decision } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { cancelOrder, changeOrder } from '../../functions/materials/orders/rules.ts';
import { standingOf } from '../../functions/materials/orders/standing.ts';
import { callOff, changeRun, reverseArrival } from '../../functions/materials/runs/correcting.ts';
import { arrive, moveRun, orderRun } from '../../functions/materials/runs/rules.ts';
import type { Line, Order } from '../../functions/materials/state.ts';
import { reverseMove } from '../../functions/materials/stock/reversal.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { addDays } from '../../shared/calendar.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import {
  after,
  context,
  line,
  onMovement,
  onOrder,
  onRun,
  orderIdOf,
  place,
  runIdOf,
  stateOf,
  type World,
} from '../support/materials-cases.ts';

/** D9: the first in line stays first. */

/** What somebody does about Swedish folders; orders and runs by the number of the command that made them. */
const commands = fc.array(
  fc.record({
    what: fc.constantFrom(
      'order',
      'order',
      'order',
      'change',
      'cancel',
      'deliver',
      'undeliver',
      'arrival',
      'count',
      'unmove',
      'print',
      'print',
      'late',
      'come',
      'resize',
      'call off',
      'unarrive',
    ),
    unit: fc.constantFrom('nacka', 'solna', 'kista'),
    of: fc.nat(40),
    copies: fc.integer({ min: 1, max: 40 }),
    days: fc.integer({ min: 1, max: 15 }),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
);
type Command = typeof commands extends fc.Arbitrary<readonly (infer C)[]> ? C : never;

const decisionOn = (is: World, n: number, { what, unit, of, copies, days }: Command): Decision<ProblemCode> => {
  const order = Object.values(is.orders).find(({ id }) => id === orderIdOf(id.split('.')[0] ?? '', of));
  const run = is.runs[runIdOf(of)];
  const day = addDays(context.today, days);
  const moved = { depot: 'district' as const, ...line(copies) };
  switch (what) {
    case 'order':
      return place(is, { unit, lines: [line(copies)] }, n);
    case 'change':
      return order ? changeOrder(onOrder(is, order.id), { packs: [], lines: [line(copies)] }, context.today) : [];
    case 'cancel':
      return order ? cancelOrder(onOrder(is, order.id)) : [];
    case 'deliver':
      return order ? deliver(onOrder(is, order.id), { depots: ['district'] }, context.today) : [];
    case 'undeliver': {
      const delivery = order?.deliveries?.[days % order.deliveries.length]?.id ?? '';
      return order ? reverseDelivery(onOrder(is, order.id), { delivery, reason: 'Fel', depots: ['district'] }) : [];
    }
    case 'arrival':
      return move(is, { ...moved, reason: 'arrival' });
    case 'count':
      return move(is, { ...moved, quantity: copies - 20 || 1, reason: 'count' });
    case 'unmove': {
      const movement = Object.keys(is.movements)[of % Math.max(1, Object.keys(is.movements).length)];
      return movement === undefined ? [] : reverseMove(onMovement(is, movement), 'Fel');
    }
    case 'print':
      return orderRun(is, { id: runIdOf(n), ...line(copies), deliveredBy: day }, context.today);
    case 'late':
      return run ? moveRun(onRun(is, run.id), day, context.today) : [];
    case 'come':
      return run ? arrive(onRun(is, run.id), context.today, { quantity: copies, final: days > 12 }) : [];
    case 'resize':
      return run ? changeRun(onRun(is, run.id), { quantity: copies }, context.today) : [];
    case 'call off':
      return run ? callOff(onRun(is, run.id), { reason: 'Dubbelt', spendingStatus: undefined }) : [];
    case 'unarrive': {
      const arrival = run?.arrivals?.[days % run.arrivals.length]?.id ?? '';
      return run ? reverseArrival({ ...onRun(is, run.id), receivers: is.orders }, { arrival, reason: 'Fel' }) : [];
    }
  }
};
/** What an order of Swedish folders has, has had, and is promised. */
const hasIn = (is: World, id: string): number => {
  const order = is.orders[id] as Order;
  const { held, promised, delivered } = standingOf(order, 'folder/sv', order.lines['folder/sv'] as Line, is);
  return order.status === 'cancelled' ? 0 : total(held) + total(promised) + delivered;
};
/**
 * What there is in the end, how many copies each order has asked for all the time, and which reversals were refused since
 * something rested on what they would take back.
 */
const play = (all: readonly Command[], without?: number) => {
  let is = stateOf();
  const asked = new Map<string, number>();
  const refused: number[] = [];
  for (const [n, command] of all.entries()) {
    if (
      n === without ||
      (command.of === without && ['change', 'cancel', 'deliver', 'undeliver'].includes(command.what))
    )
      continue;
    const decision = giving(is, decisionOn(is, n, command), context.today);
    if (isRefusal(decision)) {
      if (command.what.startsWith('un')) refused.push(n);
      continue;
    }
    is = after(is, decision);
    for (const { id, lines } of Object.values(is.orders)) {
      const quantity = lines['folder/sv']?.quantity ?? 0;
      asked.set(id, Math.min(quantity, asked.get(id) ?? quantity));
    }
  }
  return { is, asked, refused };
};

test('nobody gets less of what they asked for because somebody of the same priority asked later', () => {
  let compared = 0;
  fc.assert(
    fc.property(commands, fc.nat(40), (all, pick) => {
      const orders = all.flatMap(({ what }, i) => (what === 'order' ? [i] : []));
      const n = orders[pick % Math.max(1, orders.length)] ?? 0;
      const later = all[n];
      if (later?.what !== 'order') return;
      const [withThem, alone] = [play(all), play(all, n)];
      if (`${withThem.refused}` !== `${alone.refused}`) return;
      const isFirst = (unit: string) => context.associations[unit]?.priorityArea;
      for (const [i, { what, unit }] of all.slice(0, n).entries()) {
        if (what !== 'order' || isFirst(unit) !== isFirst(later.unit)) continue;
        const id = orderIdOf(unit, i);
        const most = withThem.asked.get(id) ?? 0;
        const has = (is: World) => Math.min(most, hasIn(is, id));
        compared++;
        expect([id, has(withThem.is) >= has(alone.is)]).toEqual([id, true]);
      }
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(1000);
});

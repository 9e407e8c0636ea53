import fc from 'fast-check';
import type { Decision } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import {
  cancelOrder,
  changeOrder,
  deliver,
  pickOrder,
  placeOrder,
  receive,
} from '../../functions/materials/orders/rules.ts';
import { arrive, confirmRun, fundsDecided, moveRun } from '../../functions/materials/runs/rules.ts';
import type { MaterialsState } from '../../functions/materials/state.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { addDays } from '../../shared/calendar.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { context, edition, item, orderIdOf, pack, poster, runIdOf, stateOf, wish } from './materials-cases.ts';

/** Random commands on material, numbers choosing among what is there by then. */

const closed = item({
  id: 'closed',
  orderDeadline: '2018-07-31',
  editions: { sv: edition(), so: edition({ hasFile: true }) },
});
export const start = stateOf(
  [item(), poster, closed],
  [],
  [
    pack([
      { item: 'folder', language: 'sv', quantity: 20 },
      { item: 'poster', language: 'sv', quantity: 15 },
      { item: 'closed', quantity: 5 },
    ]),
  ],
);
export const editions = ['folder/sv', 'folder/so', 'poster/sv', 'closed/sv', 'closed/so'] as const;
export const units = ['nacka', 'solna', 'kista', 'district'] as const;

export const copies = fc.integer({ min: 1, max: 120 });
export const named = fc.constantFrom(...editions).map((id) => {
  const [of = '', language = ''] = id.split('/');
  return { item: of, language };
});
export const lines = fc.array(
  fc.tuple(named, copies).map(([of, quantity]) => ({ ...of, quantity })),
  { maxLength: 4 },
);
export const packs = fc.array(
  fc.record({
    pack: fc.constant('small'),
    quantity: fc.integer({ min: 1, max: 5 }),
    languages: fc.constantFrom(['so'], ['sv']),
  }),
  { maxLength: 2 },
);
export const command = fc.record({
  what: fc.constantFrom(
    'place',
    'place',
    'place',
    'place',
    'change',
    'cancel',
    'pick',
    'deliver',
    'deliver some',
    'receive',
    'arrival',
    'arrival',
    'count',
    'waste',
    'transfer',
    'confirm',
    'confirm',
    'late',
    'arrive',
    'arrive',
    'order',
    'granted',
    'denied',
  ),
  pick: fc.nat(50),
  unit: fc.constantFrom(...units),
  depot: fc.constantFrom(...offices),
  of: named,
  copies,
  lines,
  packs,
  partial: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const gives = new Set<Command['what']>(['change', 'cancel', 'arrival', 'count', 'arrive']);
export const decide = (state: MaterialsState, each: Command, i: number): Decision<ProblemCode> => {
  const decision = decideOn(state, each, i);
  return gives.has(each.what) ? giving(state, decision, context) : decision;
};

const decideOn = (state: MaterialsState, each: Command, i: number): Decision<ProblemCode> => {
  const { what, unit, depot, of, copies: quantity } = each;
  const open = Object.values(state.orders).filter(({ status }) => !['received', 'cancelled'].includes(status));
  const order = pick(open, each.pick);
  const run = pick(Object.values(state.runs), each.pick)?.id ?? '';
  const id = order?.id ?? '';
  const funded =
    pick(
      Object.values(state.runs).filter(({ spending }) => spending),
      each.pick,
    )?.id ?? '';
  switch (what) {
    case 'place': {
      const wanted = wish({ unit, lines: each.lines, packs: each.packs, acceptPartial: each.partial });
      return placeOrder(state, { id: orderIdOf(unit, i), wish: wanted }, context);
    }
    case 'change':
      return changeOrder(state, { id, wish: { lines: each.lines, packs: each.packs } }, context);
    case 'cancel':
      return cancelOrder(state, id);
    case 'pick':
      return pickOrder(state, id);
    case 'deliver':
      return deliver(state, { id, depots: offices }, context);
    case 'deliver some': {
      const line = pick(Object.keys(order?.lines ?? {}), each.pick)?.split('/') ?? [];
      const some = [{ item: line[0] ?? '', language: line[1] ?? '', quantity }];
      return deliver(state, { id, depots: offices, lines: some }, context);
    }
    case 'receive': {
      const delivered = open.filter(({ status }) => status === 'delivered' || status === 'partly-delivered');
      return receive(state, { id: pick(delivered, each.pick)?.id ?? '', missing: [] });
    }
    case 'transfer': {
      const to = offices[(offices.indexOf(depot) + 1) % 3];
      return move(state, { depot, to, ...of, quantity, reason: 'transfer' });
    }
    case 'arrival':
      return move(state, { depot, ...of, quantity: 4 * quantity, reason: 'arrival' });
    case 'count':
      return move(state, { depot, ...of, quantity: quantity - 60 || 1, reason: 'count' });
    case 'waste':
      return move(state, { depot, ...of, quantity: -quantity, reason: 'waste' });
    case 'confirm': {
      const deliveredBy = addDays(context.today, each.pick);
      return confirmRun(state, { id: runIdOf(i, of.language, of.item), ...of, quantity, deliveredBy }, context);
    }
    case 'order': {
      const deliveredBy = addDays(context.today, each.pick);
      const id = runIdOf(i, of.language, of.item);
      return confirmRun(state, { id, ...of, quantity, deliveredBy, spending: `district.${i}` }, context);
    }
    case 'granted':
      return fundsDecided(state, funded, { status: 'reserved', funds: 'granted' });
    case 'denied':
      return fundsDecided(state, funded, { status: 'withdrawn', funds: 'denied' });
    case 'late':
      return moveRun(state, { id: run, deliveredBy: addDays(context.today, quantity) }, context);
    case 'arrive':
      return arrive(state, { id: run, ...(each.partial && { quantity }) }, context);
  }
};

import { describe, expect, test } from 'vitest';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { total } from '../../functions/materials/editions.ts';
import { cancelOrder } from '../../functions/materials/orders/rules.ts';
import { standingOf } from '../../functions/materials/orders/standing.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { arrive, orderRun, moveRun } from '../../functions/materials/runs/rules.ts';
import type { Line } from '../../functions/materials/state.ts';
import { concerns } from '../../functions/materials/events.ts';
import { viewRun } from '../../functions/materials/views.ts';
import { isRefusal } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  edition,
  item,
  line,
  orderIdOf,
  orderIn,
  placed,
  runIdOf,
  runIn,
  sourcesIn,
  stateOf,
  ulidOf,
  onOrder,
  onRun,
  type World,
} from '../support/materials-cases.ts';

const so = (quantity: number, unit = 'nacka', n = 1) => ({ unit, lines: [line(quantity, 'so')], n });
const run = runIdOf(9, 'so');
const settled = (state: World, decision: Parameters<typeof giving>[1]) =>
  after(state, giving(state, decision, context.today));
const wish = (quantity: number, deliveredBy = '2018-08-15', id = run) => ({
  id,
  item: 'folder',
  language: 'so',
  quantity,
  deliveredBy,
});
const confirmed = (state: World, ...of: Parameters<typeof wish>) =>
  settled(state, orderRun(state, wish(...of), context.today));
const order = (state: World, { n, ...change }: ReturnType<typeof so> & { readonly neededBy?: string }) =>
  placed(state, change, n);
const arrived = (state: World, quantity?: number) =>
  settled(state, arrive(onRun(state, run), context.today, { quantity, final: true }));
const standing = (state: World, unit: string, n = 1) => {
  const is = orderIn(state, orderIdOf(unit, n));
  const { held, promised, waiting } = standingOf(is, 'folder/so', is.lines['folder/so'] as Line, state);
  return [held.district ?? 0, total(promised), waiting];
};
const decided = (decision: Parameters<typeof giving>[1]) => {
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision;
};
const told = (decision: Parameters<typeof giving>[1]) =>
  decided(decision).map((event) => [event.type, ...concerns(event as Parameters<typeof concerns>[0])]);

describe('D9: a print run from confirming to arrival', () => {
  /** Nacka waits for 80, then Solna, a priority area, for 50; then a run of 100 is ordered; Kista, another one, is late. */
  const waiting = order(order(stateOf(), so(80)), so(50, 'solna', 2));
  const ordering = giving(waiting, orderRun(waiting, wish(100), context.today), context.today);
  const promised = order(after(waiting, ordering), so(40, 'kista', 3));
  const all = (state: World) => [standing(state, 'nacka'), standing(state, 'solna', 2), standing(state, 'kista', 3)];

  test('who waits is promised it at once, priority areas first, and told; later orders queue behind', () => {
    expect(told(ordering)).toEqual([
      ['PrintRunConfirmed', ...offices],
      ['CopiesPromised', 'district', 'solna', 'nacka'],
    ]);
    expect(all(promised)).toEqual([
      [0, 50, 30],
      [0, 50, 0],
      [0, 0, 40],
    ]);
  });
  test('it says to whom what it brings is promised, in that order, and an association reads no other’s order', () => {
    const known = { today: context.today, stocks: promised.stocks };
    expect(viewRun(runIn(promised, run), known, { forOffices: true, units: [] }).promised).toEqual([
      { unit: 'solna', quantity: 50, order: orderIdOf('solna', 2) },
      { unit: 'nacka', quantity: 50, order: orderIdOf('nacka', 1) },
    ]);
    expect(viewRun(runIn(promised, run), known, { forOffices: false, units: ['nacka'] }).promised?.[0]).toEqual({
      unit: 'solna',
      quantity: 50,
    });
    expect(viewRun(runIn(arrived(promised), run), known, { forOffices: true, units: [] }).promised).toBeUndefined();
  });
  test('a second run is promised in the same way: what is promised stays', () => {
    const more = confirmed(promised, 50, '2018-08-10', runIdOf(10, 'so'));
    expect(all(more)).toEqual([
      [0, 60, 20],
      [0, 50, 0],
      [0, 40, 0],
    ]);
  });
  test('the first who was promised has what comes first', () => {
    const more = confirmed(promised, 50, '2018-08-10', runIdOf(10, 'so'));
    const sources = (unit: string, n: number) => sourcesIn(more, orderIdOf(unit, n), 'folder', 'so');
    expect(sources('solna', 2)).toEqual(['print-run 50 2018-08-10']);
    expect(sources('nacka', 1)).toEqual(['print-run 60 2018-08-15', 'waiting 20']);
  });
  test('who needs it before it comes is passed over and told; what is left is promised, late', () => {
    const hasty = order(order(stateOf(), { ...so(80, 'solna'), neededBy: '2018-08-10' }), so(50, 'nacka', 2));
    const decision = giving(hasty, orderRun(hasty, wish(100), context.today), context.today);
    expect(told(decision)).toEqual([
      ['PrintRunConfirmed', ...offices, 'solna'],
      ['CopiesPromised', 'district', 'nacka', 'solna'],
    ]);
    const then = after(hasty, decision);
    expect(sourcesIn(then, orderIdOf('nacka', 2), 'folder', 'so')).toEqual(['print-run 50 2018-08-15']);
    expect(sourcesIn(then, orderIdOf('solna'), 'folder', 'so')).toEqual(['print-run 50 2018-08-15 late', 'waiting 30']);
  });
  test('it arrives: what was promised, in the order in which it was', () => {
    const come = arrived(promised);
    expect(all(come)).toEqual([
      [50, 0, 30],
      [50, 0, 0],
      [0, 0, 40],
    ]);
    expect(runIn(come, run)).toMatchObject({ status: 'arrived', arrivals: [{ quantity: 100 }] });
  });
  test('fewer come than were promised: who was promised last loses it, waits, and is told', () => {
    const decision = giving(
      promised,
      arrive(onRun(promised, run), context.today, { quantity: 65, final: true }),
      context.today,
    );
    expect(told(decision)).toEqual([
      ['PrintRunArrived', ...offices, 'solna', 'nacka'],
      ['PromisesTakenBack', 'district', 'nacka'],
    ]);
    expect(all(after(promised, decision))).toEqual([
      [15, 0, 65],
      [50, 0, 0],
      [0, 0, 40],
    ]);
  });
  test('what comes too late of one run is made good by another: the later promise goes', () => {
    const two = order(confirmed(promised, 80, '2018-08-20', runIdOf(10, 'so')), so(5, 'nacka', 4));
    expect(standing(two, 'nacka', 4)).toEqual([0, 5, 0]);
    const short = arrived(two, 60);
    expect([...all(short), standing(short, 'nacka', 4)]).toEqual([
      [10, 40, 30],
      [50, 0, 0],
      [0, 40, 0],
      [0, 0, 5],
    ]);
  });
  test('more come than anybody asked for: the rest lies in the district’s depot', () => {
    expect(arrived(promised, 200).stocks.folder?.editions.so?.depots.district).toEqual([30, 170]);
  });
  test('an order that is cancelled frees what was promised and what was given: both go on', () => {
    const solna = orderIdOf('solna', 2);
    const cancel = (state: World) => settled(state, cancelOrder(onOrder(state, solna)));
    const freed = cancel(promised);
    expect([standing(freed, 'nacka'), standing(freed, 'kista', 3)]).toEqual([
      [0, 60, 20],
      [0, 40, 0],
    ]);
    const back = cancel(arrived(promised));
    expect([standing(back, 'nacka'), standing(back, 'kista', 3)]).toEqual([
      [60, 0, 20],
      [40, 0, 0],
    ]);
  });
  test('what a run gave can be delivered', () => {
    const come = arrived(promised);
    const id = orderIdOf('solna', 2);
    const delivered = after(come, deliver(onOrder(come, id), { depots: offices }, context.today));
    expect(orderIn(delivered, id).status).toBe('delivered');
  });
  test('it is late: those to whom it is promised are told, once, and with the offices', () => {
    const decision = moveRun(onRun(promised, run), '2018-08-22', context.today);
    expect(told(decision)).toEqual([['PrintRunMoved', ...offices, 'solna', 'nacka']]);
    const late = after(promised, decided(decision));
    expect(late.stocks.folder?.editions.so?.runs?.[ulidOf(9)]?.deliveredBy).toBe('2018-08-22');
    given(onRun(late, run)).when(moveRun, '2018-08-22', context.today).then([]);
  });

  const over = arrived(promised);
  test('it arrives once', () => {
    given(onRun(over, run)).when(arrive, context.today).thenRefused('wrong-status');
  });
  test('an arrived one is not moved', () => {
    given(onRun(over, run)).when(moveRun, '2018-08-22', context.today).thenRefused('wrong-status');
  });

  const wanted = { id: runIdOf(10, 'so'), item: 'folder', language: 'so', quantity: 10, deliveredBy: '2018-08-15' };
  const pdf = stateOf([item({ kind: 'pdf', editions: { so: edition() } })]);
  test.each<[string, World, Partial<typeof wanted>, Expected<typeof orderRun>]>([
    ['it comes today', stateOf(), { deliveredBy: '2018-08-01' }, ['PrintRunConfirmed']],
    ['it does not come yesterday', stateOf(), { deliveredBy: '2018-07-31' }, 'invalid-input /deliveredBy'],
    ['it is of an item', stateOf(), { item: 'flag' }, 'invalid-input /item'],
    ['that is there in that language', stateOf(), { language: 'ar' }, 'invalid-input /language'],
    ['and is printed', pdf, {}, 'invalid-input /item'],
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(orderRun, { ...wanted, ...change }, context.today)
      .thenAsTold(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { cancelOrder, deliver } from '../../functions/materials/orders/rules.ts';
import { standingOf } from '../../functions/materials/orders/standing.ts';
import { giveOut } from '../../functions/materials/runs/apportion.ts';
import { arrive, orderRun, moveRun } from '../../functions/materials/runs/rules.ts';
import type { Line } from '../../functions/materials/state.ts';
import { concerns } from '../../functions/materials/events.ts';
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
  stateOf,
  ulidOf,
  onOrder,
  onRun,
  type World,
} from '../support/materials-cases.ts';

/** Whom the asked-for go to, in the order of the orders: `[priority, promised, waiting]`. */
const givenOut = (copies: number, asked: readonly (readonly [boolean, number, number])[]) => {
  const lines = asked.map(([isPriority, promised, waiting], i) => ({
    order: orderIdOf('nacka', i),
    plan: 1,
    isPriority,
    promised,
    waiting,
  }));
  const parts = new Map(giveOut(copies, lines).map(({ order, quantity }) => [order, quantity]));
  return lines.map(({ order }) => parts.get(order) ?? 0);
};

describe('what a print run brings goes', () => {
  test.each<[string, number, Parameters<typeof givenOut>[1], readonly number[]]>([
    [
      'to all, if it suffices',
      100,
      [
        [false, 0, 60],
        [true, 0, 40],
      ],
      [60, 40],
    ],
    [
      'to priority areas first',
      50,
      [
        [false, 0, 60],
        [true, 0, 40],
      ],
      [10, 40],
    ],
    [
      'in proportion to what was asked',
      50,
      [
        [false, 0, 60],
        [false, 0, 40],
      ],
      [30, 20],
    ],
    [
      'by the largest remainder',
      10,
      [
        [false, 0, 10],
        [false, 0, 10],
        [false, 0, 16],
      ],
      [3, 3, 4],
    ],
    [
      'of equal remainders to the earlier order',
      1,
      [
        [false, 0, 10],
        [false, 0, 10],
      ],
      [1, 0],
    ],
    [
      'to what was promised before what waits, also of priority areas',
      50,
      [
        [false, 50, 0],
        [true, 0, 40],
      ],
      [50, 0],
    ],
    [
      'of what was promised, to priority areas first',
      30,
      [
        [false, 50, 0],
        [true, 20, 40],
      ],
      [10, 20],
    ],
    ['to nobody, if nobody asked', 50, [], []],
  ])('%s', (_what, copies, asked, expected) => {
    expect(givenOut(copies, asked)).toEqual(expected);
  });
});

const so = (quantity: number, unit = 'nacka', n = 1) => ({ unit, lines: [line(quantity, 'so')], n });
const run = runIdOf(9, 'so');
const confirmed = (state: World, quantity: number, deliveredBy = '2018-08-15', id = run) =>
  after(state, orderRun(state, { id, item: 'folder', language: 'so', quantity, deliveredBy }, context.today));
const order = (state: World, { n, ...change }: ReturnType<typeof so>) => placed(state, change, n);
const standing = (state: World, unit: string, n = 1) => {
  const is = orderIn(state, orderIdOf(unit, n));
  const { held, promised, waiting } = standingOf(is, 'folder/so', is.lines['folder/so'] as Line, state);
  return [held.district ?? 0, promised[ulidOf(9)] ?? 0, waiting];
};

describe('D9: a print run from confirming to arrival', () => {
  /** Nacka waits for 80 before the run is ordered; then Solna, a priority area, is promised what is left of it. */
  const waiting = order(stateOf(), so(80));
  const promised = order(confirmed(waiting, 100), so(50, 'solna', 2));

  test('who waits already is served before new orders are promised anything', () => {
    expect([standing(promised, 'nacka'), standing(promised, 'solna', 2)]).toEqual([
      [0, 0, 80],
      [0, 20, 30],
    ]);
  });
  test('it arrives: the promised first, then what waits, priority areas before others', () => {
    const arrived = after(promised, arrive(onRun(promised, run)));
    expect([standing(arrived, 'nacka'), standing(arrived, 'solna', 2)]).toEqual([
      [50, 0, 30],
      [50, 0, 0],
    ]);
    expect(runIn(arrived, run)).toMatchObject({ status: 'arrived', arrived: 100 });
  });
  test('fewer come than were promised: what was promised in vain waits', () => {
    const arrived = after(promised, arrive(onRun(promised, run), 15));
    expect([standing(arrived, 'nacka'), standing(arrived, 'solna', 2)]).toEqual([
      [0, 0, 80],
      [15, 0, 35],
    ]);
  });
  test('more come than anybody asked for: the rest lies in the district’s depot', () => {
    const arrived = after(promised, arrive(onRun(promised, run), 200));
    expect(arrived.stocks.folder?.editions.so?.depots.district).toEqual([70, 130]);
  });
  test('an order that is cancelled frees what was promised, and what was given', () => {
    const solna = orderIdOf('solna', 2);
    const freed = after(promised, cancelOrder(onOrder(promised, solna)));
    expect(freed.stocks.folder?.editions.so).toMatchObject({ runs: { [ulidOf(9)]: { promised: 0 } }, waiting: 80 });
    const arrived = after(promised, arrive(onRun(promised, run)));
    const back = after(arrived, cancelOrder(onOrder(arrived, solna)));
    expect(back.stocks.folder?.editions.so?.depots.district).toEqual([50, 50]);
  });
  test('what a run gave can be delivered', () => {
    const arrived = after(promised, arrive(onRun(promised, run)));
    const id = orderIdOf('solna', 2);
    const delivered = after(arrived, deliver(onOrder(arrived, id), { depots: offices }, context.today));
    expect(orderIn(delivered, id).status).toBe('delivered');
  });
  test('it is late: those to whom something was promised are told, once, and with the offices', () => {
    const decision = moveRun(onRun(promised, run), '2018-08-22', context.today);
    if (isRefusal(decision)) throw new Error(decision.refused);
    expect(decision.map((event) => concerns(event as Parameters<typeof concerns>[0]))).toEqual([[...offices, 'solna']]);
    const late = after(promised, decision);
    expect(late.stocks.folder?.editions.so?.runs?.[ulidOf(9)]?.deliveredBy).toBe('2018-08-22');
    given(onRun(late, run)).when(moveRun, '2018-08-22', context.today).then([]);
  });

  const arrived = after(promised, arrive(onRun(promised, run)));
  test('it arrives once', () => {
    given(onRun(arrived, run)).when(arrive).thenRefused('wrong-status');
  });
  test('an arrived one is not moved', () => {
    given(onRun(arrived, run)).when(moveRun, '2018-08-22', context.today).thenRefused('wrong-status');
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

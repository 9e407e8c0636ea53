import { describe, expect, test } from 'vitest';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import type { Decision } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { orderRun } from '../../functions/materials/runs/rules.ts';
import { reverseMove } from '../../functions/materials/stock/reversal.ts';
import { move, type Wish } from '../../functions/materials/stock/rules.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { given } from '../support/given.ts';
import {
  after,
  context,
  line,
  onMovement,
  onOrder,
  orderIdOf,
  placed,
  runIdOf,
  sourcesIn,
  stateOf,
  type World,
} from '../support/materials-cases.ts';

/** What came, went or was counted, taken back. */
const { today } = context;
const then = (is: World, decision: Decision<ProblemCode>): World => after(is, giving(is, decision, today));
const moved = (is: World, quantity: number, change: Partial<Wish> = {}): World =>
  then(is, move(is, { depot: 'district', ...line(quantity), reason: 'arrival', ...change }));
const nth = (is: World, n: number) => Object.keys(is.movements)[n] ?? '';
const unmove = (is: World, n = 0) => reverseMove(onMovement(is, nth(is, n)), 'Fel');
const unmoved = (is: World, n = 0): World => then(is, unmove(is, n));
const ask = (is: World, unit: string, quantity: number, n: number) => placed(is, { unit, lines: [line(quantity)] }, n);
const [first, second] = [orderIdOf('nacka', 1), orderIdOf('nacka', 2)];
const stockIn = (is: World) => is.stocks.folder?.editions.sv;

describe('what was entered by mistake', () => {
  const empty = stateOf();
  test.each<[string, World, object]>([
    ['an arrival', moved(empty, 40), { depots: { district: [0, 0] } }],
    ['a count of more', moved(empty, 40, { reason: 'count' }), { depots: { district: [0, 0] } }],
    ['waste', moved(moved(empty, 40), -10, { reason: 'waste' }), { depots: { district: [40, 0] } }],
    ['a count of fewer', moved(moved(empty, 40), -10, { reason: 'count' }), { depots: { district: [40, 0] } }],
    [
      'a transfer',
      moved(moved(empty, 40), 10, { reason: 'transfer', to: 'city-hall' }),
      { depots: { district: [40, 0], 'city-hall': [0, 0] } },
    ],
  ])('%s has not been', (_what, is, expected) => {
    const n = Object.keys(is.movements).length - 1;
    const back = unmoved(is, n);
    expect(stockIn(back)).toEqual(expected);
    expect(back.movements[nth(is, n)]).toMatchObject({ reversed: { reason: 'Fel' } });
    given(back).when(unmove, n).then([]);
  });

  test('a nought too many: what it gave to those who waited is waited for again', () => {
    const is = moved(ask(ask(empty, 'nacka', 30, 1), 'nacka', 30, 2), 400);
    expect(Object.values(is.movements)[0]?.given).toEqual([
      { order: first, quantity: 30 },
      { order: second, quantity: 30 },
    ]);
    const back = unmoved(is);
    expect([sourcesIn(back, first), sourcesIn(back, second)]).toEqual([['waiting 30'], ['waiting 30']]);
    const right = moved(back, 40);
    expect([sourcesIn(right, first), sourcesIn(right, second)]).toEqual([
      ['stock 30 district'],
      ['stock 10 district', 'waiting 20'],
    ]);
  });
  test('who had a promise has it again', () => {
    const asked = ask(empty, 'nacka', 30, 1);
    const run = orderRun(asked, { id: runIdOf(), ...line(30), deliveredBy: '2018-08-10' }, today);
    const is = moved(then(asked, run), 30);
    const waits = ask(is, 'solna', 30, 2);
    expect(sourcesIn(waits, orderIdOf('solna', 2))).toEqual(['print-run 30 2018-08-10']);
    const back = unmoved(waits);
    expect([sourcesIn(back, first), sourcesIn(back, orderIdOf('solna', 2))]).toEqual([
      ['print-run 30 2018-08-10'],
      ['waiting 30'],
    ]);
  });
  test('D9: fewer copies are fewer for who was given them last', () => {
    const both = moved(moved(ask(ask(empty, 'nacka', 30, 1), 'nacka', 30, 2), 30), 30);
    const back = unmoved(both, 0);
    expect([sourcesIn(back, first), sourcesIn(back, second)]).toEqual([['stock 30 district'], ['waiting 30']]);
  });
  test('what comes back goes to those who wait', () => {
    const waits = ask(moved(moved(empty, 40), -30, { reason: 'waste' }), 'nacka', 30, 1);
    expect(sourcesIn(unmoved(waits, 1), first)).toEqual(['stock 30 district']);
  });
});

describe('it is refused where something later rests on it, which is named:', () => {
  const asked = ask(stateOf(), 'nacka', 30, 1);
  const come = moved(asked, 40);
  const restsOn = (is: World, n = 0) => {
    const decision = unmove(is, n);
    return isRefusal(decision) && 'restsOn' in (decision.more ?? {}) ? decision.more?.restsOn : decision;
  };
  test('it was delivered', () => {
    const is = after(come, deliver(onOrder(come, first), { lines: [line(1)], depots: offices }, today));
    expect(restsOn(is)).toEqual([first]);
  });
  test('an order placed since has it', () => {
    expect(restsOn(ask(come, 'nacka', 10, 2))).toEqual([second]);
    expect(restsOn(ask(moved(come, 30), 'nacka', 35, 2))).toEqual([second]);
  });
  test('it was moved or wasted', () => {
    const away = moved(come, 10, { reason: 'transfer', to: 'city-hall' });
    expect(restsOn(away)).toEqual([nth(away, 1)]);
    const wasted = moved(come, -1, { reason: 'waste' });
    expect(restsOn(wasted)).toEqual([nth(wasted, 1)]);
    expect(restsOn(ask(away, 'nacka', 10, 2), 1)).toEqual([second]);
  });
  test('not where enough lies free', () => {
    given(ask(moved(moved(asked, 40), 100), 'nacka', 35, 2))
      .when(unmove, 0)
      .then(['StockMovementReversed']);
  });
});

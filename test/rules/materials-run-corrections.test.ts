import { describe, expect, test } from 'vitest';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { changeOrder } from '../../functions/materials/orders/rules.ts';
import { callOff, changeRun, reverseArrival } from '../../functions/materials/runs/correcting.ts';
import { arrive, orderRun } from '../../functions/materials/runs/rules.ts';
import { given } from '../support/given.ts';
import {
  after,
  context,
  line,
  onOrder,
  onRun,
  orderIdOf,
  placed,
  runIdOf,
  runIn,
  sourcesIn,
  stateOf,
  type World,
} from '../support/materials-cases.ts';

/** What is put right about a print run. */
const run = runIdOf(9);
const settled = (state: World, decision: Parameters<typeof giving>[1]) =>
  after(state, giving(state, decision, context.today));
const [nacka, solna] = [orderIdOf('nacka'), orderIdOf('solna', 2)];
/** Nacka waits for 40, then Solna, a priority area, for 30; a run of 60 is promised to Solna first. */
const waiting = placed(placed(stateOf(), { lines: [line(40)] }), { unit: 'solna', lines: [line(30)] }, 2);
const confirmed = settled(
  waiting,
  orderRun(waiting, { id: run, ...line(60), deliveredBy: '2018-08-15' }, context.today),
);
const come = (state: World, quantity: number, final = false) =>
  settled(state, arrive(onRun(state, run), context.today, { quantity, final }));
const both = (state: World) => [sourcesIn(state, solna), sourcesIn(state, nacka)];
const arrivalIn = (state: World, n = 0) => runIn(state, run).arrivals?.[n]?.id ?? '';
const reversing = (state: World, n = 0) =>
  reverseArrival({ ...onRun(state, run), receivers: state.orders }, { arrival: arrivalIn(state, n), reason: 'Fel' });
const off = { reason: 'Dubbelt', spendingStatus: undefined };

describe('a print run is changed', () => {
  const changed = (state: World, change: Parameters<typeof changeRun>[1]) =>
    changeRun(onRun(state, run), change, context.today);

  test('fewer take from who was promised last, more go to who waits', () => {
    expect(both(settled(confirmed, changed(confirmed, { quantity: 40 })))).toEqual([
      ['print-run 30 2018-08-15'],
      ['print-run 10 2018-08-15', 'waiting 30'],
    ]);
    expect(both(settled(confirmed, changed(confirmed, { quantity: 90 })))).toEqual([
      ['print-run 30 2018-08-15'],
      ['print-run 40 2018-08-15'],
    ]);
  });
  test('both at once, or neither', () => {
    given(confirmed)
      .when(changed, { quantity: 40, deliveredBy: '2018-08-16' })
      .then(['PrintRunMoved', 'PrintRunResized']);
    given(confirmed).when(changed, { quantity: 60, deliveredBy: '2018-08-15' }).then([]);
    given(confirmed)
      .when(changed, { quantity: 40, deliveredBy: '2018-07-31' })
      .thenRefused('invalid-input', '/deliveredBy');
  });
  test('never to fewer than have come, and with as many it is over', () => {
    const part = come(confirmed, 20);
    given(part).when(changed, { quantity: 19 }).thenRefused('invalid-input', '/quantity');
    const over = settled(part, changed(part, { quantity: 20 }));
    expect([runIn(over, run).status, over.stocks.folder?.editions.sv?.runs]).toEqual(['arrived', undefined]);
    expect(both(over)).toEqual([['stock 20 district', 'waiting 10'], ['waiting 40']]);
    given(over).when(changed, { quantity: 30 }).thenRefused('wrong-status');
  });
});

describe('a print run is called off', () => {
  const calledOff = (state: World) => callOff(onRun(state, run), off);
  test('who was promised it waits as before', () => {
    const then = settled(confirmed, calledOff(confirmed));
    expect([runIn(then, run).status, ...both(then)]).toEqual(['cancelled', ['waiting 30'], ['waiting 40']]);
    given(then).when(calledOff).then([]);
  });
  test('not once some of it has come, nor all of it', () => {
    given(come(confirmed, 20)).when(calledOff).thenRefused('rests-on');
    given(come(confirmed, 60)).when(calledOff).thenRefused('wrong-status');
  });
  test('again once that is taken back', () => {
    const part = come(confirmed, 20);
    given(settled(part, reversing(part)))
      .when(calledOff)
      .then(['PrintRunCalledOff']);
  });
});

describe('a print run comes in several deliveries', () => {
  test('the first who were promised have the first', () => {
    const first = come(confirmed, 35);
    expect([runIn(first, run).status, ...both(first)]).toEqual([
      'confirmed',
      ['stock 30 district'],
      ['stock 5 district', 'print-run 25 2018-08-15', 'waiting 10'],
    ]);
    const rest = settled(first, arrive(onRun(first, run), context.today));
    expect([runIn(rest, run).status, ...both(rest)]).toEqual([
      'arrived',
      ['stock 30 district'],
      ['stock 30 district', 'waiting 10'],
    ]);
  });
  test('the last of them may be short, or long', () => {
    expect(both(come(confirmed, 35, true))).toEqual([['stock 30 district'], ['stock 5 district', 'waiting 35']]);
    const long = come(come(confirmed, 35), 50);
    expect([runIn(long, run).status, ...both(long)]).toEqual(['arrived', ['stock 30 district'], ['stock 40 district']]);
    expect(long.stocks.folder?.editions.sv?.depots.district).toEqual([15, 70]);
  });
});

describe('an arrival is taken back', () => {
  test('what it gave is promised again, before what is promised of the rest', () => {
    const part = come(confirmed, 35);
    const back = settled(part, reversing(part));
    expect(both(back)).toEqual(both(confirmed));
    expect(back.stocks.folder?.editions.sv?.promised?.map(({ order }) => order)).toEqual([solna, nacka]);
    given(back).when(reversing).then([]);
  });
  test('also where the order was changed since', () => {
    const part = come(confirmed, 35);
    const change = changeOrder(onOrder(part, solna), { packs: [], lines: [line(35)] }, context.today);
    const changed = settled(part, change);
    expect(both(changed)[0]).toEqual(['stock 30 district', 'waiting 5']);
    const back = settled(changed, reversing(changed));
    expect(both(back)[0]).toEqual(['print-run 30 2018-08-15', 'waiting 5']);
  });
  test('an ended run is on its way again', () => {
    const over = come(confirmed, 50, true);
    const back = settled(over, reversing(over));
    expect([runIn(back, run).status, ...both(back)]).toEqual(['confirmed', ...both(confirmed)]);
  });
  test('not where it was delivered, or where others have it', () => {
    const part = come(confirmed, 35);
    const delivered = after(part, deliver(onOrder(part, solna), { depots: ['district'] }, context.today));
    given(delivered).when(reversing).thenRefused('rests-on');
    const free = come(confirmed, 90);
    given(free).when(reversing).then(['PrintRunArrivalReversed']);
    const ordered = placed(free, { unit: 'kista', lines: [line(20)] }, 3);
    given(ordered).when(reversing).thenRefused('rests-on');
  });
  test('there must be one', () => {
    given(confirmed).when(reversing).thenRefused('not-found');
  });
});

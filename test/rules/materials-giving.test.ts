import { describe, expect, test } from 'vitest';
import { deliver, receive } from '../../functions/materials/deliveries/rules.ts';
import { concerns, type Decision, type MaterialsEvent } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { cancelOrder, changeOrder } from '../../functions/materials/orders/rules.ts';
import { arrive, orderRun } from '../../functions/materials/runs/rules.ts';
import { move, type Wish } from '../../functions/materials/stock/rules.ts';
import { announce } from '../../functions/materials/words.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { given } from '../support/given.ts';
import {
  after,
  context,
  line,
  orderIdOf,
  orderIn,
  placed,
  runIdOf,
  sourcesIn,
  stateOf,
  onOrder,
  onRun,
  type World,
} from '../support/materials-cases.ts';

/** What comes into stock, or is set free, goes to those who wait: nothing lies free while somebody waits for it. */
const [nacka, solna, kista] = [orderIdOf('nacka'), orderIdOf('solna', 2), orderIdOf('kista', 3)];
/** Nacka waits for 60, then Solna and Kista, the priority areas, for 30 and 10. */
const asked = (unit: string, quantity: number, n: number) => (is: World) =>
  placed(is, { unit, lines: [line(quantity)] }, n);
const waiting = [asked('nacka', 60, 1), asked('solna', 30, 2), asked('kista', 10, 3)].reduce(
  (is, ask) => ask(is),
  stateOf(),
);
const moved = (state: World, change: Partial<Wish>) =>
  giving(state, move(state, { depot: 'district', ...line(100), reason: 'arrival', ...change }), context.today);
const cancelled = (state: World, id: string) =>
  giving(onOrder(state, id), cancelOrder(onOrder(state, id)), context.today);
const changed = (state: World, id: string, quantity: number) =>
  giving(
    onOrder(state, id),
    changeOrder(onOrder(state, id), { packs: [], lines: [line(quantity)] }, context.today),
    context.today,
  );
const eventsOf = (decision: Decision<ProblemCode>): readonly MaterialsEvent[] => {
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision;
};
/** Copies by unit, in the order in which they are told. */
const givenIn = (decision: Decision<ProblemCode>) =>
  eventsOf(decision).flatMap((event) =>
    event.type === 'StockGiven'
      ? event.given.map(({ edition, unit, depot, quantity }) => `${edition} ${unit} ${quantity} ${depot}`)
      : [],
  );

describe('stock that comes goes to those who wait', () => {
  test.each<[string, Partial<Wish>, readonly string[]]>([
    ['all of it', { quantity: 100 }, ['solna 30 district', 'kista 10 district', 'nacka 60 district']],
    ['more than is waited for', { quantity: 120 }, ['solna 30 district', 'kista 10 district', 'nacka 60 district']],
    ['priority areas first', { quantity: 50 }, ['solna 30 district', 'kista 10 district', 'nacka 10 district']],
    ['and of these who asked first', { quantity: 20 }, ['solna 20 district']],
    ['from the depot where it came', { quantity: 35, depot: 'city-hall' }, ['solna 30 city-hall', 'kista 5 city-hall']],
    ['when more is counted than was known', { quantity: 8, reason: 'count' }, ['solna 8 district']],
  ])('%s', (_what, change, expected) => {
    expect(givenIn(moved(waiting, change))).toEqual(expected.map((each) => `folder/sv ${each}`));
  });

  test('and of another edition nobody gets anything', () => {
    given(waiting).when(moved, { language: 'so' }).then(['StockMoved']);
  });

  test('what is refused gives nothing, and what nobody waits for lies free', () => {
    given(waiting).when(moved, { quantity: -1, reason: 'waste' }).thenRefused('below-zero');
    given(stateOf()).when(moved, {}).then(['StockMoved']);
  });

  const served = after(waiting, moved(waiting, { quantity: 50 }));
  test('their orders say so, and no more is kept than there is', () => {
    expect([sourcesIn(served, nacka), sourcesIn(served, solna)]).toEqual([
      ['stock 10 district', 'waiting 50'],
      ['stock 30 district'],
    ]);
    expect(served.stocks.folder?.editions.sv).toMatchObject({
      depots: { district: [0, 50] },
      waiting: [{ order: nacka, quantity: 50 }],
    });
  });

  test('it can be delivered, and what was given is then forgotten with the order', () => {
    const whole = after(served, deliver(onOrder(served, solna), { depots: offices }, context.today));
    expect([orderIn(whole, solna).status, sourcesIn(whole, solna)]).toEqual(['delivered', ['stock 30 district']]);
    expect(whole.stocks.folder?.editions.sv?.given?.map(({ order }) => order)).toEqual([kista, nacka]);
  });

  test('those who got something are told, with the offices that keep it; a stranger is not', () => {
    const decision = eventsOf(moved(waiting, { quantity: 35, depot: 'city-hall' }));
    const gift = decision[1] as MaterialsEvent & { readonly type: 'StockGiven' };
    const recorded = { ...gift, id: '1', at: context.today, actor: 'kim' };
    expect(concerns(recorded)).toEqual(['district', 'city-hall', 'solna', 'kista']);
    const told = (unit: string) => announce(recorded, unit, (each) => each);
    expect(told('solna')).toMatchObject({
      about: 'materials/orders',
      text: { sv: expect.stringMatching(/^Ni har fått/) },
    });
    expect(told('district').text.sv).toContain('2 beställare');
    expect(JSON.stringify(told('solna').text)).not.toMatch(/kista/i);
  });
});

describe('stock that is set free goes to those who wait', () => {
  /** All 100 lie with Nacka; the others wait. */
  const full = [asked('nacka', 100, 1), asked('solna', 30, 2), asked('kista', 10, 3)].reduce(
    (is, ask) => ask(is),
    after(stateOf(), moved(stateOf(), {})),
  );

  test('by a cancellation', () => {
    const decision = cancelled(full, nacka);
    expect(givenIn(decision)).toEqual(['folder/sv solna 30 district', 'folder/sv kista 10 district']);
    const then = after(full, decision);
    expect(then.stocks.folder?.editions.sv).toMatchObject({ depots: { district: [60, 40] } });
  });

  test('by a change, as far as the changed order leaves it', () => {
    const change = (quantity: number) => changed(full, nacka, quantity);
    expect(givenIn(change(80))).toEqual(['folder/sv solna 20 district']);
    expect(givenIn(change(120))).toEqual([]);
    expect(sourcesIn(after(full, change(120)), nacka)).toEqual(['stock 100 district', 'waiting 20']);
  });

  test('from several depots, as far as each of them reaches, an office’s own first', () => {
    const stocked = [
      { quantity: 60, depot: 'district' as const },
      { quantity: 40, depot: 'city-hall' as const },
    ].reduce((is, change) => after(is, moved(is, change)), stateOf());
    const asking = [asked('nacka', 100, 1), asked('solna', 70, 2), asked('kista', 10, 3), asked('city-hall', 30, 4)];
    const state = asking.reduce((is, ask) => ask(is), stocked);
    expect(givenIn(cancelled(state, nacka))).toEqual([
      'folder/sv solna 60 district',
      'folder/sv solna 10 city-hall',
      'folder/sv kista 10 city-hall',
      'folder/sv city-hall 20 city-hall',
    ]);
  });

  test('what was given and is cancelled again goes on to the next', () => {
    const first = after(full, cancelled(full, nacka));
    const more = placed(first, { unit: 'nacka', lines: [line(90)] }, 4);
    const then = cancelled(more, solna);
    expect(givenIn(then)).toEqual(['folder/sv nacka 30 district']);
    expect(sourcesIn(after(more, then), orderIdOf('nacka', 4))).toEqual(['stock 90 district']);
  });

  test('a change decides anew: what was given to the order before counts no more', () => {
    const first = after(full, cancelled(full, nacka));
    const then = after(first, changed(first, solna, 5));
    expect(sourcesIn(then, solna)).toEqual(['stock 5 district']);
    expect(then.stocks.folder?.editions.sv).toMatchObject({ depots: { district: [85, 15] } });
  });
});

test('what comes meanwhile goes to those who were promised, too', () => {
  const run = runIdOf(9);
  const ordered = orderRun(stateOf(), { id: run, ...line(50), deliveredBy: '2018-08-15' }, context.today);
  const confirmed = after(stateOf(), ordered);
  // Nacka is promised 50 and waits for 50; 70 come, and 30 of the run are enough.
  const promised = after(placed(confirmed), moved(placed(confirmed), { quantity: 70 }));
  expect(sourcesIn(promised)).toEqual(['stock 70 district', 'print-run 30 2018-08-15']);
  const arrived = giving(
    promised,
    arrive(onRun(promised, run), context.today, { quantity: 25, final: true }),
    context.today,
  );
  expect(sourcesIn(after(promised, arrived))).toEqual(['stock 95 district', 'waiting 5']);
});

describe('what came in part can be confirmed', () => {
  const state = placed(after(stateOf(), moved(stateOf(), { quantity: 40 })));
  const part = after(
    state,
    deliver(onOrder(state, nacka), { depots: offices }, context.today),
    '2018-08-02T10:00:00.000Z',
  );
  const received = (is: World, missing = 0) => receive(onOrder(is, nacka), missing > 0 ? [line(missing)] : []);
  const confirmed = after(part, received(part, 5), '2018-08-03T10:00:00.000Z');

  test('it stays open for the rest', () => {
    given(part)
      .when(received)
      .then([{ type: 'OrderReceived', partly: true }]);
    expect(orderIn(confirmed, nacka)).toMatchObject({
      status: 'partly-delivered',
      receivedAt: '2018-08-03T10:00:00.000Z',
      lines: { 'folder/sv': { missing: 5 } },
    });
    expect(sourcesIn(confirmed)).toEqual(['stock 40 district', 'waiting 60']);
  });

  test('once for each delivery, unless more is missing', () => {
    given(confirmed).when(received).then([]);
    given(confirmed).when(received, 35).then(['OrderReceived']);
    given(confirmed).when(received, 36).thenRefused('invalid-input', '/missing/0/quantity');
  });

  test('and in full when the rest has come', () => {
    const rest = after(confirmed, moved(confirmed, { quantity: 60 }));
    const whole = after(
      rest,
      deliver(onOrder(rest, nacka), { depots: offices }, context.today),
      '2018-08-04T10:00:00.000Z',
    );
    const then = after(whole, received(whole, 2));
    expect(orderIn(then, nacka)).toMatchObject({ status: 'received', lines: { 'folder/sv': { missing: 7 } } });
    given(then).when(received).then([]);
  });

  test('nothing of an order that nobody delivered', () => {
    given(state).when(received).thenRefused('wrong-status');
  });
});

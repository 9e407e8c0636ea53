import { describe, expect, test } from 'vitest';
import { deliver, depotsOf, pickOrder, receive } from '../../functions/materials/deliveries/rules.ts';
import { cancelOrder, changeOrder } from '../../functions/materials/orders/rules.ts';
import { move, type Wish } from '../../functions/materials/stock/rules.ts';
import { isRefusal } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  edition,
  editionStock,
  everywhere,
  item,
  line,
  nacka,
  orderIdOf,
  orderIn,
  pack,
  place,
  placed,
  poster,
  sourcesIn,
  stateOf,
  stock,
  onOrder,
  type World,
} from '../support/materials-cases.ts';

describe('D13: rations', () => {
  const packs = [pack([{ item: 'poster', language: 'sv', quantity: 40 }])];
  const state = stateOf([poster], [stock({ sv: editionStock(1_000) }, { item: 'poster' })], packs);
  const own = (quantity: number, unit = 'nacka') => ({ unit, lines: [line(quantity, 'sv', 'poster')] });
  const inPacks = (quantity: number, unit = 'nacka') => ({ unit, lines: [], packs: [{ pack: 'small', quantity }] });
  const got = (is: World, unit = 'nacka', n = 1) => {
    const { lines, leftOut } = orderIn(is, orderIdOf(unit, n));
    return [lines['poster/sv']?.quantity ?? 0, leftOut?.['poster/sv'] ?? 0];
  };

  test.each<[string, object, Expected<typeof place>, object]>([
    ['as many as the ration', own(60), ['OrderPlaced'], {}],
    ['one more', own(61), 'over-ration', { item: 'poster', left: 60 }],
    ['as many as that of a priority area', own(160, 'solna'), ['OrderPlaced'], {}],
    ['one more there', own(161, 'solna'), 'over-ration', { item: 'poster', left: 160 }],
    ['an office has none', own(900, 'district'), ['OrderPlaced'], {}],
  ])('a line of its own: %s', (_what, change, expected, more) => {
    const { decision, thenAsTold } = given(state).when(place, change);
    thenAsTold(expected);
    expect(isRefusal(decision) ? decision.more : {}).toEqual(more);
  });

  test('of a pack what exceeds the ration is left out, and said', () => {
    expect(got(placed(state, inPacks(3)))).toEqual([60, 60]);
    expect(got(placed(state, inPacks(3, 'solna')), 'solna')).toEqual([120, 0]);
  });
  test('a line of its own comes before packs', () => {
    expect(got(placed(state, { ...inPacks(1), ...own(50), packs: inPacks(1).packs }))).toEqual([60, 30]);
  });
  test('orders add up, and a cancelled one gives its part back', () => {
    const first = placed(state, own(45));
    given(first).when(place, own(16), 2).thenRefused('over-ration');
    given(first).when(place, own(15), 2).then(['OrderPlaced']);
    given(after(first, cancelOrder(onOrder(first, nacka))))
      .when(place, own(60), 2)
      .then(['OrderPlaced']);
  });
  test('the ration is of the item, in whatever languages', () => {
    const both = { ...poster, editions: { sv: edition(), so: edition() } };
    const lines = ['sv', 'so'].map((language) => ({ item: 'poster', language, quantity: 40 }));
    const is = placed(stateOf([both], [], [pack(lines)]), inPacks(1));
    expect(orderIn(is, nacka)).toMatchObject({
      lines: { 'poster/so': { quantity: 40 }, 'poster/sv': { quantity: 20 } },
      leftOut: { 'poster/sv': 20 },
    });
    expect(is.stocks.poster?.rations).toEqual({ nacka: 60 });
  });
  test('an order of which nothing is left is refused', () => {
    given(placed(state, own(60)))
      .when(place, inPacks(1), 2)
      .thenRefused('over-ration');
  });
});

describe('from placing to receipt', () => {
  const state = placed(stateOf([item()], [stock({ sv: everywhere(60, 40) })]));
  const delivered = (is: World, lines?: Parameters<typeof deliver>[1]['lines'], depots: readonly Office[] = offices) =>
    deliver(onOrder(is, nacka), { lines, depots }, context.today);
  const statusOf = (is: World) => orderIn(is, nacka).status;
  const some = after(state, delivered(state, [line(70)]));
  const whole = after(some, delivered(some));

  test('it is partly delivered, then delivered, then received', () => {
    expect([statusOf(some), statusOf(whole)]).toEqual(['partly-delivered', 'delivered']);
    const received = after(whole, receive(onOrder(whole, nacka), [line(3)]));
    expect([statusOf(received), orderIn(received, nacka).lines['folder/sv']?.missing]).toEqual(['received', 3]);
  });
  const own = depotsOf(['city-hall']);
  test.each<[string, World, Parameters<typeof delivered>[1], readonly Office[], Expected<typeof delivered>]>([
    ['more than is kept cannot be delivered', state, [line(101)], offices, 'exceeds-held'],
    ['nor from a depot that has none of it', state, [{ ...line(1), depot: 'county-council' }], offices, 'exceeds-held'],
    ['an office delivers what its own depot keeps', state, undefined, own, ['OrderDelivered']],
    ['and no more', state, [line(41)], own, 'exceeds-held'],
    ['what is delivered is not delivered again', whole, undefined, offices, 'wrong-status'],
  ])('%s', (_what, is, lines, depots, expected) => {
    given(is).when(delivered, lines, depots).thenAsTold(expected);
  });
  test('what is not delivered is not received', () => {
    given(onOrder(state)).when(receive, []).thenRefused('wrong-status');
  });
  test('more cannot be missing than was delivered', () => {
    given(onOrder(whole))
      .when(receive, [line(101)])
      .thenRefused('invalid-input');
  });
  test('what is delivered is not cancelled', () => {
    given(onOrder(whole)).when(cancelOrder).thenRefused('wrong-status');
  });
  test('what is delivered in part is', () => {
    given(onOrder(some)).when(cancelOrder).then(['OrderCancelled']);
  });
  test('what is being picked is not changed', () => {
    const picked = after(state, pickOrder(onOrder(state)));
    given(onOrder(picked))
      .when(changeOrder, { packs: [], lines: [line(1)] }, context.today)
      .thenRefused('wrong-status');
  });

  test('a change is judged as an order that replaces it', () => {
    const change = (quantity: number) =>
      changeOrder(onOrder(state), { packs: [], lines: [line(quantity)] }, context.today);
    expect(sourcesIn(after(state, change(90)))).toEqual(['stock 60 district', 'stock 30 city-hall']);
    expect(sourcesIn(after(state, change(110)))).toEqual(['stock 60 district', 'stock 40 city-hall', 'waiting 10']);
  });
});

describe('stock is never below zero', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(120) })]));
  const moved = (quantity: number, reason: Wish['reason'], rest: Partial<Wish> = {}): Wish => ({
    depot: 'district',
    ...line(quantity),
    reason,
    ...rest,
  });
  test.each<[string, Wish, Expected<typeof move>]>([
    ['what is free may be wasted', moved(-20, 'waste'), ['StockMoved']],
    ['what is kept for an order may not', moved(-21, 'waste'), 'below-zero'],
    ['nor be counted away', moved(-21, 'count'), 'below-zero'],
    ['nor moved to another depot', moved(21, 'transfer', { to: 'city-hall' }), 'below-zero'],
    ['a transfer goes somewhere', moved(20, 'transfer'), 'invalid-input /to'],
    ['and somewhere else', moved(20, 'transfer', { to: 'district' }), 'invalid-input /to'],
    ['waste is less, not more', moved(20, 'waste'), 'invalid-input /quantity'],
    ['an arrival is more', moved(-20, 'arrival'), 'invalid-input /quantity'],
    ['of an edition that is there', moved(1, 'arrival', { language: 'ar' }), 'invalid-input /language'],
  ])('%s', (_what, movement, expected) => {
    given(state).when(move, movement).thenAsTold(expected);
  });
});

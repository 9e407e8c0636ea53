import { describe, expect, test } from 'vitest';
import { reverseDelivery, reversePicking, reverseReceipt } from '../../functions/materials/deliveries/reversal.ts';
import { deliver, pickOrder, receive } from '../../functions/materials/deliveries/rules.ts';
import { concerns, type Decision, type MaterialsEvent } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { cancelOrder, changeOrder } from '../../functions/materials/orders/rules.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { announce } from '../../functions/materials/words.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  context,
  editionStock,
  item,
  line,
  nacka,
  onOrder,
  orderIdOf,
  orderIn,
  place,
  placed,
  poster,
  sourcesIn,
  stateOf,
  stock,
  type World,
} from '../support/materials-cases.ts';

/** What is taken back of an order on its way out. */
const { today } = context;
const then = (is: World, decision: Decision<ProblemCode>, id = nacka): World =>
  after(is, giving(onOrder(is, id), decision, today));
const delivered = (is: World, lines?: Parameters<typeof deliver>[1]['lines'], id = nacka): World =>
  then(is, deliver(onOrder(is, id), { lines, depots: offices }, today), id);
const deliveryIn = (is: World, n = 0, id = nacka) => orderIn(is, id).deliveries?.[n]?.id ?? 'none';
const undeliver = (is: World, n = 0, id = nacka, depots = offices) =>
  reverseDelivery(onOrder(is, id), { delivery: deliveryIn(is, n, id), reason: 'Fel', depots });
const unreceive = (is: World, n = 0) =>
  reverseReceipt(onOrder(is), { receipt: orderIn(is, nacka).receipts?.[n]?.id ?? 'none', reason: 'Fel' });
const told = (decision: Decision<ProblemCode>, unit: string) => {
  if (isRefusal(decision)) throw new Error(decision.refused);
  const event = { ...(decision[0] as MaterialsEvent), id: '1', at: today, actor: 'kim' };
  return { units: concerns(event), sv: announce(event, unit, (each) => each).text.sv };
};

describe('a delivery is taken back', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(100) })]));
  const some = delivered(state, [line(30)]);
  const whole = delivered(some);

  test('what was delivered is kept for the order again', () => {
    const back = then(some, undeliver(some));
    expect([orderIn(back, nacka).status, sourcesIn(back)]).toEqual(['placed', ['stock 100 district']]);
    expect(back.stocks.folder?.editions.sv).toEqual({ depots: { district: [0, 100] } });
    expect(orderIn(back, nacka)).not.toHaveProperty('deliveredAt');
    expect(orderIn(back, nacka).lines['folder/sv']).not.toHaveProperty('delivered');
    expect(orderIn(back, nacka).deliveries).toMatchObject([{ reversed: { reason: 'Fel' } }]);
  });
  test('of several one, and the order is open for it', () => {
    const back = then(whole, undeliver(whole, 1));
    expect(orderIn(back, nacka)).toMatchObject({
      status: 'partly-delivered',
      lines: { 'folder/sv': { delivered: { district: 30 } } },
    });
    expect(back.stocks.folder?.editions.sv).toMatchObject({ depots: { district: [0, 70] }, delivered: 30 });
    given(delivered(back)).when(undeliver, 1).then([]);
    expect(orderIn(delivered(back), nacka).status).toBe('delivered');
  });
  test('what the order was given since it was decided is kept for it, too', () => {
    const waiting = placed(stateOf());
    const come = then(waiting, move(waiting, { depot: 'district', ...line(60), reason: 'arrival' }), '');
    const rest = then(come, move(come, { depot: 'city-hall', ...line(40), reason: 'arrival' }), '');
    const back = then(delivered(rest), undeliver(delivered(rest)));
    expect(sourcesIn(back)).toEqual(['stock 60 district', 'stock 40 city-hall']);
    given(onOrder(back))
      .when(changeOrder, { packs: [], lines: [line(50)] }, today)
      .then(['OrderChanged']);
  });
  test('twice is once', () => {
    const back = then(some, undeliver(some));
    given(back).when(undeliver).then([]);
  });

  const received = then(whole, receive(onOrder(whole), []));
  test.each<[string, World, Parameters<typeof undeliver>, Expected<typeof undeliver>]>([
    ['whoever may not deliver from its depots may not', some, [some, 0, nacka, ['city-hall'] as never], 'not-allowed'],
    ['what is not there is not found', state, [state], 'not-found'],
    ['what the receiver has confirmed stays', received, [received], 'rests-on'],
  ])('%s', (_what, is, [, ...rest], expected) => {
    given(is)
      .when(undeliver, ...rest)
      .thenAsTold(expected);
  });
  test('what was delivered after the receiver’s word does not rest on it', () => {
    const confirmed = then(some, receive(onOrder(some), []));
    const later = after(confirmed, deliver(onOrder(confirmed), { depots: offices }, today), '2018-08-02T10:00:00.000Z');
    expect(isRefusal(undeliver(later, 0))).toBe(true);
    given(later).when(undeliver, 1).then(['OrderDeliveryReversed']);
  });

  test('of an order that was cancelled it is free, and goes to those who wait; the ration is given back', () => {
    const posters = stateOf([poster], [stock({ sv: editionStock(50) }, { item: 'poster' })]);
    const first = placed(posters, { lines: [line(50, 'sv', 'poster')] });
    const gone = delivered(first, [line(20, 'sv', 'poster')]);
    const over = then(gone, cancelOrder(onOrder(gone), { by: 'nacka' }));
    const waiting = placed(over, { unit: 'solna', lines: [line(45, 'sv', 'poster')] }, 2);
    const back = then(waiting, undeliver(waiting));
    expect(orderIn(back, nacka).status).toBe('cancelled');
    expect(sourcesIn(back, orderIdOf('solna', 2), 'poster')).toEqual(['stock 45 district']);
    expect(back.stocks.poster?.rations).toEqual({ nacka: 0, solna: 45 });
    expect(orderIn(back, nacka).cancelled?.freed).toEqual({ 'poster/sv': { held: { district: 50 } } });
  });

  test('D9: nobody who asked later gets it', () => {
    const later = placed(whole, { unit: 'solna', lines: [line(10)] }, 2);
    const back = then(later, undeliver(later));
    expect(sourcesIn(back, orderIdOf('solna', 2))).toEqual(['waiting 10']);
    given(back)
      .when(place, { unit: 'kista', lines: [line(1)] }, 3)
      .then(['OrderPlaced']);
  });

  test('those who were told are told', () => {
    const { units, sv } = told(undeliver(whole), 'nacka');
    expect(units).toEqual(['district', 'nacka']);
    expect(sv).toBe('Något av er beställning var infört som levererat, men så är det inte; det ligger undan på nytt.');
  });
});

describe('a receipt is taken back', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(100) })]));
  const some = delivered(state, [line(30)]);
  const partly = then(some, receive(onOrder(some), [line(2)]));
  const whole = delivered(partly);
  const received = then(whole, receive(onOrder(whole), [line(3)]));

  test('what was missing is not, and the order is delivered', () => {
    const back = then(received, unreceive(received, 1));
    expect(orderIn(back, nacka)).toMatchObject({ status: 'delivered', lines: { 'folder/sv': { missing: 2 } } });
    given(back).when(unreceive, 1).then([]);
    const none = then(back, unreceive(back, 0));
    expect(orderIn(none, nacka).lines['folder/sv']).not.toHaveProperty('missing');
    expect(orderIn(none, nacka)).not.toHaveProperty('receivedAt');
    expect(orderIn(then(none, receive(onOrder(none), [])), nacka).status).toBe('received');
  });
  test('of a part nothing else changes', () => {
    const back = then(received, unreceive(received, 0));
    expect(orderIn(back, nacka)).toMatchObject({ status: 'received', lines: { 'folder/sv': { missing: 3 } } });
    expect(orderIn(then(partly, unreceive(partly)), nacka).status).toBe('partly-delivered');
  });
  test('one that is not there is not found', () => {
    given(whole).when(unreceive, 1).thenRefused('not-found');
  });
});

describe('that an order is picked is taken back', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(100) })]));
  const picked = after(state, pickOrder(onOrder(state)));
  test.each<[string, World, Expected<typeof reversePicking>]>([
    ['and it can be changed', picked, ['OrderPickingReversed']],
    ['one that is not picked needs nothing', state, []],
    ['what has been delivered was picked', delivered(state), 'wrong-status'],
  ])('%s', (_what, is, expected) => {
    given(onOrder(is)).when(reversePicking, 'Fel').thenAsTold(expected);
  });
});

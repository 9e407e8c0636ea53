import { describe, expect, test } from 'vitest';
import { runsComing } from '../../functions/materials/editions.ts';
import { concerns } from '../../functions/materials/events.ts';
import { deliver, receive } from '../../functions/materials/deliveries/rules.ts';
import { reverseDelivery, reverseReceipt } from '../../functions/materials/deliveries/reversal.ts';
import { escalateOrder } from '../../functions/materials/orders/due.ts';
import { cancelOrder, changeOrder, placeOrder } from '../../functions/materials/orders/rules.ts';
import { consent, declineShare } from '../../functions/materials/orders/sharing.ts';
import { changeRun } from '../../functions/materials/runs/correcting.ts';
import { arrive, escalateRun, orderRun } from '../../functions/materials/runs/rules.ts';
import { announce } from '../../functions/materials/words.ts';
import { given } from '../support/given.ts';
import {
  after,
  context,
  editionStock,
  item,
  line,
  nacka,
  onOrder,
  onRun,
  orderIdOf,
  orderIn,
  placed,
  runIdOf,
  stateOf,
  stock,
  wish,
  type World,
} from '../support/materials-cases.ts';

/** D6: what waits of orders and print runs, who sees to it by when, and that the offices are told once. */
const { today } = context;
const depots = ['district', 'city-hall'] as const;
const start = stateOf([item()], [stock({ sv: editionStock(150) })]);
const escalate = (is: World, day: string, id = nacka) => escalateOrder({ order: orderIn(is, id) }, day);
const dueOf = (is: World, id = nacka) => {
  const { owner, replyBy, escalated } = orderIn(is, id);
  return [owner, replyBy, escalated === true];
};
const told = (is: World, day: string) => after(is, escalate(is, day));

describe('an order', () => {
  const needed = placed(start, { neededBy: '2018-08-20', lines: [line(30)] });
  test('is delivered by the day it is needed, else within the days of the settings', () => {
    expect(dueOf(needed)).toEqual(['district', '2018-08-20', false]);
    expect(dueOf(placed(start, { lines: [line(30)] }))).toEqual(['district', '2018-08-11', false]);
  });
  test('within these days after what it is promised comes', () => {
    const run = { sv: editionStock(0, { runs: { '01J': { quantity: 100, deliveredBy: '2018-08-15' } } }) };
    expect(dueOf(placed(stateOf([item()], [stock(run)]), { lines: [line(30)] }))).toEqual([
      'district',
      '2018-08-25',
      false,
    ]);
  });
  test('by the office in whose depot all of it lies', () => {
    const elsewhere = stateOf(
      [item()],
      [stock({ sv: editionStock(0, { depots: { 'city-hall': { onHand: 50, reserved: 0 } } }) })],
    );
    expect(dueOf(placed(elsewhere, { lines: [line(30)] }))[0]).toBe('city-hall');
  });

  test('past its day is told once', () => {
    given({ order: orderIn(needed, nacka) })
      .when(escalateOrder, '2018-08-21')
      .then(['OrderEscalated']);
    expect(escalate(needed, '2018-08-20')).toEqual([]);
    expect(escalate(needed, '2018-08-21')).toMatchObject([
      { type: 'OrderEscalated', owner: 'district', replyBy: '2018-08-20', status: 'placed' },
    ]);
    expect(escalate(told(needed, '2018-08-21'), '2018-08-22')).toEqual([]);
  });
  test('with another day it is told again, once that is past', () => {
    const change = { packs: [], lines: [], neededBy: '2018-08-25' };
    const moved = after(told(needed, '2018-08-21'), changeOrder(onOrder(needed), change, today));
    expect(dueOf(moved)).toEqual(['district', '2018-08-25', false]);
    expect(escalate(moved, '2018-08-25')).toEqual([]);
    expect(escalate(moved, '2018-08-26')).toHaveLength(1);
    const elsewhere = { packs: [], lines: [], deliverTo: 'Hos Karin' };
    const state = told(needed, '2018-08-21');
    const same = after({ ...state, said: { deliverTo: 'Hos Karin' } }, changeOrder(onOrder(state), elsewhere, today));
    expect(escalate(same, '2018-08-26')).toEqual([]);
  });
  test('of what is cancelled, or has come, nothing is told', () => {
    expect(escalate(after(needed, cancelOrder(onOrder(needed), { by: 'nacka' })), '2018-09-01')).toEqual([]);
  });

  const delivered = after(told(needed, '2018-08-21'), deliver(onOrder(needed), { depots, days: 5 }, today));
  test('that is delivered its unit confirms, within the days of the settings; that, too, is told once', () => {
    expect(dueOf(delivered)).toEqual(['nacka', '2018-08-06', false]);
    expect(escalate(delivered, '2018-08-07')).toMatchObject([{ owner: 'nacka', status: 'delivered' }]);
    expect(escalate(told(delivered, '2018-08-07'), '2018-08-08')).toEqual([]);
    const received = after(delivered, receive(onOrder(delivered), []));
    expect(escalate(received, '2018-08-07')).toEqual([]);
    const [receipt = ''] = (orderIn(received, nacka).receipts ?? []).map(({ id }) => id);
    const again = after(received, reverseReceipt(onOrder(received), { receipt, reason: 'Fel.' }));
    expect(escalate(again, '2018-08-07')).toHaveLength(1);
  });
  test('that is not delivered after all is the depot’s again', () => {
    const [delivery = ''] = (orderIn(delivered, nacka).deliveries ?? []).map(({ id }) => id);
    const back = after(delivered, reverseDelivery(onOrder(delivered), { delivery, reason: 'Fel.', depots }));
    expect(dueOf(back)).toEqual(['district', '2018-08-20', false]);
  });

  test('all offices and its unit are told; its owner has something to do', () => {
    const [event] = escalate(needed, '2018-08-21');
    expect(concerns(event as never).toSorted()).toEqual(['city-hall', 'county-council', 'district', 'nacka']);
    const said = (unit: string) => announce(event as never, unit, (each) => each);
    expect([said('district').action, said('district').due, said('nacka').action]).toEqual(['do', '2018-08-20', 'know']);
  });
});

describe('E11: what others are asked to order with it', () => {
  const shares = [
    { unit: 'solna', lines: [line(30)] },
    { unit: 'kista', lines: [line(40)] },
  ];
  const wished = wish({ neededBy: '2018-08-20' });
  const asked = after(
    start,
    placeOrder(start, { id: nacka, wish: wished, asking: { shares, replyBy: '2018-08-06' }, days: 10 }, today),
  );
  const joined = { ...asked, joined: orderIn(asked, nacka) };
  test('is told once of each who has not answered', () => {
    const one = after(asked, declineShare(joined, { unit: 'kista', reason: 'Vi har redan.' }));
    expect(escalate(one, '2018-08-06')).toEqual([]);
    expect(escalate(one, '2018-08-07')).toMatchObject([{ type: 'ShareEscalated', with: 'solna' }]);
    expect(escalate(told(one, '2018-08-07'), '2018-08-08')).toEqual([]);
    const [event] = escalate(one, '2018-08-07');
    expect(concerns(event as never)).toHaveLength(5);
    const said = (unit: string) => announce(event as never, unit, (each) => each).action;
    expect(['solna', 'nacka', 'district'].map(said)).toEqual(['decide', 'know', 'know']);
  });
  test('a share is delivered by the same day', () => {
    const is = after(asked, consent(joined, { order: orderIdOf('solna', 2), unit: 'solna', days: 10 }, today));
    expect(dueOf(is, orderIdOf('solna', 2))).toEqual(['district', '2018-08-20', false]);
  });
});

describe('a print run', () => {
  const id = runIdOf();
  const run = { id, item: 'folder', language: 'sv', quantity: 100, deliveredBy: '2018-08-10' };
  const is = after(start, orderRun(start, run, today));
  const overdue = (state: World, day: string) => escalateRun(onRun(state, id), day);
  test('past its day is told once, to all offices; the district sees to it', () => {
    expect(overdue(is, '2018-08-10')).toEqual([]);
    given(onRun(is, id))
      .when(escalateRun, '2018-08-11')
      .then([{ deliveredBy: '2018-08-10' }]);
    const [event] = overdue(is, '2018-08-11') as never[];
    expect(concerns(event as never)).toHaveLength(3);
    const said = (unit: string) => announce(event as never, unit, (each) => each).action;
    expect(['district', 'city-hall'].map(said)).toEqual(['do', 'know']);
    expect(overdue(after(is, overdue(is, '2018-08-11')), '2018-08-12')).toEqual([]);
  });
  test('moved, it is told again once the new day is past', () => {
    const state = after(is, overdue(is, '2018-08-11'));
    const moved = after(state, changeRun(onRun(state, id), { deliveredBy: '2018-08-15' }, '2018-08-11'));
    expect(overdue(moved, '2018-08-15')).toEqual([]);
    expect(overdue(moved, '2018-08-16')).toHaveLength(1);
  });
  test('that has come is not told of', () => {
    expect(overdue(after(is, arrive(onRun(is, id), today)), '2018-08-11')).toEqual([]);
  });
  test('the stock knows which are on their way', () => {
    expect(runsComing(is.stocks)).toEqual([{ id, deliveredBy: '2018-08-10' }]);
  });
});

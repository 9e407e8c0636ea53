import { describe, expect, test } from 'vitest';
import { concerns, type MaterialsEvent } from '../../functions/materials/events.ts';
import { cancelOrder, placeOrder } from '../../functions/materials/orders/rules.ts';
import { consent, declineShare } from '../../functions/materials/orders/sharing.ts';
import { announce } from '../../functions/materials/words.ts';
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
  wish,
  type World,
} from '../support/materials-cases.ts';

/** E11: Nacka orders 100 folders and asks Solna and Kista to have 30 and 40 brought there, too. */
const { today } = context;
const replyBy = '2018-08-06';
const both = [
  { unit: 'solna', lines: [line(30)] },
  { unit: 'kista', lines: [line(40)] },
];
const start = stateOf([item(), poster], [stock({ sv: editionStock(150) })]);
const ask = (is: World, shares = both, until = replyBy) =>
  placeOrder(
    is,
    { id: nacka, wish: wish({ neededBy: '2018-08-20' }), asking: { shares, replyBy: until }, days: 10 },
    today,
  );
const asked = after(start, ask(start));
const joined = (is: World) => ({ ...is, joined: orderIn(is, nacka) });
const answer = (is: World, unit: string, n = 2) =>
  consent(joined(is), { order: orderIdOf(unit, n), unit, days: 10 }, today);
const decline = (is: World, unit: string) => declineShare(joined(is), { unit, reason: 'Vi har redan.' });
const sharesOf = (is: World) =>
  Object.entries(orderIn(is, nacka).shares ?? {})
    .map(([unit, { status }]) => `${unit} ${status}`)
    .sort();

describe('E11: several order together', () => {
  test('what others would order does not count before they consent', () => {
    expect(sharesOf(asked)).toEqual(['kista asked', 'solna asked']);
    expect(asked.stocks.folder?.editions.sv).toMatchObject({ depots: { district: [50, 100] } });
  });
  test('then it is an order of theirs, for the same day, that joins the first', () => {
    const is = after(asked, answer(asked, 'solna'));
    expect(sharesOf(is)).toEqual(['kista asked', 'solna accepted']);
    expect(orderIn(is, orderIdOf('solna', 2))).toMatchObject({ unit: 'solna', neededBy: '2018-08-20', joins: nacka });
    expect(orderIn(is, nacka).shares?.solna?.order).toBe(orderIdOf('solna', 2));
    expect(sourcesIn(is, orderIdOf('solna', 2))).toEqual(['stock 30 district']);
  });
  test('D9: its place in the line is when it consented', () => {
    const meanwhile = placed(asked, { unit: 'kista', lines: [line(50)] }, 2);
    const is = after(meanwhile, answer(meanwhile, 'solna', 3));
    expect(sourcesIn(is, orderIdOf('solna', 3))).toEqual(['waiting 30']);
  });
  test('D13: of its own ration', () => {
    const shares = [{ unit: 'solna', lines: [line(161, 'sv', 'poster')] }];
    const is = after(start, ask(start, shares));
    given(is).when(answer, 'solna').thenRefused('over-ration', { item: 'poster', left: 160 });
  });

  const declined = after(asked, decline(asked, 'solna'));
  const cancelled = after(asked, cancelOrder(onOrder(asked), { by: 'nacka' }));
  test.each<[string, World, string, Expected<typeof answer>]>([
    ['who is asked consents', asked, 'kista', ['OrderPlaced', 'ShareConsented']],
    ['nobody else', asked, 'nacka', 'not-found'],
    ['not who declined', declined, 'solna', 'wrong-status'],
    ['nor when the order is cancelled', cancelled, 'solna', 'wrong-status'],
  ])('%s', (_what, is, unit, expected) => {
    given(is).when(answer, unit).thenAsTold(expected);
  });
  test.each<[string, World, string, Expected<typeof decline>]>([
    ['who is asked may decline', asked, 'kista', ['ShareDeclined']],
    ['twice is once', declined, 'solna', []],
    ['not after they consented', after(asked, answer(asked, 'solna')), 'solna', 'wrong-status'],
    ['nobody else', asked, 'nacka', 'not-found'],
  ])('%s', (_what, is, unit, expected) => {
    given(is).when(decline, unit).thenAsTold(expected);
  });
  test.each<[string, Parameters<typeof ask>[1], string, string]>([
    ['oneself is not asked', [{ unit: 'nacka', lines: [line(1)] }], replyBy, '/shares/0/unit invalid-value'],
    ['nor anybody twice', [...both, ...both], replyBy, '/shares/2/unit invalid-value'],
    ['nor who is not there', [{ unit: 'nobody', lines: [line(1)] }], replyBy, '/shares/0/unit unknown'],
    ['for what is there', [{ unit: 'solna', lines: [line(1, 'sv', 'x')] }], replyBy, '/shares/0/lines/0/item unknown'],
    ['by a day to come', both, '2018-07-31', '/replyBy past'],
  ])('%s', (_what, shares, until, expected) => {
    given(start)
      .when(ask, shares, until)
      .thenAsTold(`invalid-input ${expected}` as 'invalid-input');
  });
  test('alone as before', () => {
    given(start).when(place).then(['OrderPlaced']);
  });

  test('each is told what concerns them', () => {
    const told = (decision: unknown, at: number, unit: string) => {
      const event = { ...(decision as readonly MaterialsEvent[])[at], id: '1', at: today, actor: 'kim' } as never;
      const { action, text } = announce(event, unit, (each) => each);
      return [concerns(event), action, text.sv];
    };
    expect(told(ask(start), 1, 'solna')).toEqual([
      ['district', 'nacka', 'solna', 'kista'],
      'decide',
      'Nacka vill beställa material tillsammans med er, till ett ställe: säg ja eller nej senast 2018-08-06.',
    ]);
    expect(told(answer(asked, 'solna'), 1, 'nacka')).toEqual([
      ['nacka', 'solna'],
      'know',
      'Solna beställer tillsammans med er.',
    ]);
    expect(told(decline(asked, 'solna'), 0, 'nacka')[2]).toBe(
      'Solna har sagt nej till att beställa tillsammans med er; skälet finns vid er beställning.',
    );
  });
});

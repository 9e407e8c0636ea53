import { describe, expect, test } from 'vitest';
import { deliver } from '../../functions/materials/deliveries/rules.ts';
import { concerns, type Decision, type MaterialsEvent } from '../../functions/materials/events.ts';
import { giving } from '../../functions/materials/orders/giving.ts';
import { reopenOrder } from '../../functions/materials/orders/reopening.ts';
import { cancelOrder } from '../../functions/materials/orders/rules.ts';
import { announce } from '../../functions/materials/words.ts';
import { called } from '../../shared/called.ts';
import type { ProblemCode } from '../../shared/problems.ts';
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
  orderIn,
  placed,
  poster,
  sourcesIn,
  stateOf,
  stock,
  type World,
} from '../support/materials-cases.ts';

/** An order is cancelled, of another's with a reason, and opened again. */
describe('an order is cancelled', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(100) })]));
  const cancelled = (is: World, said: Parameters<typeof cancelOrder>[1]) => cancelOrder(onOrder(is), said);
  test.each<[string, Parameters<typeof cancelled>[1], Expected<typeof cancelled>]>([
    ['by whose it is, without a word', { by: 'nacka' }, ['OrderCancelled']],
    ['by the district, with a reason', { by: 'district', reason: 'Dubbelt' }, ['OrderCancelled']],
    ['not without', { by: 'district' }, 'invalid-input /reason reason-for-owner'],
  ])('%s', (_what, said, expected) => {
    given(state).when(cancelled, said).thenAsTold(expected);
  });

  test('the association is told by whom, and where the reason is', () => {
    const told = (by: string) => {
      const decision = cancelled(state, { by, reason: 'Dubbelt' }) as readonly MaterialsEvent[];
      const event = { ...(decision[0] as MaterialsEvent), id: '1', at: context.today, actor: 'kim' };
      return announce(event, 'nacka', (unit) => (unit === 'district' ? 'Distriktskansliet' : unit)).text.sv;
    };
    expect(told('district')).toBe('Distriktskansliet har avbeställt er beställning; skälet finns vid beställningen.');
    expect(told('nacka')).toMatch(/^Er beställning är avbeställd/);
  });
  test('the state comes before the reason', () => {
    const whole = after(state, deliver(onOrder(state), { depots: offices }, context.today));
    given(whole).when(cancelled, { by: 'district' }).thenRefused('wrong-status');
  });
});

describe('a cancelled order is opened again', () => {
  const state = placed(stateOf([item()], [stock({ sv: editionStock(60) })]));
  const ended = (is: World, id = nacka): World =>
    after(
      is,
      giving(onOrder(is, id), cancelOrder(onOrder(is, id), { by: 'district', reason: 'Dubbelt' }), context.today),
    );
  const reopened = (is: World): Decision<ProblemCode> =>
    reopenOrder(onOrder(is), { by: 'district', reason: 'Fel', days: 10 }, context.today);

  test('with what lies there still kept for it, and the rest asked for anew', () => {
    const again = after(ended(state), reopened(ended(state)));
    expect([orderIn(again, nacka).status, sourcesIn(again)]).toEqual(['placed', ['stock 60 district', 'waiting 40']]);
    expect(again.stocks.folder?.editions.sv).toMatchObject({
      depots: { district: [0, 60] },
      waiting: [{ quantity: 40 }],
    });
    expect(orderIn(again, nacka)).toMatchObject({ reopened: { by: 'district', reason: 'Fel' } });
    expect(orderIn(again, nacka)).not.toHaveProperty('cancelled');
    given(again).when(reopened).then([]);
  });

  test('not where others have had what it let go of', () => {
    const taken = placed(ended(state), { unit: 'solna', lines: [line(1)] }, 2);
    given(taken)
      .when(reopened)
      .thenRefused('rests-on', { restsOn: ['folder/sv'] });
    const { detail } = reopened(taken) as unknown as { readonly detail: { readonly sv: string } };
    expect(detail.sv).toBe(`Det ligger inte kvar: ${called('item', 'folder')} (svenska).`);
    const waiting = placed(state, { unit: 'solna', lines: [line(10)] }, 2);
    given(ended(waiting)).when(reopened).thenRefused('rests-on');
  });

  test('by the rules of asking: what can no longer be printed is not waited for', () => {
    const late = { ...ended(state), items: { folder: item({ orderDeadline: '2018-07-31' }) } };
    expect(sourcesIn(after(late, reopened(late)))).toEqual(['stock 60 district', 'unavailable 40 too-late']);
    const over = { ...ended(state), items: { folder: item({ validTo: '2018-07-31' }) } };
    given(over).when(reopened).thenRefused('nothing-available');
  });

  test('what was delivered of it stays delivered', () => {
    const part = after(state, deliver(onOrder(state), { lines: [line(20)], depots: offices }, context.today));
    const again = after(ended(part), reopened(ended(part)));
    expect([orderIn(again, nacka).status, sourcesIn(again)]).toEqual([
      'partly-delivered',
      ['stock 60 district', 'waiting 40'],
    ]);
    expect(again.stocks.folder?.editions.sv).toMatchObject({ depots: { district: [0, 40] }, delivered: 20 });
  });

  test('D13: what the association has ordered of the ration meanwhile counts', () => {
    const one = { lines: [line(60, 'sv', 'poster')] };
    const posters = placed(stateOf([poster], [stock({ sv: editionStock(500) }, { item: 'poster' })]), one);
    const more = placed(ended(posters), { lines: [line(10, 'sv', 'poster')] }, 2);
    given(more).when(reopened).thenRefused('over-ration', { left: 50 });
  });

  test('the depots that keep it again are told, and it is work again', () => {
    const [event] = reopened(ended(state)) as readonly MaterialsEvent[];
    const recorded = { ...(event as MaterialsEvent), id: '1', at: context.today, actor: 'kim' };
    expect(concerns(recorded)).toEqual(['district', 'nacka']);
    expect(announce(recorded, 'district', (unit) => unit).action).toBe('do');
    expect(announce(recorded, 'nacka', (unit) => unit)).toMatchObject({
      action: 'know',
      text: { sv: expect.stringMatching(/^Er beställning gäller igen; .* väntar på tryck\.$/) },
    });
  });

  test('only one that is cancelled is', () => {
    given(state).when(reopened).thenRefused('wrong-status');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Funds } from '../../functions/pot/funding.ts';
import { type BoostsEvent, concerns } from '../../functions/channels/boosts/events.ts';
import { evolve } from '../../functions/channels/boosts/evolve.ts';
import { fundsDecided, measureBoost, requestBoost } from '../../functions/channels/boosts/rules.ts';
import type { Boost, BoostsState, BoostStatus } from '../../functions/channels/boosts/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { channel, event, now } from '../support/channels-state.ts';

/** D17: a paid boost follows its money. */
const id = '01J4Z6X9Q8W7E6R5T4Y3V2B1B0';
const spending = 'solna.01J4Z6X9Q8W7E6R5T4Y3V2B1S0';
const boost = (change: Partial<Boost> = {}): Boost => ({
  version: 1,
  createdAt: now,
  updatedAt: now,
  id,
  channel: 'fb-district',
  unit: 'solna',
  amount: 50_000,
  audience: 'families',
  status: 'awaiting-funds',
  spending,
  ...change,
});
const stateOf = (is: Boost, in_ = channel()): BoostsState => ({ boosts: { [id]: is }, channels: { [in_.id]: in_ } });
const said = (decision: readonly BoostsEvent[] | Refusal): string =>
  isRefusal(decision)
    ? [decision.refused, ...(decision.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)].join(' ')
    : decision.map(({ type }) => type).join(' ');
const after = (state: BoostsState, decision: readonly BoostsEvent[] | Refusal): BoostsState => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision.reduce((is, each) => evolve(is, { ...each, id: 'x', at: now, actor: 'kim' }), state);
};

describe('D17: a boost is asked for', () => {
  const wish = { id, channel: 'fb-district', unit: 'solna', amount: 50_000, audience: 'families', spending };
  const register = { audiences: undefined, areaName: undefined };
  const context = { now, channel: channel(), event: undefined, isKnownUnit: true, ...register };
  const empty: BoostsState = { boosts: {}, channels: {} };

  test('with an event or without, and awaits its money', () => {
    expect(after(empty, requestBoost(wish, context)).boosts[id]).toMatchObject({ status: 'awaiting-funds', spending });
    const of = after(empty, requestBoost({ ...wish, event: event().id }, { ...context, event: event() }));
    expect(of.boosts[id]).toMatchObject({ event: event().id, amount: 50_000 });
  });
  test('who asks and whose channel it is are told', () => {
    const [happened] = requestBoost(wish, context) as readonly BoostsEvent[];
    expect(concerns({ ...(happened as BoostsEvent), id: 'x', at: now, actor: 'kim' })).toEqual(['district', 'solna']);
  });
  test.each([
    ['a channel that is not there', {}, { channel: undefined }, 'invalid-input /channel unknown'],
    ['a unit that is not there', {}, { isKnownUnit: false }, 'invalid-input /unit unknown'],
    ['a voter group of the register', {}, { audiences: new Set(['families']) }, 'BoostRequested'],
    ['another voter group', {}, { audiences: new Set(['seniors']) }, 'invalid-input /audience invalid-value'],
    ['an area', { area: 'solna' }, { areaName: 'Solna' }, 'BoostRequested'],
    ['an area that is not there', { area: 'mars' }, {}, 'invalid-input /area unknown'],
    ['an event that is none of theirs', { event: 'x' }, {}, 'invalid-input /event unknown'],
    ['an event for members', { event: 'x' }, { event: event({ visibility: 'members' }) }, 'wrong-status'],
    ['an event that is cancelled', { event: 'x' }, { event: event({ status: 'cancelled' }) }, 'wrong-status'],
    ['an event that begins now', { event: 'x' }, { event: event({ startsAt: '2026-08-03T12:00' }) }, 'wrong-status'],
    [
      'one that begins in a minute',
      { event: 'x' },
      { event: event({ startsAt: '2026-08-03T12:01' }) },
      'BoostRequested',
    ],
    ['a draft', { event: 'x' }, { event: event({ status: 'draft' }) }, 'BoostRequested'],
  ] as const)('for %s', (_, change, known, expected) => {
    expect(said(requestBoost({ ...wish, ...change }, { ...context, ...known }))).toBe(expected);
  });
});

describe('D17: what became of the money decides', () => {
  const awaited: Funds = { status: 'submitted', funds: 'awaited' };
  const reserved: Funds = { status: 'reserved', funds: 'granted' };
  const paid: Funds = { status: 'reserved', funds: 'granted', isPaid: true };
  const closedPaid: Funds = { status: 'closed', funds: 'granted', isPaid: true };
  const closedUnpaid: Funds = { status: 'closed', funds: 'denied' };
  const refused: Funds = { status: 'refused', funds: 'denied' };
  const withdrawn: Funds = { status: 'withdrawn', funds: 'denied' };

  test.each<[BoostStatus, Funds, string, BoostStatus]>([
    ['awaiting-funds', awaited, '', 'awaiting-funds'],
    ['awaiting-funds', reserved, 'BoostReserved', 'reserved'],
    ['awaiting-funds', paid, 'BoostPaid', 'paid'],
    ['awaiting-funds', closedPaid, 'BoostPaid', 'paid'],
    ['awaiting-funds', closedUnpaid, 'BoostEnded', 'withdrawn'],
    ['awaiting-funds', refused, 'BoostEnded', 'refused'],
    ['awaiting-funds', withdrawn, 'BoostEnded', 'withdrawn'],
    ['reserved', awaited, '', 'reserved'],
    ['reserved', reserved, '', 'reserved'],
    ['reserved', paid, 'BoostPaid', 'paid'],
    ['reserved', closedUnpaid, 'BoostEnded', 'withdrawn'],
    ['reserved', withdrawn, 'BoostEnded', 'withdrawn'],
    ['paid', reserved, 'BoostReserved', 'reserved'],
    ['paid', closedPaid, '', 'paid'],
    ['paid', { ...paid, paid: 40_000 }, 'BoostPaid', 'paid'],
    ['paid', closedUnpaid, 'BoostEnded', 'withdrawn'],
    ['refused', reserved, '', 'refused'],
    ['refused', refused, '', 'refused'],
    ['withdrawn', reserved, '', 'withdrawn'],
    ['withdrawn', withdrawn, '', 'withdrawn'],
  ])('%s, and the money is %o: %s', (status, funds, happens, will) => {
    const state = stateOf(boost({ status, ...(status === 'paid' && { paid: 50_000 }) }));
    const decision = fundsDecided(state, id, funds);
    expect(said(decision)).toBe(happens);
    expect(after(state, decision).boosts[id]?.status).toBe(will);
  });

  test('however often one looks, it ends where the last look that counts says, and what came to nothing stays so', () => {
    const looks = fc.array(fc.constantFrom(awaited, reserved, paid, closedPaid, closedUnpaid, refused, withdrawn), {
      minLength: 1,
      maxLength: 8,
    });
    const final = new Set<BoostStatus>(['refused', 'withdrawn']);
    fc.assert(
      fc.property(looks, (all) => {
        let state = stateOf(boost());
        for (const look of all) {
          const was = state.boosts[id]?.status as BoostStatus;
          state = after(state, fundsDecided(state, id, look));
          if (final.has(was)) expect(state.boosts[id]?.status).toBe(was);
          // Each is told once.
          expect(said(fundsDecided(state, id, look))).toBe('');
        }
      }),
    );
  });

  test('nothing follows that there is not', () => {
    expect(said(fundsDecided(stateOf(boost()), 'x', reserved))).toBe('not-found');
    expect(said(fundsDecided({ boosts: { [id]: boost() }, channels: {} }, id, reserved))).toBe('not-found');
  });
});

describe('D15: what a boost reached', () => {
  test.each([
    ['awaiting-funds', 'wrong-status'],
    ['reserved', 'BoostMeasured'],
    ['paid', 'BoostMeasured'],
    ['refused', 'wrong-status'],
    ['withdrawn', 'wrong-status'],
  ] as const)('of one that is %s: %s', (status, expected) => {
    expect(said(measureBoost(stateOf(boost({ status })), { id, reach: 9_000 }))).toBe(expected);
  });
  test('counts for its channel by what was paid, whichever is known first, and no more once that is taken back', () => {
    const reserved: Funds = { status: 'reserved', funds: 'granted' };
    const measured = after(...twice(stateOf(boost({ status: 'reserved' })), 9_000));
    const figures = (state: BoostsState) => state.channels['fb-district']?.boosted;
    expect(figures(measured)).toEqual({ boosts: 0, reach: 0, spent: 0 });
    const pay = (state: BoostsState, paid: number) =>
      after(state, fundsDecided(state, id, { ...reserved, isPaid: true, paid }));
    const part = pay(measured, 20_000);
    expect(figures(part)).toEqual({ boosts: 1, reach: 9_000, spent: 20_000 });
    const all = pay(part, 45_000);
    expect(figures(all)).toEqual({ boosts: 1, reach: 9_000, spent: 45_000 });
    const back = after(all, fundsDecided(all, id, reserved));
    expect([back.boosts[id]?.status, figures(back)]).toEqual(['reserved', { boosts: 0, reach: 0, spent: 0 }]);
  });
  test('counts for its channel once, and what corrects it takes its place', () => {
    const boosted = { boosts: 2, reach: 10_000, spent: 70_000 };
    const once = after(...twice(stateOf(boost({ status: 'paid' }), channel({ boosted })), 9_000));
    expect(once.channels['fb-district']?.boosted).toEqual({ boosts: 3, reach: 19_000, spent: 120_000 });
    const again = after(...twice(once, 8_000));
    expect(again.channels['fb-district']?.boosted).toEqual({ boosts: 3, reach: 18_000, spent: 120_000 });
    expect(again.boosts[id]?.reach).toBe(8_000);
    expect(said(measureBoost(again, { id, reach: 8_000 }))).toBe('');
    expect(said(measureBoost(again, { id: 'x', reach: 8_000 }))).toBe('not-found');
  });
});

const twice = (state: BoostsState, reach: number) => [state, measureBoost(state, { id, reach })] as const;

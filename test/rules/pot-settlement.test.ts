import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settle } from '../../functions/pot/settlements/reckoning.ts';
import {
  escalateSettlement,
  makeSettlement,
  payTransfer,
  reversePayment,
  reverseSettlement,
} from '../../functions/pot/settlements/rules.ts';
import { type SettledTransfer, type Settlement, transferIn } from '../../functions/pot/settlements/state.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { announce } from '../../functions/pot/words.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import { after, now, pot } from '../support/pot-state.ts';

const ore = fc.integer({ min: 0, max: 100_000_000_000 });
const perOffice = fc
  .tuple(ore, ore, ore)
  .map((amounts) => Object.fromEntries(offices.map((office, i) => [office, amounts[i]])) as Record<Office, number>);
/** Settlements move as much to offices as from them. */
const settled = fc.tuple(ore, ore).map(([a, b]) => ({ district: a, 'city-hall': b - a, 'county-council': -b }));
const sides = fc.record({
  contributed: fc.oneof(perOffice, fc.constant({})),
  paidBy: perOffice,
  settled: fc.oneof(fc.constant({}), settled),
});

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

describe('settling', () => {
  test('shares what is paid in proportion to what is contributed', () => {
    const contributed = { district: 40_000, 'city-hall': 30_000, 'county-council': 20_000 };
    expect(settle({ contributed, paidBy: { district: 900 } })).toEqual({
      total: 900,
      offices: [
        { office: 'district', contributed: 40_000, paid: 900, share: 400, settled: 0, balance: 500 },
        { office: 'city-hall', contributed: 30_000, paid: 0, share: 300, settled: 0, balance: -300 },
        { office: 'county-council', contributed: 20_000, paid: 0, share: 200, settled: 0, balance: -200 },
      ],
      transfers: [
        { from: 'city-hall', to: 'district', amount: 300 },
        { from: 'county-council', to: 'district', amount: 200 },
      ],
    });
  });

  test('leaves no öre over: of 100 öre in three equal shares the first office bears 34', () => {
    const contributed = { district: 1, 'city-hall': 1, 'county-council': 1 };
    const { offices: rows, transfers } = settle({ contributed, paidBy: { 'county-council': 100 } });
    expect(rows.map(({ share }) => share)).toEqual([34, 33, 33]);
    expect(transfers).toEqual([
      { from: 'district', to: 'county-council', amount: 34 },
      { from: 'city-hall', to: 'county-council', amount: 33 },
    ]);
  });

  test('asks nothing of anybody where nothing is contributed or nothing is paid', () => {
    expect(settle({ contributed: {}, paidBy: {} })).toMatchObject({ total: 0, transfers: [] });
    expect(settle({ contributed: {}, paidBy: { district: 7 } })).toMatchObject({ total: 7, transfers: [] });
    expect(settle({ contributed: { district: 7 }, paidBy: {} })).toMatchObject({ total: 0, transfers: [] });
  });

  test('shares sum to what is paid, each within one öre of its exact part; balances sum to zero', () => {
    fc.assert(
      fc.property(sides, (pot) => {
        const { total, offices: rows } = settle(pot);
        expect(sum(rows.map(({ share }) => share))).toBe(total);
        expect(sum(rows.map(({ balance }) => balance))).toBe(0);
        const given = sum(rows.map(({ contributed }) => contributed));
        for (const { share, contributed } of rows) {
          const gap = BigInt(share) * BigInt(given) - BigInt(total) * BigInt(contributed);
          expect(given === 0 || (gap < BigInt(given) && gap > -BigInt(given))).toBe(true);
        }
      }),
    );
  });

  test('its transfers leave every balance at zero, each of a whole positive amount, and are the fewest', () => {
    fc.assert(
      fc.property(sides, (pot) => {
        const { offices: rows, transfers } = settle(pot);
        const left = new Map(rows.map(({ office, balance }) => [office, balance]));
        for (const { from, to, amount } of transfers) {
          expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
          left.set(from, (left.get(from) ?? 0) + amount);
          left.set(to, (left.get(to) ?? 0) - amount);
        }
        expect([...left.values()]).toEqual([0, 0, 0]);
        // Balances that sum to zero and cannot be split into groups that do need one transfer less than there are.
        const unsettled = rows.filter(({ balance }) => balance !== 0).length;
        expect(transfers.length).toBe(Math.max(0, unsettled - 1));
      }),
    );
  });

  test('says the same in whatever order the pot holds the offices', () => {
    fc.assert(
      fc.property(sides, ({ contributed, paidBy, settled: before }) => {
        const turned = <T extends object>(of: T) => Object.fromEntries(Object.entries(of).reverse());
        expect(settle({ contributed: turned(contributed), paidBy: turned(paidBy), settled: turned(before) })).toEqual(
          settle({ contributed, paidBy, settled: before }),
        );
      }),
    );
  });
});

describe('a settlement', () => {
  const paying = pot({ paidBy: { district: 900 } });
  const made = () => after({ pot: paying, settlement: undefined }, makeSettlement({ pot: paying }));
  type Settled = { readonly pot: Pot; readonly settlement: Settlement };
  const settledOnce = (): Settled => made() as unknown as Settled;
  const onTransfer = (state: Settled, id = '1') => ({
    ...state,
    transfer: transferIn(state.settlement, id) as SettledTransfer,
  });
  const today = '2018-08-20';
  const pay = (state: Settled, day?: string): Settled =>
    after(state, payTransfer(onTransfer(state), { day, today })) as Settled;
  const takenBack = (state: Settled): Settled => after(state, reversePayment(onTransfer(state), 'Fel')) as Settled;

  test('covers what no earlier one does: after it there is nothing, until something is paid or corrected', () => {
    const { pot: then, settlement } = settledOnce();
    expect(settlement).toMatchObject({ id: '1', total: 900, voucher: 1 });
    expect(settlement.transfers).toEqual([
      { id: '1', from: 'city-hall', to: 'district', amount: 225, payments: [] },
      { id: '2', from: 'county-council', to: 'district', amount: 225, payments: [] },
    ]);
    given({ pot: then }).when(makeSettlement).thenRefused('nothing-to-settle');
    // City hall's contribution was half of what was said: of 900 it bears less, and the others more.
    const corrected = { ...then, contributed: { ...then.contributed, 'city-hall': 1_500_000 } };
    given({ pot: corrected })
      .when(makeSettlement)
      .then([
        {
          type: 'SettlementMade',
          number: 2,
          transfers: [
            { from: 'district', to: 'city-hall', amount: 64 },
            { from: 'county-council', to: 'city-hall', amount: 32 },
          ],
        },
      ]);
  });

  test.each<[string, () => Settled, string | undefined, Expected<typeof payTransfer>]>([
    ['today', settledOnce, undefined, ['TransferPaid']],
    ['some days ago', settledOnce, '2018-08-17', ['TransferPaid']],
    ['on a day to come', settledOnce, '2018-08-21', 'invalid-input /day future'],
    ['that is paid, again', () => pay(settledOnce()), undefined, []],
    ['that is paid, on the same day', () => pay(settledOnce()), today, []],
    ['that is paid, on another day', () => pay(settledOnce()), '2018-08-19', 'wrong-status'],
    ['that was marked by mistake, anew', () => takenBack(pay(settledOnce())), undefined, ['TransferPaid']],
    [
      'of a settlement that is reversed',
      () => after(settledOnce(), reverseSettlement(settledOnce(), 'Fel')) as Settled,
      undefined,
      'wrong-status',
    ],
  ])('has a transfer paid %s', (_what, state, day, expected) => {
    given(onTransfer(state())).when(payTransfer, { day, today }).thenAsTold(expected);
  });

  test.each<[string, () => Settled, Expected<typeof reversePayment>]>([
    ['that came', () => pay(settledOnce()), ['TransferPaymentReversed']],
    ['that never came', settledOnce, 'wrong-status'],
    ['that is taken back already', () => takenBack(pay(settledOnce())), []],
  ])('has a payment taken back %s', (_what, state, expected) => {
    given(onTransfer(state())).when(reversePayment, 'Fel belopp').thenAsTold(expected);
  });

  describe('D6: what is not paid by its day', () => {
    const due = after({ pot: paying, settlement: undefined }, makeSettlement({ pot: paying }, '2018-09-19')) as Settled;
    const overdue = (state: Settled, day: string) => escalateSettlement(state, day);
    test('is told once, with the transfers that are not paid', () => {
      expect(overdue(due, '2018-09-19')).toEqual([]);
      given(pay(due))
        .when(escalateSettlement, '2018-09-20')
        .then([{ replyBy: '2018-09-19', transfers: [{ from: 'county-council', to: 'district', amount: 225 }] }]);
      expect(overdue(after(due, overdue(due, '2018-09-20')) as Settled, '2018-09-21')).toEqual([]);
    });
    test('is due by another day where a payment never came', () => {
      const paid = pay(after(due, overdue(due, '2018-09-20')) as Settled);
      const back = after(paid, reversePayment(onTransfer(paid), 'Fel', '2018-10-20')) as Settled;
      expect(overdue(back, '2018-10-20')).toEqual([]);
      expect(overdue(back, '2018-10-21')).toHaveLength(1);
    });
    test('is nobody’s where it is reversed, or was made before there were such days', () => {
      const reversed = after(due, reverseSettlement(due, 'För tidigt')) as Settled;
      expect([overdue(reversed, '2019-01-01'), overdue(settledOnce(), '2019-01-01')]).toEqual([[], []]);
    });
    test('who owes is told to pay, who gets it to say if it has come, the third to know', () => {
      const [event] = overdue(pay(due), '2018-09-20');
      const said = (unit: Office) => announce(event as never, unit, (each) => each).action;
      expect((['county-council', 'district', 'city-hall'] as const).map(said)).toEqual(['do', 'do', 'know']);
    });
  });

  test('keeps each payment readable, with the number under which it is booked', () => {
    const { transfers } = pay(takenBack(pay(settledOnce(), '2018-08-17'))).settlement;
    expect(transfers[0]?.payments).toEqual([
      { day: '2018-08-17', at: now, voucher: 2, reversed: { at: now, reason: 'Fel', voucher: 3 } },
      { day: today, at: now, voucher: 4 },
    ]);
  });

  test('is reversed while no transfer is paid: what it covered is to be settled again', () => {
    const state = settledOnce();
    given(pay(state))
      .when(reverseSettlement, 'För tidigt')
      .thenRefused('rests-on', { restsOn: ['1'] });
    const back = after(takenBack(pay(state)), reverseSettlement(takenBack(pay(state)), 'För tidigt')) as Settled;
    expect(back.settlement.reversed).toEqual({ at: now, reason: 'För tidigt', voucher: 4 });
    given(back).when(reverseSettlement, 'En gång till').then([]);
    expect(settle(back.pot)).toEqual(settle(paying));
    given(back)
      .when(makeSettlement)
      .then([{ type: 'SettlementMade', number: 2 }]);
  });
});

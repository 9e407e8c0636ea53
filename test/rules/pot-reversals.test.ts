import { describe, expect, test } from 'vitest';
import { correctReceipt, reversePayout, reverseReturn } from '../../functions/pot/payments/reversal.ts';
import { payOut } from '../../functions/pot/payments/rules.ts';
import { outstandingOf, type ReceiptUse } from '../../functions/pot/payments/state.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { stored as places } from '../../functions/pot/store.ts';
import { viewRequest } from '../../functions/pot/views.ts';
import { offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  claim,
  line,
  now,
  paidOut,
  payingOf,
  potWith,
  reserved,
  returnedTo,
  stateOf,
  stored,
  today,
} from '../support/pot-state.ts';

/** 4 500 kr reserved, 1 500 kr of it paid by the district, 500 kr by the city hall. */
const paid = (change: Partial<SpendingRequest> = {}) =>
  reserved({ payouts: paidOut({ district: 150_000, 'city-hall': 50_000 }), ...change });
const first = paid().payouts[0]?.id as string;
const back = (amount: number) => ({ returns: returnedTo({ district: amount }) });
const taken = { reversed: { at: now, reason: 'Fel belopp' } };
const used = (change: Partial<ReceiptUse> = {}): ReceiptUse => ({
  ...stored,
  id: 'åkes tryckeri\np-0',
  total: 150_000,
  paid: 150_000,
  ...change,
});
const stateWith = (is: SpendingRequest, receipt = used()) => ({ ...payingOf(is, { receipt }), elsewhere: undefined });

describe('D7: a payout is reversed', () => {
  const by = (...own: readonly (typeof offices)[number][]) => ({ payout: first, reason: 'Fel belopp', offices: own });
  test.each<[string, SpendingRequest, ReturnType<typeof by>, Expected<typeof reversePayout>]>([
    ['by the office that paid', paid(), by('district'), ['PayoutReversed']],
    ['by whoever belongs to several', paid(), by('city-hall', 'district'), ['PayoutReversed']],
    ['by another office', paid(), by('city-hall'), 'not-allowed'],
    ['which there is not', paid(), { ...by('district'), payout: 'none' }, 'not-found'],
    ['again', paid({ payouts: paid().payouts.map((each) => ({ ...each, ...taken })) }), by('district'), []],
    ['of which something came back', paid(back(1)), by('district'), 'rests-on'],
    [
      'what came back to another office does not rest on it',
      paid({ returns: returnedTo({ 'city-hall': 1 }) }),
      by('district'),
      ['PayoutReversed'],
    ],
    [
      'what came back, and that was reversed',
      paid({ returns: returnedTo({ district: 1 }).map((each) => ({ ...each, ...taken })) }),
      by('district'),
      ['PayoutReversed'],
    ],
    ['after the request was closed', paid({ status: 'closed', freed: 250_000 }), by('district'), ['PayoutReversed']],
  ])('%s', (_what, is, command, expected) => {
    given(stateWith(is)).when(reversePayout, command).thenAsTold(expected);
  });

  test('what came back names itself', () => {
    const is = paid(back(1));
    given(stateWith(is))
      .when(reversePayout, by('district'))
      .thenRefused('rests-on', { restsOn: is.returns.map(({ id }) => id) });
  });

  test('reservation, claim and receipt are as before, and the payout stays readable', () => {
    const payouts = paid().payouts.map((each) => (each.id === first ? { ...each, claim: claim().id } : each));
    const state = stateWith(paid({ payouts, claims: [claim({ status: 'paid', paid: 150_000 })] }));
    const is = after(state, reversePayout(state, by('district')));
    expect(is.pot.lines.publicity).toEqual(line({ reserved: 400_000, paid: 50_000 }));
    expect(is.pot.paidBy).toEqual({ district: 0, 'city-hall': 50_000 });
    expect(is.request.claims).toEqual([claim({ status: 'open' })]);
    expect(is.request.payouts[0]).toMatchObject({ id: first, amount: 150_000, reversed: { reason: 'Fel belopp' } });
    expect(outstandingOf(is.request)).toBe(400_000);
    expect(is.receipt).toMatchObject({ paid: 0 });
    expect(viewRequest(is.request, true)).toMatchObject({
      paid: 50_000,
      openClaims: 1,
      paidBy: [{ office: 'city-hall', amount: 50_000 }],
    });
  });

  test('the true invoice is no duplicate then: the total goes with the last payout', () => {
    const state = stateWith(paid());
    const is = after(state, reversePayout(state, by('district')));
    const { receipt } = paid().payouts[0] ?? {};
    const invoice = { amount: 200_000, paidBy: 'district', receipt: receipt ?? claim().receipt, today } as const;
    expect(after(is, payOut(is, invoice)).receipt).toMatchObject({ total: 200_000, paid: 200_000 });
  });

  test('of a request that ended meanwhile the money goes to the pot', () => {
    const state = stateWith(paid({ status: 'closed', freed: 250_000 }));
    const is = after(state, reversePayout(state, by('district')));
    expect(is.pot.lines.publicity).toEqual(line({ paid: 50_000 }));
    expect(is.request).toMatchObject({ status: 'closed', freed: 400_000 });
  });

  describe('D8: the split window follows', () => {
    const keyOf = (is: SpendingRequest) => ({ l4: undefined, ...places('c').request(is) }).l4;
    const { payee: _, ...nameless } = reserved({ payee: 'Någon' });
    const pay = (state: ReturnType<typeof stateWith>, supplier: string, amount: number) => {
      const { receipt: __, ...is } = state;
      const receipt = { supplier, number: `${amount}`, date: '2018-08-18' };
      const command = { amount, paidBy: 'district', receipt, today } as const;
      return after({ ...is, receipt: undefined }, payOut({ ...is, receipt: undefined }, command)) as typeof state;
    };
    /** Each payout has the id that its event would have had. */
    const numbered = <S extends { readonly request: SpendingRequest }>(state: S): S => ({
      ...state,
      request: { ...state.request, payouts: state.request.payouts.map((each, i) => ({ ...each, id: `payout-${i}` })) },
    });
    const reverse = (state: ReturnType<typeof stateWith>, i: number) =>
      after(state, reversePayout(state, { ...by('district'), payout: `payout-${i}` }));

    test('who was paid first is the payee no more, and who was paid then is', () => {
      const one = numbered(pay(stateWith(nameless), 'Åkes Tryckeri', 1_000));
      expect(keyOf(one.request)).toBe(keyOf(reserved({ payee: 'Åkes Tryckeri' })));
      expect(keyOf(reverse(one, 0).request)).toBeUndefined();
      const both = numbered(pay(one, 'Bokens Tryck', 2_000));
      expect(keyOf(reverse(both, 0).request)).toBe(keyOf(reserved({ payee: 'Bokens Tryck' })));
    });

    test('what is still paid to who was the payee counts with that one’s', () => {
      const both = pay(pay(stateWith(nameless), 'Åkes Tryckeri', 1_000), 'Bokens Tryck', 2_000);
      const three = numbered(pay({ ...both, elsewhere: undefined }, 'Åkes Tryckeri', 3_000));
      expect(reverse({ ...three, elsewhere: undefined }, 0).elsewhere).toMatchObject({
        supplier: 'Åkes Tryckeri',
        amount: 3_000,
      });
    });

    test('what was paid to another than the payee counts there no more', () => {
      const state = numbered(pay(stateWith(reserved({ payee: 'Åkes Tryckeri' })), 'Bokens Tryck', 2_000));
      expect(viewRequest(state.request, true).warnings).toEqual(['other-payee']);
      const is = reverse(state, 0);
      expect(is.elsewhere).toMatchObject({ supplier: 'Bokens Tryck', amount: 0 });
      expect(viewRequest(is.request, true)).not.toHaveProperty('warnings');
    });
  });
});

describe('D7: what a receipt is for is corrected', () => {
  const command = { payout: first, total: 200_000, reason: 'Momsen saknades', offices: ['district'] } as const;
  const reversed = paid({ payouts: paid().payouts.map((each) => ({ ...each, ...taken })) });
  test.each<[string, SpendingRequest, object, Expected<typeof correctReceipt>]>([
    ['by the office that paid', paid(), {}, ['ReceiptCorrected']],
    ['down to what is paid on it', paid(), { total: 150_000 }, []],
    ['below what is paid on it', paid(), { total: 149_999 }, 'invalid-input /total too-small'],
    ['by another office', paid(), { offices: ['city-hall'] }, 'not-allowed'],
    ['of a payout that there is not', paid(), { payout: 'none' }, 'not-found'],
    ['of a payout that is reversed', reversed, {}, 'wrong-status'],
  ])('%s', (_what, is, change, expected) => {
    given(stateWith(is))
      .when(correctReceipt, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('then as much can be paid on it', () => {
    const state = stateWith(paid());
    const is = after(state, correctReceipt(state, command));
    expect(is.receipt).toMatchObject({ total: 200_000, paid: 150_000 });
    expect(is.request.payouts[0]?.receipt.total).toBe(200_000);
    expect(is.pot).toBe(state.pot);
  });
});

describe('D7: a return is reversed', () => {
  const is = paid(back(100_000));
  const command = { returned: is.returns[0]?.id as string, reason: 'En annan faktura' };
  const withLeft = (left: number, change: Partial<SpendingRequest> = {}) => {
    const state = stateOf({ ...is, ...change });
    return { ...state, pot: potWith(is, { lines: { publicity: line({ amount: left }) } }) };
  };
  const again = { returns: is.returns.map((each) => ({ ...each, ...taken })) };
  test.each<[string, ReturnType<typeof withLeft>, object, Expected<typeof reverseReturn>]>([
    ['of what the line has left', withLeft(100_000), {}, ['ReturnReversed']],
    ['of more than that', withLeft(99_999), {}, 'insufficient-funds'],
    ['after closing', withLeft(100_000, { status: 'closed' }), {}, ['ReturnReversed']],
    ['after withdrawing', withLeft(100_000, { status: 'withdrawn' }), {}, 'wrong-status'],
    ['again', withLeft(0, again), {}, []],
    ['which there is not', withLeft(100_000), { returned: 'none' }, 'not-found'],
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(reverseReturn, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('it is paid again, by the same office', () => {
    const state = withLeft(100_000);
    const then = after(state, reverseReturn(state, command));
    expect(then.pot.lines.publicity).toMatchObject({ paid: 100_000 });
    expect(then.pot.paidBy).toEqual({ district: 250_000, 'city-hall': 50_000 });
    expect(then.request.returns).toMatchObject([{ amount: 100_000, reversed: { reason: 'En annan faktura' } }]);
    expect(viewRequest(then.request, true).paid).toBe(200_000);
  });
});

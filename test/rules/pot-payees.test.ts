import { describe, expect, test } from 'vitest';
import { payOut } from '../../functions/pot/payments/rules.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { stored as places } from '../../functions/pot/store.ts';
import { viewRequest } from '../../functions/pot/views.ts';
import { hasLookAlikes } from '../../shared/names.ts';
import { after, claim, payingOf, reserved, today } from '../support/pot-state.ts';

/** D8: whom money is paid to counts in the split window, whatever was asked for, and somebody sees what is odd about it. */
const paid = (is: SpendingRequest, supplier: string): SpendingRequest => {
  const state = payingOf(is);
  const receipt = { supplier, number: supplier, date: '2018-08-18' };
  return after(state, payOut(state, { amount: 1_000, paidBy: 'district', receipt, today })).request;
};
const keyOf = (is: SpendingRequest): string | undefined => ({ l4: undefined, ...places('c').request(is) }).l4;
const warned = (is: SpendingRequest) => viewRequest(is, true).warnings;
const nameless = { payee: undefined } as unknown as Partial<SpendingRequest>;

describe('D8: the payee of a request', () => {
  test('that names none is who is paid first: it counts with the purchases from that supplier', () => {
    const is = paid(reserved(nameless), 'Åkes Tryckeri');
    expect([viewRequest(is, true).payee, warned(is)]).toEqual(['Åkes Tryckeri', undefined]);
    expect(keyOf(is)).toBe(keyOf(reserved({ payee: ' ÅKES\u00a0tryckeri\u200b' })));
    expect(keyOf(reserved(nameless))).toBeUndefined();
  });

  test('that names one stays, and its key with it, whoever is paid', () => {
    const is = reserved({ payee: 'Åkes Tryckeri' });
    for (const supplier of ['åkes tryckeri', 'Bokens Tryck']) {
      const then = paid(is, supplier);
      expect([then.payee, keyOf(then)]).toEqual(['Åkes Tryckeri', keyOf(is)]);
    }
  });

  test('is also whoever else it pays: that much counts with the purchases from that one', () => {
    const pay = (state: ReturnType<typeof payingOf>, supplier: string, amount: number, number: string) =>
      after(
        state,
        payOut(state, { amount, paidBy: 'district', receipt: { supplier, number, date: '2018-08-18' }, today }),
      );
    const first = pay(payingOf(reserved({ payee: 'Åkes Tryckeri' })), 'Bokens Tryck', 1_000, '1');
    const { elsewhere } = pay({ ...first, receipt: undefined }, 'BOKENS tryck', 500, '2');
    const { id, heads, reservedAt } = reserved();
    expect(elsewhere).toMatchObject({ id, heads, reservedAt, supplier: 'Bokens Tryck', amount: 1_500, freed: 0 });
    expect(elsewhere && places('c').elsewhere(elsewhere)).toMatchObject({
      l4: keyOf(reserved({ payee: 'bokens tryck' })),
    });
    expect(pay(payingOf(reserved({ payee: 'Åkes Tryckeri' })), 'åkes tryckeri', 1_000, '1').elsewhere).toBeUndefined();
  });

  test('who is paid instead is warned of, and stays so', () => {
    expect(warned(paid(reserved({ payee: 'Åkes Tryckeri' }), 'ÅKES  TRYCKERI'))).toBeUndefined();
    const other = paid(reserved({ payee: 'Åkes Tryckeri' }), 'Bokens Tryck');
    expect(warned(other)).toEqual(['other-payee']);
    expect(warned(paid(other, 'Åkes Tryckeri'))).toEqual(['other-payee']);
    expect(warned(paid(paid(reserved(nameless), 'Bokens Tryck'), 'Åkes Tryckeri'))).toEqual(['other-payee']);
  });

  test('whose name looks like another script’s is warned of: asked for, claimed and paid', () => {
    const fake = '\u0410kes Tryckeri';
    expect(warned(reserved({ payee: fake }))).toEqual(['look-alike']);
    expect(warned(paid(reserved({ payee: 'Akes Tryckeri' }), fake))).toEqual(['look-alike', 'other-payee']);
    const receipt = { ...claim().receipt, supplier: fake };
    const { claims, payouts } = viewRequest({ ...paid(reserved(), fake), claims: [claim({ receipt }), claim()] }, true);
    expect([...claims, ...payouts].map(({ warnings }) => warnings)).toEqual([
      ['look-alike'],
      undefined,
      ['look-alike'],
    ]);
  });
});

describe('letters that look like another script’s', () => {
  test.each([
    'T\u0440yckeriet',
    'Lokaltidningen \u0410\u0412',
    '\u0410\u0421\u041c\u0415 Tryck',
    '\u0391\u0392 Tryck',
    'Ikea\u0585',
  ])('%s has some', (name) => expect(hasLookAlikes(name)).toBe(true));
  test.each([
    'Åkes Tryckeri AB',
    'Ресторан Волга',
    'Ресторан Volga',
    'Ταβέρνα Athena',
    'مطعم دمشق',
    '株式会社ABC',
    'Café Müller & Söner 3',
    'ＡＢ Ｔｒｙｃｋ',
    '',
  ])('%s has none', (name) => expect(hasLookAlikes(name)).toBe(false));
});

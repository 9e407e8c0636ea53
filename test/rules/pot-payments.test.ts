import { describe, expect, test } from 'vitest';
import { mostInAll, payOut, receiptId, takeReturn } from '../../functions/pot/payments/rules.ts';
import { paidOutOf, type Payout, type ReceiptUse } from '../../functions/pot/payments/state.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  claim as claimOf,
  inOther,
  line,
  paidOut,
  payingOf,
  reserved,
  returnedTo,
  stored,
  today,
} from '../support/pot-state.ts';

const receipt = { supplier: 'Åkes Tryckeri', number: 'F-1', date: '2018-08-18' };
type Case = [what: string, state: ReturnType<typeof payingOf>, change: object];
/** 4 500 kr reserved, 1 500 kr of it paid. */
const partlyPaid = reserved({ payouts: paidOut({ district: 150_000 }) });
const notReserved = inOther('reserved').map<[...Case, 'wrong-status']>((is) => [
  `on what is ${is.status}`,
  payingOf(is),
  {},
  'wrong-status',
]);

const used = (paid: number, total: number): ReceiptUse => ({ ...stored, id: receiptId(receipt), total, paid });

describe('D7: paying out', () => {
  const [one] = paidOut({ district: 1 });
  const many = (count: number) => Array.from({ length: count }, () => one as Payout);
  const command = { amount: 100_000, paidBy: 'district', receipt, today } as const;
  test.each<[...Case, Expected<typeof payOut>]>([
    ['on a reservation', payingOf(reserved()), {}, ['PayoutMade']],
    ['exactly what is outstanding', payingOf(partlyPaid), { amount: 300_000 }, ['PayoutMade']],
    ['one öre more', payingOf(partlyPaid), { amount: 300_001 }, 'exceeds-outstanding'],
    ['of more than the receipt', payingOf(reserved()), { receipt: { ...receipt, total: 99_999 } }, 'invalid-input'],
    [
      'on a shared receipt, up to its total',
      payingOf(reserved(), { receipt: used(50_000, 150_000) }),
      {},
      ['PayoutMade'],
    ],
    ['one öre beyond its total', payingOf(reserved(), { receipt: used(50_001, 150_000) }), {}, 'duplicate-receipt'],
    [
      'whose total the first payment has set',
      payingOf(reserved(), { receipt: used(100_000, 100_000) }),
      { receipt: { ...receipt, total: 900_000 } },
      'duplicate-receipt',
    ],
    ['on an open claim', payingOf(reserved({ claims: [claimOf()] })), { claim: claimOf().id }, ['PayoutMade']],
    [
      'on a paid claim',
      payingOf(reserved({ claims: [claimOf({ status: 'paid' })] })),
      { claim: claimOf().id },
      'unknown-claim',
    ],
    [
      'on a declined claim',
      payingOf(reserved({ claims: [claimOf({ status: 'declined' })] })),
      { claim: claimOf().id },
      'unknown-claim',
    ],
    ['on a claim that does not exist', payingOf(reserved()), { claim: 'c' }, 'unknown-claim'],
    ['the last of all', payingOf(reserved({ payouts: many(mostInAll - 1) })), {}, ['PayoutMade']],
    ['one too many of all', payingOf(reserved({ payouts: many(mostInAll) })), {}, 'too-many-payouts'],
    ...notReserved,
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(payOut, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('moves the amount from reserved to paid, remembers the receipt and settles the claim', () => {
    const state = payingOf({ ...partlyPaid, claims: [claimOf()] });
    const is = after(state, payOut(state, { ...command, paidBy: 'city-hall', claim: claimOf().id }));
    expect(is.pot.lines.publicity).toEqual(line({ reserved: 200_000, paid: 250_000 }));
    expect(is.pot.paidBy).toEqual({ district: 150_000, 'city-hall': 100_000 });
    expect(is.request.status).toBe('reserved');
    expect(offices.map((office) => paidOutOf(is.request, office))).toEqual([150_000, 100_000, 0]);
    expect(is.receipt).toMatchObject({ total: 100_000, paid: 100_000 });
    expect(is.request.claims).toMatchObject([{ status: 'paid', paid: 100_000 }]);
  });

  test('another payment on the receipt adds to it; its total stays', () => {
    const state = payingOf(reserved(), { receipt: used(50_000, 150_000) });
    expect(after(state, payOut(state, command)).receipt).toEqual(used(150_000, 150_000));
  });

  test.each([
    ['spaces around', '  Åkes Tryckeri ', 'F-1'],
    ['upper case', 'ÅKES TRYCKERI', 'f-1'],
    ['decomposed letters', 'Åkes Tryckeri'.normalize('NFD'), 'F-1'],
    ['all of it', ' ÅKES TRYCKERI '.normalize('NFD'), ' f-1 '],
  ])('one receipt is known again by its supplier and number: %s', (_what, supplier, number) => {
    expect(receiptId({ ...receipt, supplier, number })).toBe(receiptId(receipt));
  });

  test.each([
    ['STRASSE', 'Straße'],
    ['ΣΑΣ', 'σασ'],
  ])('case is folded, not just lowered: %s is %s', (supplier, same) => {
    expect(receiptId({ ...receipt, supplier })).toBe(receiptId({ ...receipt, supplier: same }));
  });

  test.each([
    ['another number', 'Åkes Tryckeri', 'F-2'],
    ['another supplier', 'Bokens Tryckeri', 'F-1'],
    ['without the ring', 'Akes Tryckeri', 'F-1'],
    ['the parts differently divided', 'Åkes', 'TryckeriF-1'],
  ])('two receipts stay apart: %s', (_what, supplier, number) => {
    expect(receiptId({ ...receipt, supplier, number })).not.toBe(receiptId(receipt));
  });
});

describe('D7: money comes back', () => {
  const command = { amount: 50_000, reason: 'Fel antal' };
  const byTwo = reserved({ payouts: paidOut({ district: 150_000, 'city-hall': 50_000 }) });
  const to = (receivedBy: Office, amount = 50_000) => ({ receivedBy, amount });
  test.each<[...Case, Expected<typeof takeReturn>]>([
    ['to the one office that paid', payingOf(partlyPaid), {}, ['ReturnReceived']],
    ['as much as it paid', payingOf(partlyPaid), { amount: 150_000 }, ['ReturnReceived']],
    ['one öre more', payingOf(partlyPaid), { amount: 150_001 }, 'exceeds-paid'],
    ['after the request was closed', payingOf({ ...partlyPaid, status: 'closed' }), {}, ['ReturnReceived']],
    ['where two paid, to one of them', payingOf(byTwo), to('city-hall'), ['ReturnReceived']],
    ['more than that one paid', payingOf(byTwo), to('city-hall', 50_001), 'exceeds-paid'],
    ['to an office that has not paid', payingOf(byTwo), to('county-council'), 'exceeds-paid'],
    ['where two paid, to whom?', payingOf(byTwo), {}, 'received-by-needed'],
    [
      'where one of the two has it all back',
      payingOf({ ...byTwo, returns: returnedTo({ district: 150_000 }) }),
      {},
      ['ReturnReceived'],
    ],
    [
      'what came back already',
      payingOf({ ...partlyPaid, returns: returnedTo({ district: 100_001 }) }),
      {},
      'exceeds-paid',
    ],
    ['where nothing is paid', payingOf(reserved()), {}, 'exceeds-paid'],
    ...notReserved.filter(([what]) => what !== 'on what is closed'),
  ])('%s', (_what, state, change, expected) => {
    given(state)
      .when(takeReturn, { ...command, ...change })
      .thenAsTold(expected);
  });

  test('goes back to the pot, not to the reservation', () => {
    const state = payingOf(partlyPaid);
    const is = after(state, takeReturn(state, command));
    expect(is.pot.lines.publicity).toEqual(line({ reserved: 300_000, paid: 100_000 }));
    expect(is.pot.paidBy).toEqual({ district: 100_000 });
    expect(paidOutOf(is.request)).toBe(150_000);
    expect(is.request.returns).toMatchObject([{ office: 'district', amount: 50_000, reason: command.reason }]);
    given(is).when(payOut, { amount: 300_001, paidBy: 'district', receipt, today }).thenRefused('exceeds-outstanding');
  });
});

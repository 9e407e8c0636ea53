import { expect, test } from 'vitest';
import type { Journaled } from '../../functions/pot/ledger/replay.ts';
import { isWithinDays, matches } from '../../functions/pot/ledger/search.ts';
import { request } from '../support/pot-state.ts';

/** What people look for in the ledger. */
const entry = {
  type: 'PayoutMade',
  subject: 'pot/requests/solna.01J',
  id: '01J',
  at: '2018-08-20T21:59:00.000Z',
  actor: 'kim',
  unit: 'solna',
  receipt: { supplier: 'Åkes "Tryck" {AB}', number: 'F-17' },
  ledger: {
    seq: 12,
    postings: [
      { account: 'reserved:phone-bank', amount: -120_050 },
      { account: 'paid:phone-bank:district', amount: 120_050 },
    ],
  },
} as unknown as Journaled;
const called = {
  lines: { 'phone-bank': 'Ringkampanj' },
  units: { solna: 'Solna stad', district: 'Distriktskansliet' },
};
const finds = (q: string) => matches(entry, q, request({ payee: 'Lokaltidningen' }), called);

test.each([
  ['12', true],
  ['13', false],
  ['1200,50', true],
  ['1 200,50 kr', true],
  ['1\u00a0200.50', true],
  ['1 200', false],
  ['120050', false],
  ['ringkampanj', true],
  ['PHONE-BANK', true],
  ['distriktskansliet', true],
  ['solna stad', true],
  ['stad solna', true],
  ['solna kista', false],
  ['lokaltid', true],
  ['åkes tryck', true],
  ['åkes kopia', false],
  ['Åkes "tryck"', true],
  ['f-17', true],
  ['17', true],
  ['payoutmade', true],
  ['.*', false],
])('%s', (q, expected) => {
  expect(finds(q)).toBe(expected);
});

test.each([
  [{}, true],
  [{ from: '2018-08-20', to: '2018-08-20' }, true],
  [{ from: '2018-08-21' }, false],
  [{ to: '2018-08-19' }, false],
])('days are Stockholm’s, both included: %j', (days, expected) => {
  expect(isWithinDays(entry, days)).toBe(expected);
});

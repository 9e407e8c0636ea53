import { expect, test } from 'vitest';
import { tierInWords, windowInWords } from '../../functions/pot/terms/wording.ts';
import type { Tier } from '../../functions/pot/state.ts';

/** D8: why two heads are needed, in a sentence. */
const usual: readonly Tier[] = [
  { upTo: 500_000, heads: 1 },
  { upTo: 5_000_000, heads: 2 },
  { upTo: null, heads: 3 },
];
const inWords = (tiers: readonly Tier[], language: 'sv' | 'en' = 'sv') =>
  tiers.map((tier, i) => tierInWords(tier, tiers[i - 1])[language]);

test('each tier says how many, up to which amount, and why fewer do not do', () => {
  expect(inWords(usual)).toEqual([
    'Upp till 5 000 kr räcker det att en kanslichef godkänner; det egna kansliets begäran godkänner chefen för ett annat kansli.',
    'Över 5 000 kr och upp till 50 000 kr behövs två kanslichefer, för olika kanslier, för en chef får bara besluta om högst 5 000 kr.',
    'Över 50 000 kr behövs alla tre kanslicheferna, för två chefer får bara besluta om högst 50 000 kr.',
  ]);
  expect(inWords(usual, 'en')[1]).toBe(
    'Above SEK 5,000 and up to SEK 50,000 two office heads are needed, of different offices, for one head may decide on at most SEK 5,000.',
  );
});

test.each<[readonly Tier[], readonly string[]]>([
  [[{ upTo: null, heads: 2 }], ['För alla belopp behövs två kanslichefer, för olika kanslier.']],
  [
    [
      { upTo: 100_000, heads: 1, ownOffice: true },
      { upTo: null, heads: 3 },
    ],
    [
      'Upp till 1 000 kr räcker det att en kanslichef godkänner; också det egna kansliets begäran.',
      'Över 1 000 kr behövs alla tre kanslicheferna, för en chef får bara besluta om högst 1 000 kr.',
    ],
  ],
  [
    [
      { upTo: 100_000, heads: 1, ownOffice: true },
      { upTo: 500_000, heads: 1 },
      { upTo: null, heads: 2 },
    ],
    [
      'Upp till 1 000 kr räcker det att en kanslichef godkänner; också det egna kansliets begäran.',
      'Över 1 000 kr och upp till 5 000 kr räcker det att en kanslichef godkänner; det egna kansliets begäran godkänner chefen för ett annat kansli.',
      'Över 5 000 kr behövs två kanslichefer, för olika kanslier, för en chef får bara besluta om högst 5 000 kr.',
    ],
  ],
])('whatever the tiers are', (tiers, expected) => {
  expect(inWords(tiers)).toEqual(expected);
});

test('what counts together is said, too', () => {
  expect(windowInWords({ splitWindowDays: 0 }).sv).toBe('Varje begäran bedöms för sig.');
  expect(windowInWords({ splitWindowDays: 30 }).sv).toMatch(/inom 30 dagar räknas ihop/);
});

import { describe, expect, test } from 'vitest';
import type { Counted } from '../../functions/pot/ahead.ts';
import { countedSaid, tierSaid } from '../../functions/pot/tier-words.ts';

/** D8: a head reads why one, two or three must approve: what counts together with a request, and what that comes to. */
const mandate = {
  number: 1,
  splitWindowDays: 30,
  tiers: [
    { upTo: 500_000, heads: 1 },
    { upTo: 5_000_000, heads: 2 },
    { upTo: null, heads: 3 },
  ],
} as const;
const before = (amount: number, day = '2018-08-02', heads = 1, isOfLine = true): Counted => ({
  request: `solna.${day}`,
  heads,
  amount,
  day,
  isOfLine,
});
const english = (amount: number, counted?: readonly Counted[], asked = 1) =>
  tierSaid(mandate, amount, asked, counted).en;
const factOf = (amount: number, counted: readonly Counted[]) => countedSaid(mandate, amount, counted)[0]?.text;

describe('how many must approve', () => {
  test.each<[string, string, string]>([
    ['by the amount alone', english(500_000, []), 'For up to SEK 5,000 one head needs to approve.'],
    ['of the second tier', english(500_001, []), 'For up to SEK 50,000 two heads need to approve.'],
    ['of any amount', english(6_000_000, []), 'For that amount three heads need to approve.'],
    [
      'with what came before',
      english(300_000, [before(200_001)]),
      'two heads need to approve: with SEK 2,000.01 reserved on the line in the last 30 days it comes to SEK 5,000.01, more than SEK 5,000.',
    ],
    [
      'with what was to be paid to the same from elsewhere',
      english(300_000, [before(200_001, '2018-08-02', 1, false)]),
      'two heads need to approve: with SEK 2,000.01 reserved on the line or for the same payee in the last 30 days it comes to SEK 5,000.01, more than SEK 5,000.',
    ],
    ['what just fits', english(300_000, [before(200_000)]), 'For up to SEK 5,000 one head needs to approve.'],
    [
      'a large one that two have approved does not burden a small one',
      english(300_000, [before(4_000_000, '2018-08-02', 2)]),
      'For up to SEK 5,000 one head needs to approve.',
    ],
    [
      'where the window is not known, as it was judged last',
      english(300_000, undefined, 2),
      'two heads need to approve, since it counts together with what was reserved in the last 30 days.',
    ],
  ])('%s', (_what, said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('what counts together', () => {
  test('is said with its days, its sum and the whole', () => {
    expect(factOf(300_000, [before(100_000), before(50_000, '2018-08-05')])).toEqual({
      sv: '1 000 kr den 2018-08-02 och 500 kr den 2018-08-05, tillsammans 1 500 kr; med detta 4 500 kr',
      en: 'SEK 1,000 on 2018-08-02 and SEK 500 on 2018-08-05, together SEK 1,500; with this SEK 4,500',
    });
  });
  test('of one there is no sum', () => {
    expect(factOf(300_000, [before(100_000)])?.en).toBe('SEK 1,000 on 2018-08-02; with this SEK 4,000');
  });
  test('only what burdens the tier is told, and of many the latest', () => {
    expect(factOf(300_000, [before(4_000_000, '2018-08-02', 2)])).toBeUndefined();
    const many = Array.from({ length: 7 }, (_, i) => before(10_000, `2018-08-0${i + 1}`));
    expect(factOf(100_000, many)?.en).toMatch(
      /^SEK 200 before that, SEK 100 on 2018-08-03, .*, together SEK 700; with this SEK 1,700$/,
    );
  });
});

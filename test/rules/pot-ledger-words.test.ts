import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryInWords } from '../../functions/pot/ledger/wording.ts';
import {
  closure,
  contribution,
  giveBack,
  histories,
  historyOf,
  lineSet,
  paid,
  payout,
  reservation,
  settlement,
  settlementReversed,
} from '../support/journal.ts';

/** The ledger in plain words. */
const called = { lines: { posters: 'Affischer' }, units: { solna: 'Solna', district: 'Distriktskansliet' } };
const { journal } = historyOf([
  contribution('district', 500_000),
  lineSet('posters', 400_000),
  reservation('posters', 120_000),
  payout('posters', 'city-hall', 100_000),
  giveBack('posters', 'city-hall', 10_000),
  closure('posters', 20_000),
  settlement(25_000),
  paid(25_000),
  settlementReversed(25_000),
]);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('each entry is a sentence that says who did what with how much, to nobody in particular', () => {
  expect(journal.map((entry) => plain(entryInWords(entry, called, 'sv')))).toMatchInlineSnapshot(`
    [
      "Distriktskansliet har skjutit till 5 000 kr till den gemensamma potten.",
      "Posten Post posters är nu 4 000 kr.",
      "Distriktskansliet har godkänt begäran från Solna, och 1 200 kr är därmed reserverade på posten Affischer.",
      "Stadshuskansliet har betalat ut 1 000 kr till begäran från Solna.",
      "Stadshuskansliet har fått tillbaka 100 kr av begäran från Solna; pengarna är åter fria i potten.",
      "Begäran från Solna är avslutad, och 200 kr är fria igen på posten Affischer.",
      "Avräkning 1 av potten är gjord: Stadshuskansliet ska betala 250 kr till Distriktskansliet.",
      "Distriktskansliet fick 250 kr från Stadshuskansliet 2018-08-01, enligt avräkning 1.",
      "Avräkning 1 av potten är återtagen, och inget ska betalas enligt den; skälet finns vid avräkningen.",
    ]
  `);
});

test('in the reader’s language', () => {
  expect(plain(entryInWords(journal[3] as (typeof journal)[number], called, 'en'))).toBe(
    'Stadshuskansliet paid out SEK 1,000 for the request by Solna.',
  );
});

test('whatever happened, no mark of a name is left, and nobody is spoken to', () => {
  fc.assert(
    fc.property(histories, fc.constantFrom('sv' as const, 'en' as const), ({ journal: all }, language) => {
      for (const entry of all) {
        const said = entryInWords(entry, { lines: {}, units: {} }, language);
        expect(said).not.toMatch(/[\ufdd0\ufdd1]|\b(ni|er|you|your)\b/i);
        expect(said).toMatch(/\p{Lu}.*\.$/u);
      }
    }),
  );
});

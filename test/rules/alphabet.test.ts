import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alphabetically } from '../../shared/alphabet.ts';

/** Whether the order that is written out is the one that Node knows, as far as letters differ. */
const collator = new Intl.Collator('sv', { sensitivity: 'base' });

const names = fc.string({ unit: fc.constantFrom(...'aAbzyZåÅäÄöÖæøéüÜ -1'), maxLength: 6 });
test('names stand as Node would have them', () => {
  fc.assert(
    fc.property(names, names, (a, b) => {
      const order = collator.compare(a, b);
      if (order !== 0) expect([a, b, Math.sign(alphabetically(a, b))]).toEqual([a, b, order]);
    }),
    { numRuns: 2_000 },
  );
});

test('å, ä and ö come last, and equal letters stand together', () => {
  const sorted = [
    'Ängby',
    'örby',
    'Ålsten',
    'Zinken',
    'ärla',
    'ursvik',
    'Éden',
    'eken',
    'Edsberg',
    'Upplands-Bro',
    'Upplands Väsby',
  ];
  expect(sorted.toSorted(alphabetically)).toEqual([
    'Éden',
    'Edsberg',
    'eken',
    'Upplands Väsby',
    'Upplands-Bro',
    'ursvik',
    'Zinken',
    'Ålsten',
    'Ängby',
    'ärla',
    'örby',
  ]);
});

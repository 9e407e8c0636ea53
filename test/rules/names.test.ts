import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { email, line, prose, webAddress } from '../../shared/fields.ts';
import { folded, isBlank } from '../../shared/names.ts';

const nameless = [
  ['spaces of all widths', ' \t\n\u00a0\u1680\u2003\u202f\u205f\u3000'],
  ['no width at all', '\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e'],
  ['marks alone', '\u0301\u0308\u20dd'],
  ['the fillers of Hangul', '\u3164\u115f\u1160\uffa0'],
  ['an empty cell of Braille', '\u2800'],
  ['directions', '\u200e\u200f\u061c'],
  ['selectors of variants, tags', '\ufe0f\u{e0100}\u{e0041}\u034f'],
  ['controls', '\u0000\u007f\u0085'],
] as const;

describe('what nobody sees', () => {
  test.each(nameless)('%s is empty', (_what, text) => {
    expect([isBlank(text), ...[...text].map(isBlank)]).not.toContain(false);
    for (const field of [line(), prose()])
      expect(z.safeParse(field, text).error?.issues.map(({ message }) => message)).toContain('empty');
  });

  test.each(['a', '\u200ba', 'e\u0301', '.', '🙂', '한', '٣', '\u2801'])('%j is not', (text) =>
    expect(isBlank(text)).toBe(false),
  );

  test.each(['a\u200b@solna.example', 'a@sol\u00adna.example', 'a@b.\ufffd', 'a\u0000@b.se'])(
    'is not in an address: %j',
    (address) => {
      expect(z.safeParse(email(), address).success).toBe(false);
      expect(z.safeParse(webAddress(), `https://solna.example/${address}`).success).toBe(false);
    },
  );
});

describe('names are compared as they are seen', () => {
  test.each([
    ['AB Tryck', 'ab  tryck'],
    ['AB Tryck', '\u200bAB\u00a0Tryck\u2060'],
    ['AB Tryck', 'AB \u200b Tryck'],
    ['AB Tryck', 'A\u00adB Tryck'],
    ['AB Tryck', 'ＡＢ　Ｔｒｙｃｋ'],
    ['AB Tryck', 'AB\nTryck'],
    ['AB Tryck', 'AB\u2800Tryck'],
    ['Åkes', 'A\u030akes'],
    ['Åkes', 'A\u200b\u030akes'],
    ['Affisch', 'Aﬃsch'],
    ['Straße', 'STRASSE'],
    ['σας', 'ΣΑΣ'],
  ])('%j is %j', (a, b) => expect(folded(b)).toBe(folded(a)));

  test.each([
    ['AB Tryck', 'ABTryck'],
    ['Åkes', 'Akes'],
    ['Tryck 1', 'Tryck 2'],
    ['AB Tryck', 'AB-Tryck'],
  ])('%j is not %j', (a, b) => expect(folded(b)).not.toBe(folded(a)));

  test('an ordinary name is folded as it always was: what is stored under it is found', () => {
    const ordinary = fc.string({ unit: fc.constantFrom(...'abcåäöéüßABCÅÄÖ0123456789 .,&-/+()') });
    fc.assert(
      fc.property(ordinary, (name) => {
        const before = (given: string) => given.normalize('NFC').trim().toUpperCase().toLowerCase().normalize('NFC');
        const once = name.replaceAll(/ +/g, ' ');
        expect(folded(once)).toBe(before(once));
      }),
    );
  });

  test('what is folded stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(folded(folded(name))).toBe(folded(name));
      }),
      // Found by it once, each of a way to fail.
      { examples: [['\u0345'], ['ŉ'], ['a\u200b \u200b b'], ['\u1fb3']] },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesOf, type Somebody } from '../../shared/somebody.ts';

/** Which texts name somebody: what is found goes when they are forgotten. */
const kim: Somebody = { id: '1', name: 'Kim Åkerlund Holm', email: 'kim@example.se', phone: '070-123 45 67' };
const units = ['Solna', 'Upplands Väsby'];

describe('a text names somebody', () => {
  const names = namesOf([kim], units);
  test.each([
    'Kim Åkerlund Holm',
    'Ring KIM ÅKERLUND HOLM!',
    'Kim  Åkerlund\nHolm har nyckeln',
    'Kim A\u030akerlund Holm',
    'mejla Kim@Example.se, tack',
    '0701234567',
    'tel +46 70 123 45 67.',
    '0046701234567',
    '(070) 123 45 67',
    '+46 (0)70-123 45 67',
    '2026-09-13 070-123 45 67',
    'kim@example.se eller 08-1',
  ])('%j', (text) => expect(names(text)).toBe(true));

  test.each([
    undefined,
    '',
    'Kim',
    'Kim Holm',
    'Kim Åkerlund Holmberg',
    'Joakim Åkerlund Holm',
    'kim@example.seo',
    'hej.kim@example.se',
    'kim@example.se.nu',
    '070-123 45 68',
    '1070-123 45 67',
    'Solna 2026-09-13',
  ])('%j names somebody else, or nobody', (text) => expect(names(text)).toBe(false));

  test('a name of one word is anybody’s, unless nothing else is said', () => {
    const short = namesOf([{ id: '1', name: 'Kim' }], units);
    expect([short('Ring Kim'), short(' kim ')]).toEqual([false, true]);
  });

  test('a number of another country is found as it is written there', () => {
    const abroad = namesOf([{ ...kim, phone: '+47 22 12 34 56' }], units);
    expect(['+4722123456', '0047 22 12 34 56', '22 12 34 56', '+46 22 12 34 56'].map(abroad)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('a sign-in that is called like a unit is not meant by what names the unit', () => {
    const shared = namesOf([{ id: '1', name: 'Upplands Väsby', email: 'vasby@example.se' }], units);
    expect([shared('Upplands Väsby'), shared('Möte i Upplands Väsby'), shared('vasby@example.se')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('whatever stands around the name, and in whatever case', () => {
    const around = fc.string({ unit: fc.constantFrom(...' ,.!?()"\n–:') });
    fc.assert(
      fc.property(around, around, fc.boolean(), (before, after, upper) => {
        const said = upper ? kim.name.toUpperCase() : kim.name.toLowerCase();
        return names(`${before}${said}${after}`);
      }),
    );
  });
});

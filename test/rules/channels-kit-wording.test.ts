import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelKinds } from '../../functions/channels/state.ts';
import { segmentsOf, weightedLength } from '../../functions/channels/kit/lengths.ts';
import { networks, wordingOf } from '../../functions/channels/kit/wording.ts';
import { codeOf } from '../../functions/gatherings/links/store.ts';
import { idOf, listed } from '../support/public-site.ts';

/** Texts within their length, as each network counts it. */
const link = 'https://valsam.example/s/4kT0zRb8Qx';

describe('X counts', () => {
  test.each([
    ['', 0],
    ['Gårdsfest', 9],
    // As one, however it is written.
    ['a\u030a', 1],
    ['–’“', 3],
    ['…', 2],
    ['東京', 4],
    ['ትግርኛ', 8],
    ['العربية', 7],
    ['𝄞', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇸🇪', 2],
    ['👍🏽', 2],
    [link, 23],
    [`Se ${link} nu`, 29],
    ['https://a.se', 23],
    ['x'.repeat(280), 280],
    // May be taken for an address: counted as the longer of both.
    ['solna.se', 23],
    ['en.mycket.lang.adress.example.com/abc', 37],
  ])('%j as %i', (text, length) => {
    expect(weightedLength(text)).toBe(length);
  });
});

describe('a text message is', () => {
  test.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['å'.repeat(160), 1],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    // 76 of them in a segment of 153 places: the last is not torn apart.
    ['€'.repeat(153), 3],
    ['–'.repeat(70), 1],
    ['–'.repeat(71), 2],
    ['👍'.repeat(35), 1],
    ['👍'.repeat(36), 2],
    ['👍'.repeat(67), 3],
  ])('%s: %i segments', (text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });
});

describe('ready texts', () => {
  const event = { ...listed(1, { place: { name: 'Parken', address: 'Parkgatan 1' } }), description: 'Mer om festen.' };

  test('say what, when, where and the link, in the language asked for', () => {
    expect(wordingOf(event, 'facebook', 'sv', link).text).toBe(
      `Gårdsfest\n\nlördag 22 augusti 2026 kl. 14.00–17.00\nParken, Parkgatan 1\n\nKorv och hoppborg.\n\nMer om festen.\n\n${link}`,
    );
    expect(wordingOf(event, 'x', 'en', link).text).toBe(
      `Gårdsfest\nSat 22 Aug 14:00\nParken\nKorv och hoppborg.\n${link}`,
    );
    expect(wordingOf(event, 'sms', 'sv', link)).toEqual({
      text: `Gårdsfest, lör 22 aug 14.00, Parken. ${link}`,
      used: 1,
      limit: 3,
      counted: 'segments',
    });
    expect(wordingOf(event, 'newsletter', 'sv', link).subject).toBe('Gårdsfest, lör 22 aug 14.00');
  });

  test('of what is cancelled say so first', () => {
    for (const kind of channelKinds)
      expect(wordingOf({ ...event, isCancelled: true }, kind, 'sv', link).text).toMatch(/^INSTÄLLT: Gårdsfest/);
  });

  test('drop the summary, then the place, then the end of the title; day and link stay', () => {
    const told = (title: string, summary: string, name = 'P') =>
      wordingOf({ ...event, title, summary, place: name }, 'x', 'sv', link).text;
    const long = 'ord '.repeat(70).trim();
    expect(told('Kort', long)).toBe(`Kort\nlör 22 aug 14.00\nP\n${link}`);
    expect(told('Kort', long, 'ö'.repeat(240))).toBe(`Kort\nlör 22 aug 14.00\n${link}`);
    const cut = told('東'.repeat(120), 's');
    expect(cut).toMatch(new RegExp(`^東{1,119}…\\nlör 22 aug 14.00\\n${link.replaceAll('.', '\\.')}$`));
    expect(280 - weightedLength(cut)).toBeLessThan(2);
  });

  test('of a text message have no letter that makes it dearer, where the title has none', () => {
    const sms = wordingOf({ ...event, title: 'Fest – för ”alla” … ja' }, 'sms', 'sv', link);
    expect(sms.text).toContain('Fest - för "alla" ... ja');
    expect(sms.used).toBe(1);
  });

  const text = (longest: number) =>
    fc
      .string({
        unit: fc.constantFrom('a', 'Å', ' ', '.', '東', 'ع', '👩‍👩‍👧‍👦', '€', 'se', '\u2028'),
        minLength: 1,
        maxLength: longest,
      })
      .filter((value) => value.length <= longest);
  test('keep every limit, whatever the texts, and never lose day or link', () => {
    fc.assert(
      fc.property(
        text(120),
        text(300),
        text(120),
        fc.constantFrom(...channelKinds),
        fc.boolean(),
        (title, summary, place, kind, isCancelled) => {
          const {
            text: said,
            used,
            limit,
            subject = '',
          } = wordingOf({ ...event, title, summary, place, isCancelled }, kind, 'sv', link);
          expect(used).toBeLessThanOrEqual(limit);
          expect(limit).toBe(networks[kind].limit);
          expect(said.endsWith(link)).toBe(true);
          expect(said).toMatch(/22 aug/);
          expect(said.isWellFormed()).toBe(true);
          expect(subject.length).toBeLessThanOrEqual(70);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the code of a short link', () => {
  test('is ten letters and digits, and follows from campaign, event and channel', () => {
    const codes = ['a', 'b'].flatMap((campaign) =>
      [1, 2].flatMap((event) => ['', 'fb', 'x'].map((channel) => codeOf(campaign, idOf(event), channel))),
    );
    for (const code of codes) expect(code).toMatch(/^[0-9A-Za-z]{10}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codeOf('a', idOf(1), '')).toBe(codeOf('a', idOf(1)));
  });
});

import { describe, expect, test } from 'vitest';
import { directionOf, gapsOf, spoken, writtenIn } from '../../functions/gatherings/languages.ts';
import { register } from '../../functions/gatherings/rules.ts';
import { syndicationOf } from '../../functions/gatherings/public/syndication.ts';
import { calendarOf } from '../../functions/gatherings/public/calendar.ts';
import { drawable } from '../../functions/channels/kit/picture.ts';
import { wordingOf } from '../../functions/channels/kit/wording.ts';
import { spokenFor, wishIn } from '../../shared/edge/headers.ts';
import { fields, surroundings } from '../support/events-state.ts';
import { given } from '../support/given.ts';
import { all, parseHtml, textOf } from '../support/html.ts';
import { listed, pageFor, published, site } from '../support/public-site.ts';

/** An event that is written in several languages is told each reader in theirs, as far as it goes. */
const texts = {
  so: { title: 'Xaflad', summary: 'Hotdog iyo ciyaar.', description: 'Dhammaan waa lagu soo dhaweynayaa.' },
  ar: { title: 'حفلة', summary: 'نقانق' },
  'en-GB': { title: 'Yard party' },
};
const written = {
  title: 'Gårdsfest',
  summary: 'Korv.',
  description: 'Alla är välkomna.',
  languages: ['sv', 'so', 'ar'],
};

describe('the reader’s language, then Swedish, then what there is', () => {
  test.each([
    ['so', 'Xaflad', 'so', 'Hotdog iyo ciyaar.', 'Dhammaan waa lagu soo dhaweynayaa.'],
    ['so-SO', 'Xaflad', 'so', 'Hotdog iyo ciyaar.', 'Dhammaan waa lagu soo dhaweynayaa.'],
    ['ar', 'حفلة', 'ar', 'نقانق', 'Alla är välkomna.'],
    ['en', 'Yard party', 'en-GB', 'Korv.', 'Alla är välkomna.'],
    ['ti', 'Gårdsfest', 'sv', 'Korv.', 'Alla är välkomna.'],
    ['sv', 'Gårdsfest', 'sv', 'Korv.', 'Alla är välkomna.'],
  ])('%s', (wish, title, lang, summary, description) => {
    const told = spoken({ ...written, texts }, wish);
    expect([told.title, told.said.title, told.summary, told.description]).toEqual([title, lang, summary, description]);
  });
  test('of an event that is held in Somali first, a Swede is told the Swedish, an Arab the Swedish, too', () => {
    const somali = { title: 'Xaflad', summary: 'Hotdog.', languages: ['so'], texts: { sv: { title: 'Fest' } } };
    expect(spoken(somali, 'sv')).toMatchObject({
      title: 'Fest',
      summary: 'Hotdog.',
      said: { title: 'sv', summary: 'so' },
    });
    expect(spoken(somali, 'ar').title).toBe('Fest');
    expect(spoken({ ...somali, texts: undefined }, 'ar').title).toBe('Xaflad');
  });
  test('what its own languages lack is named', () => {
    expect(gapsOf({ ...written, texts })).toEqual([{ language: 'ar', missing: ['description'] }]);
    expect(gapsOf({ ...written, description: undefined })).toEqual([
      { language: 'so', missing: ['title', 'summary'] },
      { language: 'ar', missing: ['title', 'summary'] },
    ]);
    expect(writtenIn({ ...written, texts })).toEqual(['sv', 'so', 'ar', 'en-GB']);
  });
  test('some are written from the right', () => {
    const tags = ['sv', 'so', 'ar', 'fa', 'fa-AF', 'syr', 'ku', 'ku-Arab', 'az-Arab', 'he', 'pa-Latn', 'ar-Latn'];
    expect(tags.filter((tag) => directionOf(tag) === 'rtl')).toEqual([
      'ar',
      'fa',
      'fa-AF',
      'syr',
      'ku-Arab',
      'az-Arab',
      'he',
    ]);
  });
  test('its first language is said once', () => {
    const empty = { gathering: undefined, contact: undefined, ...surroundings };
    given(empty)
      .when(register, { id: 'new', fields: fields({ texts: { sv: { title: 'Fest' } } }) })
      .thenRefused('invalid-input', '/texts/sv twice');
    given(empty)
      .when(register, { id: 'new', fields: fields({ texts }) })
      .then(['EventRegistered']);
  });
});

test.each([
  [undefined, undefined, undefined],
  ['so', undefined, 'so'],
  ['en;q=0.5, so, sv;q=0.8', undefined, 'so'],
  ['sv-SE,sv;q=0.9,en;q=0.8', undefined, 'sv'],
  ['en-US', undefined, 'en'],
  ['*', undefined, undefined],
  ['so;q=0, ar', undefined, 'ar'],
  ['<x>, ; ,,', undefined, undefined],
  ['so', 'ar', 'ar'],
  [undefined, 'en-GB', 'en'],
])('a header %s and an address %s wish for %s', (header, asked, expected) => {
  expect(wishIn(header, asked)).toBe(expected);
});
test('Valsam itself speaks English to who reads English, else Swedish', () => {
  expect(['en-GB', 'sv', 'so', 'eng'].map(spokenFor)).toEqual(['en', 'sv', 'sv', 'sv']);
});

describe('pages and feeds', () => {
  const change = { texts, description: written.description, languages: written.languages };
  test('say in which language each text is, and in which direction it is written', () => {
    const html = parseHtml(pageFor(published(1, change), {}, 'ar', 'ar'));
    const [heading] = all('h1', html);
    expect([heading?.attributes.lang, heading?.attributes.dir, textOf(heading as NonNullable<typeof heading>)]).toEqual(
      ['ar', 'rtl', 'حفلة'],
    );
    const parts = all('p', html).flatMap(({ attributes: { lang, dir } }) => (lang === undefined ? [] : [[lang, dir]]));
    expect(parts).toEqual([
      ['ar', 'rtl'],
      ['sv', 'ltr'],
    ]);
    const others = all('a', html).flatMap(({ attributes: { hreflang, href } }) => (hreflang === 'so' ? [href] : []));
    expect(others).toEqual([expect.stringMatching(/\?lang=so$/)]);
    expect(all('meta', html).map(({ attributes: { content } }) => content)).toContainEqual(
      expect.stringContaining('card.png?lang=ar'),
    );
  });
  test('so do feeds, and what is listed keeps all languages but descriptions', () => {
    const one = listed(1, change, 'ar');
    expect(one.texts?.so).toEqual({ title: 'Xaflad', summary: 'Hotdog iyo ciyaar.' });
    const where = { self: 'https://v.example/e', page: 'https://v.example/', updatedAt: one.changedAt };
    for (const format of ['rss', 'atom', 'json'] as const) {
      const feed = syndicationOf([one], site(), where, format).replaceAll('\\"', '"');
      expect(feed).toContain('حفلة');
      expect(feed).toContain('<p lang="ar" dir="rtl">نقانق</p>');
    }
    expect(calendarOf([one], site(), { name: 'A' })).toContain('SUMMARY:حفلة');
  });
  test('a card is drawn in the reader’s language, unless the font has no such letters', () => {
    const one = listed(1, { ...change, texts: { ...texts, ti: { title: 'በዓል' } } });
    expect(['ar', 'ti', 'so'].map((wish) => drawable(one, wish).title)).toEqual(['حفلة', 'Gårdsfest', 'Xaflad']);
  });
  test('a share kit words it in each', () => {
    const { text } = wordingOf(listed(1, change, 'so'), 'facebook', 'so', 'https://v.example/s/1');
    expect(text).toContain('Xaflad\n\nlördag 22 augusti');
    expect(text).toContain('Hotdog iyo ciyaar.');
  });
});

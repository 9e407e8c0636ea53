import Parser from 'rss-parser';
import { describe, expect, test } from 'vitest';
import { passes, placeOf, type SpokenEvent } from '../../functions/gatherings/public/shown.ts';
import { syndicationOf } from '../../functions/gatherings/public/syndication.ts';
import { decoded } from '../support/html.ts';
import { idOf, listed, nasty, notInXml, site } from '../support/public-site.ts';

/** Feeds read back by a parser that others made. */
type Read = Readonly<Record<string, unknown>>;
const rss = (...events: readonly SpokenEvent[]) => syndicated('rss', events);
const syndicated = (format: 'rss' | 'atom' | 'json', events: readonly SpokenEvent[], in_ = site()): string => {
  const page = 'https://valsam.example/public/val-2018/events?area=solna&lang=sv';
  const self = page.replace('events', `events.${format}`);
  return syndicationOf(events, in_, { self, page, updatedAt: '2026-08-02T10:00:00.000Z' }, format);
};
const parse = (xml: string) => new Parser().parseString(xml);

describe.each(['rss', 'atom'] as const)('%s', (format) => {
  test('tells of each event when and where it is, and leads to its page', async () => {
    const { title, items, link } = await parse(syndicated(format, [listed(1), listed(2, { status: 'cancelled' })]));
    expect([title, items.length]).toEqual(['Valrörelsen 2018: Evenemang', 2]);
    expect(link).toBe('https://valsam.example/public/val-2018/events?area=solna&lang=sv');
    const [first, second] = items;
    expect(first).toMatchObject({
      title: 'Gårdsfest',
      link: `https://valsam.example/public/val-2018/events/${idOf(1)}`,
    });
    const content = String(format === 'rss' ? first?.content : first?.summary);
    expect(content).toContain('lördag 22 augusti 2026 kl. 14.00–17.00');
    expect(content).toContain('Parken');
    expect(second?.title).toBe('Inställt: Gårdsfest');
  });

  test('gives each event an id that stays, whatever the address', async () => {
    const ids = async (origin: string) =>
      (await parse(syndicated(format, [listed(1), listed(2)], site({ origin })))).items.map(
        (item) => item.guid ?? item.id,
      );
    const here = await ids('https://valsam.example');
    expect(here).toEqual(await ids('https://elsewhere.example'));
    expect(new Set(here).size).toBe(2);
    for (const id of here) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test.each(nasty)('gives back as it was stored, and its contents as HTML: %j', async (text) => {
    const event = listed(1, { title: text, summary: text, place: { name: text } });
    const xml = syndicated(format, [event], site({ campaignName: text }));
    const { title, items } = await parse(xml);
    // Spaces at the ends are of no account in XML.
    expect(title).toBe(`${text}: Evenemang`);
    expect(items).toHaveLength(1);
    // A title of Atom says that it is HTML; one of RSS is plain text.
    const shown = String(items[0]?.title);
    expect(format === 'rss' ? shown : decoded(shown)).toBe(text);
    expect(decoded(String(format === 'rss' ? items[0]?.content : items[0]?.summary))).toContain(
      `<p dir="auto">${text}</p>`,
    );
    const outsideTitles = xml.replaceAll(/<title>.*?<\/title>/gs, '');
    expect(outsideTitles).not.toContain('<script');
  });

  test('can be read though a text holds what XML cannot', async () => {
    const { items } = await parse(syndicated(format, [listed(1, { title: notInXml })]));
    expect(items[0]?.title).toBe('a\ufffdb\ufffdc');
  });
});

describe('JSON Feed', () => {
  const json = (...events: readonly SpokenEvent[]) =>
    JSON.parse(syndicated('json', events)) as Read & { readonly items: readonly Read[] };

  test('keeps the form of JSON Feed 1, with times and place apart', () => {
    const feed = json(listed(1), listed(2, { place: undefined, online: { url: 'https://video.example/' } }));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1',
      title: 'Valrörelsen 2018: Evenemang',
      home_page_url: 'https://valsam.example/public/val-2018/events?area=solna&lang=sv',
      feed_url: 'https://valsam.example/public/val-2018/events.json?area=solna&lang=sv',
    });
    for (const item of feed.items)
      expect(item).toMatchObject({
        id: expect.stringMatching(/^urn:uuid:/),
        url: expect.stringMatching(/^https:/),
        title: 'Gårdsfest',
        content_html: expect.stringContaining('<p dir="auto">'),
        date_published: '2026-08-01T10:00:00.000Z',
        date_modified: '2026-08-01T10:00:00.000Z',
        tags: ['Gårdsfest'],
      });
    expect(feed.items.map(({ _event }) => _event)).toMatchObject([
      { startsAt: '2026-08-22T12:00:00.000Z', place: 'Parken', area: 'solna' },
      { url: 'https://video.example/' },
    ]);
  });

  test.each([...nasty, notInXml])('has titles as plain text and contents as HTML: %j', (text) => {
    const [item] = json(listed(1, { title: text, summary: text })).items;
    expect(item?.title).toBe(text);
    expect(decoded(String(item?.content_html))).toContain(text);
    expect(item?.content_html).not.toContain('<script');
  });
});

describe('a filter', () => {
  const inNacka = listed(1, { place: { name: 'Torget', area: 'nacka' }, languages: ['sv', 'so'], kind: 'talk' });
  const ofSolna = listed(2, { place: undefined, online: { url: 'https://video.example/' } });

  test('of an area lets through what lies there, and what lies nowhere if the area arranges it', () => {
    expect([inNacka, ofSolna].map((event) => passes({ area: 'nacka' }, event))).toEqual([true, false]);
    expect([inNacka, ofSolna].map((event) => passes({ area: 'solna' }, event))).toEqual([false, true]);
  });

  test('of language and kind lets through what has both', () => {
    expect(passes({ language: 'so', kind: 'talk' }, inNacka)).toBe(true);
    expect(passes({ language: 'so', kind: 'yard-party' }, inNacka)).toBe(false);
    expect(passes({ language: 'so' }, ofSolna)).toBe(false);
  });
});

test('what is listed comes back from its row as it was', () => {
  const event = listed(1, { place: { name: 'P', lat: 0, lon: -18.5 }, changedAt: '2026-08-01T10:00:00.123Z' });
  expect(event).toMatchObject({
    id: idOf(1),
    isCancelled: false,
    lat: 0,
    lon: -18.5,
    changedAt: '2026-08-01T10:00:00.123Z',
  });
  expect(placeOf(event, site())).toBe('P');
  expect('url' in event).toBe(false);
});

test('a feed of nothing is a feed', async () => {
  expect((await parse(rss())).items).toEqual([]);
});

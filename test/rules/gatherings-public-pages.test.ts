import { describe, expect, test } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { notFound } from '../../functions/gatherings/public/layout.ts';
import { eventsAPage, listPage } from '../../functions/gatherings/public/list-page.ts';
import { type Filter, passes, type Site } from '../../functions/gatherings/public/shown.ts';
import { policy, style } from '../../functions/gatherings/public/style.ts';
import { all, type Element, parseHtml, textOf } from '../support/html.ts';
import { listed, nasty, notInXml, pageFor, published, site } from '../support/public-site.ts';

/** The public pages: made well, readable by all, and letting nothing out that is not meant for everybody. */
const today = '2026-08-03';

const list = (
  events: readonly ReturnType<typeof listed>[],
  change: { readonly in?: Partial<Site>; readonly filter?: Filter; readonly page?: number } = {},
): string =>
  listPage(
    {
      site: site(change.in),
      filter: change.filter ?? {},
      page: change.page ?? 1,
      upcoming: events,
      chosen: events.filter((event) => passes(change.filter ?? {}, event)),
    },
    today,
  );
const page = (change: Partial<Gathering> = {}, as: Partial<Site> = {}): string => pageFor(published(1, change), as);

const attribute = (element: Element | undefined, name: string): string => element?.attributes[name] ?? '';
const hrefs = (html: Element): readonly string[] => all('a', html).map((link) => attribute(link, 'href'));
const pages: readonly (readonly [string, string])[] = [
  ['the list', list([listed(1), listed(2, { status: 'cancelled' }), listed(3, { startsAt: '2026-08-01T10:00' })])],
  ['the list in English', list([listed(1)], { in: { language: 'en' } })],
  ['an empty list', list([])],
  ['an event', page({ description: 'Rad ett\n\nRad två', contact: { email: 'a@b.se', public: true } })],
  ['a cancelled event online', page({ status: 'cancelled', place: undefined, online: { url: 'https://v.example/' } })],
  ['what is not there', notFound('sv').body],
];

describe.each(pages)('%s', (_what, html) => {
  const tree = parseHtml(html);

  test('is well formed, in a language, with one heading above all, and landmarks', () => {
    expect(attribute(all('html', tree)[0], 'lang')).toMatch(/^(sv|en)$/);
    expect(all('title', tree)).toHaveLength(1);
    for (const landmark of ['header', 'main', 'h1']) expect(all(landmark, tree)).toHaveLength(1);
    const levels = all('*', tree).flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [Number(tag[1])] : []));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('can be skipped through and operated by keyboard alone: each field has a label, each link a text', () => {
    const ids = all('*', tree).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(hrefs(tree)[0]).toBe('#content');
    expect(attribute(all('main', tree)[0], 'id')).toBe('content');
    const labels = all('label', tree).map((label) => attribute(label, 'for'));
    for (const select of all('select', tree)) expect(labels).toContain(attribute(select, 'id'));
    for (const link of all('a', tree)) expect(textOf(link).trim()).not.toBe('');
  });

  test('runs nothing, and fetches its own picture alone: no script but data, no style but the one that the policy names', () => {
    for (const script of all('script', tree)) expect(script.attributes).toEqual({ type: 'application/ld+json' });
    expect(all('style', tree).map(textOf)).toEqual([style]);
    for (const { attributes } of all('*', tree))
      expect(Object.keys(attributes).filter((name) => /^(on|style$|srcset)/.test(name))).toEqual([]);
    for (const tag of ['iframe', 'object', 'embed', 'base', 'video']) expect(all(tag, tree)).toEqual([]);
    for (const image of all('img', tree)) {
      expect(attribute(image, 'src')).toMatch(/^[\dA-Z]{26}\/card\.png$/);
      expect(image.attributes).toMatchObject({ alt: '', width: '1200', height: '630' });
    }
    expect(all('*', tree).filter(({ tag, attributes }) => 'src' in attributes && tag !== 'img')).toEqual([]);
  });

  test('leads nowhere but within itself, to https, to mail and telephone', () => {
    for (const href of hrefs(tree))
      expect(href).toMatch(/^(#content$|https:\/\/|mailto:|tel:|(\.\.\/)?[\w.]+([/?][\w./?=&%-]*)?$)/);
  });
});

test('the policy forbids whatever is not named, and nothing is let through unseen', () => {
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).toContain("; img-src 'self' data:; ");
  expect(policy).not.toMatch(/unsafe|\*|https?:|script-src/);
});

describe('the list', () => {
  test('names each event under its day, and what goes on already above', () => {
    const tree = parseHtml(list([listed(3, { startsAt: '2026-08-01T10:00' }), listed(1), listed(2)]));
    expect(all('h2', tree).map(textOf).slice(0, 2)).toEqual(['Pågår', 'lördag 22 augusti 2026']);
    expect(all('section', tree).map((section) => all('article', section).length)).toEqual([1, 2]);
    expect(all('time', tree).map((time) => attribute(time, 'datetime'))).toContain('2026-08-22T12:00:00.000Z');
  });

  test('says the day once: below it each event has its hours, and what goes on already the day on which it began', () => {
    const nextDay = { startsAt: '2026-08-22T10:00', endsAt: '2026-08-23T12:00' };
    const tree = parseHtml(list([listed(3, { startsAt: '2026-08-01T10:00' }), listed(1), listed(2, nextDay)]));
    const times = all('time', tree).map((time) => textOf(time).replaceAll('\u2060', '').replaceAll('\u00a0', ' '));
    expect(times).toEqual([
      'lördag 1 augusti 2026 kl. 10.00 – lördag 22 augusti 2026 kl. 17.00',
      'kl. 14.00–17.00',
      'kl. 10.00 – sön 23 aug kl. 12.00',
    ]);
  });

  test('says of each what kind it is, whether it is cancelled, and in which other languages than Swedish', () => {
    const tree = parseHtml(list([listed(1), listed(2, { status: 'cancelled', languages: ['so', 'sv'] })]));
    const chips = all('li', tree).map((entry) => all('span', entry).map(textOf));
    expect(chips.slice(0, 2)).toEqual([['Gårdsfest'], ['Inställt', 'Gårdsfest', 'somaliska', 'svenska']]);
  });

  test('shows fifty at a time, with links to the others that keep the filter', () => {
    const many = Array.from({ length: eventsAPage * 2 + 1 }, (_, i) => listed(i));
    const filter = { area: 'solna', kind: 'yard-party' };
    const [first, second, third] = [1, 2, 3].map((number) => parseHtml(list(many, { filter, page: number })));
    const nav = (tree?: Element) => (tree ? all('nav', tree).flatMap(hrefs) : []);
    expect([first, second, third].map((tree) => tree && all('article', tree).length)).toEqual([50, 50, 1]);
    expect(nav(first)).toEqual(['events?area=solna&kind=yard-party&page=2']);
    expect(nav(second)).toEqual([
      'events?area=solna&kind=yard-party&page=1',
      'events?area=solna&kind=yard-party&page=3',
    ]);
    expect(nav(third)).toEqual(['events?area=solna&kind=yard-party&page=2']);
  });

  test('lets choose among what there is, in words, and shows what is chosen', () => {
    const events = [
      listed(1),
      listed(2, { languages: ['so'], place: { name: 'P', area: 'nacka' }, kind: 'open-house' }),
    ];
    const tree = parseHtml(list(events, { filter: { area: 'nacka' } }));
    const options = all('select', tree).map((select) => all('option', select).map(textOf));
    expect(options).toEqual([
      ['alla', 'Nacka', 'Solna'],
      ['alla', 'somaliska', 'svenska'],
      ['alla', 'Gårdsfest', 'Open house'],
    ]);
    const [chosen] = all('option', tree).filter(({ attributes }) => 'selected' in attributes);
    expect(chosen && textOf(chosen)).toBe('Nacka');
    expect(all('article', tree)).toHaveLength(1);
  });

  test('leads to its feeds, filtered alike', () => {
    const tree = parseHtml(list([listed(1)], { filter: { area: 'solna' } }));
    const wanted = ['ics', 'rss', 'atom', 'json'].map((format) => `events.${format}?area=solna`);
    expect(all('footer', tree).flatMap(hrefs)).toEqual(wanted);
    const alternates = all('link', tree).filter((link) => attribute(link, 'rel') === 'alternate');
    expect(alternates.map((link) => attribute(link, 'href'))).toEqual(wanted);
  });
});

test.each([...nasty, notInXml])('a text like %j comes back from the list as it was stored', (text) => {
  const event = listed(1, { title: text, summary: text, place: { name: text, address: text } });
  const tree = parseHtml(list([event], { in: { campaignName: text } }));
  expect(all('h3', tree).map(textOf)).toEqual([text]);
  expect(
    all('article', tree)
      .flatMap((article) => all('p', article))
      .map(textOf),
  ).toEqual(expect.arrayContaining([text, `${text}, ${text}`]));
  expect(all('title', tree).map(textOf)).toEqual([`${text}: Evenemang`]);
});

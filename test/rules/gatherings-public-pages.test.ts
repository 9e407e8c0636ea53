import { describe, expect, test } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { notFound } from '../../functions/gatherings/public/layout.ts';
import { eventsAPage, listPage } from '../../functions/gatherings/public/list-page.ts';
import { type Filter, passes, type Site } from '../../functions/gatherings/public/shown.ts';
import { colours, policy, style } from '../../functions/gatherings/public/style.ts';
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

  test('runs nothing and fetches nothing: no script but data, no style but the one that the policy names', () => {
    for (const script of all('script', tree)) expect(script.attributes).toEqual({ type: 'application/ld+json' });
    expect(all('style', tree).map(textOf)).toEqual([style]);
    for (const { attributes } of all('*', tree))
      expect(Object.keys(attributes).filter((name) => /^(on|style$|src)/.test(name))).toEqual([]);
    for (const tag of ['iframe', 'img', 'object', 'embed', 'base']) expect(all(tag, tree)).toEqual([]);
  });

  test('leads nowhere but within itself, to https, to mail and telephone', () => {
    for (const href of hrefs(tree))
      expect(href).toMatch(/^(#|https:\/\/|mailto:|tel:|(\.\.\/)?[\w.]+([/?][\w./?=&%-]*)?$)/);
  });
});

test('the policy forbids whatever is not named, and nothing is let through unseen', () => {
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).not.toMatch(/unsafe|\*|https?:|script-src/);
});

/** Source: WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((one, two) => two - one);
  return (light + 0.05) / (dark + 0.05);
};

describe('colours', () => {
  test.each(Object.entries(colours))('%s: each text is at least 4.5 to 1, each line at least 3 to 1', (_, of) => {
    for (const text of [of.text, of.quiet, of.link, of.alert])
      expect([text, contrast(text, of.ground) >= 4.5]).toEqual([text, true]);
    expect(contrast(of.line, of.ground)).toBeGreaterThanOrEqual(3);
  });

  test('black on white is 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });
});

describe('the list', () => {
  test('names each event under its day, and what goes on already above', () => {
    const tree = parseHtml(list([listed(3, { startsAt: '2026-08-01T10:00' }), listed(1), listed(2)]));
    expect(all('h2', tree).map(textOf).slice(0, 2)).toEqual(['Pågår', 'lördag 22 augusti 2026']);
    expect(all('section', tree).map((section) => all('article', section).length)).toEqual([1, 2]);
    expect(all('time', tree).map((time) => attribute(time, 'datetime'))).toContain('2026-08-22T12:00:00.000Z');
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

import { describe, expect, test } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import type { Site } from '../../functions/gatherings/public/shown.ts';
import { dayInWords, timeInWords } from '../../functions/gatherings/when.ts';
import { all, parseHtml, textOf } from '../support/html.ts';
import { idOf, listed, nasty, notInXml, pageFor, published } from '../support/public-site.ts';

/** The page of one event, and how it says when that is. */
const page = (change: Partial<Gathering> = {}, as: Partial<Site> = {}): string => pageFor(published(1, change), as);

const hrefs = (html: string): readonly string[] =>
  all('a', parseHtml(html)).map(({ attributes: { href = '' } }) => href);
const metas = (html: string) =>
  Object.fromEntries(
    all('meta', parseHtml(html)).map(({ attributes: { property = '', content = '' } }) => [property, content]),
  );
const structured = (html: string): Readonly<Record<string, unknown>> => {
  const [data] = all('script', parseHtml(html));
  return JSON.parse(data ? textOf(data) : '');
};

describe('an event', () => {
  test('is described for search engines as schema.org wants it', () => {
    const place = { name: 'Parken', address: 'Parkgatan 1', lat: 59.36, lon: 18 };
    expect(structured(page({ place, description: 'Mer' }))).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Gårdsfest',
      description: 'Mer',
      startDate: '2026-08-22T12:00:00.000Z',
      endDate: '2026-08-22T15:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Parken',
        address: 'Parkgatan 1',
        geo: { '@type': 'GeoCoordinates', latitude: 59.36, longitude: 18 },
      },
      organizer: [{ '@type': 'Organization', name: 'Solna' }],
      inLanguage: ['sv'],
    });
    const online = page({ status: 'cancelled', place: undefined, online: { url: 'https://v.example/' } });
    expect(structured(online)).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: { '@type': 'VirtualLocation', url: 'https://v.example/' },
    });
  });

  test('says what a preview of its link shows', () => {
    expect(metas(page())).toMatchObject({
      'og:title': 'Gårdsfest',
      'og:url': `https://valsam.example/public/val-2018/events/${idOf(1)}`,
      'og:image': `https://valsam.example/public/val-2018/events/${idOf(1)}/card.png`,
      'og:description': 'lördag 22 augusti 2026 kl. 14.00–17.00. Korv och hoppborg.',
    });
  });

  test('can be added to a calendar, and leads back to all', () => {
    const shown = hrefs(page({ place: undefined, online: { url: 'https://v.example/' } }));
    expect(shown).toEqual([
      '#content',
      '../events',
      `${idOf(1)}?lang=en`,
      'https://v.example/',
      `${idOf(1)}/event.ics`,
      `${idOf(1)}/card.png`,
      '../events',
    ]);
  });

  test.each([
    [{ name: 'Parken', address: 'Parkgatan 1', lat: 59.36, lon: 18 }, '?mlat=59.36&mlon=18#map=17/59.36/18'],
    [{ name: 'Parken', address: 'Parkgatan 1', area: 'solna' }, 'search?query=Parkgatan%201%2C%20Solna'],
    [
      { name: 'Parken', address: 'Parkgatan 1, 169 70 SOLNA', area: 'solna' },
      'search?query=Parkgatan%201%2C%20169%2070%20SOLNA',
    ],
    [{ name: 'Solna torg', area: 'solna' }, 'search?query=Solna%20torg'],
    [{ name: 'Å & "Ö" \ud800' }, 'search?query=%C3%85%20%26%20%22%C3%96%22%20%EF%BF%BD'],
  ])('leads to a map of where it is: %o', (place, where) => {
    expect(hrefs(page({ place }))).toContain(`https://www.openstreetmap.org/${where}`);
  });

  test('that is online has no map', () => {
    expect(page({ place: undefined, online: { url: 'https://v.example/' } })).not.toContain('openstreetmap');
  });

  test('says on paper where the latest is told', () => {
    const [paper] = all('p', parseHtml(page())).filter(({ attributes }) => attributes.class?.startsWith('paper'));
    expect(paper && textOf(paper)).toContain(`https://valsam.example/public/val-2018/events/${idOf(1)}`);
  });

  test('that is cancelled says so', () => {
    expect(textOf(parseHtml(page({ status: 'cancelled' })))).toContain('Det här är inställt.');
    expect(textOf(parseHtml(page()))).not.toContain('inställt');
  });

  test('says what there is for whom, and nothing of what nobody has said', () => {
    const facts = (html: string) => all('dd', parseHtml(html)).map(textOf);
    const accessibility = { stepFree: true, hearingLoop: false, note: 'Ring på porten' };
    expect(facts(page({ accessibility }))).toEqual(
      expect.arrayContaining(['Fri från trappsteg och trösklar', 'Ingen hörslinga', 'Ring på porten']),
    );
    expect(page({ accessibility }, { language: 'en' })).not.toContain('toilet');
  });

  test('names whom to ask only where that is meant for everybody (invariant 9)', () => {
    const contact = { name: 'Kim Kampanj', email: 'kim?subject=x@b.se', phone: '+46 70-123 45 67' };
    const shown = hrefs(page({ contact: { ...contact, public: true } }));
    expect(shown).toEqual(expect.arrayContaining(['mailto:kim%3Fsubject%3Dx@b.se', 'tel:+46701234567']));
    const hidden = page({ contact: { ...contact, public: false } });
    for (const secret of ['Kim', 'b.se', '123 45']) expect(hidden).not.toContain(secret);
    expect(hidden).not.toContain('kim');
  });

  test('shows nothing of reach, cost, who filed it, or why it was cancelled', () => {
    const inner = { filer: 'secret-1', reason: 'secret-2', cost: 987_654, expectedReach: 765_432, uid: 'secret-3' };
    expect(page({ ...inner, status: 'cancelled' })).not.toMatch(/secret|987654|765432/);
  });
});

test.each([...nasty, notInXml])('a text like %j comes back as it was stored, from page, data and preview', (text) => {
  const wherever = { title: text, summary: text, description: text, place: { name: text, address: text } };
  const html = page({ ...wherever, contact: { name: text, public: true }, accessibility: { note: text } });
  const same = (tag: string) =>
    all(tag, parseHtml(html))
      .map(textOf)
      .filter((one) => one === text).length;
  expect([same('h1'), same('p'), same('dd')]).toEqual([1, 2, 4]);
  expect(structured(html)).toMatchObject({ name: text, description: text, location: { name: text } });
  expect(html).not.toMatch(/<script>|\u2028(?=[^<]*<\/script)/);
  expect(metas(html)['og:title']).toBe(text);
});

describe('when something is', () => {
  const span = (startsAt: string, endsAt: string) => listed(1, { startsAt, endsAt });
  test.each([
    [
      '2026-08-22T14:00',
      '2026-08-22T17:00',
      'lördag 22 augusti 2026 kl. 14.00–17.00',
      'Saturday 22 August 2026, 14:00–17:00',
    ],
    [
      '2026-08-22T22:00',
      '2026-08-23T02:00',
      'lördag 22 augusti 2026 kl. 22.00–02.00',
      'Saturday 22 August 2026, 22:00–02:00',
    ],
    [
      '2026-08-21T18:00',
      '2026-08-23T12:00',
      'fredag 21 augusti 2026 kl. 18.00 – söndag 23 augusti 2026 kl. 12.00',
      'Friday 21 August 2026, 18:00 – Sunday 23 August 2026, 12:00',
    ],
    [
      '2026-10-25T01:30',
      '2026-10-25T03:30',
      'söndag 25 oktober 2026 kl. 01.30–03.30',
      'Sunday 25 October 2026, 01:30–03:30',
    ],
  ])('%s to %s is %s', (startsAt, endsAt, sv, en) => {
    expect([timeInWords(span(startsAt, endsAt), 'sv'), timeInWords(span(startsAt, endsAt), 'en')]).toEqual([sv, en]);
  });

  test('is short where little fits', () => {
    const { startsAt } = span('2026-08-22T14:00', '2026-08-22T17:00');
    expect([dayInWords(startsAt, 'sv', 'short'), dayInWords(startsAt, 'en', 'short')]).toEqual([
      'lör 22 aug',
      'Sat 22 Aug',
    ]);
  });

  test('names days and months as Node does, but for the full stop', () => {
    const days = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2028, 0, 1 + i, 11)));
    for (const [language, locale] of [
      ['sv', 'sv-SE'],
      ['en', 'en-GB'],
    ] as const)
      for (const width of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(locale, {
          timeZone: 'Europe/Stockholm',
          weekday: width,
          day: 'numeric',
          month: width,
          ...(width === 'long' && { year: 'numeric' }),
        });
        const words = (day: Date) => {
          const parts = format.formatToParts(day).map(({ type, value }) => [type, value.replace('.', '')] as const);
          const { weekday, day: date, month, year } = Object.fromEntries(parts);
          return [weekday, date, month, year].filter(Boolean).join(' ');
        };
        expect(days.map((day) => dayInWords(day.toISOString(), language, width))).toEqual(days.map(words));
      }
  });
});

import fc from 'fast-check';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { calendarOf as secretCalendarOf } from '../../functions/gatherings/feed/calendar.ts';
import { readSheet } from '../../functions/gatherings/import/sheet.ts';
import { fromListed, listedKey, listedOf, rowOf } from '../../functions/gatherings/listing.ts';
import { calendarOf } from '../../functions/gatherings/public/calendar.ts';
import { syndicationOf } from '../../functions/gatherings/public/syndication.ts';
import { clockInWords, timeInWords } from '../../functions/gatherings/when.ts';
import { clashesOf } from '../../functions/gatherings/views.ts';
import { wrongField } from '../../functions/gatherings/rules.ts';
import { localTime } from '../../shared/fields.ts';
import type { Actor } from '../../shared/actor.ts';
import { instantOf, isBefore, isLocalTime, localOf, sortable } from '../../shared/local-time.ts';
import { event, fields, surroundings } from '../support/events-state.ts';
import { listed, published, site } from '../support/public-site.ts';

/** The hour that is had twice, on 25 October 2026, can be said, and sorts as it passes. */
const first = '2026-10-25T00:30:00.000Z';
const second = '2026-10-25T01:30:00.000Z';

describe('a local time', () => {
  test('of the hour that is had twice says which, and comes back as the instant that it is', () => {
    expect([localOf(first), localOf(second)]).toEqual(['2026-10-25T02:30', '2026-10-25T02:30+01:00']);
    expect([localOf(first), localOf(second)].map(instantOf)).toEqual([first, second]);
  });

  test('is one text for each minute, and sorts by time', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.constantFrom('2026-10-24T22:00:00.000Z', '2026-01-01T00:00:00.000Z'),
        (a, b, from) => {
          const at = (minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString();
          for (const n of [a, b, a % 360]) expect(instantOf(localOf(at(n)))).toBe(at(n));
          const [one, other] = [localOf(at(a % 360)), localOf(at(b % 360))];
          expect(isBefore(one, other)).toBe(a % 360 < b % 360);
          expect(sortable(one) < sortable(other)).toBe(a % 360 < b % 360);
        },
      ),
    );
  });

  test.each([
    ['2026-10-25T02:30', '2026-10-25T02:30'],
    ['2026-10-25T02:30+02:00', '2026-10-25T02:30'],
    ['2026-10-25T02:30+01:00', '2026-10-25T02:30+01:00'],
    ['2026-08-22T14:00+02:00', '2026-08-22T14:00'],
    ['2026-12-22T14:00+01:00', '2026-12-22T14:00'],
  ])('is given as %s and kept as %s', (given, kept) => {
    expect(z.parse(localTime(), given)).toBe(kept);
  });

  test.each([
    '2026-08-22T14:00+01:00',
    '2026-12-22T14:00+02:00',
    '2026-10-25T02:30+03:00',
    '2026-10-25T02:30Z',
    '2026-03-29T02:30',
    '2026-03-29T02:30+01:00',
    '2026-03-29T02:30+02:00',
    '2026-02-30T02:30',
    '2026-10-25T02:30+0100',
  ])('is not %s', (given) => {
    expect([isLocalTime(given), z.safeParse(localTime(), given).success]).toEqual([false, false]);
  });
});

describe('what is on in that hour', () => {
  const night = fields({ startsAt: localOf(first), endsAt: localOf(second) });
  const whole = { ...surroundings, campaign: { start: '2026-08-01', end: '2026-12-31' } };
  test('may begin in its first turn and end in its second, not the other way round', () => {
    expect(wrongField(night, whole)).toBe(undefined);
    expect(wrongField({ ...night, startsAt: night.endsAt, endsAt: '2026-10-25T02:45' }, whole)).toMatchObject({
      errors: [{ pointer: '/endsAt', code: 'order' }],
    });
  });

  test('is told as what it is', () => {
    expect(timeInWords({ startsAt: first, endsAt: second }, 'sv')).toBe(
      'söndag 25 oktober 2026 kl. 02.30 sommartid–02.30 normaltid',
    );
    expect(clockInWords(second, 'en')).toBe('02:30 winter time');
    expect(clockInWords('2026-10-25T02:00:00.000Z', 'sv')).toBe('03.00');
  });

  test('goes out as the instants that it is, in every format', () => {
    const one = published(1, night);
    const where = { self: 'https://v.example/e', page: 'https://v.example/', updatedAt: first };
    const utc = ['20261025T003000Z', '20261025T013000Z'];
    for (const text of [
      calendarOf([listedOf(one)], site(), { name: 'A' }),
      secretCalendarOf('c', { sv: 'A', en: 'A' }, [one], 'sv'),
    ])
      expect([/DTSTART:(.*)/, /DTEND:(.*)/].map((each) => each.exec(text)?.[1]?.trim())).toEqual(utc);
    expect(syndicationOf([listed(1, night)], site(), where, 'json')).toContain(second);
    expect(syndicationOf([listed(1, night)], site(), where, 'rss')).toContain('02.30 sommartid–02.30 normaltid');
    expect(fromListed({ key: listedKey(one), row: rowOf(listedOf(one)) })).toMatchObject({
      startsAt: first,
      endsAt: second,
    });
  });

  test('may be said in a table', () => {
    const csv = 'rubrik;börjar;slutar;plats\nNatt;2026-10-25 02:30;2026-10-25 2:30+01:00;Torget';
    const [row] = readSheet(csv, whole.campaign).entries;
    expect([row?.said.startsAt, row?.said.endsAt]).toEqual([night.startsAt, night.endsAt]);
  });

  test('clashes with what overlaps it, and with nothing that the clocks only make look so', () => {
    const one = event('published', { ...night, id: 'a' });
    const at = (id: string, startsAt: string, endsAt: string) => event('published', { ...night, id, startsAt, endsAt });
    const others = [
      at('b', '2026-10-25T02:45', '2026-10-25T02:15+01:00'),
      at('c', '2026-10-25T02:30+01:00', '2026-10-25T04:00'),
    ];
    const actor: Actor = {
      subject: 'kim',
      person: 'kim',
      memberships: [{ unit: 'district', role: 'staff' }],
      isAdmin: false,
    };
    expect(clashesOf('c', one, others, actor).map(({ overlap }) => overlap)).toEqual([
      { from: '2026-10-25T02:45', to: '2026-10-25T02:15+01:00' },
    ]);
  });
});

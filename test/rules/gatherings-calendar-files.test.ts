import { describe, expect, test } from 'vitest';
import { readCalendar } from '../../functions/gatherings/import/calendar.ts';
import { calendar, period, vevent } from '../support/calendar-files.ts';

/** Events out of the calendars and tables of others. */
const timesOf = (...lines: readonly string[]) => {
  const { entries, errors } = readCalendar(calendar(vevent('UID:u', ...lines)), period);
  return [
    ...entries.map(({ said }) => `${String(said.startsAt)} ${String(said.endsAt)}`),
    ...errors.map(({ pointer, code }) => `${pointer} ${code}`),
  ];
};

describe('when an event of a calendar is', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['of no zone', ['DTSTART:20260820T180000', 'DTEND:20260820T200000'], ['2026-08-20T18:00 2026-08-20T20:00']],
    ['in UTC', ['DTSTART:20260820T160000Z', 'DTEND:20260820T180000Z'], ['2026-08-20T18:00 2026-08-20T20:00']],
    [
      'in a zone',
      ['DTSTART;TZID=America/New_York:20260820T120000', 'DTEND;TZID=America/New_York:20260820T130000'],
      ['2026-08-20T18:00 2026-08-20T19:00'],
    ],
    ['in one that nobody knows', ['DTSTART;TZID=Middle/Earth:20260820T120000'], ['/startsAt time-zone']],
    ['a day', ['DTSTART;VALUE=DATE:20260820'], ['2026-08-20T00:00 2026-08-20T23:59']],
    ['some days', ['DTSTART;VALUE=DATE:20260820', 'DTEND;VALUE=DATE:20260823'], ['2026-08-20T00:00 2026-08-22T23:59']],
    ['with a duration', ['DTSTART:20260820T230000', 'DURATION:PT2H30M'], ['2026-08-20T23:00 2026-08-21T01:30']],
    ['with neither end nor duration', ['DTSTART:20260820T230000'], ['2026-08-20T23:00 2026-08-21T00:00']],
    ['that ends before it begins', ['DTSTART:20260820T180000', 'DTEND:20260820T170000'], ['/endsAt order']],
    ['that lasts a year', ['DTSTART:20260620T180000', 'DURATION:P365D'], ['/endsAt too-big']],
    ['that never begins', ['SUMMARY:A'], ['/startsAt needed']],
    ['on a day that is none', ['DTSTART:20260231T180000'], ['/startsAt local-time']],
    ['in the year 9999', ['DTSTART:99991231T000000'], ['/startsAt local-time']],
    ['that is cancelled', ['DTSTART:20260820T180000', 'STATUS:CANCELLED'], []],
    ['outside the campaign', ['DTSTART:20250820T180000'], []],
    [
      'through the night when clocks go back: as long as it is',
      ['DTSTART:20261025T010000', 'DURATION:PT3H'],
      ['2026-10-25T01:00 2026-10-25T03:00'],
    ],
    [
      'every week at the same hour, summer and winter',
      ['DTSTART;TZID=Europe/Stockholm:20261018T180000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      ['2026-10-18T18:00 2026-10-18T19:00', '2026-10-25T18:00 2026-10-25T19:00'],
    ],
    [
      'every week, but not on one day, and on another',
      [
        'DTSTART:20260803T180000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'EXDATE:20260810T180000',
        'RDATE:20260812T180000',
      ],
      ['2026-08-03T18:00 2026-08-03T19:00', '2026-08-12T18:00 2026-08-12T19:00', '2026-08-17T18:00 2026-08-17T19:00'],
    ],
    [
      'that began years ago and goes on: inside the campaign',
      ['DTSTART:20100601T180000', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY'],
      ['2026-06-01T18:00 2026-06-01T19:00'],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(timesOf(...lines)).toEqual(expected);
  });

  test('one occurrence may be moved', () => {
    const series = vevent(
      'UID:u',
      'DTSTART:20260803T180000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;COUNT=2',
      'SUMMARY:A',
    );
    const moved = vevent(
      'UID:u',
      'RECURRENCE-ID:20260810T180000',
      'DTSTART:20260811T190000',
      'DURATION:PT1H',
      'SUMMARY:A',
    );
    const { entries } = readCalendar(calendar(series, moved), period);
    expect(entries.map(({ said, uid }) => [said.startsAt, uid])).toEqual([
      ['2026-08-03T18:00', 'u 2026-08-03T18:00'],
      ['2026-08-11T19:00', 'u 2026-08-10T18:00'],
    ]);
  });
});

describe('what an event of a calendar says', () => {
  const said = (...lines: readonly string[]) =>
    readCalendar(calendar(vevent('DTSTART:20260820T180000', ...lines)), period).entries[0]?.said;

  test('its texts, unescaped and unfolded', () => {
    expect(
      said(
        'SUMMARY:Möte\\, öppet\\nför alla',
        'DESCRIPTION:Första raden\\nAn',
        ' dra\\; raden',
        'LOCATION:Folkets hus\\, sal A',
        'GEO:59.3;18.1',
      ),
    ).toMatchObject({
      title: 'Möte, öppet för alla',
      summary: 'Första raden',
      description: 'Första raden\nAndra; raden',
      place: { name: 'Folkets hus, sal A', lat: 59.3, lon: 18.1 },
    });
  });

  test('an address in the net where it has no place, and who shall see it', () => {
    expect(said('SUMMARY:A', 'URL:https://a.example/x')).toMatchObject({ online: { url: 'https://a.example/x' } });
    expect(said('SUMMARY:A', 'LOCATION:https://a.example')).toMatchObject({ online: { url: 'https://a.example' } });
    expect(said('SUMMARY:A', 'LOCATION:Hus', 'URL:https://a.example')).not.toHaveProperty('online');
    expect(said('SUMMARY:A', 'CLASS:PRIVATE')).toMatchObject({ visibility: 'members' });
    expect(said('SUMMARY:A', 'CLASS:PUBLIC')).not.toHaveProperty('visibility');
  });
});

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i).join(',');

describe('what is no calendar, or a bomb', () => {
  const start = 'DTSTART:20260803T180000';
  const codesOf = (text: string) =>
    readCalendar(text, period).errors.map(({ at, pointer, code }) => `${at} ${pointer} ${code}`);
  test.each<[string, string, string]>([
    ['words', 'hello', '1 /text not-ics'],
    ['nothing but a card', 'BEGIN:VCARD\r\nEND:VCARD', '1 /text not-ics'],
    ['cut off', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', '1 /text not-ics'],
    ['every second', calendar(vevent(start, 'RRULE:FREQ=SECONDLY')), '1 /recurrence recurrence'],
    ['every minute of every day', calendar(vevent(start, 'RRULE:FREQ=MINUTELY')), '1 /recurrence recurrence'],
    [
      'every second of every year',
      calendar(vevent(start, `RRULE:FREQ=YEARLY;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)}`)),
      '1 /recurrence recurrence',
    ],
    [
      'every day since 1900, counted, many times',
      calendar(...Array(50).fill(vevent('DTSTART:19000101T180000', 'RRULE:FREQ=DAILY;COUNT=100000'))),
      '50 /recurrence recurrence',
    ],
    [
      'four events every day',
      calendar(...Array(4).fill(vevent(start, 'RRULE:FREQ=DAILY;COUNT=1000000000'))),
      '4 /recurrence too-big',
    ],
    ['ten thousand events', calendar(...Array(9000).fill(vevent('DTSTART:20200101T000000'))), '1001 /text too-big'],
  ])('%s', (_what, text, expected) => {
    expect(codesOf(text).at(-1)).toBe(expected);
  });

  test.each<[string, string]>([
    [
      'components in components',
      `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(9000)}${'END:VEVENT\n'.repeat(9000)}END:VCALENDAR`,
    ],
    ['a flood of exceptions', calendar(vevent(start, `EXDATE:${'20260804T180000,'.repeat(14_000)}20260805T180000`))],
    [
      'a zone that has every second a rule',
      calendar(
        'BEGIN:VTIMEZONE',
        'TZID:X',
        'BEGIN:STANDARD',
        start,
        'RRULE:FREQ=SECONDLY',
        'TZOFFSETFROM:+0000',
        'TZOFFSETTO:+0100',
        'END:STANDARD',
        'END:VTIMEZONE',
        vevent(start),
      ),
    ],
    ['rules that never match', calendar(...Array(300).fill(vevent(start, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')))],
    [
      'names that every object has',
      calendar(vevent(start, '__proto__:x', 'constructor:y', 'RRULE:FREQ=DAILY;COUNT=1')),
    ],
  ])('%s are read at once', (_what, text) => {
    expect(readCalendar(text, period).entries.length).toBeLessThanOrEqual(366);
  });
});

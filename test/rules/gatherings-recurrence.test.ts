import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };
import { ruleFrom, timesOf } from '../../functions/gatherings/import/recurrence.ts';
import { instantAt, stockholm, wallAt, type Zone, zoneNamed } from '../../functions/gatherings/import/zones.ts';

/** When an event recurs: held against another implementation; and what zones mean. */
const millis = (text: string): number => Date.parse(`${text}Z`);
const span = { from: millis('2026-06-01T00:00'), to: millis('2026-12-31T23:59') };
const times = (text: string, start: string, patience = 5_000) => {
  const rule = ruleFrom(text);
  return (rule && timesOf(rule, millis(start), span, patience))?.map((each) =>
    new Date(each).toISOString().slice(0, 16),
  );
};

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i).join(',');

describe('the times of a rule', () => {
  test.each<[string, string, readonly string[]]>([
    ['FREQ=DAILY;COUNT=3', '2026-08-03T18:00', ['2026-08-03T18:00', '2026-08-04T18:00', '2026-08-05T18:00']],
    ['freq=daily;count=2', '2026-08-03T18:00', ['2026-08-03T18:00', '2026-08-04T18:00']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', '2026-08-31T18:00', ['2026-08-31T18:00', '2026-09-30T18:00']],
    ['FREQ=YEARLY;BYMONTH=9;BYDAY=2SU;COUNT=1', '2026-09-13T18:00', ['2026-09-13T18:00']],
    ['FREQ=YEARLY;BYWEEKNO=40;BYDAY=TU', '2020-09-29T18:00', ['2026-09-29T18:00']],
    ['FREQ=YEARLY;BYYEARDAY=300', '2020-10-26T18:00', ['2026-10-27T18:00']],
    ['FREQ=DAILY;X-WHY=1;COUNT=1', '2026-08-03T18:00', ['2026-08-03T18:00']],
    ['FREQ=DAILY', '2027-08-03T18:00', []],
  ])('%s from %s', (rule, start, expected) => {
    expect(times(rule, start)).toEqual(expected);
  });

  test.each([
    '',
    'COUNT=3',
    'FREQ=SOMETIMES',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=DAILY;BYEASTER=1',
    'FREQ=DAILY;constructor=1',
    'FREQ=DAILY;__proto__=1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=-3',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=999999999999',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=MONTHLY;BYDAY=XX',
    'FREQ=MONTHLY;BYMONTH=13',
    'FREQ=MONTHLY;BYMONTHDAY=32',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=DAILY;BYHOUR=24',
    `FREQ=YEARLY;BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=0`,
    `FREQ=MONTHLY;BYDAY=${Array(400).fill('1MO').join(',')}`,
  ])('there are none of %s', (rule) => {
    expect(ruleFrom(rule)).toBe(undefined);
  });

  test('of what never matches there is the first alone', () => {
    for (const freq of ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])
      expect([freq, times(`FREQ=${freq};BYMONTH=2;BYMONTHDAY=30`, '2026-08-03T18:00')]).toEqual([
        freq,
        ['2026-08-03T18:00'],
      ]);
  });

  test.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;COUNT=1000000000000',
    'FREQ=DAILY;BYSECOND=1,2,3;BYMINUTE=1,2,3,4,5,6,7,8',
  ])('what is too much ends with patience: %s', (rule) => {
    expect(times(rule, '2026-08-03T18:00', 500)).toBe(undefined);
  });

  test('are what another implementation says', () => {
    const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
    const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }).map((all) => `;BYDAY=${all.join(',')}`);
    const none = fc.constant('');
    const rule = fc
      .tuple(
        fc.oneof(
          fc.tuple(fc.constant('DAILY'), none),
          fc.tuple(fc.constant('WEEKLY'), fc.oneof(none, weekdays)),
          fc.tuple(
            fc.constant('MONTHLY'),
            fc.oneof(
              none,
              fc.tuple(fc.constantFrom(1, 2, 3, -1), weekday).map(([nth, day]) => `;BYDAY=${nth}${day}`),
              fc.integer({ min: 1, max: 28 }).map((date) => `;BYMONTHDAY=${date}`),
            ),
          ),
          fc.tuple(fc.constant('YEARLY'), none),
        ),
        fc.integer({ min: 1, max: 4 }),
        fc.oneof(
          none,
          fc.integer({ min: 1, max: 20 }).map((count) => `;COUNT=${count}`),
        ),
        fc.constantFrom('', ';WKST=SU', ';WKST=MO'),
      )
      .map(([[freq, by], interval, count, wkst]) => `FREQ=${freq};INTERVAL=${interval}${by}${count}${wkst}`);
    const start = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n, 18)).toISOString().slice(0, 16));
    let compared = 0;
    fc.assert(
      fc.property(rule, start, (text, first) => {
        const steps = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateTimeString(`${first}:00`));
        const theirs: string[] = [];
        for (let next = steps.next(); next && next.toString() <= '2026-12-31T23:59'; next = steps.next())
          theirs.push(next.toString().slice(0, 16));
        // RFC 5545 leaves open what it means when the first is not one of the rule's: there the two differ.
        fc.pre(theirs[0] === first);
        const inSpan = theirs.filter((each) => each >= '2026-06-01');
        compared += inSpan.length;
        expect([text, times(text, first)]).toEqual([text, inSpan]);
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('zones', () => {
  const instantIn = (zone: Zone, wall: string) => new Date(instantAt(zone, millis(wall))).toISOString().slice(0, 16);
  test.each([
    ['2026-08-20T18:00', '2026-08-20T16:00'],
    ['2026-10-25T02:30', '2026-10-25T00:30'],
    ['2026-10-25T03:00', '2026-10-25T02:00'],
    ['2026-03-29T02:30', '2026-03-29T01:30'],
    ['2026-12-20T18:00', '2026-12-20T17:00'],
  ])('%s in Stockholm is %s in UTC', (wall, instant) => {
    expect(instantIn(stockholm, wall)).toBe(instant);
  });

  test('there and back again is the same but for an hour that comes twice, whatever the zone', () => {
    const names = fc.constantFrom(
      'Europe/Stockholm',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 60 * 24 * 365 }), (name, minutes) => {
        const zone = zoneNamed(name) as Zone;
        const instant = millis('2026-01-01T00:00') + minutes * 60_000;
        const again = instantAt(zone, wallAt(zone, instant));
        expect(wallAt(zone, again)).toBe(wallAt(zone, instant));
        expect(again).toBeLessThanOrEqual(instant);
      }),
    );
  });

  test('all names of Windows are known, each as the zone that Unicode says it is', () => {
    const named = cldr.supplemental.windowsZones.mapTimezones.filter(({ mapZone }) => mapZone._territory === '001');
    expect(named.length).toBeGreaterThan(130);
    const summerAndWinter = ['2026-07-01T00:00', '2026-12-31T00:00'].map(millis);
    for (const { mapZone } of named) {
      const offsets = (name: string) => summerAndWinter.map((instant) => zoneNamed(name)?.offsetAt(instant));
      expect([mapZone._other, ...offsets(mapZone._other)]).toEqual([mapZone._other, ...offsets(mapZone._type)]);
      expect(offsets(mapZone._other)[0]).toBeTypeOf('number');
    }
  });

  test.each([
    ['W. Europe Standard Time', 2],
    ['/freeassociation.sourceforge.net/Europe/Oslo', 2],
    ['/x/America/Argentina/Buenos_Aires', -3],
    ['tzone://Microsoft/Utc', 0],
    ['UTC+05:30', 5.5],
    ['GMT-0330', -3.5],
    ['Middle/Earth', undefined],
    ['(UTC+01:00) Amsterdam', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['/'.repeat(1000), undefined],
  ])('%s is %s hours ahead in summer', (tzid, hours) => {
    expect(zoneNamed(tzid)?.offsetAt(millis('2026-07-01T00:00'))).toBe(
      hours === undefined ? undefined : hours * 3_600_000,
    );
  });
});

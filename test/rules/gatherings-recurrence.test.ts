import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { daysOfRule, type Rule, ruleFrom } from '../../functions/gatherings/import/recurrence.ts';
import { localFrom, zoneOf } from '../../functions/gatherings/import/zones.ts';

/** Which days an event recurs on: as a table, and held against another implementation. */
const parsed = (text: string) => ICAL.Recur.fromString(text).toJSON() as Readonly<Record<string, unknown>>;
const days = (text: string, start = '2026-08-03', last = '2026-12-31') =>
  daysOfRule(ruleFrom(parsed(text)) as Rule, start, last);

describe('the days of a rule', () => {
  test.each<[string, string, readonly string[]]>([
    ['FREQ=DAILY;COUNT=3', '2026-08-03', ['2026-08-03', '2026-08-04', '2026-08-05']],
    ['FREQ=DAILY;INTERVAL=30;COUNT=3', '2026-08-03', ['2026-08-03', '2026-09-02', '2026-10-02']],
    ['FREQ=WEEKLY;UNTIL=20260817T235959Z', '2026-08-03', ['2026-08-03', '2026-08-10', '2026-08-17']],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', '2026-08-03', ['2026-08-03', '2026-08-06', '2026-08-10', '2026-08-13']],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=2', '2026-08-09', ['2026-08-09', '2026-08-23']],
    ['FREQ=MONTHLY;COUNT=3', '2026-08-31', ['2026-08-31', '2026-10-31', '2026-12-31']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-08-28', ['2026-08-28', '2026-09-25', '2026-10-30']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', '2026-08-31', ['2026-08-31', '2026-09-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', '2026-08-31', ['2026-08-31', '2026-09-30']],
    ['FREQ=YEARLY;BYMONTH=9;BYDAY=2SU', '2026-09-13', ['2026-09-13']],
  ])('%s from %s', (rule, start, expected) => {
    expect(days(rule, start)).toEqual(expected);
  });

  test('a rule that never matches has its first day only, and costs no more than looking', () => {
    expect(days('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')).toEqual(['2026-08-03']);
    expect(days('FREQ=DAILY;INTERVAL=999999999')).toEqual(['2026-08-03']);
    expect(days('FREQ=DAILY;COUNT=1000000000', '2026-08-03', '2026-08-05')).toHaveLength(3);
  });

  test.each(['SECONDLY', 'MINUTELY', 'HOURLY'])('more often than daily is no rule: %s', (freq) => {
    expect(ruleFrom(parsed(`FREQ=${freq}`))).toBe(undefined);
  });
  test.each([
    'FREQ=DAILY;BYHOUR=1,2,3',
    'FREQ=YEARLY;BYWEEKNO=20',
    `FREQ=MONTHLY;BYDAY=${['MO', 'TU', 'WE'].flatMap((day) => Array.from({ length: 50 }, (_, i) => `${i + 1}${day}`)).join(',')}`,
    'FREQ=YEARLY;BYYEARDAY=1',
    'FREQ=YEARLY;BYDAY=MO;BYSETPOS=1',
  ])('nor is what few write: %s', (rule) => {
    expect(ruleFrom(parsed(rule))).toBe(undefined);
  });

  test('is what another implementation says', () => {
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
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    let compared = 0;
    fc.assert(
      fc.property(rule, start, (text, first) => {
        const own = days(text, first, '2027-12-31');
        // RFC 5545 leaves open what it means when the first is not one of the rule's: there the two differ.
        const steps = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(first));
        const theirs: string[] = [];
        for (let next = steps.next(); next && next.toString() <= '2027-12-31'; next = steps.next())
          theirs.push(next.toString().slice(0, 10));
        fc.pre(theirs[0] === first);
        compared += own.length;
        expect([text, own]).toEqual([text, theirs]);
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});

describe('times of other zones, as clocks in Stockholm show them', () => {
  test.each([
    ['2026-08-20T18:00', 'Europe/Stockholm', '2026-08-20T18:00'],
    ['2026-08-20T16:00', 'UTC', '2026-08-20T18:00'],
    ['2026-12-20T16:00', 'UTC', '2026-12-20T17:00'],
    ['2026-08-20T12:00', 'America/New_York', '2026-08-20T18:00'],
    ['2026-10-28T12:00', 'America/New_York', '2026-10-28T17:00'],
    ['2026-08-20T23:30', 'Europe/London', '2026-08-21T00:30'],
    ['2026-10-25T02:30', 'Europe/Stockholm', '2026-10-25T02:30'],
    ['2027-03-28T02:30', 'Europe/Stockholm', '2027-03-28T03:30'],
  ])('%s in %s is %s', (wall, zone, expected) => {
    expect(localFrom(wall, zone)).toBe(expected);
  });

  test.each([
    ['W. Europe Standard Time', 'Europe/Stockholm'],
    ['/freeassociation.sourceforge.net/Europe/Oslo', 'Europe/Oslo'],
    ['Europe/Stockholm', 'Europe/Stockholm'],
    ['UTC', 'UTC'],
    ['Middle/Earth', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ])('%s is %s', (tzid, zone) => {
    expect(zoneOf(tzid)).toBe(zone);
  });
});

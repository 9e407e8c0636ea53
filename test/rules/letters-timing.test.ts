import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTooMany, remindAt, remindersOf, sendAt, waitedSince } from '../../functions/letters/timing/moments.ts';
import { isQuiet, quietBegan, quietOver } from '../../functions/letters/timing/quiet.ts';
import { addDays, daysBetween } from '../../shared/calendar.ts';
import { instant, quiet, shown } from '../support/letters-clock.ts';

/** When letters are sent: quiet hours, reminders and what comes after them. */

describe('quiet hours', () => {
  const usual = { from: '20:00', to: '07:00' };

  test.each([
    ['a summer’s evening', '2026-08-03T18:00:00.000Z', '2026-08-04T05:00:00.000Z'],
    ['after midnight', '2026-08-03T23:30:00.000Z', '2026-08-04T05:00:00.000Z'],
    ['the night in which clocks go on', '2026-03-28T19:00:00.000Z', '2026-03-29T05:00:00.000Z'],
    ['within the hour before they do', '2026-03-29T00:59:00.000Z', '2026-03-29T05:00:00.000Z'],
    ['the night in which clocks go back', '2026-10-24T18:00:00.000Z', '2026-10-25T06:00:00.000Z'],
    ['the hour that is had twice, the first time', '2026-10-25T00:30:00.000Z', '2026-10-25T06:00:00.000Z'],
    ['the hour that is had twice, the second time', '2026-10-25T01:30:00.000Z', '2026-10-25T06:00:00.000Z'],
    ['the minute before they begin', '2026-08-03T17:59:00.000Z', '2026-08-03T17:59:00.000Z'],
    ['the minute when they end', '2026-08-04T05:00:00.000Z', '2026-08-04T05:00:00.000Z'],
  ])('%s', (_, at, sent) => {
    expect(sendAt({}, 'decide', at)).toBe(sent);
    expect(quietOver(usual, at)).toBe(sent);
  });

  test('nothing is sent in them, nothing sooner than it came, and nothing later than they end', () => {
    fc.assert(
      fc.property(instant, quiet, (at, hours) => {
        const sent = quietOver(hours, at);
        const time = shown(sent);
        const isIn =
          hours.to < hours.from ? time >= hours.from || time < hours.to : hours.from <= time && time < hours.to;
        expect(isIn).toBe(false);
        expect(isQuiet(hours, sent)).toBe(false);
        expect(sent >= at).toBe(true);
        if (sent > at) expect(isQuiet(hours, new Date(Date.parse(sent) - 60_000).toISOString())).toBe(true);
        else expect(isQuiet(hours, at)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  test('what waits in them has one end, and all that came since they began', () => {
    fc.assert(
      fc.property(instant, instant, fc.constant(usual), (a, b, hours) => {
        if (!isQuiet(hours, a)) return;
        const began = quietBegan(hours, a);
        expect(waitedSince({}, a)).toBe(began);
        expect(began <= a && isQuiet(hours, began)).toBe(true);
        const together = began <= b && b < quietOver(hours, a);
        expect(isQuiet(hours, b) && quietOver(hours, b) === quietOver(hours, a)).toBe(together);
      }),
      { numRuns: 1_000 },
    );
  });

  test('within the hour that is had twice, quiet hours are had twice', () => {
    const short = { from: '02:00', to: '02:30' };
    expect(quietOver(short, '2026-10-25T00:10:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(quietOver(short, '2026-10-25T01:10:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
    expect(quietBegan(short, '2026-10-25T01:10:00.000Z')).toBe('2026-10-25T01:00:00.000Z');
    // Of the hour that clocks leave out nothing is quiet.
    expect(quietOver(short, '2026-03-29T01:10:00.000Z')).toBe('2026-03-29T01:10:00.000Z');
  });

  test('null is none', () => {
    const at = '2026-08-03T23:30:00.000Z';
    expect(sendAt({ quiet: null }, 'decide', at)).toBe(at);
    expect(waitedSince({ quiet: null }, at)).toBeUndefined();
  });
});

describe('a letter of its own', () => {
  const at = '2026-08-03T10:00:00.000Z';
  test.each([
    [{}, 'decide', at],
    [{}, 'do', 'digest'],
    [{}, 'know', 'digest'],
    [{ know: 'now' }, 'know', at],
    [{ do: 'off' }, 'do', 'never'],
    [{ decide: 'weekly' }, 'decide', 'digest'],
  ] as const)('%j: %s', (preferences, action, when) => {
    expect(sendAt(preferences, action, at)).toBe(when);
  });

  test('twenty a day', () => {
    expect([19, 20, 21].map(isTooMany)).toEqual([false, true, true]);
  });
});

describe('reminders', () => {
  test.each([
    ['2026-08-03', '2026-08-03', []],
    ['2026-08-03', '2026-08-04', []],
    ['2026-08-03', '2026-08-05', ['2026-08-04']],
    ['2026-08-03', '2026-08-06', ['2026-08-05']],
    ['2026-08-03', '2026-08-07', ['2026-08-05', '2026-08-06']],
    ['2026-08-03', '2026-08-13', ['2026-08-08', '2026-08-12']],
    ['2026-08-03', '2026-08-01', []],
  ])('from %s, due %s', (asked, due, days) => {
    expect(remindersOf(asked, due)).toEqual(days);
  });

  test('none on the day itself, none twice, none after', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 60 }), (days) => {
        const due = addDays('2026-08-03', days);
        const all = remindersOf('2026-08-03', due);
        expect(new Set(all).size).toBe(all.length);
        for (const day of all) expect(day > '2026-08-03' && day < due).toBe(true);
        if (daysBetween('2026-08-03', due) >= 4) expect(all).toHaveLength(2);
      }),
    );
  });

  test('come when the digest would, after quiet hours', () => {
    expect(remindAt({}, '2026-08-07')).toBe('2026-08-07T05:30:00.000Z');
    expect(remindAt({ digestAt: '06:00' }, '2026-08-07')).toBe('2026-08-07T05:00:00.000Z');
    expect(remindAt({ digestAt: '02:30', quiet: null }, '2026-03-29')).toBe('2026-03-29T01:00:00.000Z');
  });
});

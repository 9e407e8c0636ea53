import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  digestDue,
  everyAction,
  isOwed,
  nextDigest,
  type Owed,
  owedAfterChange,
  owedAfterDigest,
  owedAlso,
  owedFrom,
  toldBy,
} from '../../functions/letters/timing/digests.ts';
import {
  escalateAt,
  escalationsOf,
  isTooMany,
  remindAt,
  remindersOf,
  sendAt,
  waitedSince,
  windowOf,
} from '../../functions/letters/timing/moments.ts';
import { paces, type Preferences, weekdays } from '../../functions/letters/timing/preferences.ts';
import { isQuiet, quietBegan, quietOver } from '../../functions/letters/timing/quiet.ts';
import { addDays, dayOf, daysBetween } from '../../shared/calendar.ts';
import type { Action } from '../../shared/words.ts';

/** When letters are sent: quiet hours, digests, reminders and what comes after them. */

/** What Intl says that clocks show: the rules themselves do not ask it. */
const clocks = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
const shown = (instant: string): string => clocks.format(new Date(instant)).slice(-5);

const summerBegins = '2026-03-28T12:00:00.000Z';
const summerEnds = '2026-10-24T12:00:00.000Z';
const instant = fc
  .tuple(
    fc.constantFrom(summerBegins, summerEnds, '2026-08-01T00:00:00.000Z'),
    fc.integer({ min: 0, max: 60 * 60 * 24 * 9 }),
  )
  .map(([from, seconds]) => new Date(Date.parse(from) + seconds * 1000).toISOString());
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const quiet = fc.record({ from: clock, to: clock });

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

describe('one letter for each person and window', () => {
  const notices = fc.array(fc.record({ id: fc.stringMatching(/^[A-Z]{3}$/), at: instant }), {
    minLength: 1,
    maxLength: 30,
  });

  test('in whatever order and however often notices come', () => {
    fc.assert(
      fc.property(notices, fc.infiniteStream(fc.nat()), (some, order) => {
        const known = [...new Map(some.map((each) => [each.id, each])).values()];
        const windowsOf = (all: typeof some) => {
          const letters = new Map<string, string>();
          for (const { id, at } of all) {
            const when = sendAt({}, 'decide', at);
            const window = windowOf({ kind: 'now', notice: id, at, sendAt: when });
            if (!letters.has(window)) letters.set(window, when);
          }
          return letters;
        };
        const shuffled = [...known, ...known].map((each) => ({ each, at: order.next().value as number }));
        const again = windowsOf(shuffled.toSorted((a, b) => a.at - b.at).map(({ each }) => each));
        const letters = windowsOf(known);
        expect(new Map([...again].toSorted())).toEqual(new Map([...letters].toSorted()));
        // Those of one night are one.
        const ends = [...letters].filter(([window]) => window.startsWith('quiet#')).map(([, when]) => when);
        expect(new Set(ends).size).toBe(ends.length);
        expect([...letters.values()].every((when) => !isQuiet({ from: '20:00', to: '07:00' }, when))).toBe(true);
      }),
    );
  });

  test('of each kind', () => {
    expect(
      windowOf({ kind: 'now', notice: '01J', at: '2026-08-03T10:00:00.000Z', sendAt: '2026-08-03T10:00:00.000Z' }),
    ).toBe('now#01J');
    expect(windowOf({ kind: 'digest', moment: '2026-08-03T05:30:00.000Z' })).toBe('digest#2026-08-03T05:30:00.000Z');
    expect(windowOf({ kind: 'reminder', subject: 'pot/requests/a.1', day: '2026-08-03' })).toBe(
      'remind#pot/requests/a.1#2026-08-03',
    );
    expect(windowOf({ kind: 'escalation', subject: 'pot/requests/a.1', due: '2026-08-03', stage: 'heads' })).toBe(
      'escalate#pot/requests/a.1#2026-08-03#heads',
    );
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

  test('then who stands in, then all three heads', () => {
    expect(escalationsOf('2026-08-07')).toEqual([
      { stage: 'deputies', day: '2026-08-08' },
      { stage: 'heads', day: '2026-08-10' },
    ]);
    expect(escalateAt({ digestAt: '17:00' }, '2026-08-08')).toBe('2026-08-08T05:30:00.000Z');
    expect(escalateAt({ quiet: { from: '22:00', to: '09:00' } }, '2026-08-08')).toBe('2026-08-08T07:00:00.000Z');
  });
});

describe('digests', () => {
  test.each([
    ['each morning', {}, '2026-08-03T05:30:00.000Z', '2026-08-04T05:30:00.000Z'],
    ['by the clock, in winter too', {}, '2026-10-24T05:30:00.000Z', '2026-10-25T06:30:00.000Z'],
    ['on the days that are chosen', { days: ['mon', 'thu'] }, '2026-08-03T05:30:00.000Z', '2026-08-06T05:30:00.000Z'],
    ['once a week', { days: ['sun'] }, '2026-08-09T05:30:00.000Z', '2026-08-16T05:30:00.000Z'],
    ['never in quiet hours', { digestAt: '23:30' }, '2026-08-03T20:00:00.000Z', '2026-08-04T05:00:00.000Z'],
    [
      'without quiet hours at any hour',
      { digestAt: '23:30', quiet: null },
      '2026-08-03T20:00:00.000Z',
      '2026-08-03T21:30:00.000Z',
    ],
  ] as const)('%s', (_, preferences, since, next) => {
    expect(nextDigest(preferences, since)).toBe(next);
    expect(digestDue(preferences, since, next)).toBe(true);
    expect(digestDue(preferences, since, new Date(Date.parse(next) - 1).toISOString())).toBe(false);
  });

  const monday = '2026-08-03T05:30:00.000Z';
  test('what is told weekly waits for the first chosen day of the week', () => {
    const told = (day: string, preferences: Preferences) =>
      toldBy({ know: [{ from: monday }] }, preferences, `${day}T05:30:00.000Z`);
    expect(told('2026-08-04', {})).toEqual({});
    expect(told('2026-08-09', {})).toEqual({});
    expect(told('2026-08-10', {})).toEqual({ know: [{ from: monday, to: '2026-08-10T05:30:00.000Z' }] });
    expect(told('2026-08-06', { days: ['thu', 'fri'] })).toHaveProperty('know');
    expect(told('2026-08-07', { days: ['thu', 'fri'] })).toEqual({});
  });

  test('what was left over from before a change of mind does not wait', () => {
    const owed = owedAfterChange({ know: [{ from: monday }] }, { know: 'now' }, '2026-08-04T10:00:00.000Z');
    expect(owed.know).toEqual([{ from: monday, to: '2026-08-04T10:00:00.000Z' }]);
    expect(toldBy(owed, { know: 'now' }, '2026-08-05T05:30:00.000Z')).toHaveProperty('know');
    expect(owedAfterChange(owed, { know: 'off' }, '2026-08-04T11:00:00.000Z').know).toBeUndefined();
  });

  /** A campaign of one person, minute by minute: what comes, changes of mind, and what is too much for a day. */
  type Step =
    | { readonly kind: 'notice'; readonly action: Action; readonly late: boolean; readonly isTooMany: boolean }
    | { readonly kind: 'change'; readonly preferences: Preferences };
  const preferences: fc.Arbitrary<Preferences> = fc.record(
    {
      decide: fc.constantFrom(...paces),
      do: fc.constantFrom(...paces),
      know: fc.constantFrom(...paces),
      days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
      digestAt: clock,
      quiet: fc.option(quiet),
    },
    { requiredKeys: [] },
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('notice' as const),
        action: fc.constantFrom(...everyAction),
        late: fc.boolean(),
        isTooMany: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), preferences }) },
  );

  test('each notice is told once, by a letter or a digest, whichever days are chosen or changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(summerBegins, summerEnds),
        preferences,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 * 40 }), step), { minLength: 1, maxLength: 40 }),
        (start, first, steps) => {
          let now: string = start;
          let wanted = first;
          let owed: Owed = owedFrom(wanted, now);
          let digested: string = now;
          const notices: { at: string; action: Action; told: number; isWanted: boolean }[] = [];
          const digest = (moment: string): void => {
            expect(
              isQuiet(
                wanted.quiet === undefined ? { from: '20:00', to: '07:00' } : (wanted.quiet ?? undefined),
                moment,
              ),
            ).toBe(false);
            const spans = toldBy(owed, wanted, moment);
            for (const each of notices) if (isOwed(spans, each.action, each.at)) each.told += 1;
            owed = owedAfterDigest(owed, wanted, moment);
            digested = moment;
          };
          const until = (end: string): void => {
            while (digestDue(wanted, digested, end)) digest(nextDigest(wanted, digested));
            now = end;
          };
          for (const [minutes, each] of steps) {
            until(new Date(Date.parse(now) + minutes * 60_000).toISOString());
            if (each.kind === 'change') {
              wanted = each.preferences;
              owed = owedAfterChange(owed, wanted, now);
              if (Object.values(wanted).length > 0)
                for (const notice of notices)
                  if ((wanted[notice.action] ?? '') === 'off' && notice.told === 0) notice.isWanted = false;
              // A moment that a change makes, and that has been, is none.
              digested = now;
              continue;
            }
            // One that comes late is of a moment for which there was a digest already.
            const at = each.late ? new Date(Date.parse(now) - 30_000).toISOString() : now;
            const when = sendAt(wanted, each.action, at);
            const notice = { at, action: each.action, told: 0, isWanted: when !== 'never' };
            if (notices.some((other) => other.action === each.action && other.at === at)) continue;
            notices.push(notice);
            if (when === 'never') continue;
            if (when === 'digest') owed = owedAlso(owed, each.action, at);
            else if (each.isTooMany) owed = owedAlso(owed, each.action, at);
            else if (!isOwed(owed, each.action, at)) notice.told += 1;
          }
          until(new Date(Date.parse(now) + 15 * 86_400_000).toISOString());
          for (const { told, isWanted } of notices) if (isWanted) expect(told).toBe(1);
          for (const { told } of notices) expect(told).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a day has one', () => {
    fc.assert(
      fc.property(preferences, instant, (wanted, since) => {
        const next = nextDigest(wanted, since);
        expect(next > since).toBe(true);
        const after = nextDigest(wanted, next);
        expect(daysBetween(dayOf(next), dayOf(after))).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

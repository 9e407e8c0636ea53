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
import { sendAt } from '../../functions/letters/timing/moments.ts';
import { paces, type Preferences, weekdays } from '../../functions/letters/timing/preferences.ts';
import { isQuiet } from '../../functions/letters/timing/quiet.ts';
import { dayOf, daysBetween } from '../../shared/calendar.ts';
import type { Action } from '../../shared/words.ts';
import { clock, instant, quiet, summerBegins, summerEnds } from '../support/letters-clock.ts';

/** Digests: when they are, and that each notice is told once. */

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

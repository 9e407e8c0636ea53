import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { dayOfWeek, weekOf } from '../../../shared/weeks.ts';
import type { Action } from '../../../shared/words.ts';
import { type Pace, type Preferences, type Settled, settled, weekdays } from './preferences.ts';
import { momentOf, quietOver } from './quiet.ts';

/**
 * Digests: when there is one, and which notices it is to tell of. What is not yet told stands in spans of time, which a
 * change of mind opens or closes: so each notice is told by a letter of its own or by one digest, whichever days somebody
 * chooses, and however often they choose others. Pure.
 */

/** Notices later than `from`, up to `to`; without it, all that come. */
export type Span = { readonly from: Instant; readonly to?: Instant };
/** What digests have to tell, by what is expected. Absent: nothing. */
export type Owed = { readonly [A in Action]?: readonly Span[] };

export const everyAction = ['decide', 'do', 'know'] as const satisfies readonly Action[];
const isGathered = (pace: Pace): boolean => pace === 'daily' || pace === 'weekly';
const isOpen = ({ to }: Span): boolean => to === undefined;

const each = (make: (action: Action) => readonly Span[]): Owed =>
  Object.fromEntries(
    everyAction.flatMap((action) => {
      const spans = make(action);
      return spans.length === 0 ? [] : [[action, spans]];
    }),
  );

/** What digests have to tell somebody who begins to get letters. */
export const owedFrom = (preferences: Preferences, at: Instant): Owed =>
  each((action) => (isGathered(settled(preferences)[action]) ? [{ from: at }] : []));

/** After a change of mind: what waited for a digest still does, unless the person wants none of it any more. */
export const owedAfterChange = (owed: Owed, after: Preferences, at: Instant): Owed => {
  const wanted = settled(after);
  return each((action) => {
    const spans = owed[action] ?? [];
    if (wanted[action] === 'off') return [];
    if (isGathered(wanted[action])) return spans.some(isOpen) ? spans : [...spans, { from: at }];
    return spans.map((span) => (isOpen(span) ? { ...span, to: at } : span)).filter(({ from, to = at }) => from < to);
  });
};

/** Whether some digest has to tell of a notice of that moment. */
export const isOwed = (owed: Owed, action: Action, at: Instant): boolean =>
  (owed[action] ?? []).some(({ from, to }) => from < at && (to === undefined || at <= to));

const justBefore = (at: Instant): Instant => new Date(Date.parse(at) - 1).toISOString();
/** Left to the next digest, though it would have had a letter of its own, or though it came later than the digest of its time. */
export const owedAlso = (owed: Owed, action: Action, at: Instant): Owed =>
  isOwed(owed, action, at) ? owed : { ...owed, [action]: [...(owed[action] ?? []), { from: justBefore(at), to: at }] };

/** On which of the days of a week what is told weekly is told: the first that the person has chosen. */
const firstOf = ({ days }: Settled): number => Math.min(...days.map((day) => weekdays.indexOf(day)));

/** The moments of digests lie on the person's days, at their time, and after quiet hours where those are then. */
const momentOn = (wanted: Settled, day: string): Instant | undefined =>
  wanted.days.includes(weekdays[dayOfWeek(day)] as (typeof weekdays)[number])
    ? quietOver(wanted.quiet, momentOf(day, wanted.digestAt))
    : undefined;

/** The first moment after `since` at which there is a digest. */
export const nextDigest = (preferences: Preferences, since: Instant): Instant => {
  const wanted = settled(preferences);
  const from = addDays(dayOf(since), -1);
  // Quiet hours may move the moment of a day into the next one.
  const moments = [...Array(10).keys()].map((days) => momentOn(wanted, addDays(from, days)));
  return moments.find((moment) => moment !== undefined && moment > since) as Instant;
};
/** Whether there was a moment for a digest since then, the present one included. */
export const digestDue = (preferences: Preferences, since: Instant, now: Instant): boolean =>
  nextDigest(preferences, since) <= now;

/**
 * What of it the digest of a moment tells. What is told weekly waits for its day: the first of the chosen ones in a week, or
 * the first digest after it. What was left over from before a change does not wait.
 */
const isDue = (wanted: Settled, action: Action, spans: readonly Span[], moment: Instant): boolean => {
  if (wanted[action] !== 'weekly') return true;
  const from = spans.map((span) => span.from).reduce((a, b) => (a < b ? a : b), moment);
  return weekOf(dayOf(from)) < weekOf(dayOf(moment)) || dayOfWeek(dayOf(moment)) === firstOf(wanted);
};

/** The spans of the digest at `moment`, all of them ended by it. */
export const toldBy = (owed: Owed, preferences: Preferences, moment: Instant): Owed => {
  const wanted = settled(preferences);
  return each((action) => {
    const spans = (owed[action] ?? []).filter(({ from }) => from < moment);
    if (wanted[action] === 'off' || !isDue(wanted, action, spans, moment)) return [];
    return spans.map(({ from, to }) => ({ from, to: to === undefined || to > moment ? moment : to }));
  });
};

/** What is left for the digests after it. */
export const owedAfterDigest = (owed: Owed, preferences: Preferences, moment: Instant): Owed => {
  const told = toldBy(owed, preferences, moment);
  return each((action) => {
    const spans = owed[action] ?? [];
    if (!told[action]) return spans;
    return spans.flatMap((span) => {
      if (span.to !== undefined && span.to <= moment) return [];
      return [{ ...span, from: span.from < moment ? moment : span.from }];
    });
  });
};

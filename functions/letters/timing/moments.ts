import { addDays, type Day, daysBetween, type Instant } from '../../../shared/calendar.ts';
import type { Action } from '../../../shared/words.ts';
import { type Preferences, settled } from './preferences.ts';
import { isQuiet, momentOf, quietBegan, quietOver } from './quiet.ts';

/** When a letter of its own is sent, and reminders. Pure. */

/** At once, at the end of the quiet hours, with the next digest, or never. */
export const sendAt = (preferences: Preferences, action: Action, at: Instant): Instant | 'digest' | 'never' => {
  const { [action]: pace, quiet } = settled(preferences);
  if (pace === 'off') return 'never';
  return pace === 'now' ? quietOver(quiet, at) : 'digest';
};

/** Since when all that waited for the end of quiet hours goes into the one letter of that moment; undefined outside of them. */
export const waitedSince = (preferences: Preferences, at: Instant): Instant | undefined => {
  const { quiet } = settled(preferences);
  return quiet && isQuiet(quiet, at) ? quietBegan(quiet, at) : undefined;
};

const leastDaysForTwo = 4;
/** The days on which somebody is reminded of what is due: half-way, where there is time for it, and the day before. */
export const remindersOf = (asked: Day, due: Day): readonly Day[] => {
  const days = daysBetween(asked, due);
  const halfWay = days >= leastDaysForTwo ? [addDays(asked, Math.floor(days / 2))] : [];
  return days >= 2 ? [...halfWay, addDays(due, -1)] : halfWay;
};

/** A reminder comes when the person has their digest, whichever days they have chosen for it: the due day knows none. */
export const remindAt = (preferences: Preferences, day: Day): Instant => {
  const { digestAt, quiet } = settled(preferences);
  return quietOver(quiet, momentOf(day, digestAt));
};

/** So many letters of their own a person gets in a day, as Stockholm counts it; what comes after them waits for the digest. */
export const mostInADay = 20;
export const isTooMany = (sent: number): boolean => sent >= mostInADay;

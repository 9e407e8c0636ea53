import { addDays, addSeconds, type Day, dayOf, type Instant, shownAt } from '../../../shared/calendar.ts';
import { instantOf, isLocalTime } from '../../../shared/local-time.ts';
import type { Quiet } from './preferences.ts';

/** Hours in which nobody gets a letter, by the clock in Stockholm; also in the nights in which clocks change. Pure. */

const clockOf = (instant: Instant): string => shownAt(instant).slice(11, 16);
const isOverMidnight = ({ from, to }: Quiet): boolean => to < from;

/** What clocks show says it: an hour that they show twice is quiet twice. */
export const isQuiet = (quiet: Quiet | undefined, at: Instant): boolean => {
  if (quiet === undefined) return false;
  const clock = clockOf(at);
  return isOverMidnight(quiet) ? clock >= quiet.from || clock < quiet.to : quiet.from <= clock && clock < quiet.to;
};

const secondTime = '+01:00';
/** Every instant at which clocks show this; where they leave the hour out, the one at which they go on. */
const instantsOf = (day: Day, clock: string): readonly Instant[] => {
  const local = clock === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${clock}`;
  if (!isLocalTime(local)) return [instantOf(`${day}T03:00`)];
  return [local, `${local}${secondTime}`].filter(isLocalTime).map(instantOf);
};

/** The first instant on that day at which clocks show this time, or a later one where they leave it out. */
export const momentOf = (day: Day, clock: string): Instant => instantsOf(day, clock)[0] as Instant;

/** The first moment that is not quiet, from this one on. */
export const quietOver = (quiet: Quiet | undefined, at: Instant): Instant => {
  if (quiet === undefined || !isQuiet(quiet, at)) return at;
  // Where all but the hour is quiet that clocks leave out, no letter is sent that night.
  const ends = [0, 1, 2].flatMap((days) => instantsOf(addDays(dayOf(at), days), quiet.to));
  return ends.find((end) => end > at && !isQuiet(quiet, end)) as Instant;
};

const stepMinutes = 15;
/** For how many seconds from this moment on it is not quiet, to a quarter of an hour, and a day at most. */
export const loudSeconds = (quiet: Quiet | undefined, at: Instant): number => {
  const steps = (24 * 60) / stepMinutes;
  for (let step = 0; step < steps; step += 1)
    if (isQuiet(quiet, addSeconds(at, (step + 1) * stepMinutes * 60))) return step * stepMinutes * 60;
  return steps * stepMinutes * 60;
};

/** When the quiet hours that this moment lies in began; two letters of the same quiet hours have the same end. */
export const quietBegan = (quiet: Quiet, at: Instant): Instant => {
  const today = dayOf(at);
  const begins = [...instantsOf(today, quiet.from), ...instantsOf(addDays(today, -1), quiet.from)];
  return begins.filter((begin) => begin <= at).reduce((a, b) => (a > b ? a : b));
};

import { instantOf, type LocalTime, localOf } from '../../../shared/local-time.ts';

/** How far apart publications are. Pure; hours as they pass: over a change of the clocks one more or less than they show. */

const millisAnHour = 3_600_000;
const millisOf = (at: LocalTime): number => Date.parse(instantOf(at));

export const isTooClose = (a: LocalTime, b: LocalTime, minGapHours: number): boolean =>
  Math.abs(millisOf(a) - millisOf(b)) < minGapHours * millisAnHour;

/** So many hours later; earlier, where they are negative. */
export const hoursLater = (at: LocalTime, hours: number): LocalTime =>
  localOf(new Date(millisOf(at) + hours * millisAnHour).toISOString());

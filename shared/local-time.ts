import { type Instant, isDay, shownAt } from './calendar.ts';

/**
 * What clocks in Stockholm show, to the minute: `YYYY-MM-DDTHH:mm`. Such texts sort by time but for the hour that is
 * had twice in autumn. Pure.
 */
export type LocalTime = string;

const form = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/;
const millisAnHour = 3_600_000;

/** What clocks show at that instant. */
export const localOf = (instant: Instant): LocalTime => shownAt(instant).slice(0, 16);

/** Stockholm is one hour ahead of UTC, and two in summer: the later offset is the earlier instant. */
const candidates = (local: LocalTime): readonly Instant[] =>
  [2, 1].map((hours) => new Date(Date.parse(`${local}:00Z`) - hours * millisAnHour).toISOString());

/** True for what clocks do show: not for 02:30 in the night when they go from 02 to 03. */
export const isLocalTime = (value: string): boolean => {
  const [, day] = form.exec(value) ?? [];
  return day !== undefined && isDay(day) && candidates(value).some((instant) => localOf(instant) === value);
};

/**
 * The instant of a local time; of one that is had twice, the first.
 * @throws RangeError for what is no local time: input is checked by `isLocalTime`.
 */
export const instantOf = (local: LocalTime): Instant => {
  const found = candidates(local).find((instant) => localOf(instant) === local);
  if (found === undefined) throw new RangeError('no such local time');
  return found;
};

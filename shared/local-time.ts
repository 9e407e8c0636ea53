import { type Instant, isDay, shownAt } from './calendar.ts';

/**
 * What clocks in Stockholm show, to the minute: `YYYY-MM-DDTHH:mm`. In the night when they go back an hour is had twice:
 * plain, its times are those of the first, and those of the second have their offset, `2026-10-25T02:30+01:00`. So each
 * minute has one such text, and they sort by `sortable`. Pure.
 */
export type LocalTime = string;

const form = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)(\+0[12]:00)?$/;
const millisAnHour = 3_600_000;
const plainLength = 'YYYY-MM-DDTHH:mm'.length;

const plainAt = (instant: Instant): string => shownAt(instant).slice(0, plainLength);

/** Stockholm is one hour ahead of UTC, and two in summer: the later offset is the earlier instant. */
const candidates = (local: string): readonly Instant[] => {
  const [plain, offset] = [local.slice(0, plainLength), local.slice(plainLength)];
  return (offset === '' ? ['+02:00', '+01:00'] : [offset])
    .map((each) => new Date(Date.parse(`${plain}:00${each}`)).toISOString())
    .filter((instant) => plainAt(instant) === plain);
};

/** Whether clocks show the time of that instant once, or it is the first or the second of two. */
export const turnOf = (instant: Instant): 'only' | 'first' | 'second' => {
  const shownAfter = (hours: number) => plainAt(new Date(Date.parse(instant) + hours * millisAnHour).toISOString());
  if (shownAfter(-1) === shownAfter(0)) return 'second';
  return shownAfter(1) === shownAfter(0) ? 'first' : 'only';
};

/** What clocks show at that instant; the offset says which of two it is. */
export const localOf = (instant: Instant): LocalTime =>
  `${plainAt(instant)}${turnOf(instant) === 'second' ? '+01:00' : ''}`;

/**
 * True for what clocks do show: not for 02:30 in the night when they go from 02 to 03, and with an offset only where it
 * is the one in force.
 */
export const isLocalTime = (value: string): boolean => {
  const [, day] = form.exec(value) ?? [];
  return day !== undefined && isDay(day) && candidates(value).length > 0;
};

/**
 * The instant of a local time; of one that is had twice and says no offset, the first.
 * @throws RangeError for what is no local time: input is checked by `isLocalTime`.
 */
export const instantOf = (local: LocalTime): Instant => {
  const [found] = candidates(local);
  if (found === undefined) throw new RangeError('no such local time');
  return found;
};

/** As it is kept, whichever offset it was given with: one text for one minute. */
export const canonicalLocal = (value: string): LocalTime => localOf(instantOf(value));

/** As a text that sorts by time, in keys and comparisons: what comes for the second time comes after all that came first. */
export const sortable = (local: LocalTime): string =>
  local.length <= plainLength ? local : `${local.slice(0, 14)}~${local.slice(14, plainLength)}`;

export const isBefore = (a: LocalTime, b: LocalTime): boolean => sortable(a) < sortable(b);

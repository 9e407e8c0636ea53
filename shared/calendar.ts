/**
 * Days are calendar days in Europe/Stockholm (`YYYY-MM-DD`), instants are UTC (`YYYY-MM-DDTHH:mm:ss.sssZ`).
 * Pure: the present comes in as an argument.
 */
export type Day = string;
export type Instant = string;

const millisAnHour = 3_600_000;
const millisADay = 24 * millisAnHour;

/** 01:00 UTC on the last Sunday of a month of 31 days; January is 0. */
const changeIn = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * millisADay;
};

/**
 * What clocks in Stockholm show at that instant, as if it were UTC: one hour more, and two in summer. The rule is written
 * out, since the first question to `Intl` costs a function a tenth of its start. A test asks `Intl`, which will know of
 * another rule before it holds. Source: Directive 2000/84/EC, articles 2 and 3.
 */
export const shownAt = (instant: Instant): string => {
  const millis = Date.parse(instant);
  const year = new Date(millis).getUTCFullYear();
  const isSummer = millis >= changeIn(year, 2) && millis < changeIn(year, 9);
  return new Date(millis + (isSummer ? 2 : 1) * millisAnHour).toISOString();
};

/** Days since 1970-01-01. A day has no time zone of its own, so UTC arithmetic on it is exact. */
const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisADay;

/** True for days that exist (no 30 February), from year 1900 to 2199. */
export const isDay = (value: string): boolean => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const number = dayNumber(value);
  return Number.isFinite(number) && addDays(value, 0) === value;
};

/** True for what an instant looks like, with its milliseconds. */
export const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

/** The calendar day in Stockholm at that instant. */
export const dayOf = (instant: Instant): Day => shownAt(instant).slice(0, 10);

export const addDays = (day: Day, days: number): Day => {
  const millis = (dayNumber(day) + days) * millisADay;
  return Number.isFinite(millis) ? new Date(millis).toISOString().slice(0, 10) : 'invalid';
};

/** So many months later, or earlier; the last day of a month that is shorter. */
export const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

/** How many days later `to` is than `from`; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Whether that instant falls on the day or before it, as clocks in Stockholm show it. */
export const isBy = (instant: Instant, day: Day): boolean => dayOf(instant) <= day;

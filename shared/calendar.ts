/**
 * Days are calendar days in Europe/Stockholm (`YYYY-MM-DD`), instants are UTC (`YYYY-MM-DDTHH:mm:ss.sssZ`).
 * Pure: the present comes in as an argument.
 */
export type Day = string;
export type Instant = string;

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
const millisADay = 86_400_000;

/** Days since 1970-01-01. A day has no time zone of its own, so UTC arithmetic on it is exact. */
const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / millisADay;

/** True for days that exist (no 30 February), from year 1900 to 2199. */
export const isDay = (value: string): boolean => {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const number = dayNumber(value);
  return Number.isFinite(number) && addDays(value, 0) === value;
};

/** The calendar day in Stockholm at that instant. */
export const dayOf = (instant: Instant): Day => stockholm.format(Date.parse(instant));

export const addDays = (day: Day, days: number): Day => {
  const millis = (dayNumber(day) + days) * millisADay;
  return Number.isFinite(millis) ? new Date(millis).toISOString().slice(0, 10) : 'invalid';
};

export const addSeconds = (instant: Instant, seconds: number): Instant =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

/** How many days later `to` is than `from`; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Whether that instant falls on the day or before it, as clocks in Stockholm show it. */
export const isBy = (instant: Instant, day: Day): boolean => dayOf(instant) <= day;

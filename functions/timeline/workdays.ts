import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { dayOfWeek } from '../../shared/weeks.ts';

/**
 * Working days in Sweden: Monday to Friday without public holidays. Sources: Lag (1989:253) om allmänna helgdagar; and for
 * Midsummer Eve, Christmas Eve and New Year's Eve Semesterlag (1977:480) 3 a §, which counts them as Sundays. Pure.
 */

/** Source: the Gregorian computus as Meeus gives it (Astronomical Algorithms, chapter 8). */
export const easterSunday = (year: number): Day => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayIn(year, Math.floor(n / 31), (n % 31) + 1);
};
const dayIn = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** The first such day of the week (0 is Monday) on that day or later. */
const nextOn = (weekday: number, day: Day): Day => addDays(day, (weekday - dayOfWeek(day) + 7) % 7);

/** The holidays of a year that may fall on Monday to Friday, or always do, by their days. */
export const holidaysOf = (year: number): readonly Day[] => {
  const easter = easterSunday(year);
  return [
    dayIn(year, 1, 1),
    dayIn(year, 1, 6),
    addDays(easter, -2),
    addDays(easter, 1),
    dayIn(year, 5, 1),
    addDays(easter, 39),
    dayIn(year, 6, 6),
    nextOn(4, dayIn(year, 6, 19)),
    // All Saints' Day is a Saturday, from 31 October on.
    nextOn(5, dayIn(year, 10, 31)),
    dayIn(year, 12, 24),
    dayIn(year, 12, 25),
    dayIn(year, 12, 26),
    dayIn(year, 12, 31),
  ];
};

export const isWorkday = (day: Day): boolean =>
  dayOfWeek(day) < 5 && !holidaysOf(Number(day.slice(0, 4))).includes(day);

/** So many working days later; none: the same day, whichever it is. */
export const addWorkdays = (day: Day, count: number): Day => {
  const first = Number(day.slice(0, 4));
  // 120 working days, at most, end within the next year.
  const free = new Set([...holidaysOf(first), ...holidaysOf(first + 1)].map((each) => daysBetween(day, each)));
  const begin = dayOfWeek(day);
  let at = 0;
  for (let left = count; left > 0;) {
    at += 1;
    if ((begin + at) % 7 < 5 && !free.has(at)) left -= 1;
  }
  return addDays(day, at);
};

/** The last day of which so many working days later is that day or before it. */
export const workdaysBefore = (day: Day, count: number): Day => {
  let at = addDays(day, -count);
  // Weekends and holidays only make it earlier.
  while (addWorkdays(at, count) > day) at = addDays(at, -1);
  return at;
};

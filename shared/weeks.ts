import { addDays, type Day } from './calendar.ts';

/**
 * Weeks as calendars in Sweden number them: from Monday to Sunday, `YYYY-Www`; week 1 is the one with 4 January, so that
 * the first days of January may lie in the last week of the year before. Source: ISO 8601. Pure.
 */

/** 0 on Mondays. */
export const dayOfWeek = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
const mondayOf = (day: Day): Day => addDays(day, -dayOfWeek(day));

/** The week that a day lies in: `2027-01-03` -> `2026-W53`. */
export const weekOf = (day: Day): string => {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * 86_400_000)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
};

/** Monday and Sunday of a week; undefined for a week that does not exist (`2027-W53`). */
export const daysOf = (week: string): { readonly from: Day; readonly to: Day } | undefined => {
  const [, year, number] = /^((?:19|20|21)\d\d)-W(\d\d)$/.exec(week) ?? [];
  if (year === undefined) return undefined;
  const from = addDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
  return weekOf(from) === week ? { from, to: addDays(from, 6) } : undefined;
};

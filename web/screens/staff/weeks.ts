import { addDays, type Day } from '../../../shared/calendar.ts';
import { daysOf, weekOf } from '../../../shared/weeks.ts';

/** Weeks as columns. Pure. */
export type Span = { readonly from: Day; readonly to: Day };
export type Week = Span & { readonly week: string; readonly number: number };

const weekOn = (day: Day): Week => {
  const week = weekOf(day);
  return { week, number: Number(week.slice(6)), ...(daysOf(week) ?? { from: day, to: day }) };
};

export const touches = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

/** From the first to the last week in which something is; without those in which nothing is, unless they are wanted. */
export const weeksOf = (spans: readonly Span[], withEmpty: boolean): readonly Week[] => {
  const from = spans.map((span) => span.from).toSorted()[0];
  const to = spans
    .map((span) => span.to)
    .toSorted()
    .at(-1);
  const weeks: Week[] = [];
  if (from === undefined || to === undefined) return weeks;
  for (let day = from; weekOf(day) <= weekOf(to); day = addDays(day, 7)) {
    const week = weekOn(day);
    if (withEmpty || spans.some((span) => touches(span, week))) weeks.push(week);
  }
  return weeks;
};

/** The columns that something covers, from 0; undefined where none of them is shown. */
export const columnsOf = (
  span: Span,
  weeks: readonly Week[],
): { readonly first: number; readonly last: number } | undefined => {
  const covered = weeks.flatMap((week, at) => (touches(span, week) ? [at] : []));
  const [first, last] = [covered[0], covered.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
};

/** What overlaps lies below each other: for each its row, from 0. */
export const stacked = (spans: readonly Span[]): readonly number[] => {
  const ends: Day[] = [];
  return spans.map(({ from, to }) => {
    const free = ends.findIndex((end) => weekOf(end) < weekOf(from));
    const row = free < 0 ? ends.length : free;
    ends[row] = to;
    return row;
  });
};

/** So many columns later: the days between the Mondays of the two weeks. */
export const shifted = (span: Span, weeks: readonly Week[], by: number): Span => {
  const is = columnsOf(span, weeks);
  const [here, there] = is ? [weeks[is.first], weeks[is.first + by]] : [];
  if (!here || !there) return span;
  const days = Math.round((Date.parse(there.from) - Date.parse(here.from)) / 86_400_000);
  return { from: addDays(span.from, days), to: addDays(span.to, days) };
};

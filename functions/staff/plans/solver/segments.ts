import { addDays, type Day, daysBetween } from '../../../../shared/calendar.ts';
import type { Span } from '../../state.ts';
import type { PlanProblem } from './problem.ts';

/** The plan's time, divided into segments. Pure. */

/** Days within one calendar week between which nothing changes: a rule that holds on one of them holds on all. */
export type Segment = Span;

/** Segments by number; both ends belong to the range. */
export type Range = { readonly first: number; readonly last: number };

const someMonday = '1970-01-05';
const untilMonday = (day: Day): number => (7 - (((daysBetween(someMonday, day) % 7) + 7) % 7)) % 7;

/** The part of a period that lies in another, or undefined. */
export const clip = ({ from, to }: Span, within: Span): Span | undefined => {
  const clipped = { from: from > within.from ? from : within.from, to: to < within.to ? to : within.to };
  return clipped.from <= clipped.to ? clipped : undefined;
};

/** Seven days are 1. */
export const weeksOf = ({ from, to }: Span): number => (daysBetween(from, to) + 1) / 7;

/** The plan's period, cut at each Monday and where a request, a position or a part of one begins or ends. */
export const segmentsOf = (problem: PlanProblem): readonly Segment[] => {
  const spans: readonly Span[] = [
    ...problem.requests.flatMap((request) => [request, ...request.movable]),
    ...problem.positions.flatMap((position) => [position, ...position.taken]),
  ];
  const starts = new Set<Day>([problem.from]);
  const cut = (day: Day): void => {
    if (day > problem.from && day <= problem.to) starts.add(day);
  };
  for (const { from, to } of spans) {
    cut(from);
    cut(addDays(to, 1));
  }
  for (let day = addDays(problem.from, untilMonday(problem.from)); day <= problem.to; day = addDays(day, 7)) cut(day);
  const sorted = [...starts].sort();
  return sorted.map((from, i) => {
    const next = sorted[i + 1];
    return { from, to: next === undefined ? problem.to : addDays(next, -1) };
  });
};

/** The segments of a period, as far as it lies within them; undefined if it lies outside. */
export const rangeOf = (segments: readonly Segment[], { from, to }: Span): Range | undefined => {
  const first = segments.findIndex((segment) => segment.to >= from);
  const last = segments.findLastIndex((segment) => segment.from <= to);
  return first >= 0 && first <= last ? { first, last } : undefined;
};

export const includes = ({ first, last }: Range, segment: number): boolean => first <= segment && segment <= last;

/** The numbers of the segments in a range. */
export const segmentsIn = ({ first, last }: Range): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

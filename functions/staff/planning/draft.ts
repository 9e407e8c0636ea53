import { type Frame, weeksIn } from './frame.ts';
import type { Ledger } from './ledger.ts';
import type { Matrix, Term } from './matrix.ts';
import type { Range } from './segments.ts';

/**
 * A piece that the plan may choose: `chosen` is 1 when it does, and it then takes `factor` x `column` percent.
 * One that answers side by side with another has a column of its own for its extent.
 */
export type Option = Range & {
  readonly request: number;
  readonly position: number;
  readonly chosen: number;
  readonly column: number;
  readonly factor: number;
  /** The least and the most that it can take. */
  readonly least: number;
  readonly most: number;
};

/** The model while it is built, and how its columns are read. */
export type Draft = {
  readonly frame: Frame;
  readonly ledger: Ledger;
  readonly matrix: Matrix;
  readonly options: Option[];
  /** By request: 1 when it is met in full. */
  readonly met: number[];
  /** By request: 1 when two positions answer it side by side. */
  readonly together: Map<number, number>;
  /** By request: 1 when it is not met, but what is published of it stays as it is. */
  readonly stays: Map<number, number>;
};

export const term = ({ column, factor }: Option): Term => [column, factor];
export const less = ({ column, factor }: Option): Term => [column, -factor];
export const lies = ({ first, last }: Range, segment: number): boolean => first <= segment && segment <= last;
export const optionsAt = (options: readonly Option[], segment: number): readonly Option[] =>
  options.filter((option) => lies(option, segment));
/** Which options lie there, as a key: adjoining segments with the same ones need one row together. */
export const keyAt = (options: readonly Option[], segment: number): string =>
  optionsAt(options, segment)
    .map(({ column }) => column)
    .join(' ');

/** Of the segments of a range one for each key, with how many weeks all with that key last. */
export const distinct = (frame: Frame, { first, last }: Range, key: (segment: number) => string) => {
  const found = new Map<string, { readonly segment: number; weeks: number }>();
  for (let segment = first; segment <= last; segment++) {
    const weeks = weeksIn(frame, { first: segment, last: segment });
    const known = found.get(key(segment));
    if (known) known.weeks += weeks;
    else found.set(key(segment), { segment, weeks });
  }
  return [...found.values()];
};

export const wholePeriod = (frame: Frame): Range => ({ first: 0, last: frame.segments.length - 1 });

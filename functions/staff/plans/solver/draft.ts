import { type Frame, type Piece, weeksIn } from './frame.ts';
import type { Ledger } from './ledger.ts';
import type { Matrix, Term } from './matrix.ts';
import type { Range } from './segments.ts';

/** A piece that the plan may choose: the column `chosen` is 1 when it does. */
export type Option = Piece & { readonly chosen: number };

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

export const term = ({ chosen, extent }: Option): Term => [chosen, extent];
export const less = ({ chosen, extent }: Option): Term => [chosen, -extent];
export const lies = ({ first, last }: Range, segment: number): boolean => first <= segment && segment <= last;
export const optionsAt = (options: readonly Option[], segment: number): readonly Option[] =>
  options.filter((option) => lies(option, segment));
/** Which options lie there, as a key: adjoining segments with the same ones need one row together. */
export const keyAt = (options: readonly Option[], segment: number): string =>
  optionsAt(options, segment)
    .map(({ chosen }) => chosen)
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

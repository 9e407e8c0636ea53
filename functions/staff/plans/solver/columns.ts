import { at, type Instance, type Piece, weeksIn } from './instance.ts';
import type { Matrix, Term } from './matrix.ts';
import type { Occupancy } from './occupancy.ts';
import { includes, type Range } from './segments.ts';
import { isMetBy } from './weigh.ts';

/** What the columns of the model mean: how a plan is written as values of columns, and read from them. Pure. */

/** A piece that the plan may choose: `column` is 1 if it does. */
export type Option = Piece & { readonly column: number };

/** The model while it is built. */
export type Model = {
  readonly instance: Instance;
  /** Before anything is planned. */
  readonly initial: Occupancy;
  readonly matrix: Matrix;
  readonly options: Option[];
  /** By request, the column that is 1 if it is met. */
  readonly met: number[];
  /** By request, the column that is 1 if two positions answer it side by side. */
  readonly halved: Map<number, number>;
  /** By request, the column that is 1 if it is not met, but its published allocations stay as they are. */
  readonly unchanged: Map<number, number>;
};

export const plus = ({ column, extent }: Option): Term => [column, extent];
export const minus = ({ column, extent }: Option): Term => [column, -extent];
export const optionsAt = (options: readonly Option[], segment: number): readonly Option[] =>
  options.filter((option) => includes(option, segment));
/** Names the options in a segment: segments with the same options need only one row. */
export const keyAt = (options: readonly Option[], segment: number): string =>
  optionsAt(options, segment)
    .map(({ column }) => column)
    .join(' ');

/** For each key one segment of the range, and how many weeks all segments with that key last. */
export const distinct = (instance: Instance, { first, last }: Range, key: (segment: number) => string) => {
  const found = new Map<string, { readonly segment: number; weeks: number }>();
  for (let segment = first; segment <= last; segment++) {
    const weeks = weeksIn(instance, { first: segment, last: segment });
    const known = found.get(key(segment));
    if (known) known.weeks += weeks;
    else found.set(key(segment), { segment, weeks });
  }
  return [...found.values()];
};

export const wholePeriod = (instance: Instance): Range => ({ first: 0, last: instance.segments.length - 1 });

/** A value for every integer column; all others follow from them. */
export type Assignment = ReadonlyMap<number, number>;

export const assignmentOf = (model: Model, pieces: readonly Piece[]): Assignment => {
  const { instance, matrix, options, met, halved, unchanged } = model;
  const values = new Map(matrix.columns.flatMap(({ kind }, column) => (kind === 'integer' ? [[column, 0]] : [])));
  const choose = (column: number | undefined): void => {
    if (column !== undefined) values.set(column, 1);
  };
  for (const [r, own] of Map.groupBy(pieces, ({ request }) => request)) {
    if (!isMetBy(instance, own, r)) {
      choose(unchanged.get(r));
      continue;
    }
    choose(met[r]);
    if (own.some(({ extent }) => extent < at(instance.requests, r).extent)) choose(halved.get(r));
    for (const piece of own) {
      const isSame = (option: Option): boolean =>
        option.column !== unchanged.get(r) &&
        (['request', 'position', 'first', 'last', 'extent'] as const).every((key) => option[key] === piece[key]);
      choose(options.find(isSame)?.column);
    }
  }
  return values;
};

export const piecesIn = ({ options }: Model, assignment: Assignment): readonly Piece[] =>
  options.flatMap(({ column, ...piece }) => (assignment.get(column) === 1 ? [piece] : []));

/** The request that each integer column belongs to. */
export const requestsByColumn = ({ options, met, halved, unchanged }: Model): ReadonlyMap<number, number> =>
  new Map([
    ...options.map(({ column, request }) => [column, request] as const),
    ...met.map((column, r) => [column, r] as const),
    ...[...halved, ...unchanged].map(([r, column]) => [column, r] as const),
  ]);

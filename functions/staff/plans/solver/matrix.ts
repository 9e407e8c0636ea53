/** A mixed-integer model while it is built: columns with bounds and worth, and sparse rows. Knows nothing of staff. */
export type Term = readonly [column: number, factor: number];
export type Kind = 'integer' | 'continuous';
export type Column = { readonly worth: number; readonly most: number; readonly kind: Kind };
export type Row = { readonly least: number; readonly most: number; readonly terms: readonly Term[] };
/** `offset` is what it is worth when every column is 0. */
export type Matrix = { readonly columns: Column[]; readonly rows: Row[]; offset: number };

export const newMatrix = (): Matrix => ({ columns: [], rows: [], offset: 0 });

/** A column from 0 to `most`. */
export const addColumn = (matrix: Matrix, worth: number, most: number, kind: Kind): number =>
  matrix.columns.push({ worth, most, kind }) - 1;
export const yesOrNo = (matrix: Matrix, worth = 0): number => addColumn(matrix, worth, 1, 'integer');

/** least <= sum of terms <= most. A column that is named twice counts twice. */
export const addRow = (matrix: Matrix, least: number, terms: readonly Term[], most: number): void => {
  const factors = new Map<number, number>();
  for (const [column, factor] of terms) factors.set(column, (factors.get(column) ?? 0) + factor);
  const merged = [...factors].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
  if (merged.length > 0 || least > 0 || most < 0) matrix.rows.push({ least, terms: merged, most });
};

/** The matrix with some columns held at a value, and which column each that is left was. */
export type Reduced = { readonly matrix: Matrix; readonly columns: readonly number[] };

/** Takes out the columns that have a value, and rows that only speak of them. */
export const reduced = (whole: Matrix, valueOf: (column: number) => number | undefined): Reduced => {
  const columns = [...whole.columns.keys()].filter((column) => valueOf(column) === undefined);
  const places = new Map(columns.map((column, place) => [column, place]));
  const matrix: Matrix = { ...newMatrix(), offset: whole.offset };
  whole.columns.forEach((column, i) => {
    const value = valueOf(i);
    if (value === undefined) matrix.columns.push(column);
    else matrix.offset += column.worth * value;
  });
  for (const { least, most, terms } of whole.rows) {
    let held = 0;
    const left: Term[] = [];
    for (const [column, factor] of terms) {
      const place = places.get(column);
      if (place === undefined) held += factor * (valueOf(column) ?? 0);
      else left.push([place, factor]);
    }
    if (left.length > 0) matrix.rows.push({ least: least - held, most: most - held, terms: left });
  }
  return { matrix, columns };
};

/**
 * What no values of the columns can be worth more than, by one price per row (linear duality): a row is worth its price
 * times its limit, and a column what it brings beyond its prices. True for any prices, and near the best if they are.
 */
export const boundBy = ({ columns, rows, offset }: Matrix, prices: readonly number[]): number => {
  const left = columns.map(({ worth }) => worth);
  let bound = offset;
  rows.forEach(({ least, most, terms }, row) => {
    const price = prices[row] ?? 0;
    const limit = price > 0 ? most : least;
    if (!Number.isFinite(price) || !Number.isFinite(limit)) return;
    bound += price * limit;
    for (const [column, factor] of terms) left[column] = (left[column] ?? 0) - price * factor;
  });
  return columns.reduce((total, { most }, column) => {
    const gain = left[column] ?? 0;
    return gain > 0 ? total + gain * most : total;
  }, bound);
};

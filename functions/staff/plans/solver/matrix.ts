/**
 * A mixed-integer program while it is built: columns (variables) with bounds and an objective coefficient, and sparse rows
 * (constraints). It is maximised. Pure, and knows nothing of staff.
 */
export type Term = readonly [column: number, coefficient: number];
export type Kind = 'integer' | 'continuous';
export type Column = { readonly objective: number; readonly most: number; readonly kind: Kind };
export type Row = { readonly least: number; readonly most: number; readonly terms: readonly Term[] };
/** `offset` is the objective when every column is 0. */
export type Matrix = { readonly columns: Column[]; readonly rows: Row[]; offset: number };

export const newMatrix = (): Matrix => ({ columns: [], rows: [], offset: 0 });

/** A column from 0 to `most`. */
export const addColumn = (matrix: Matrix, objective: number, most: number, kind: Kind): number =>
  matrix.columns.push({ objective, most, kind }) - 1;
export const addBinary = (matrix: Matrix, objective = 0): number => addColumn(matrix, objective, 1, 'integer');

/** least <= sum of terms <= most. The coefficients of a column that is named twice are added. */
export const addRow = (matrix: Matrix, least: number, terms: readonly Term[], most: number): void => {
  const coefficients = new Map<number, number>();
  for (const [column, coefficient] of terms) coefficients.set(column, (coefficients.get(column) ?? 0) + coefficient);
  const merged = [...coefficients].filter(([, coefficient]) => coefficient !== 0).sort(([a], [b]) => a - b);
  if (merged.length > 0 || least > 0 || most < 0) matrix.rows.push({ least, terms: merged, most });
};

/** A smaller matrix, and for each of its columns the number that it had in the whole one. */
export type Reduced = { readonly matrix: Matrix; readonly columns: readonly number[] };

/** Removes the columns that have a fixed value, and the rows that only speak of them. */
export const reduced = (whole: Matrix, fixedValue: (column: number) => number | undefined): Reduced => {
  const columns = [...whole.columns.keys()].filter((column) => fixedValue(column) === undefined);
  const places = new Map(columns.map((column, place) => [column, place]));
  const matrix: Matrix = { ...newMatrix(), offset: whole.offset };
  whole.columns.forEach((column, i) => {
    const value = fixedValue(i);
    if (value === undefined) matrix.columns.push(column);
    else matrix.offset += column.objective * value;
  });
  for (const { least, most, terms } of whole.rows) {
    let fixed = 0;
    const left: Term[] = [];
    for (const [column, coefficient] of terms) {
      const place = places.get(column);
      if (place === undefined) fixed += coefficient * (fixedValue(column) ?? 0);
      else left.push([place, coefficient]);
    }
    if (left.length > 0) matrix.rows.push({ least: least - fixed, most: most - fixed, terms: left });
  }
  return { matrix, columns };
};

/**
 * An upper bound of the objective from one dual price per row (linear duality): each row counts its price times its
 * limit, each column its reduced cost times its upper bound if that is positive. It holds for any prices, and is close
 * to the optimum for the prices of an optimal relaxation.
 */
export const boundBy = ({ columns, rows, offset }: Matrix, prices: readonly number[]): number => {
  const reducedCosts = columns.map(({ objective }) => objective);
  let bound = offset;
  rows.forEach(({ least, most, terms }, row) => {
    const price = prices[row] ?? 0;
    const limit = price > 0 ? most : least;
    if (!Number.isFinite(price) || !Number.isFinite(limit)) return;
    bound += price * limit;
    for (const [column, coefficient] of terms) {
      reducedCosts[column] = (reducedCosts[column] ?? 0) - price * coefficient;
    }
  });
  return columns.reduce((total, { most }, column) => {
    const reducedCost = reducedCosts[column] ?? 0;
    return reducedCost > 0 ? total + reducedCost * most : total;
  }, bound);
};

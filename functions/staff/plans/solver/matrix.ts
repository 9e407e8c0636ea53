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

/** One dual price per row: what its limit is worth. */
export type Prices = readonly number[];

/** Prices that are infinite, or of a side of the row that has no limit, count as none. */
const usable = ({ least, most }: Row, price: number): number =>
  Number.isFinite(price) && Number.isFinite(price > 0 ? most : least) ? price : 0;

/** What each column is worth beyond the price of what it takes from the rows. */
export const reducedCosts = ({ columns, rows }: Matrix, prices: Prices): readonly number[] => {
  const costs = columns.map(({ objective }) => objective);
  rows.forEach((row, i) => {
    const price = usable(row, prices[i] ?? 0);
    if (price === 0) return;
    for (const [column, coefficient] of row.terms) costs[column] = (costs[column] ?? 0) - price * coefficient;
  });
  return costs;
};

/**
 * An upper bound of the objective from one dual price per row (linear duality): each row counts its price times its
 * limit, each column its reduced cost times its upper bound if that is positive. It holds for any prices, and is close
 * to the optimum for the prices of an optimal relaxation.
 */
export const boundBy = (matrix: Matrix, prices: Prices): number => {
  const ofRows = matrix.rows.reduce((total, row, i) => {
    const price = usable(row, prices[i] ?? 0);
    return price === 0 ? total : total + price * (price > 0 ? row.most : row.least);
  }, matrix.offset);
  return reducedCosts(matrix, prices).reduce(
    (total, cost, column) => (cost > 0 ? total + cost * (matrix.columns[column]?.most ?? 0) : total),
    ofRows,
  );
};

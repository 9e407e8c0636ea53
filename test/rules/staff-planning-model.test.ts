import { expect, test } from 'vitest';
import { candidatesOf } from '../../functions/staff/plans/solver/candidates.ts';
import { at, indexed } from '../../functions/staff/plans/solver/instance.ts';
import { addColumn, addRow, boundBy, newMatrix, reduced } from '../../functions/staff/plans/solver/matrix.ts';
import { segmentsOf } from '../../functions/staff/plans/solver/segments.ts';
import { day, position, problem, request, taken } from '../support/plan-problem.ts';

test('a segment lies within a calendar week, and nothing changes in it', () => {
  const given = problem([position('a', { from: day(9) })], [request('solna', { to: day(16) })], { from: day(2) });
  expect(segmentsOf(given)).toEqual([
    { from: day(2), to: day(6) },
    { from: day(7), to: day(8) },
    { from: day(9), to: day(13) },
    { from: day(14), to: day(16) },
    { from: day(17), to: day(20) },
    { from: day(21), to: day(27) },
  ]);
});

test('a position hands over where it ends or becomes too small, to any other that can take over', () => {
  const shrinking = position('b', { taken: [taken('district', 60, { from: day(14) })] });
  const instance = indexed(problem([position('a', { to: day(9) }), shrinking, position('c')], [request('solna')]));
  const pieces = candidatesOf(instance).map(({ position: p, first, last, extent }) =>
    [at(instance.positions, p).id, at(instance.segments, first).from, at(instance.segments, last).to, extent].join(' '),
  );
  expect(pieces).toEqual([
    `c ${day(0)} ${day(27)} 50`,
    `a ${day(0)} ${day(9)} 50`,
    `b ${day(0)} ${day(13)} 50`,
    `c ${day(10)} ${day(27)} 50`,
    `c ${day(14)} ${day(27)} 50`,
  ]);
});

test('a model with some columns held says the same of the others', () => {
  const whole = newMatrix();
  const columns = [2, 3, 5].map((worth) => addColumn(whole, worth, 10, 'integer'));
  const [a = 0, b = 0, c = 0] = columns;
  addRow(
    whole,
    4,
    [
      [a, 1],
      [b, 2],
    ],
    9,
  );
  addRow(whole, 0, [[b, 1]], 7);
  addRow(
    whole,
    -Infinity,
    [
      [b, 1],
      [c, -1],
    ],
    0,
  );
  const { matrix, columns: left } = reduced(whole, (column) => (column === b ? 1 : undefined));
  expect(left).toEqual([a, c]);
  expect(matrix.offset).toBe(3);
  expect(matrix.rows).toEqual([
    { least: 2, most: 7, terms: [[0, 1]] },
    { least: -Infinity, most: -1, terms: [[1, -1]] },
  ]);
});

test('whatever the prices of its rows, no values of the columns are worth more than the bound', () => {
  const matrix = newMatrix();
  const [a, b] = [addColumn(matrix, 3, 4, 'integer'), addColumn(matrix, 2, 4, 'integer')];
  addRow(
    matrix,
    -Infinity,
    [
      [a, 2],
      [b, 1],
    ],
    7,
  );
  addRow(
    matrix,
    1,
    [
      [a, 1],
      [b, -1],
    ],
    2,
  );
  matrix.offset = 5;
  // 3 of a and 1 of b are worth the most.
  const prices = [-2, -1, 0, 0.5, 1, 5 / 3, 3];
  const best = 3 * 3 + 2 * 1 + 5;
  const bounds = prices.flatMap((one) => prices.map((two) => boundBy(matrix, [one, two])));
  expect(Math.min(...bounds)).toBeGreaterThanOrEqual(best);
  // In fractions 8/3 of a and 5/3 of b: these prices prove that nothing is better.
  expect(boundBy(matrix, [5 / 3, -1 / 3])).toBeCloseTo(8 + 10 / 3 + 5, 6);
});

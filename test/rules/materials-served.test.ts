import { describe, expect, test } from 'vitest';
import { editionStock as editionStockIn } from '../../functions/materials/editions.ts';
import { serve } from '../../functions/materials/orders/giving.ts';
import { context, editionStock, orderIdOf } from '../support/materials-cases.ts';

/** D9: what comes goes to the first in line. */

/**
 * Whom copies go to, in the order of the orders: `[unit, promised, waiting, neededBy]`; in Solna and Kista, which are
 * priority areas, and in Nacka.
 */
type Asked = readonly [unit: string, promised: number, waiting: number, neededBy?: string];
const servedOf = (copies: number, asked: readonly Asked[]) => {
  const lineOf = (at: 1 | 2) =>
    asked.flatMap((each, i) => {
      const [unit, , , neededBy] = each;
      const waiter = { order: orderIdOf(unit, i), quantity: each[at], ...(neededBy && { neededBy }) };
      return each[at] > 0 ? [waiter] : [];
    });
  const is = editionStockIn({ editions: { sv: editionStock(0, { promised: lineOf(1), waiting: lineOf(2) }) } }, 'sv');
  const parts = new Map(serve(copies, is, context).map(({ order, quantity }) => [order, quantity]));
  return asked.map(([unit], i) => parts.get(orderIdOf(unit, i)) ?? 0);
};

describe('D9: what comes goes', () => {
  test.each<[string, number, readonly Asked[], readonly number[]]>([
    [
      'to all, if it suffices',
      100,
      [
        ['nacka', 0, 60],
        ['solna', 0, 40],
      ],
      [60, 40],
    ],
    [
      'to priority areas first',
      50,
      [
        ['nacka', 0, 60],
        ['solna', 0, 40],
      ],
      [10, 40],
    ],
    [
      'to who asked first',
      50,
      [
        ['nacka', 0, 60],
        ['nacka', 0, 40],
      ],
      [50, 0],
    ],
    [
      'also of priority areas',
      50,
      [
        ['solna', 0, 40],
        ['kista', 0, 40],
      ],
      [40, 10],
    ],
    [
      'to what was promised before what waits, also of priority areas',
      50,
      [
        ['nacka', 50, 0],
        ['solna', 0, 40],
      ],
      [50, 0],
    ],
    [
      'of what was promised, to whom it was promised first',
      30,
      [
        ['nacka', 50, 0],
        ['solna', 20, 40],
      ],
      [30, 0],
    ],
    [
      'past who needed it before today',
      30,
      [
        ['nacka', 0, 30, '2018-07-31'],
        ['nacka', 0, 20],
      ],
      [10, 20],
    ],
    [
      'not past who needs it today',
      30,
      [
        ['nacka', 0, 30, '2018-08-01'],
        ['nacka', 0, 20],
      ],
      [30, 0],
    ],
    [
      'nor past who was promised it',
      30,
      [
        ['nacka', 30, 0, '2018-07-31'],
        ['nacka', 0, 20],
      ],
      [30, 0],
    ],
    ['to nobody, if nobody asked', 50, [], []],
  ])('%s', (_what, copies, asked, expected) => {
    expect(servedOf(copies, asked)).toEqual(expected);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageLimit } from '../../tools/bench/lists.ts';
import {
  catalogueLimit,
  orderLimit,
  orderSizes,
  playCatalogue,
  playMaterials,
  playOrderLists,
} from '../../tools/bench/materials.ts';
import { manyEditions, manyOrders, store } from '../../tools/bench/materials-stored.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';
import { type Costs, costsOf, keyedCosts } from '../support/costs.ts';

/** What material costs in capacity units is the same on every machine: whoever makes it dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
  await store(session.stack, manyEditions());
});
afterAll(() => session?.end());

test('the catalogue of 500 editions and the sample’s costs at most 15 read units', async () => {
  const { items, read } = await playCatalogue(session.call);
  expect([items, read <= catalogueLimit, read]).toEqual([108, true, 14]);
});

describe('what an operation on material costs, an order of n different items', () => {
  const expected: Costs = {
    'order of 1': [4, 8],
    'cancellation of 1': [3, 9],
    'order of 2': [6, 10],
    'cancellation of 2': [4, 11],
    'order of 5': [12, 16],
    'cancellation of 5': [7, 17],
    'order of 10': [22, 26],
    'cancellation of 10': [12, 27],
    'order of 20': [42, 46],
    'cancellation of 20': [22, 47],
    'changed order of 5': [13, 16],
    'picking of 5': [2, 7],
    // One for the days in which it is to be confirmed, which the settings say.
    'delivery of 5': [8, 17],
    'receipt of 5': [2, 7],
    // Its commands are weighed by the items and the stock of its five lines.
    'show order of 5': [14, 0],
    'stock movement': [3, 6],
    'print run': [4, 7],
    'arrival of a print run': [3, 7],
  };
  /** What may be repeated as it is, or only reads. */
  const keyless = /changed|show/;

  test('without an Idempotency-Key', async () => {
    expect(costsOf(await playMaterials(session.call, false))).toEqual(expected);
  });

  test('with one: one read and one item more, and an order within 2n + 8 write units', async () => {
    const figures = await playMaterials(session.call, true);
    expect(costsOf(figures)).toEqual(keyedCosts(expected, (each) => keyless.test(each)));
    const orders = figures.filter(({ limit }) => limit);
    expect(orders.map(({ limit }) => limit?.write)).toEqual(orderSizes.map(orderLimit));
    expect(orders.filter(({ units, limit }) => units.write > (limit?.write ?? 0))).toEqual([]);
  });
});

test('a page of orders costs at most 4 read units, with 100 stored and with 1 000', async () => {
  const editions = manyEditions();
  for (const count of [100, 1_000]) {
    await store(session.stack, manyOrders(editions, count));
    const pages = await playOrderLists(session.call);
    expect(pages.map(({ items }) => items)).toEqual(pages.map(() => 25));
    expect(pages.filter(({ read }) => read > pageLimit)).toEqual([]);
  }
});

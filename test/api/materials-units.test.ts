import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../infra/bench/session.ts';
import { itemNames, manyEditions, manyOrders, store } from '../support/materials-stored.ts';

/** What material costs in capacity units is the same on every machine: whoever makes it dearer shall notice. */
let session: Session;
const now = '2026-08-01T10:00:00.000Z';
beforeAll(async () => {
  session = await openSession();
  await store(session.stack, manyEditions(), now);
}, 60_000);
afterAll(() => session?.end());

const sizes = [1, 2, 5, 10, 20];
const order = (lines: number) => ({
  unit: 'nacka',
  deliverTo: 'Lokalen på Storgatan 1, vardagar efter 17, portkod finns hos oss',
  neededBy: '2199-08-20',
  lines: itemNames.slice(0, lines).map((item) => ({ item, language: 'sv', quantity: 100 })),
});
const place = async (lines: number, key?: string) => {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return session.call('association-nacka', 'POST /materials/orders', order(lines), headers);
};

describe('an order of n different items', () => {
  test('costs at most 2n + 16 write units, with an Idempotency-Key too', async () => {
    for (const lines of sizes)
      for (const key of [undefined, `key-${lines}`]) {
        const { units } = await place(lines, key);
        expect([lines, units.write <= 2 * lines + 16]).toEqual([lines, true]);
      }
  }, 30_000);

  test('costs so much with a key to place, to read and to write, and to cancel', async () => {
    const costs = [];
    for (const lines of sizes) {
      const { units, body } = await place(lines, `again-${lines}`);
      const cancelled = await session.call(
        'association-nacka',
        `POST /materials/orders/${String(body.id)}/cancellation`,
      );
      costs.push([lines, units.read, units.write, cancelled.units.write]);
    }
    expect(costs).toEqual([
      [1, 6, 9, 8],
      [2, 8, 11, 10],
      [5, 14, 17, 16],
      [10, 24, 27, 26],
      [20, 44, 52, 52],
    ]);
  }, 30_000);
});

describe('what is read', () => {
  test('the catalogue of 500 editions and the sample’s costs at most 15 read units', async () => {
    const { units, body } = await session.call('association-nacka', 'GET /materials/catalogue');
    expect((body.items as readonly object[]).length).toBe(108);
    expect(units.read).toBeLessThanOrEqual(15);
    expect(units.read).toBe(14);
  });

  test('a page of orders costs at most 4, with 100 stored and with 1 000', async () => {
    for (const count of [100, 1_000]) {
      await store(session.stack, manyOrders(manyEditions(), count), now);
      for (const [persona, filter] of [
        ['district-staff', ''],
        ['district-staff', '?status=placed'],
        ['district-staff', '?unit=solna'],
        ['association-solna', ''],
        ['association-solna', '?status=placed'],
      ] as const) {
        const { units, body } = await session.call(persona, `GET /materials/orders${filter}`);
        expect((body.items as readonly object[]).length).toBe(25);
        expect([filter, units.read > 4 ? units.read : 'at most 4']).toEqual([filter, 'at most 4']);
      }
    }
  }, 60_000);
});

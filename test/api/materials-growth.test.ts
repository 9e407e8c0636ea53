import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manyEditions, manyOrders, store, storeRuns } from '../../tools/bench/materials-stored.ts';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';

/**
 * What is read does not grow with the orders that wait, which the stock knows, nor with those that are stored: 100, of
 * which nobody waits, and then 9 900 more, which have been delivered, and a thousand print runs that have arrived.
 */
type Costs = Readonly<Record<string, readonly [read: number, write: number]>>;

/** What it costs to look after an item that this many orders wait for. */
const play = async ({ call }: Session, item: string, waiting: number): Promise<Costs> => {
  const costs: Record<string, readonly [number, number]> = {};
  const did = async (name: string, persona: string, request: string, body?: object) => {
    const answered = await call(persona, request, body);
    if (name) costs[name] = [answered.units.read, answered.units.write];
    return String(answered.body.id);
  };
  const edition = { bilingual: false, translation: 'original' };
  const wish = { name: 'Nytryckt', kind: 'folder', editions: { sv: edition, so: edition } };
  await did('', 'district-staff', `PUT /materials/items/${item}`, wish);
  const lines = [{ item, language: 'sv', quantity: 10 }];
  const orders: string[] = [];
  for (let i = 0; i < waiting; i++) {
    const order = { unit: 'nacka', deliverTo: 'Lokalen', lines };
    orders.push(`/materials/orders/${await did('order', 'association-nacka', 'POST /materials/orders', order)}`);
  }
  await did('demand', 'district-staff', 'GET /materials/demand');
  await did('pick list', 'district-staff', 'GET /materials/pick-lists?depot=district');
  const run = async (language: string) => {
    const printed = { item, language, quantity: 10 * waiting, deliveredBy: '2199-08-01' };
    return `/materials/print-runs/${await did('', 'district-staff', 'POST /materials/print-runs', printed)}`;
  };
  const awaited = await run('sv');
  await did('postponement', 'district-staff', `PATCH ${awaited}`, { deliveredBy: '2199-08-02' });
  await did('arrival', 'district-staff', `POST ${awaited}/arrival`);
  await did('arrival for nobody', 'district-staff', `POST ${await run('so')}/arrival`);
  for (const order of orders) await did('cancellation', 'association-nacka', `POST ${order}/cancellation`);
  return costs;
};

describe('with 100 orders stored, and with 10 000', () => {
  let session: Session;
  const costs: Record<string, Costs> = {};
  beforeAll(async () => {
    session = await openSession({ program: programOfRun() });
    await store(session.stack, manyOrders(manyEditions(), 100));
    costs.few = await play(session, 'first', 3);
    await store(session.stack, manyOrders(manyEditions(), 9_900, 'delivered'));
    await storeRuns(session.stack, 1_000);
    costs.many = await play(session, 'second', 3);
    costs.crowd = await play(session, 'third', 40);
  }, 300_000);
  afterAll(() => session?.end());

  const expected: Costs = {
    // One more for the stock, which is larger than 4 kB with what waits of it.
    order: [5, 8],
    demand: [15.5, 0],
    'pick list': [30.5, 0],
    postponement: [4, 8],
    arrival: [3, 7],
    'arrival for nobody': [3, 7],
    cancellation: [3, 9],
  };
  test('the same with three that wait', () => {
    expect(costs.few).toEqual(expected);
    expect(costs.many).toEqual(expected);
  });

  test('more with forty that wait', () => {
    const dearer = { demand: [16, 0], 'pick list': [35, 0], arrival: [3, 9] };
    expect(costs.crowd).toEqual({ ...expected, ...dearer });
  });
});

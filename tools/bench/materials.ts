import type { Stack } from '../../infra/local/stack.ts';
import { type ListFigure, pagesOf } from './lists.ts';
import { poster, type Speed, speedOf } from './load.ts';
import { itemNames } from './materials-stored.ts';
import { median } from './median.ts';
import type { Call } from './session.ts';
import { type Figure, recorder } from './steps.ts';

/** What material costs: orders by their length, the rest of their lives, the catalogue and pages of orders. */
export const orderSizes = [1, 2, 5, 10, 20] as const;
/** The most write units of an order with this many different items, its key included. */
export const orderLimit = (lines: number): number => 2 * lines + 8;
/** The most read units of the catalogue, with 500 editions more than the sample's. */
export const catalogueLimit = 15;

const lineOf = (item: string, quantity = 100) => ({ item, language: 'sv', quantity });
const order = (lines: number, unit: string, quantity?: number) => ({
  unit,
  deliverTo: 'Lokalen på Storgatan 1, vardagar efter 17, portkod finns hos oss',
  neededBy: '2199-08-20',
  lines: itemNames.slice(0, lines).map((item) => lineOf(item, quantity)),
});

/** Orders of each length, placed and cancelled; one from placing to receipt; a print run from confirmation to arrival. */
export const playMaterials = async (call: Call, keyed: boolean): Promise<readonly Figure[]> => {
  const { step, figures } = recorder(call, keyed);
  const nacka = 'association-nacka';
  const placed = async (operation: string, lines: number): Promise<string> => {
    const limit = { write: orderLimit(lines) };
    const { body } = await step(operation, nacka, 'POST /materials/orders', order(lines, 'nacka'), limit);
    return `/materials/orders/${String(body.id)}`;
  };
  for (const lines of orderSizes) {
    const one = await placed(`order of ${lines}`, lines);
    await step(`cancellation of ${lines}`, nacka, `POST ${one}/cancellation`);
  }
  const one = await placed('', 5);
  await step('changed order of 5', nacka, `PATCH ${one}`, { lines: order(5, 'nacka', 101).lines });
  await step('picking of 5', 'district-staff', `POST ${one}/picking`);
  await step('delivery of 5', 'district-staff', `POST ${one}/deliveries`);
  await step('receipt of 5', nacka, `POST ${one}/receipt`);
  await step('show order of 5', nacka, `GET ${one}`);
  const [first = ''] = itemNames;
  const movement = { depot: 'district', ...lineOf(first), reason: 'arrival' };
  await step('stock movement', 'district-staff', 'POST /materials/stock-movements', movement);
  const run = { ...lineOf(first), deliveredBy: '2199-08-01' };
  const { body } = await step('print run', 'district-staff', 'POST /materials/print-runs', run);
  await step('arrival of a print run', 'district-staff', `POST /materials/print-runs/${String(body.id)}/arrival`);
  return figures();
};

/** The catalogue once; it has more items than a page, and no pages. */
export const playCatalogue = async (call: Call): Promise<ListFigure> => {
  const { body, units } = await call('association-nacka', 'GET /materials/catalogue');
  return { list: '/materials/catalogue', items: (body.items as readonly unknown[]).length, read: units.read };
};

/** One default page of the orders, as an office and as an association reads them. */
export const playOrderLists = (call: Call): Promise<readonly ListFigure[]> =>
  pagesOf(call, [
    ...['', '?status=placed', '?unit=solna'].map((filter) => ['district-staff', `/materials/orders${filter}`] as const),
    ...['', '?status=placed'].map((filter) => ['association-solna', `/materials/orders${filter}`] as const),
  ]);

export type OrderSpeed = { readonly orders: string; readonly speed: Speed };

/** Orders of three editions by 32 clients: of whatever items, and all of the same, which wait for each other. */
export const playOrderLoad = async (
  stack: Stack,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<readonly OrderSpeed[]> => {
  const post = poster(stack);
  const units = ['solna', 'kista', 'nacka'];
  const request = (first: number, i: number) => () => {
    const unit = units[i % units.length] as string;
    const lines = [0, 1, 2].map((n) => lineOf(itemNames[(first + n) % itemNames.length] as string, 1));
    return post(`association-${unit}`, '/materials/orders', { ...order(0, unit), lines });
  };
  const played = async (orders: string, firstOf: (i: number) => number): Promise<OrderSpeed> => {
    const speeds: Speed[] = [];
    // The first round warms up and does not count.
    for (let round = 0; round <= rounds; round++)
      speeds.push(await speedOf(Array.from({ length: count }, (_, i) => request(firstOf(i), i))));
    const middle = (key: keyof Speed) => median(speeds.slice(1).map((speed) => speed[key]));
    return { orders, speed: { perSecond: middle('perSecond'), p99Millis: middle('p99Millis') } };
  };
  return [
    await played('3 of 100 items, each client others', (i) => 3 * i),
    await played('3 items, all clients the same', () => 0),
  ];
};

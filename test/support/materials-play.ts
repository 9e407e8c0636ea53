import { vi } from 'vitest';
import type { MaterialsEvent } from '../../functions/materials/events.ts';
import { operations as onDeliveries } from '../../functions/materials/deliveries/commands.ts';
import { contract as deliveries } from '../../functions/materials/deliveries/contract.ts';
import { operations as onOrders } from '../../functions/materials/orders/commands.ts';
import { contract as orders } from '../../functions/materials/orders/contract.ts';
import { operations as onPrinting } from '../../functions/materials/printing/commands.ts';
import { contract as printing } from '../../functions/materials/printing/contract.ts';
import { operations as onRuns } from '../../functions/materials/runs/commands.ts';
import { contract as runs } from '../../functions/materials/runs/contract.ts';
import { followRun } from '../../functions/materials/runs/follow.ts';
import { runSubject } from '../../functions/materials/judge.ts';
import { itemKey, packKey } from '../../functions/materials/catalogue/store.ts';
import type { Ids, Order, Run, Stock } from '../../functions/materials/state.ts';
import { partition } from '../../functions/materials/store.ts';
import { operations as onStock } from '../../functions/materials/stock/commands.ts';
import type { Movement } from '../../functions/materials/stock/state.ts';
import { contract as stocks } from '../../functions/materials/stock/contract.ts';
import { emptyPot, type SpendingRequest } from '../../functions/pot/state.ts';
import { stored as ofPot } from '../../functions/pot/store.ts';
import { addDays } from '../../shared/calendar.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { campaignKey, unitKey } from '../../shared/directory.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { entityIn } from '../../shared/reads.ts';
import type { Item } from '../../shared/table.ts';
import { offices } from '../../shared/units.ts';
import { inputFor, personOf } from './asking.ts';
import { associations, context, now } from './materials-cases.ts';
import { type Command, start } from './materials-commands.ts';
import { contents, fill, placeOf, restore } from './memory-table.ts';

/** Material played by the product's own commands, on a table in memory; numbers choose among what is there by then. */
const campaign = 'val';

const begin: readonly Item[] = [
  {
    ...campaignKey(campaign),
    ...notStored,
    version: 1,
    id: campaign,
    name: 'Val',
    start: '2018-04-01',
    electionDay: '2018-09-09',
    end: '2018-09-30',
  },
  ...Object.entries(associations).map(([id, facts]) => ({ ...unitKey(campaign, 'association', id), id, ...facts })),
  ...Object.values(start.items).map((each) => ({ ...itemKey(campaign, each.id), ...each })),
  ...Object.values(start.packs).map((each) => ({ ...packKey(campaign, each.id), ...each })),
  {
    ...ofPot(campaign).pot(),
    ...emptyPot,
    version: 1,
    lines: { print: { name: 'Tryck', amount: 1_000, reserved: 0, paid: 0 } },
  },
];

const of = <T>(prefix: string): readonly T[] =>
  [...contents().values()].flatMap(({ pk, sk, ...each }) =>
    pk === partition(campaign) && sk.startsWith(prefix) ? [entityIn<T>({ pk, sk, ...each })] : [],
  );
/** What there is after the command that was carried out last. */
export type World = {
  readonly stocks: Ids<Stock>;
  readonly orders: Ids<Order>;
  readonly runs: Ids<Run>;
  readonly movements: Ids<Movement>;
};
const worldNow = (): World => ({
  stocks: Object.fromEntries(of<Stock>('s#').map((each) => [each.item, each])),
  orders: Object.fromEntries(of<Order>('o#').map((each) => [each.id, each])),
  runs: Object.fromEntries(of<Run>('n#').map((each) => [each.id, each])),
  movements: Object.fromEntries(of<Movement>('m#').map((each) => [each.id, each])),
});

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];
const keeper = personOf('kim', { district: 'staff' });

const ask = <O extends Operation>(operation: O, handler: Handler<O>, params: Path<O>, body: Body<O>) =>
  handler.run(inputFor(operation, keeper, params, body), { now: new Date().toISOString(), fetched: fetching() });

/** What the pot decides on the money for a run, and the run follows. */
const decideFunds = async ({ id, spending }: Run, status: SpendingRequest['status']): Promise<void> => {
  const key = ofPot(campaign).request;
  const nothing: Pick<SpendingRequest, 'payouts' | 'claims'> = { payouts: [], claims: [] };
  const place = placeOf(key({ id: spending?.request ?? '', status, ...nothing } as SpendingRequest));
  const request = contents().get(place);
  if (!request) throw new Error(`nobody asked for the money of ${id}`);
  restore(new Map(contents()).set(place, { ...request, status }));
  await followRun(campaign, runSubject(id));
};

const why = { reason: 'Fel' };
/** One of the deliveries or receipts of all orders. */
const within = (world: World, list: 'deliveries' | 'receipts', n: number) => {
  const all = Object.values(world.orders).flatMap((is) => (is[list] ?? []).map(({ id }) => ({ order: is.id, id })));
  return {
    campaign,
    ...(pick<{ readonly order: string; readonly id: string }>(all, n) ?? { order: 'nacka.none', id: '' }),
  };
};

const carryOut = async (world: World, each: Command): Promise<unknown> => {
  const { what, unit, depot, of: named, copies: quantity } = each;
  const open = Object.values(world.orders).filter(({ status }) => !['received', 'cancelled'].includes(status));
  const order = pick(open, each.pick);
  const onOrder = { campaign, order: order?.id ?? 'nacka.none' };
  const run = pick(Object.values(world.runs), each.pick);
  const onRun = { campaign, run: run?.id ?? 'none' };
  const funded = pick(
    Object.values(world.runs).filter(({ spending }) => spending),
    each.pick,
  );
  const movement = { depot, ...named, quantity };
  const moved = (change: Partial<Body<typeof stocks.moveStock>> & Pick<Body<typeof stocks.moveStock>, 'reason'>) =>
    ask(stocks.moveStock, onStock.moveStock, { campaign }, { ...movement, ...change });
  const wanted = { lines: each.lines, packs: each.packs };
  const printed = { ...named, quantity, deliveredBy: addDays(context.today, each.pick) };
  switch (what) {
    case 'place': {
      const body = { unit, deliverTo: 'Torget 1', acceptPartial: each.partial, ...wanted };
      return ask(orders.placeOrder, onOrders.placeOrder, { campaign }, body);
    }
    case 'change':
      return ask(orders.changeOrder, onOrders.changeOrder, onOrder, wanted);
    case 'cancel':
      return ask(orders.cancelOrder, onOrders.cancelOrder, onOrder, { reason: 'Dubbelt' });
    case 'reopen': {
      const ended = Object.values(world.orders).filter(({ status }) => status === 'cancelled');
      const params = { campaign, order: pick(ended, each.pick)?.id ?? 'nacka.none' };
      return ask(orders.reopenOrder, onOrders.reopenOrder, params, { reason: 'Ändå' });
    }
    case 'pick':
      return ask(deliveries.pickOrder, onDeliveries.pickOrder, onOrder, undefined);
    case 'deliver':
      return ask(deliveries.deliverOrder, onDeliveries.deliverOrder, onOrder, {});
    case 'deliver some': {
      const [line = '', language = ''] = pick(Object.keys(order?.lines ?? {}), each.pick)?.split('/') ?? [];
      return ask(deliveries.deliverOrder, onDeliveries.deliverOrder, onOrder, {
        lines: [{ item: line, language, quantity }],
      });
    }
    case 'receive': {
      const delivered = open.filter(({ status }) => status === 'delivered' || status === 'partly-delivered');
      const params = { campaign, order: pick(delivered, each.pick)?.id ?? 'nacka.none' };
      return ask(deliveries.receiveOrder, onDeliveries.receiveOrder, params, {});
    }
    case 'unpick':
      return ask(deliveries.reversePicking, onDeliveries.reversePicking, onOrder, why);
    case 'undeliver': {
      const params = within(world, 'deliveries', each.pick);
      return ask(deliveries.reverseDelivery, onDeliveries.reverseDelivery, { ...params, delivery: params.id }, why);
    }
    case 'unreceive': {
      const params = within(world, 'receipts', each.pick);
      return ask(deliveries.reverseReceipt, onDeliveries.reverseReceipt, { ...params, receipt: params.id }, why);
    }
    case 'transfer':
      return moved({ to: offices[(offices.indexOf(depot) + 1) % 3], reason: 'transfer' });
    case 'unmove': {
      const params = { campaign, movement: pick(Object.keys(world.movements), each.pick) ?? 'none' };
      return ask(stocks.reverseMovement, onStock.reverseMovement, params, why);
    }
    case 'arrival':
      return moved({ quantity: 4 * quantity, reason: 'arrival' });
    case 'count':
      return moved({ quantity: quantity - 60 || 1, reason: 'count' });
    case 'waste':
      return moved({ quantity: -quantity, reason: 'waste' });
    case 'confirm':
      return ask(printing.confirmRun, onPrinting.confirmRun, { campaign }, printed);
    case 'order':
      return ask(
        printing.confirmRun,
        onPrinting.confirmRun,
        { campaign },
        { ...printed, cost: 100, budgetLine: 'print' },
      );
    case 'granted':
      return funded && decideFunds(funded, 'reserved');
    case 'denied':
      return funded && decideFunds(funded, 'withdrawn');
    case 'late':
      return ask(runs.changeRun, onRuns.changeRun, onRun, { deliveredBy: addDays(context.today, quantity) });
    case 'resize':
      return ask(runs.changeRun, onRuns.changeRun, onRun, { quantity });
    case 'call off':
      return ask(printing.callOffRun, onPrinting.callOffRun, onRun, { reason: 'Dubbelt' });
    case 'arrive': {
      const come = { ...(each.partial && { quantity }), final: each.pick % 2 === 0 };
      return ask(runs.receiveRun, onRuns.receiveRun, onRun, come);
    }
    case 'unarrive': {
      const come = Object.values(world.runs).flatMap((is) => (is.arrivals ?? []).map((at) => ({ is, at })));
      const found = pick(come, each.pick);
      const params = { campaign, run: found?.is.id ?? 'none', arrival: found?.at.id ?? 'none' };
      return ask(runs.reverseArrival, onRuns.reverseArrival, params, why);
    }
  }
};

export type Step = {
  readonly command: Command;
  /** None where the command was refused, or changed nothing. */
  readonly events: readonly Recorded<MaterialsEvent>[];
  readonly world: World;
};
/** Each command with what happened and what there is after it, from a campaign with a catalogue and nothing in stock. */
export const play = async (commands: readonly Command[]): Promise<readonly Step[]> => {
  fill(...begin);
  const steps: Step[] = [];
  for (const [i, each] of commands.entries()) {
    vi.setSystemTime(Date.parse(now) + i * 60_000);
    const before = contents();
    await carryOut(steps.at(-1)?.world ?? worldNow(), each);
    const events = [...contents()].flatMap(([place, stored]) =>
      stored.pk === partition(campaign) && stored.sk.startsWith('e#') && !before.has(place)
        ? [entityIn<Recorded<MaterialsEvent>>(stored)]
        : [],
    );
    steps.push({ command: each, events, world: events.length > 0 ? worldNow() : (steps.at(-1)?.world ?? worldNow()) });
  }
  return steps;
};

import { commandsOf } from '../../shared/command.ts';
import { associations as associationsAs, unitKey } from '../../shared/directory.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { isUlid, isUnitId } from '../../shared/ids.ts';
import {
  after,
  asOf,
  entities,
  entity,
  type Entity,
  entityIn,
  given,
  inRange,
  type Loaded,
} from '../../shared/reads.ts';
import type { Item, Key, QueryOptions } from '../../shared/table.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { partsOf } from './editions.ts';
import { concerns, type MaterialsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { awaited, isOpen, waitedFor } from './orders/standing.ts';
import type {
  AssociationFacts,
  Associations,
  EditionId,
  Ids,
  MaterialsState,
  Movement,
  Order,
  Run,
  Stock,
} from './state.ts';
import { materialsTexts } from './texts.ts';

/**
 * Where the entities of material are kept: one partition per campaign, which catalogue and files share (their stores).
 *   sk  stock `s#item`, notes of its movements `movement#ulid`, orders `o#unit#ulid`, print runs `n#item#language#ulid`
 *   l1  orders `o#status#id`, print runs that await funds `n#awaiting-funds#id`
 *   l2  orders that wait `w#id`. One key for all that an order waits for: an item of its own for each line would not fit
 *       into the one transaction that changes an order of many items.
 */
export const partition = (campaign: string): string => `${campaign}#materials`;

/** `<item>.<language>.<ULID>` */
const isRunId = (id: string): boolean =>
  /^[a-z0-9-]{1,40}\.[A-Za-z0-9-]{1,35}\.[0-9A-Z]{26}$/.test(id) && isUlid(id.slice(-26));
/** The ids of orders and proposals say whose they are. */
export const unitId = (unit: Unit, id: string): string => `${unit}.${id}`;

const orderSk = (id: string): string => `o#${id.replace('.', '#')}`;
const runSk = (id: string): string => `n#${id.replaceAll('.', '#')}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  const orderKeys = (order: Order) => ({
    pk,
    sk: orderSk(order.id),
    l1: `o#${order.status}#${order.id}`,
    ...(isOpen(order) && awaited(order).length > 0 && { l2: `w#${order.id}` }),
  });
  return {
    stocks: ({ item }: Stock) => ({ pk, sk: `s#${item}` }),
    order: orderKeys,
    orders: orderKeys,
    movement: ({ id }: Movement) => ({ pk, sk: `movement#${id}` }),
    run: ({ id, status }: Run) => ({
      pk,
      sk: runSk(id),
      ...(status === 'awaiting-funds' && { l1: `n#awaiting-funds#${id}` }),
    }),
  };
};

export const materialsAggregate = (campaign: string): Aggregate<MaterialsState, MaterialsEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(materialsTexts, event),
});
export const command = /* @__PURE__ */ commandsOf(materialsAggregate);

const at = (campaign: string, sk: string): Key => ({ pk: partition(campaign), sk });

const stocksIn = (all: readonly (Item | undefined)[]): Ids<Stock> =>
  Object.fromEntries(all.flatMap((item) => (item ? [[item.item as string, entityIn<Stock>(item)]] : [])));
/** The stock of some items. Whatever counts on copies writes it, so its version guards what explains it. */
export const stocks = (campaign: string, ofItems: Iterable<string>): Entity<Ids<Stock>> => ({
  source: { keys: [...ofItems].map((item) => at(campaign, `s#${item}`)) },
  as: (found) => stocksIn(found.items),
});
export const order = (campaign: string, id: string) =>
  entity<Order>(isUnitId(id) ? at(campaign, orderSk(id)) : undefined);
export const orders = (campaign: string, ids: readonly string[]) =>
  entities<Order>(ids.map((id) => at(campaign, orderSk(id))));
export const run = (campaign: string, id: string) => entity<Run>(isRunId(id) ? at(campaign, runSk(id)) : undefined);

const ofEditions = (campaign: string, editions: Iterable<EditionId>, options: QueryOptions = {}) => ({
  queries: [...new Set(editions)].map((each) => {
    const { item, language } = partsOf(each);
    return { range: { pk: partition(campaign), prefix: `n#${item}#${language}#` }, options };
  }),
});
/** All print runs of these editions. */
export const runsOf = (campaign: string, editions: Iterable<EditionId>) =>
  asOf('only shown', ofEditions(campaign, editions), inRange<Run>);
/** The same, with those that are known already, under the stock that they bring something to. */
export const runsAfter = (
  guard: Loaded<Ids<Stock>>,
  campaign: string,
  editions: Iterable<EditionId>,
  known: Ids<Run> = {},
) => after(guard, ofEditions(campaign, editions), (found): Ids<Run> => ({ ...inRange<Run>(found), ...known }));

/** The print runs that some orders wait for, or have something of: at half the units. */
export const runsAwaitedBy = (campaign: string, orders: Ids<Order>) =>
  asOf('only shown', ofEditions(campaign, Object.values(orders).flatMap(awaited), { consistent: false }), inRange<Run>);

const openRange = { index: 'l1', prefix: 'o#', from: 'o#partly-delivered#', to: 'o#placed#\uffff' } as const;
/**
 * The orders of which something is still to be delivered: the statuses stand side by side in the index, and are read in
 * the order in which an order goes through them. So one which moves meanwhile is seen twice at most, and never missed.
 */
export const openOrders = (campaign: string) =>
  asOf(
    'only shown',
    { queries: [{ range: { pk: partition(campaign), ...openRange }, options: { backward: true } }] },
    (found): Ids<Order> => Object.fromEntries(Object.entries(inRange<Order>(found)).toReversed()),
  );

const waitingRange = { index: 'l2', prefix: 'w#' } as const;
/**
 * The open orders of which a line was to be printed: to them something may be given, or has been. All others have what
 * they can have, however many they are.
 */
export const waitingOrders = (campaign: string) =>
  asOf('only shown', { queries: [{ range: { pk: partition(campaign), ...waitingRange } }] }, inRange<Order>);
/** The same under the stock that they wait for: whatever changes how they wait for it writes that. */
const waitingOrdersAfter = (guard: Loaded<Ids<Stock>>, campaign: string) => {
  const { source, as } = waitingOrders(campaign);
  return after(guard, source, as);
};

const factsOf = (item: Item): AssociationFacts => {
  const { name, ring, priorityArea } = item as unknown as AssociationFacts;
  return { name, ring, priorityArea };
};
/** One association as a directory of one; none for an office. */
export const association = (campaign: string, unit: Unit) =>
  asOf(
    'associations are never removed',
    { keys: isOffice(unit) ? [] : [unitKey(campaign, 'association', unit)] },
    ({ items: [item] }): Associations => (item ? { [unit]: factsOf(item) } : {}),
  );
export const associations = (campaign: string) =>
  associationsAs(campaign, (all): Associations =>
    Object.fromEntries(all.map((item) => [item.id as Unit, factsOf(item)])),
  );

/**
 * Whoever waits for something of this stock, or for what else is to be given out, with the runs that have brought them
 * something, and those known already.
 */
export const waiters = (
  guard: Loaded<Ids<Stock>>,
  campaign: string,
  known: Ids<Run> = {},
  toGive: readonly EditionId[] = [],
) => ({
  open: waitingOrdersAfter(guard, campaign),
  runs: runsAfter(guard, campaign, [...toGive, ...waitedFor(guard)], known),
  associations: associations(campaign),
});
/** The same where nothing is given to anybody. */
export const noWaiters = (runs: Ids<Run> = {}, known: Associations = {}) => ({
  open: given<Ids<Order>>({}),
  runs: given(runs),
  associations: given(known),
});

/** Half the units: for what is only looked at. */
export const lagging = (campaign: string, prefix: string) => ({
  queries: [{ range: { pk: partition(campaign), prefix }, options: { consistent: false } }],
});
export const everyStock = (campaign: string) =>
  asOf('only shown', lagging(campaign, 's#'), ({ lists }) => stocksIn(lists.flat()));
export const everyRun = (campaign: string) => asOf('only shown', lagging(campaign, 'n#'), inRange<Run>);
export const everyOrder = (campaign: string) => asOf('only shown', lagging(campaign, 'o#'), inRange<Order>);

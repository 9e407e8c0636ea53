import { commandsOf } from '../../shared/command.ts';
import type { Day } from '../../shared/calendar.ts';
import { associations as associationsAs, campaignKey, settings, unitKey } from '../../shared/directory.ts';
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
  listed,
  type Loaded,
} from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item, Key } from '../../shared/table.ts';
import { byId, textFieldOf } from '../../shared/texts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { keptBy } from '../../shared/waiting.ts';
import { publicitySettingsOf } from '../gatherings/offers.ts';
import { concerns, type MaterialsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { waitedFor } from './orders/standing.ts';
import type { AssociationFacts, Associations, Ids, MaterialsState, Order, Run, Stock } from './state.ts';
import type { Movement } from './stock/state.ts';
import { materialsTexts } from './texts.ts';
import { orderWaits, runWaits } from './waiting.ts';

/**
 * Where the entities of material are kept: one partition per campaign, which catalogue and files share (their stores).
 *   sk  stock `s#item`, its movements `m#item#ulid`, orders `o#unit#ulid`, print runs `n#item#language#ulid`
 *   l1  orders `o#status#id`, print runs that await funds `n#awaiting-funds#id`
 *   l5  what waits for whom (waiting.ts)
 * Who waits for copies is in the stock.
 */
export const partition = (campaign: string): string => `${campaign}#materials`;

/** `<item>.<language>.<ULID>` */
export const isRunId = (id: string): boolean =>
  /^[a-z0-9-]{1,40}\.[A-Za-z0-9-]{1,35}\.[0-9A-Z]{26}$/.test(id) && isUlid(id.slice(-26));
/** `<item>.<ULID>` */
const isMovementId = (id: string): boolean => /^[a-z0-9-]{1,40}\.[0-9A-Z]{26}$/.test(id) && isUlid(id.slice(-26));
/** The ids of orders and proposals say whose they are. */
export const unitId = (unit: Unit, id: string): string => `${unit}.${id}`;

export const orderSk = (id: string): string => `o#${id.replace('.', '#')}`;
export const orderKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: orderSk(id) });
export const runKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: runSk(id) });
const movementSk = (id: string): string => `m#${id.replace('.', '#')}`;
const movementKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: movementSk(id) });
const runSk = (id: string): string => `n#${id.replaceAll('.', '#')}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  const orderKeys = (order: Order) => ({
    pk,
    sk: orderSk(order.id),
    l1: `o#${order.status}#${order.id}`,
    ...keptBy(order, orderWaits),
  });
  return {
    stocks: ({ item }: Stock) => ({ pk, sk: `s#${item}` }),
    order: orderKeys,
    orders: orderKeys,
    joined: orderKeys,
    movement: ({ id }: Pick<Movement, 'id'>) => movementKey(campaign, id),
    run: (is: Run) => ({
      pk,
      sk: runSk(is.id),
      ...(is.status === 'awaiting-funds' && { l1: `n#awaiting-funds#${is.id}` }),
      ...keptBy(is, runWaits),
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
/** Where the stock of an item lies. */
export const stockAt = (campaign: string, item: string) => ({ keys: [at(campaign, `s#${item}`)] });
/** The stock of some items. Whatever counts on copies writes it, so its version guards what explains it. */
export const stocks = (campaign: string, ofItems: Iterable<string>): Entity<Ids<Stock>> => ({
  source: { keys: [...ofItems].map((item) => at(campaign, `s#${item}`)) },
  as: (found) => stocksIn(found.items),
});
export const order = (campaign: string, id: string) => entity<Order>(isUnitId(id) ? orderKey(campaign, id) : undefined);
export const orders = (campaign: string, ids: readonly string[]) =>
  entities<Order>(ids.map((id) => orderKey(campaign, id)));
export const run = (campaign: string, id: string) => entity<Run>(isRunId(id) ? runKey(campaign, id) : undefined);

export const movement = (campaign: string, id: string) =>
  entity<Movement>(isMovementId(id) ? movementKey(campaign, id) : undefined);
/** What came, went or was counted of an item after that, under the stock. */
export const movementsSince = (guard: Loaded<Ids<Stock>>, campaign: string, id: string) => {
  const { pk, sk } = movementKey(campaign, id);
  const prefix = sk.slice(0, -26);
  return after(
    guard,
    { queries: [{ range: { pk, prefix, from: `${sk}~`, to: `${prefix}~` } }] },
    ({ lists }): readonly Movement[] => lists.flat().map((item) => entityIn<Movement>(item)),
  );
};

/** Some orders, under the stock that says what they have. */
export const ordersAfter = (guard: Loaded<Ids<Stock>>, campaign: string, ids: readonly string[]) =>
  after(guard, { keys: ids.map((id) => orderKey(campaign, id)) }, ({ items }) =>
    byId(items.flatMap((item) => (item ? [entityIn<Order>(item)] : []))),
  );

/** The print runs that the pot has not decided on. */
export const awaitingFunds = (campaign: string): Range => ({
  pk: partition(campaign),
  index: 'l1',
  prefix: 'n#awaiting-funds#',
});
export const runsAwaitingFunds = (campaign: string) =>
  asOf('only shown', { queries: [{ range: awaitingFunds(campaign), options: { consistent: false } }] }, inRange<Run>);

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

/** The same, and those that are delivered and not confirmed: what somebody is to see to. */
export const rangeToSeeTo = (campaign: string): Range => ({
  pk: partition(campaign),
  ...openRange,
  from: 'o#delivered#',
});
export const ordersToSeeTo = (campaign: string) =>
  asOf(
    'judged anew before anything is changed',
    { queries: [{ range: rangeToSeeTo(campaign), options: { consistent: false } }] },
    listed<Order>,
  );

const factsOf = (item: Item): AssociationFacts => {
  const { name, ring, priorityArea } = item as unknown as AssociationFacts;
  return { name, ring, priorityArea };
};
/** Some associations; none for an office. */
export const someAssociations = (campaign: string, units: readonly Unit[]) =>
  asOf(
    'associations are never removed',
    { keys: units.flatMap((unit) => (isOffice(unit) ? [] : [unitKey(campaign, 'association', unit)])) },
    ({ items }): Associations =>
      Object.fromEntries(items.flatMap((item) => (item ? [[item.id as Unit, factsOf(item)]] : []))),
  );
export const association = (campaign: string, unit: Unit) => someAssociations(campaign, [unit]);
export const associations = (campaign: string) =>
  associationsAs(campaign, (all): Associations =>
    Object.fromEntries(all.map((item) => [item.id as Unit, factsOf(item)])),
  );

/** Whose areas come first, where somebody waits for something of this stock; what is known of them already. */
export const associationsServed = (campaign: string, stocks: Ids<Stock>, known: Associations = {}) =>
  waitedFor(stocks).length > 0 ? associations(campaign) : given(known);

/** After that day print runs come too late. */
export const electionDay = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }): Day => String(item?.electionDay ?? ''));

/** E4: where posters may hang; of what has none, nothing. */
export const posterRules = (campaign: string) => settings(campaign, (all) => publicitySettingsOf(all).posters);

/** Half the units: for what is only looked at. */
export const lagging = (campaign: string, prefix: string) => ({
  queries: [{ range: { pk: partition(campaign), prefix }, options: { consistent: false } }],
});
export const everyStock = (campaign: string) =>
  asOf('only shown', lagging(campaign, 's#'), ({ lists }) => stocksIn(lists.flat()));
export const everyOrder = (campaign: string) => asOf('only shown', lagging(campaign, 'o#'), inRange<Order>);

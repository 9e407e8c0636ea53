import { commandsOf } from '../../shared/command.ts';
import { entityOf } from '../../shared/commit.ts';
import { readAssociationItems } from '../../shared/directory-loads.ts';
import { associations as associationsAs, unitKey } from '../../shared/directory.ts';
import type { Aggregate, Capability } from '../../shared/execute.ts';
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
import { get, type Item, type Key, queryAll, type QueryOptions } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { partsOf } from './editions.ts';
import { concerns, type MaterialsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { waitedFor } from './orders/standing.ts';
import type {
  AssociationFacts,
  Associations,
  CatalogueItem,
  EditionId,
  EditionText,
  Ids,
  MaterialsState,
  Order,
  Pack,
  Proposal,
  Run,
  Stock,
} from './state.ts';

/**
 * Where the entities of material are kept: one partition per campaign.
 *   sk  items `i#id`, texts of editions `t#item#language`, stock `s#item`, packs `k#id`, proposals `v#unit#ulid`,
 *       orders `o#unit#ulid`, print runs `n#item#language#ulid`
 *   l1  orders `o#status#id`, print runs that await funds `n#awaiting-funds#id`
 */
export const partition = (campaign: string): string => `${campaign}#materials`;

/** `<item>.<language>.<ULID>` */
const isRunId = (id: string): boolean =>
  /^[a-z0-9-]{1,40}\.[A-Za-z0-9-]{1,35}\.[0-9A-Z]{26}$/.test(id) && isUlid(id.slice(-26));
/** The ids of orders and proposals say whose they are. */
export const unitId = (unit: Unit, id: string): string => `${unit}.${id}`;

const orderSk = (id: string): string => `o#${id.replace('.', '#')}`;
const proposalSk = (id: string): string => `v#${id.replace('.', '#')}`;
const editionSk = (prefix: string, edition: EditionId): string => {
  const { item, language } = partsOf(edition);
  return `${prefix}#${item}#${language}`;
};
const runSk = (id: string): string => `n#${id.replaceAll('.', '#')}`;

export const stored = (campaign: string) => {
  const pk = partition(campaign);
  const orderKeys = ({ id, status }: Order) => ({ pk, sk: orderSk(id), l1: `o#${status}#${id}` });
  return {
    items: ({ id }: CatalogueItem) => ({ pk, sk: `i#${id}` }),
    texts: ({ edition }: EditionText) => ({ pk, sk: editionSk('t', edition) }),
    packs: ({ id }: Pack) => ({ pk, sk: `k#${id}` }),
    proposals: ({ id }: Proposal) => ({ pk, sk: proposalSk(id) }),
    stocks: ({ item }: Stock) => ({ pk, sk: `s#${item}` }),
    order: orderKeys,
    orders: orderKeys,
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
});
export const command = commandsOf(materialsAggregate);

const at = (campaign: string, sk: string): Key => ({ pk: partition(campaign), sk });
const unique = (ids: Iterable<string>): readonly string[] => [...new Set(ids)];

const ofCatalogue = 'an order is judged by the catalogue of the moment when it comes';
/** Those of the items that are in the catalogue. */
export const items = (campaign: string, ids: Iterable<string>) => {
  const { source, as } = entities<CatalogueItem>(unique(ids).map((id) => at(campaign, `i#${id}`)));
  return asOf(ofCatalogue, source, as);
};
export const packs = (campaign: string, ids: Iterable<string>) => {
  const { source, as } = entities<Pack>(unique(ids).map((id) => at(campaign, `k#${id}`)));
  return asOf(ofCatalogue, source, as);
};

const stocksIn = (all: readonly (Item | undefined)[]): Ids<Stock> =>
  Object.fromEntries(all.flatMap((item) => (item ? [[item.item as string, entityIn<Stock>(item)]] : [])));
/** The stock of some items. Whatever counts on copies writes it, so its version guards what explains it. */
export const stocks = (campaign: string, ofItems: Iterable<string>): Entity<Ids<Stock>> => ({
  source: { keys: unique(ofItems).map((item) => at(campaign, `s#${item}`)) },
  as: (found) => stocksIn(found.items),
});
export const order = (campaign: string, id: string) =>
  entity<Order>(isUnitId(id) ? at(campaign, orderSk(id)) : undefined);
export const orders = (campaign: string, ids: readonly string[]) =>
  entities<Order>(ids.map((id) => at(campaign, orderSk(id))));
export const run = (campaign: string, id: string) => entity<Run>(isRunId(id) ? at(campaign, runSk(id)) : undefined);

const ofEditions = (campaign: string, editions: Iterable<EditionId>) => ({
  queries: unique(editions).map((each) => ({
    range: { pk: partition(campaign), prefix: `${editionSk('n', each)}#` },
  })),
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
/** The same under the stock that they wait for. */
export const openOrdersAfter = (guard: Loaded<Ids<Stock>>, campaign: string) => {
  const { source, as } = openOrders(campaign);
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

/** Whoever waits for something of this stock, with the runs that have brought them something, and those known already. */
export const waiters = (guard: Loaded<Ids<Stock>>, campaign: string, known: Ids<Run> = {}) => ({
  open: openOrdersAfter(guard, campaign),
  runs: runsAfter(guard, campaign, waitedFor(guard), known),
  associations: associations(campaign),
});
/** The same where nothing is given to anybody. */
export const noWaiters = (runs: Ids<Run> = {}, known: Associations = {}) => ({
  open: given<Ids<Order>>({}),
  runs: given(runs),
  associations: given(known),
});

/** Half the units: for what is only looked at. */
const lagging = { consistent: false } as const;
const every = (campaign: string, prefix: string) => ({
  queries: [{ range: { pk: partition(campaign), prefix }, options: lagging }],
});
export const everyItem = (campaign: string) => asOf('only shown', every(campaign, 'i#'), inRange<CatalogueItem>);
export const everyStock = (campaign: string) =>
  asOf('only shown', every(campaign, 's#'), ({ lists }) => stocksIn(lists.flat()));
export const everyRun = (campaign: string) => asOf('only shown', every(campaign, 'n#'), inRange<Run>);

// For the rooms that are not converted yet.

/** `S` may be a state with more context than material's own: evolving hands it through untouched. */
export const capability = <S extends MaterialsState>(campaign: string): Capability<S, MaterialsEvent> => ({
  stored: stored(campaign),
  evolve: (state, event) => ({ ...state, ...evolve(state, event) }),
  concerns,
});

const read = async <T>(key: Key): Promise<T | undefined> => entityOf<T>(await get(key));
/** Those of the ids that are there. */
const readEach = async <T>(ids: Iterable<string>, one: (id: string) => Promise<T | undefined>): Promise<Ids<T>> => {
  const found = await Promise.all([...new Set(ids)].map(async (id) => [id, await one(id)] as const));
  return Object.fromEntries(found.flatMap(([id, entity]) => (entity === undefined ? [] : [[id, entity]])));
};

export const readItem = (campaign: string, id: string) => read<CatalogueItem>(at(campaign, `i#${id}`));
export const readItems = (campaign: string, ids: Iterable<string>) => readEach(ids, (id) => readItem(campaign, id));
export const readText = (campaign: string, edition: EditionId) =>
  read<EditionText>(at(campaign, editionSk('t', edition)));
export const readTexts = (campaign: string, editions: Iterable<EditionId>) =>
  readEach(editions, (edition) => readText(campaign, edition));
export const readPack = (campaign: string, id: string) => read<Pack>(at(campaign, `k#${id}`));
export const readPacks = (campaign: string, ids: Iterable<string>) => readEach(ids, (id) => readPack(campaign, id));
export const readProposal = async (campaign: string, id: string) =>
  isUnitId(id) ? read<Proposal>(at(campaign, proposalSk(id))) : undefined;
export const from = <T>(item: Item): T => entityOf<T>(item) as T;
const byId = <T extends { readonly id: string }>(items: readonly Item[]): Ids<T> =>
  Object.fromEntries(items.map((item) => from<T>(item)).map((entity) => [entity.id, entity]));

const all = (campaign: string, prefix: string, options?: QueryOptions) =>
  queryAll({ pk: partition(campaign), prefix }, options);
export const readEveryItem = async (campaign: string) => byId<CatalogueItem>(await all(campaign, 'i#', lagging));
export const readEveryPack = async (campaign: string) => byId<Pack>(await all(campaign, 'k#', lagging));
export const readEveryStock = async (campaign: string): Promise<Ids<Stock>> => {
  const stocks = (await all(campaign, 's#', lagging)).map((item) => from<Stock>(item));
  return Object.fromEntries(stocks.map((stock) => [stock.item, stock]));
};
export const readEveryRun = async (campaign: string) => byId<Run>(await all(campaign, 'n#', lagging));
export const readEveryOrder = async (campaign: string) => byId<Order>(await all(campaign, 'o#', lagging));

/**
 * The orders of which something is still to be delivered. One status after the other, in the order in which an order
 * goes through them: so that one which moves meanwhile is seen twice at most, and never missed.
 */
export const readOpenOrders = async (campaign: string): Promise<Ids<Order>> => {
  const orders: Record<string, Order> = {};
  for (const status of ['placed', 'picking', 'partly-delivered'])
    Object.assign(
      orders,
      byId<Order>(await queryAll({ pk: partition(campaign), index: 'l1', prefix: `o#${status}#` })),
    );
  return orders;
};

export const readAssociations = async (campaign: string): Promise<Associations> =>
  Object.fromEntries((await readAssociationItems(campaign)).map((item) => [item.id as Unit, factsOf(item)]));

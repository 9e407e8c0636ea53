import { entityOf } from '../../shared/commit.ts';
import { readAssociationItems } from '../../shared/directory-loads.ts';
import { unitKey } from '../../shared/directory.ts';
import type { Capability } from '../../shared/execute.ts';
import { isUlid, isUnitId } from '../../shared/ids.ts';
import { get, type Item, type Key, queryAll, type QueryOptions } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { partsOf, runParts } from './editions.ts';
import { concerns, type MaterialsEvent } from './events.ts';
import { evolve } from './evolve.ts';
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
  return {
    items: ({ id }: CatalogueItem) => ({ pk, sk: `i#${id}` }),
    texts: ({ edition }: EditionText) => ({ pk, sk: editionSk('t', edition) }),
    packs: ({ id }: Pack) => ({ pk, sk: `k#${id}` }),
    proposals: ({ id }: Proposal) => ({ pk, sk: proposalSk(id) }),
    stocks: ({ item }: Stock) => ({ pk, sk: `s#${item}` }),
    orders: ({ id, status }: Order) => ({ pk, sk: orderSk(id), l1: `o#${status}#${id}` }),
    runs: ({ id, status }: Run) => ({
      pk,
      sk: runSk(id),
      ...(status === 'awaiting-funds' && { l1: `n#awaiting-funds#${id}` }),
    }),
  };
};

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

export const readItem = (campaign: string, id: string) =>
  read<CatalogueItem>({ pk: partition(campaign), sk: `i#${id}` });
export const readItems = (campaign: string, ids: Iterable<string>) => readEach(ids, (id) => readItem(campaign, id));
export const readText = (campaign: string, edition: EditionId) =>
  read<EditionText>({ pk: partition(campaign), sk: editionSk('t', edition) });
export const readTexts = (campaign: string, editions: Iterable<EditionId>) =>
  readEach(editions, (edition) => readText(campaign, edition));
export const readStock = (campaign: string, item: string) => read<Stock>({ pk: partition(campaign), sk: `s#${item}` });
export const readStocks = (campaign: string, items: Iterable<string>) =>
  readEach(items, (item) => readStock(campaign, item));
export const readPack = (campaign: string, id: string) => read<Pack>({ pk: partition(campaign), sk: `k#${id}` });
export const readPacks = (campaign: string, ids: Iterable<string>) => readEach(ids, (id) => readPack(campaign, id));
export const readOrder = async (campaign: string, id: string) =>
  isUnitId(id) ? read<Order>({ pk: partition(campaign), sk: orderSk(id) }) : undefined;
export const readOrders = (campaign: string, ids: Iterable<string>) => readEach(ids, (id) => readOrder(campaign, id));
export const readProposal = async (campaign: string, id: string) =>
  isUnitId(id) ? read<Proposal>({ pk: partition(campaign), sk: proposalSk(id) }) : undefined;
export const readRun = async (campaign: string, id: string) =>
  isRunId(id) ? read<Run>({ pk: partition(campaign), sk: runSk(id) }) : undefined;

export const from = <T>(item: Item): T => entityOf<T>(item) as T;
const byId = <T extends { readonly id: string }>(items: readonly Item[]): Ids<T> =>
  Object.fromEntries(items.map((item) => from<T>(item)).map((entity) => [entity.id, entity]));

const all = (campaign: string, prefix: string, options?: QueryOptions) =>
  queryAll({ pk: partition(campaign), prefix }, options);
/** Half the units: for what is only looked at. */
const lagging = { consistent: false } as const;
export const readEveryItem = async (campaign: string) => byId<CatalogueItem>(await all(campaign, 'i#', lagging));
export const readEveryPack = async (campaign: string) => byId<Pack>(await all(campaign, 'k#', lagging));
export const readEveryStock = async (campaign: string): Promise<Ids<Stock>> => {
  const stocks = (await all(campaign, 's#', lagging)).map((item) => from<Stock>(item));
  return Object.fromEntries(stocks.map((stock) => [stock.item, stock]));
};
/** The print runs whose money is not decided on, as far as they know. */
export const readRunsAwaitingFunds = async (campaign: string) =>
  byId<Run>(await queryAll({ pk: partition(campaign), index: 'l1', prefix: 'n#awaiting-funds#' }));
export const readEveryRun = async (campaign: string) => byId<Run>(await all(campaign, 'n#', lagging));
export const readEveryOrder = async (campaign: string) => byId<Order>(await all(campaign, 'o#', lagging));

/** All print runs of these editions. */
export const readRunsOf = async (campaign: string, editions: Iterable<EditionId>): Promise<Ids<Run>> => {
  const found = await Promise.all([...new Set(editions)].map((each) => all(campaign, `${editionSk('n', each)}#`)));
  return byId<Run>(found.flat());
};

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

const factsOf = (item: Item): AssociationFacts => {
  const { name, ring, priorityArea } = item as unknown as AssociationFacts;
  return { name, ring, priorityArea };
};
/** One association as a directory of one; none for an office. */
export const readAssociation = async (campaign: string, unit: Unit): Promise<Associations> => {
  const item = isOffice(unit) ? undefined : await get(unitKey(campaign, 'association', unit));
  return item ? { [unit]: factsOf(item) } : {};
};
export const readAssociations = async (campaign: string): Promise<Associations> =>
  Object.fromEntries((await readAssociationItems(campaign)).map((item) => [item.id as Unit, factsOf(item)]));

export const editionOfRun = (id: string): EditionId => {
  const { item, language } = runParts(id);
  return `${item}/${language}`;
};

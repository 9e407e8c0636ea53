import type { Target } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import { readSettings } from '../../shared/directory-loads.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { editionId, editionStock, partsOf, total } from './editions.ts';
import type { MaterialsEvent } from './events.ts';
import {
  capability,
  editionOfRun,
  readAssociation,
  readAssociations,
  readItems,
  readOpenOrders,
  readOrder,
  readPacks,
  readProposal,
  readRun,
  readRunsOf,
  readStocks,
  readTexts,
} from './store.ts';
import type { Context } from './judge.ts';
import { materialsSettingsOf } from './offers.ts';
import { awaited, standings } from './orders/standing.ts';
import { type EditionId, emptyState, type MaterialsState } from './state.ts';

/** What the commands on material share: loading what one is about, and what it is judged by. */
export type Loaded = MaterialsState & { readonly context: Context };

/** What a command is about. */
export type Wanted = {
  readonly items?: readonly string[];
  /** With their stock, too. */
  readonly stocks?: readonly string[];
  readonly texts?: readonly string[];
  readonly packs?: readonly string[];
  readonly proposal?: string;
  /** With the stock of its lines, and the runs that may have brought it something. */
  readonly order?: string;
  /** It brings or frees stock: with the open orders that wait for it, and the runs that may have brought them something. */
  readonly gives?: boolean;
  /** With its stock, the open orders, and the other runs of its edition. */
  readonly run?: string;
  readonly unit?: Unit;
};

const waitedFor = (stocks: MaterialsState['stocks']): readonly EditionId[] =>
  Object.values(stocks).flatMap(({ item, editions }) =>
    Object.entries(editions).flatMap(([language, { waiting = 0 }]) => (waiting > 0 ? [editionId(item, language)] : [])),
  );

/** The stock that a command is about, with whatever explains how orders stand. */
type Explained = Pick<MaterialsState, 'stocks' | 'orders' | 'runs'>;

/** Those who may be given something are known by what waits: with all that they were given before. */
const withWaiting = async (campaign: string, { stocks, orders, runs }: Explained): Promise<Explained> => {
  const [open, others] = await Promise.all([readOpenOrders(campaign), readRunsOf(campaign, waitedFor(stocks))]);
  return { stocks, orders: { ...open, ...orders }, runs: { ...others, ...runs } };
};

/** Whether others wait for something that the order may let go, or that comes. */
const othersWait = ({ stocks, orders, runs }: Explained): boolean => {
  const [order] = Object.values(orders);
  const own = order && new Map(standings(order, { stocks, runs }).map(([edition, , standing]) => [edition, standing]));
  return waitedFor(stocks).some((edition) => {
    const { item, language } = partsOf(edition);
    const { waiting } = editionStock(stocks[item], language);
    return own ? total(own.get(edition)?.held) > 0 && waiting > (own.get(edition)?.waiting ?? 0) : true;
  });
};

/**
 * Stock is read before the runs and orders that explain it: whatever changes those moves the stock's version, which
 * every command that counts on them writes.
 */
const loadRun = async (campaign: string, id: string): Promise<Explained> => {
  const edition = editionOfRun(id);
  const stocks = await readStocks(campaign, [partsOf(edition).item]);
  return withWaiting(campaign, { stocks, orders: {}, runs: await readRunsOf(campaign, [edition]) });
};

const loadOrdering = async (campaign: string, wanted: Wanted): Promise<Partial<MaterialsState>> => {
  const [order, packs] = await Promise.all([
    wanted.order === undefined ? undefined : readOrder(campaign, wanted.order),
    readPacks(campaign, wanted.packs ?? []),
  ]);
  const inPacks = Object.values(packs).flatMap(({ lines }) => lines.map(({ item }) => item));
  const inOrder = Object.keys(order?.lines ?? {}).map((edition) => partsOf(edition).item);
  const stocked = [...(wanted.stocks ?? []), ...inPacks, ...inOrder];
  const [items, stocks] = await Promise.all([
    readItems(campaign, [...(wanted.items ?? []), ...stocked]),
    readStocks(campaign, stocked),
  ]);
  const runs = order ? await readRunsOf(campaign, awaited(order)) : {};
  const explained = { stocks, orders: order ? { [order.id]: order } : {}, runs };
  const isShared = wanted.gives === true && othersWait(explained);
  return { packs, items, ...(isShared ? await withWaiting(campaign, explained) : explained) };
};

/** Consistently, what a command on material is about. Between several orders it counts which are of priority areas. */
export const load = async (campaign: string, wanted: Wanted, now: Instant): Promise<Loaded> => {
  const unit = wanted.unit ?? wanted.order?.split('.')[0] ?? 'district';
  const [settings, own, parts, texts, proposal] = await Promise.all([
    readSettings(campaign),
    wanted.run === undefined ? readAssociation(campaign, unit) : {},
    wanted.run === undefined ? loadOrdering(campaign, wanted) : loadRun(campaign, wanted.run),
    readTexts(campaign, wanted.texts ?? []),
    wanted.proposal === undefined ? undefined : readProposal(campaign, wanted.proposal),
  ]);
  const isShared = wanted.run !== undefined || Object.keys(parts.orders ?? {}).length > 1;
  const associations = isShared ? await readAssociations(campaign) : own;
  const { deliveryDays } = materialsSettingsOf(settings);
  const context = { today: dayOf(now), deliveryDays, associations };
  return { ...emptyState, ...parts, texts, proposals: proposal ? { [proposal.id]: proposal } : {}, context };
};

type Command<C extends ProblemCode, B> = {
  readonly wanted: Wanted;
  readonly decide: (state: Loaded) => readonly MaterialsEvent[] | Refusal<C>;
  readonly versionOf?: (state: Loaded) => number;
  readonly answer: (state: Loaded, now: Instant) => Answer<B>;
  /** What the command says and no event may. */
  readonly said?: MaterialsState['said'];
};

/** Runs one command on material. */
export const onMaterials = <C extends ProblemCode, B>(
  caller: Caller,
  { wanted, decide, versionOf = () => 0, answer, said }: Command<C, B>,
) =>
  execute<Loaded, MaterialsEvent, C, B>(caller, capability<Loaded>(caller.campaign), {
    load: async (now) => ({ ...(await load(caller.campaign, wanted, now)), ...(said && { said }) }),
    decide,
    versionOf,
    answer,
  });

/** What a PUT answers: 201 and where it is when it came to be just now. */
export const putAnswer = <B>(
  body: B,
  { version, createdAt }: { readonly version: number; readonly createdAt: Instant },
  location: string,
  now: Instant,
): Answer<B> => {
  const created = createdAt === now;
  return { status: created ? 201 : 200, body, version, ...(created && { location }) };
};

/** Whose order it is, and who placed it on that unit's behalf, for the rights. */
export const orderTarget = async ({
  campaign,
  order,
}: {
  readonly campaign: string;
  readonly order: string;
}): Promise<Target | undefined> => {
  const found = await readOrder(campaign, order);
  return found && { unit: found.unit, filer: found.filer };
};
export const proposalTarget = async ({
  campaign,
  proposal,
}: {
  readonly campaign: string;
  readonly proposal: string;
}): Promise<Target | undefined> => {
  const found = await readProposal(campaign, proposal);
  return found && { unit: found.unit };
};
export const runTarget = async ({ campaign, run }: { readonly campaign: string; readonly run: string }) =>
  (await readRun(campaign, run)) && {};

export const textIds = (item: string, languages: readonly string[]): readonly string[] =>
  languages.map((language) => editionId(item, language));

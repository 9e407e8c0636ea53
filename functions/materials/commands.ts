import type { Target } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import { readSettings } from '../../shared/directory.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { editionId, partsOf } from './editions.ts';
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
} from './items.ts';
import type { Context } from './judge.ts';
import { materialsSettingsOf } from './offers.ts';
import { awaited } from './orders/standing.ts';
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

/**
 * Stock is read before the runs and orders that explain it: whatever changes those moves the stock's version, which
 * every command that counts on them writes.
 */
const loadRun = async (campaign: string, id: string): Promise<Partial<MaterialsState>> => {
  const edition = editionOfRun(id);
  const stocks = await readStocks(campaign, [partsOf(edition).item]);
  const orders = await readOpenOrders(campaign);
  return { stocks, orders, runs: await readRunsOf(campaign, [edition, ...waitedFor(stocks)]) };
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
  const waited = wanted.gives ? waitedFor(stocks) : [];
  const [runs, open] = await Promise.all([
    readRunsOf(campaign, [...(order ? awaited(order) : []), ...waited]),
    waited.length > 0 ? readOpenOrders(campaign) : {},
  ]);
  return { packs, items, stocks, runs, orders: { ...open, ...(order && { [order.id]: order }) } };
};

const contextOf = async (campaign: string, wanted: Wanted, now: Instant): Promise<Context> => {
  const [settings, associations] = await Promise.all([
    readSettings(campaign),
    wanted.run === undefined && !wanted.gives
      ? readAssociation(campaign, wanted.unit ?? wanted.order?.split('.')[0] ?? 'district')
      : readAssociations(campaign),
  ]);
  return { today: dayOf(now), deliveryDays: materialsSettingsOf(settings).deliveryDays, associations };
};

/** Consistently, what a command on material is about. */
export const load = async (campaign: string, wanted: Wanted, now: Instant): Promise<Loaded> => {
  const [context, parts, texts, proposal] = await Promise.all([
    contextOf(campaign, wanted, now),
    wanted.run === undefined ? loadOrdering(campaign, wanted) : loadRun(campaign, wanted.run),
    readTexts(campaign, wanted.texts ?? []),
    wanted.proposal === undefined ? undefined : readProposal(campaign, wanted.proposal),
  ]);
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

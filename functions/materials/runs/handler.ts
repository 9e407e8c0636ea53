import type { Actor } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { type Loaded, onMaterials, runTarget as target } from '../commands.ts';
import { runId } from '../editions.ts';
import { from, partition, readEveryItem, readEveryRun, readEveryStock, readOpenOrders, readRun } from '../store.ts';
import { materialsSettingsOf } from '../offers.ts';
import { giving } from '../orders/giving.ts';
import { emptyState, type Run } from '../state.ts';
import { isKeeper, readerOf, viewRun } from '../views.ts';
import type { contract } from './contract.ts';
import { confirmWhenFunded } from './funding.ts';
import { demandsOf, type PriceBreak } from './proposals.ts';
import { arrive, confirmRun, moveRun } from './rules.ts';

const keepers = { mayAct: async (actor: Actor) => isKeeper(actor) };

/** What the commands on one run share: which it is, and its answer. */
const one = (id: string, actor: Actor) => ({
  wanted: { run: id },
  versionOf: ({ runs }: Loaded) => runs[id]?.version ?? 0,
  answer: ({ runs, context }: Loaded) => ({
    status: 200,
    body: viewRun(runs[id] as Run, context.today, readerOf(actor)),
    version: runs[id]?.version ?? 0,
  }),
});

/** `500:100000,1000:150000`, in the form that the contract demands. */
const pricesFrom = (prices: string | undefined): readonly PriceBreak[] =>
  (prices?.split(',') ?? []).map((each) => {
    const [quantity = 1, cost = 0] = each.split(':').map(Number);
    return { quantity, cost };
  });

export const operations: Handlers<typeof contract> = {
  confirmRun: {
    ...keepers,
    run: ({ params: { campaign }, body: { cost, budgetLine, ...body }, actor, caller }) => {
      const id = runId(body.item, body.language, newId());
      const wish = { id, ...body };
      const wanted = { items: [body.item], stocks: [body.item] };
      const answer = ({ runs, context }: Loaded) => ({
        status: 201,
        body: viewRun(runs[id] as Run, context.today, readerOf(actor)),
        location: `/campaigns/${campaign}/materials/print-runs/${id}`,
        version: 1,
      });
      if (cost !== undefined && budgetLine !== undefined)
        return confirmWhenFunded({ caller, actor, wish, money: { cost, budgetLine }, wanted, answer });
      return onMaterials(caller, { wanted, decide: (state) => confirmRun(state, wish, state.context), answer });
    },
  },
  listRuns: {
    run: async ({ params: { campaign }, query: { limit, cursor }, actor, path }) => {
      const today = dayOf(new Date().toISOString());
      return pageOf({
        ranges: [{ pk: partition(campaign), prefix: 'n#' }],
        limit,
        cursor,
        query: [path, readerOf(actor)],
        backward: true,
        consistent: false,
        view: (item) => viewRun(from<Run>(item), today, readerOf(actor)),
      });
    },
  },
  showRun: {
    run: async ({ params: { campaign, run: id }, actor }) => {
      const run = await readRun(campaign, id);
      const today = dayOf(new Date().toISOString());
      return run
        ? { status: 200, body: viewRun(run, today, readerOf(actor)), version: run.version }
        : refuse('not-found');
    },
  },
  moveRun: {
    target,
    ...keepers,
    run: ({ params: { run: id }, body: { deliveredBy }, actor, caller }) =>
      onMaterials(caller, { ...one(id, actor), decide: (state) => moveRun(state, { id, deliveredBy }, state.context) }),
  },
  receiveRun: {
    target,
    ...keepers,
    run: ({ params: { run: id }, body: { quantity }, actor, caller }) =>
      onMaterials(caller, {
        ...one(id, actor),
        decide: (state) => giving(state, arrive(state, { id, quantity }, state.context), state.context),
      }),
  },
  showDemand: {
    run: async ({ params: { campaign }, query: { overPrint, prices } }) => {
      const [items, stocks, orders, runs, settings] = await Promise.all([
        readEveryItem(campaign),
        readEveryStock(campaign),
        readOpenOrders(campaign),
        readEveryRun(campaign),
        readSettings(campaign),
      ]);
      const { deliveryDays } = materialsSettingsOf(settings);
      const context = { today: dayOf(new Date().toISOString()), deliveryDays };
      const asked = { overPrintPercent: overPrint, prices: pricesFrom(prices) };
      return {
        status: 200,
        body: { items: demandsOf({ ...emptyState, items, stocks, orders, runs }, context, asked) },
      };
    },
  },
};

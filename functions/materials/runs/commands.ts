import type { Actor } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { entityIn, fresh, inOrder, needed } from '../../../shared/reads.ts';
import { everyItem, items } from '../catalogue/store.ts';
import { editionOfRun, partsOf, runId } from '../editions.ts';
import { materialsSettingsOf } from '../offers.ts';
import { giving } from '../orders/giving.ts';
import { isExpected } from '../orders/standing.ts';
import {
  command,
  everyStock,
  noWaiters,
  partition,
  run as runAt,
  runsAwaitedBy,
  stocks,
  waiters,
  waitingOrders,
} from '../store.ts';
import type { Run } from '../state.ts';
import { isKeeper, readerOf, viewRun } from '../views.ts';
import { contract } from './contract.ts';
import { commandWithMoney, moneyFor, moneyAfter, orderFunded } from './funding.ts';
import { demandsOf, type PriceBreak } from './proposals.ts';
import { arrive, moveRun, orderRun } from './rules.ts';

/** The operations on print runs. The stock is read before the runs and orders that explain it, as for orders. */
type OnRun = { readonly campaign: string; readonly run: string };

const keepers = { may: { holds: isKeeper } };

const theRun = about({
  reads: ({ campaign, run }: OnRun) => inOrder({ run: runAt(campaign, run) }),
  target: ({ run }) => run && {},
  version: ({ run }) => run?.version ?? 0,
});
const shown = ({ run }: { readonly run: Run }, { actor }: { readonly actor: Actor }, now: Instant) => ({
  status: 200,
  body: viewRun(run, dayOf(now), readerOf(actor)),
  version: run.version,
});
/** What every command on a run is about, and what it answers. */
const onRun = { about: theRun, ...keepers, answer: shown };

/** A run on its way, with whoever may be given something of it or of what it frees: the stock says whether anybody. */
const expected = ({ params: { campaign, run: id } }: { readonly params: OnRun }) => {
  const edition = editionOfRun(id);
  return inOrder({ run: needed(runAt(campaign, id)), stocks: stocks(campaign, [partsOf(edition).item]) }, (found) =>
    isExpected(found.stocks, id) ? waiters(found.stocks, campaign, {}, [edition]) : noWaiters(),
  );
};

/** `500:100000,1000:150000`, in the form that the contract demands. */
const pricesFrom = (prices: string | undefined): readonly PriceBreak[] =>
  (prices?.split(',') ?? []).map((each) => {
    const [quantity = 1, cost = 0] = each.split(':').map(Number);
    return { quantity, cost };
  });

export const operations: Handlers<typeof contract> = {
  confirmRun: commandWithMoney(contract.confirmRun, {
    ...keepers,
    reads: ({ params: { campaign }, body }, now) =>
      inOrder(
        {
          items: items(campaign, [body.item]),
          stocks: stocks(campaign, [body.item]),
          run: fresh<Run>(),
          ...moneyFor(campaign, body),
        },
        (found) => moneyAfter(found.pot, campaign, body, now),
      ),
    decide: (state, { actor, body: { cost, budgetLine, ...wish }, newId }, now) => {
      const run = { id: runId(wish.item, wish.language, newId), ...wish };
      return state.pot && cost !== undefined && budgetLine !== undefined
        ? orderFunded(state, run, { actor, cost, budgetLine, newId }, now)
        : orderRun(state, run, dayOf(now));
    },
    answer: (state, input, now) => ({
      ...shown(state, input, now),
      status: 201,
      location: `/campaigns/${input.params.campaign}/materials/print-runs/${state.run.id}`,
    }),
  }),

  listRuns: list(contract.listRuns, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'n#' }],
      backward: true,
      consistent: false,
    }),
    page: ({ actor }, now) => ({
      query: [readerOf(actor)],
      view: (item) => viewRun(entityIn<Run>(item), dayOf(now), readerOf(actor)),
    }),
  }),

  showRun: show(contract.showRun, {
    reads: ({ params: { campaign, run } }) => inOrder({ run: needed(runAt(campaign, run)) }),
    answer: shown,
  }),

  moveRun: command(contract.moveRun, {
    ...onRun,
    reads: expected,
    decide: (state, { body: { deliveredBy } }, now) => moveRun(state, deliveredBy, dayOf(now)),
  }),

  receiveRun: command(contract.receiveRun, {
    ...onRun,
    reads: expected,
    decide: (state, { body: { quantity } }) => giving(state, arrive(state, quantity)),
  }),

  showDemand: show(contract.showDemand, {
    // Orders before what gives: what an order is given meanwhile it then has.
    reads: ({ params: { campaign } }) =>
      inOrder({ open: waitingOrders(campaign) }, ({ open }) => ({
        items: everyItem(campaign),
        stocks: everyStock(campaign),
        runs: runsAwaitedBy(campaign, open),
        settings: settings(campaign, materialsSettingsOf),
      })),
    answer: ({ settings: { deliveryDays }, ...state }, { query: { overPrint, prices } }, now) => ({
      status: 200,
      body: {
        items: demandsOf(
          state,
          { today: dayOf(now), deliveryDays },
          { overPrintPercent: overPrint, prices: pricesFrom(prices) },
        ),
      },
    }),
  }),
};

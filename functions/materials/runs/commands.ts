import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { entityIn, inOrder } from '../../../shared/reads.ts';
import { everyItem, everyProposal } from '../catalogue/store.ts';
import { materialsSettingsOf } from '../offers.ts';
import { giving } from '../orders/giving.ts';
import {
  associationsServed,
  command,
  electionDay,
  everyStock,
  ordersAfter,
  partition,
  runsAwaitingFunds,
} from '../store.ts';
import type { Run } from '../state.ts';
import { readerOf, viewRun } from '../views.ts';
import { contract } from './contract.ts';
import { changeRun, receiversOf, reverseArrival } from './correcting.ts';
import { awaited, onRun, type OnRun, shown } from './on-run.ts';
import { gapsOf } from './gaps.ts';
import { demandsOf, type PriceBreak } from './proposals.ts';
import { arrive } from './rules.ts';

/** The operations on print runs: when and how many come, and what has come. */
const expected = ({ params }: { readonly params: OnRun }) =>
  inOrder(awaited(params), (found) => ({ associations: associationsServed(params.campaign, found.stocks) }));

/** `500:100000,1000:150000`, in the form that the contract demands. */
const pricesFrom = (prices: string | undefined): readonly PriceBreak[] =>
  (prices?.split(',') ?? []).map((each) => {
    const [quantity = 1, cost = 0] = each.split(':').map(Number);
    return { quantity, cost };
  });

export const operations: Handlers<typeof contract> = {
  listRuns: list(contract.listRuns, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'n#' }],
      backward: true,
      consistent: false,
    }),
    page: ({ actor }, now) => ({
      query: [readerOf(actor)],
      view: (item) => viewRun(entityIn<Run>(item), { today: dayOf(now) }, readerOf(actor)),
    }),
  }),

  showRun: show(contract.showRun, {
    reads: ({ params: { campaign, run } }) =>
      inOrder({ ...awaited({ campaign, run }), electionDay: electionDay(campaign) }),
    answer: shown,
  }),

  changeRun: command(contract.changeRun, {
    ...onRun,
    reads: ({ params }) =>
      inOrder({ ...awaited(params), electionDay: electionDay(params.campaign) }, (found) => ({
        associations: associationsServed(params.campaign, found.stocks),
      })),
    decide: (state, { body }, now) => giving(state, changeRun(state, body, dayOf(now)), dayOf(now)),
  }),

  receiveRun: command(contract.receiveRun, {
    ...onRun,
    reads: expected,
    decide: (state, { body }, now) => giving(state, arrive(state, dayOf(now), body), dayOf(now)),
  }),

  reverseArrival: command(contract.reverseArrival, {
    ...onRun,
    reads: ({ params }) =>
      inOrder(awaited(params), (found) => ({
        associations: associationsServed(params.campaign, found.stocks),
        receivers: ordersAfter(found.stocks, params.campaign, receiversOf(found.run, params.arrival)),
      })),
    decide: (state, { params: { arrival }, body: { reason } }, now) =>
      giving(state, reverseArrival(state, { arrival, reason }), dayOf(now)),
  }),

  showDemand: show(contract.showDemand, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        items: everyItem(campaign),
        stocks: everyStock(campaign),
        awaiting: runsAwaitingFunds(campaign),
        proposals: everyProposal(campaign),
        settings: settings(campaign, materialsSettingsOf),
      }),
    answer: ({ settings: { deliveryDays }, ...state }, { query: { overPrint, prices } }, now) => ({
      status: 200,
      body: {
        gaps: gapsOf(state),
        items: demandsOf(
          state,
          { today: dayOf(now), deliveryDays },
          { overPrintPercent: overPrint, prices: pricesFrom(prices) },
        ),
      },
    }),
  }),
};

import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { fresh, given, inOrder } from '../../../shared/reads.ts';
import { ending } from '../../pot/funding.ts';
import { items } from '../catalogue/store.ts';
import { runId } from '../editions.ts';
import { giving } from '../orders/giving.ts';
import { awaited, keepers, onRun, shown } from '../runs/on-run.ts';
import { isBarred, orderRun } from '../runs/rules.ts';
import { associationsServed, electionDay, posterRules, stocks } from '../store.ts';
import type { Run } from '../state.ts';
import { contract } from './contract.ts';
import { callOffFunded, commandWithMoney, moneyAfter, moneyFor, orderFunded } from './funding.ts';

/** What a print run and the request for its money do together: apart, since the pot's fold is large. */
export const operations: Handlers<typeof contract> = {
  confirmRun: commandWithMoney(contract.confirmRun, {
    ...keepers,
    reads: ({ params: { campaign }, body }, now) =>
      inOrder(
        {
          items: items(campaign, [body.item]),
          stocks: stocks(campaign, [body.item]),
          run: fresh<Run>(),
          electionDay: electionDay(campaign),
          ...moneyFor(campaign, body),
        },
        (found) => ({
          ...moneyAfter(found.pot, campaign, body, now),
          associations: associationsServed(campaign, found.stocks),
          posterRules: found.items[body.item]?.kind === 'poster' ? posterRules(campaign) : given(undefined),
        }),
      ),
    decide: (state, { actor, body: { cost, budgetLine, ...wish }, newId }, now) => {
      const run = { id: runId(wish.item, wish.language, newId), ...wish };
      return state.pot && cost !== undefined && budgetLine !== undefined
        ? orderFunded(state, run, { actor, cost, budgetLine, newId }, now)
        : giving({ ...state, order: undefined }, orderRun(state, run, dayOf(now)), dayOf(now));
    },
    answer: (state, input, now) => ({
      ...shown({ ...state, barred: isBarred(state, state.run) }, input, now),
      status: 201,
      location: `/campaigns/${input.params.campaign}/materials/print-runs/${state.run.id}`,
    }),
  }),

  callOffRun: commandWithMoney(contract.callOffRun, {
    ...onRun,
    reads: ({ params }) =>
      inOrder(awaited(params), (found) => ({
        ...ending(params.campaign, found.run.spending?.request),
        associations: associationsServed(params.campaign, found.stocks),
      })),
    decide: (state, { body: { reason } }, now) => callOffFunded(state, reason, dayOf(now)),
  }),
};

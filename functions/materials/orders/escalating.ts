import { type Instant, dayOf } from '../../../shared/calendar.ts';
import { inAll, step, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { runsComing } from '../editions.ts';
import { escalateRun } from '../runs/rules.ts';
import { everyStock, materialsAggregate, order, ordersToSeeTo, run, runsAwaitingFunds } from '../store.ts';
import { escalateOrder } from './due.ts';

/**
 * D6: the offices are told of orders and print runs that are past their day; each is judged anew from what is stored. Which
 * runs are on their way, the stock knows.
 */
export const escalateMaterial = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const tended: Tended[] = [];
  for (const is of await readOne(ordersToSeeTo(campaign)))
    if (escalateOrder({ order: is }, today).length > 0)
      tended.push(
        await step(campaign, materialsAggregate, {
          reads: () => inOrder({ order: needed(order(campaign, is.id)) }),
          decide: (state) => escalateOrder(state, today),
        }),
      );
  const coming = runsComing(await readOne(everyStock(campaign)));
  for (const { id, deliveredBy } of [...coming, ...Object.values(await readOne(runsAwaitingFunds(campaign)))])
    if (deliveredBy < today)
      tended.push(
        await step(campaign, materialsAggregate, {
          reads: () => inOrder({ run: needed(run(campaign, id)) }),
          decide: (state) => escalateRun(state, today),
        }),
      );
  return inAll(tended);
};

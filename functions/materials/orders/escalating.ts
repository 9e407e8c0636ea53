import { type Instant, dayOf } from '../../../shared/calendar.ts';
import { inAll, stepEach, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { runsComing } from '../editions.ts';
import { materialsEvents } from '../events.ts';
import { escalateRun } from '../runs/rules.ts';
import { everyStock, materialsAggregate, order, ordersToSeeTo, run, runsAwaitingFunds } from '../store.ts';
import { escalateOrder } from './due.ts';

/**
 * D6: the offices are told of orders and print runs that are past their day; each is judged anew from what is stored. Which
 * runs are on their way, the stock knows.
 */
export const escalateMaterial = async (campaign: string, now: Instant): Promise<Tended> => {
  const today = dayOf(now);
  const orders = (await readOne(ordersToSeeTo(campaign)))
    .filter((is) => escalateOrder({ order: is }, today).length > 0)
    .map((is) => ({
      reads: () => inOrder({ order: needed(order(campaign, is.id)) }),
      decide: (state: Parameters<typeof escalateOrder>[0]) => escalateOrder(state, today),
    }));
  const tended: Tended[] = [await stepEach(campaign, materialsAggregate, materialsEvents, orders)];
  const coming = runsComing(await readOne(everyStock(campaign)));
  const runs = [...coming, ...Object.values(await readOne(runsAwaitingFunds(campaign)))]
    .filter(({ deliveredBy }) => deliveredBy < today)
    .map(({ id }) => ({
      reads: () => inOrder({ run: needed(run(campaign, id)) }),
      decide: (state: Parameters<typeof escalateRun>[0]) => escalateRun(state, today),
    }));
  tended.push(await stepEach(campaign, materialsAggregate, materialsEvents, runs));
  return inAll(tended);
};

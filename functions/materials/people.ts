import type { Forget, Traces } from '../../shared/capability.ts';
import { inAll, step, type Tended, together } from '../../shared/daily.ts';
import { entityIn, inOrder } from '../../shared/reads.ts';
import type { Names } from '../../shared/somebody.ts';
import type { Range } from '../../shared/ranges.ts';
import { queryAll } from '../../shared/table.ts';
import { forgetAddresses } from './orders/rules.ts';
import type { Order } from './state.ts';
import { materialsAggregate, orders, partition } from './store.ts';

const everyOrder = (campaign: string): Range => ({ pk: partition(campaign), prefix: 'o#' });

/** Lets orders forget where they were brought, where that names one of these. */
export const forgetDestinations = async (campaign: string, names: Names): Promise<Tended> => {
  const all = await queryAll(everyOrder(campaign), { consistent: false });
  const known = all.filter(({ deliverTo }) => typeof deliverTo === 'string' && names(deliverTo));
  const tended: Tended[] = [];
  for (const ids of together(known.map(({ id }) => id as string)))
    tended.push(
      await step(campaign, materialsAggregate, {
        reads: () => inOrder({ orders: orders(campaign, ids) }),
        decide: forgetAddresses,
      }),
    );
  return inAll(tended);
};

export const traces: Traces = {
  orders: {
    where: (campaign) => [everyOrder(campaign)],
    tell: (item, { ids, names }) => {
      const { id, unit, filer, status, deliverTo, createdAt } = entityIn<Order>(item);
      const [filed, named] = [ids.has(filer), names(deliverTo)];
      return filed || named
        ? { id, unit, status, createdAt, ...(filed && { filed }), ...(named && { deliverTo }) }
        : undefined;
    },
  },
};

export const forget: Forget = (campaign, { names }) => forgetDestinations(campaign, names);

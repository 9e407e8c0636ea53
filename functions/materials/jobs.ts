import { daily, inAll, isForgettable, takeStep, type Tended, together } from '../../shared/daily.ts';
import { capability, readEveryOrder, readOrders } from './store.ts';
import { forgetAddresses } from './orders/rules.ts';
import { followAwaitedRuns } from './runs/follow.ts';
import { emptyState, type MaterialsState } from './state.ts';

/** Invariant 9: removes where orders were brought some days after the campaign. */
const forgetAllAddresses = async (campaign: string): Promise<Tended> => {
  const orders = Object.values(await readEveryOrder(campaign)).filter(({ deliverTo }) => deliverTo !== undefined);
  const tended: Tended[] = [];
  for (const ids of together(orders.map(({ id }) => id)))
    tended.push(
      await takeStep(campaign, capability<MaterialsState>(campaign), {
        load: async () => ({ ...emptyState, orders: await readOrders(campaign, ids) }),
        decide: forgetAddresses,
      }),
    );
  return inAll(tended);
};

/** Daily: looks after the material of every campaign. */
export const handler = daily(async (campaign, now) =>
  inAll([
    await followAwaitedRuns(campaign.id),
    ...((await isForgettable(campaign, now)) ? [await forgetAllAddresses(campaign.id)] : []),
  ]),
);

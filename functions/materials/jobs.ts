import { daily, inAll, isForgettable, step, type Tended, together } from '../../shared/daily.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { inOrder } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { forgetAddresses } from './orders/rules.ts';
import { followAwaitedRuns } from './runs/follow.ts';
import { materialsAggregate, orders, partition } from './store.ts';
import { materialsKeeping } from './keeping.ts';

/** Invariant 9: removes where orders were brought some days after the campaign. */
const forgetAllAddresses = async (campaign: string): Promise<Tended> => {
  const all = await queryAll({ pk: partition(campaign), prefix: 'o#' }, { consistent: false });
  const known = all.filter(({ deliverTo }) => deliverTo !== undefined);
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

/** Daily: looks after the material of every campaign. */
export const handler = daily(async (campaign, now) =>
  inAll([
    await followAwaitedRuns(campaign.id),
    ...((await isForgettable(campaign, now)) ? [await forgetAllAddresses(campaign.id)] : []),
    await forgetTexts(campaign, now, { name: 'materials' }, materialsKeeping),
  ]),
);

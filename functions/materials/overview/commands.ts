import { dayOf } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { everyUse } from '../files/store.ts';
import { viewUses } from '../files/views.ts';
import { associations, everyOrder } from '../store.ts';
import { contract } from './contract.ts';
import { overviewOf } from './rules.ts';

/** What material reached whom: some thousand items at most, once in a while. */
export const operations: Handlers<typeof contract> = {
  showMaterialsOverview: show(contract.showMaterialsOverview, {
    reads: ({ params: { campaign } }) =>
      inOrder({ orders: everyOrder(campaign), associations: associations(campaign), uses: everyUse(campaign) }),
    answer: ({ orders, associations, uses }, _input, now) => ({
      status: 200,
      body: { ...overviewOf(Object.values(orders), associations, dayOf(now)), printYourself: viewUses(uses) },
    }),
  }),
};

import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { readEveryUse } from '../files/store.ts';
import { viewUses } from '../files/views.ts';
import { readAssociations, readEveryOrder } from '../store.ts';
import type { contract } from './contract.ts';
import { overviewOf } from './rules.ts';

export const operations: Handlers<typeof contract> = {
  showMaterialsOverview: {
    run: async ({ params: { campaign } }) => {
      // Whatever became of them: some thousand items at most, once in a while.
      const [orders, associations, uses] = await Promise.all([
        readEveryOrder(campaign),
        readAssociations(campaign),
        readEveryUse(campaign),
      ]);
      const overview = overviewOf(Object.values(orders), associations, dayOf(new Date().toISOString()));
      return { status: 200, body: { ...overview, printYourself: viewUses(uses) } };
    },
  },
};

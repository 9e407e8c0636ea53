import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/http.ts';
import { readAssociations, readEveryOrder } from '../items.ts';
import type { overviewContract } from './contract.ts';
import { overviewOf } from './rules.ts';

export const overviewHandlers: Handlers<typeof overviewContract> = {
  showMaterialsOverview: {
    run: async ({ params: { campaign } }) => {
      // Whatever became of them: some thousand items at most, once in a while.
      const [orders, associations] = await Promise.all([readEveryOrder(campaign), readAssociations(campaign)]);
      const today = dayOf(new Date().toISOString());
      return { status: 200, body: overviewOf(Object.values(orders), associations, today) };
    },
  },
};

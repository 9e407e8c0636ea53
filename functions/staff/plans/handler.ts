import { dayOf } from '../../../shared/calendar.ts';
import { entityOf } from '../../../shared/commit.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { unpacked } from '../../../shared/packed.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import type { Item } from '../../../shared/table.ts';
import { allocationId, capability, partition, readAssociations, readPlan, readState } from '../store.ts';
import { staffSettingsOf } from '../offers.ts';
import type { Associations, Plan, StaffState } from '../state.ts';
import type { contract } from './contract.ts';
import { draftHandlers } from './drafts.ts';
import { publish } from './rules.ts';
import { type Computed, viewPlan, viewSummary } from './views.ts';

type Loaded = StaffState & { readonly plan: Plan; readonly associations: Associations; readonly noticeDays: number };

const publicationHandlers: Handlers<Omit<typeof contract, 'draftPlan'>> = {
  listPlans: {
    run: async ({ params: { campaign }, query: { limit, cursor }, path }) => {
      const ranges = [{ pk: partition(campaign), prefix: 'plan#' }];
      const view = (item: Item) => viewSummary(entityOf<Plan>(item) as Plan);
      return pageOf({ ranges, limit, cursor, query: [path], backward: true, consistent: false, view });
    },
  },

  showPlan: {
    run: async ({ params: { campaign, plan: id }, language }) => {
      const [plan, associations] = await Promise.all([readPlan(campaign, id), readAssociations(campaign)]);
      return plan
        ? { status: 200, body: viewPlan(plan, language, associations), version: plan.version }
        : refuse('not-found');
    },
  },

  publishPlan: {
    run: async ({ params: { campaign, plan: id }, caller, language }) =>
      execute(caller, capability<Loaded>(campaign), {
        load: async () => {
          const state = await readState(campaign);
          const [plan, associations, settings] = await Promise.all([
            readPlan(campaign, id),
            readAssociations(campaign),
            readSettings(campaign),
          ]);
          return plan
            ? { ...state, plan, associations, noticeDays: staffSettingsOf(settings).noticeDays }
            : refuse('not-found');
        },
        decide: (state, now) => {
          const { allocations, replanned } = unpacked<Computed>(state.plan.result);
          const ids = allocations.map(({ position }) => allocationId(position, newId()));
          const { associations, noticeDays } = state;
          return publish(state, { planned: allocations, replanned, ids, today: dayOf(now), noticeDays, associations });
        },
        versionOf: ({ plan }) => plan.version,
        answer: ({ plan, associations }) => ({
          status: 200,
          body: viewPlan(plan, language, associations),
          version: plan.version,
        }),
      }),
  },
};

export const operations: Handlers<typeof contract> = { ...draftHandlers, ...publicationHandlers };

import { officesOf } from '../../../shared/actor.ts';
import { list, show } from '../../../shared/command.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { newId } from '../../../shared/ids.ts';
import { unpacked } from '../../../shared/packed.ts';
import type { Language } from '../../../shared/problems.ts';
import { entityIn, given, inOrder, needed } from '../../../shared/reads.ts';
import { contextOf } from '../judge.ts';
import type { Vocabulary } from '../../../shared/vocabulary.ts';
import type { Associations, Plan } from '../state.ts';
import {
  allocationId,
  associationFacts,
  before,
  command,
  everything,
  partition,
  plan,
  staffSettings,
  taskNames,
} from '../store.ts';
import { contract } from './contract.ts';
import { draftPlan } from './drafts.ts';
import { cancel, publish, remove } from './rules.ts';
import { type Computed, viewPlan, viewSummary } from './views.ts';

/** The operations on plans: each says what it reads, and its rule is in rules.ts. */
type OnPlan = { readonly campaign: string; readonly plan: string };

/** What a plan allocates, with new ids at every try. */
const contentOf = ({ result }: Plan) => {
  if (!result) return { planned: [], replanned: [], ids: [] };
  const { allocations, replanned, unmet } = unpacked<Computed>(result);
  return {
    planned: allocations,
    replanned,
    unmet,
    ids: allocations.map(({ position }) => allocationId(position, newId())),
  };
};

const shown = (
  found: { readonly plan: Plan; readonly associations: Associations; readonly tasks: Vocabulary },
  { language }: { readonly language: Language },
) => ({
  status: 200,
  body: viewPlan(found.plan, language, found),
  version: found.plan.version,
});

/** Plans are all offices’: who is not one of their heads is told so before whether there is such a plan. */
const thePlan = about({
  reads: (path: OnPlan) => inOrder({ plan: plan(path.campaign, path.plan) }),
  target: () => ({}),
  version: (found) => found.plan?.version ?? 0,
});

export const operations: Handlers<typeof contract> = {
  draftPlan,

  listPlans: list(contract.listPlans, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'plan#' }],
      backward: true,
      consistent: false,
    }),
    page: () => ({ view: (item) => viewSummary(entityIn<Plan>(item)) }),
  }),

  showPlan: show(contract.showPlan, {
    reads: ({ params: { campaign, plan: id } }) =>
      inOrder({
        plan: needed(plan(campaign, id)),
        associations: associationFacts(campaign),
        tasks: taskNames(campaign),
      }),
    answer: shown,
  }),

  publishPlan: command(contract.publishPlan, {
    about: thePlan,
    reads: ({ params: { campaign, plan: id } }) =>
      inOrder(
        {
          ...before(campaign),
          settings: staffSettings(campaign),
          tasks: taskNames(campaign),
          plan: needed(plan(campaign, id)),
        },
        (found) => ({ ...everything(found, campaign), content: given(contentOf(found.plan)) }),
      ),
    decide: (state, _input, now) => publish(state, { ...state.content, ...contextOf(state, now) }),
    answer: shown,
  }),

  cancelPlan: command(contract.cancelPlan, {
    about: thePlan,
    reads: ({ params: { campaign, plan: id } }) =>
      inOrder({
        plan: needed(plan(campaign, id)),
        associations: associationFacts(campaign),
        tasks: taskNames(campaign),
      }),
    decide: (state, { actor, body: { reason } }) => cancel(state, { offices: officesOf(actor), reason }),
    answer: shown,
  }),

  removePlan: command(contract.removePlan, {
    about: thePlan,
    reads: ({ params: { campaign, plan: id } }) => inOrder({ plan: needed(plan(campaign, id)) }),
    decide: (state) => remove(state),
    answer: (_state, { params: { plan: id } }) => ({ status: 200, body: { id } }),
  }),
};

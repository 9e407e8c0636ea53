import { dayOf } from '../../../shared/calendar.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { packed } from '../../../shared/packed.ts';
import { refuse } from '../../../shared/problems.ts';
import { capability, readAssociations, readCampaign, readState } from '../store.ts';
import { staffSettingsOf } from '../offers.ts';
import { plan as solved } from './solver/plan.ts';
import type { Associations, Plan, PlanAsked, StaffState, Weights } from '../state.ts';
import { statusOf } from '../status.ts';
import type { contract } from './contract.ts';
import { beyond, problemOf } from './problem.ts';
import { draft, tooLarge } from './rules.ts';
import { computedOf, viewPlan } from './views.ts';

/** Reads what there is as of one moment and has the best plan for it computed. */
const computed = async (campaign: string, asked: PlanAsked, noticeDays: number, now: string) => {
  const [state, associations] = await Promise.all([readState(campaign), readAssociations(campaign)]);
  const positions = Object.values(state.positions);
  const requests = Object.values(state.requests).map((request) => ({
    ...request,
    status: statusOf(request, positions),
  }));
  const given = { positions, requests, associations };
  const problem = problemOf(given, asked, dayOf(now), noticeDays);
  const refused = tooLarge(problem.requests.length, problem.positions.length);
  if (refused) return refused;
  const result = await solved(problem, () => performance.now());
  return { state: { ...state, associations }, result: packed(computedOf(problem, result, beyond(given, asked))) };
};

type Loaded = StaffState & { readonly associations: Associations };

export const draftHandlers: Handlers<Pick<typeof contract, 'draftPlan'>> = {
  draftPlan: {
    run: async ({ params: { campaign }, body, caller, language }) => {
      const [found, settings] = await Promise.all([readCampaign(campaign), readSettings(campaign)]);
      if (!found) return refuse('not-found');
      if (body.from < found.start) return invalidField('/from', 'outside-campaign');
      if (body.to > found.end) return invalidField('/to', 'outside-campaign');
      const { weights, noticeDays } = staffSettingsOf(settings);
      const { from, to, keep = true } = body;
      const asked: PlanAsked = { from, to, keep, weights: { ...weights, ...(body.weights as Partial<Weights>) } };
      const id = newId();
      // Once, though a conflict makes it load again: a draft is of the moment at which it was asked for.
      let once: ReturnType<typeof computed> | undefined;
      return execute(caller, capability<Loaded>(campaign), {
        load: async (now) => {
          once ??= computed(campaign, asked, noticeDays, now);
          const made = await once;
          return 'refused' in made ? made : { ...made.state, draft: { id, ...asked, result: made.result } };
        },
        decide: () => draft(id, asked),
        versionOf: () => 0,
        answer: ({ plan, associations }) => ({
          status: 201,
          body: viewPlan(plan as Plan, language, associations),
          location: `/campaigns/${campaign}/staff/plans/${id}`,
          version: plan?.version ?? 0,
        }),
      });
    },
  },
};

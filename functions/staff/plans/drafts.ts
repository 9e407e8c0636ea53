import { officesOf } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Begun } from '../../../shared/execute.ts';
import { readAll } from '../../../shared/fetching.ts';
import type { Asked, Handler, Input } from '../../../shared/handler.ts';
import { answerKept } from '../../../shared/idempotency.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { packed } from '../../../shared/packed.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder } from '../../../shared/reads.ts';
import { campaignStart } from '../../campaign/offers.ts';
import type { Associations, Plan, PlanAsked, PlanInput, StaffState, Weights } from '../state.ts';
import { statusOf } from '../status.ts';
import { before, command, everything, staffSettings, taskNames } from '../store.ts';
import { contract } from './contract.ts';
import { beyond, problemOf } from './problem.ts';
import { draft, request, tooLarge } from './rules.ts';
import { usualLimits } from './solver/limits.ts';
import { limitsFor, plan as solved } from './solver/plan.ts';
import { computedOf, type Posed, viewPlan } from './views.ts';

/** Drafting a plan. The solver takes seconds and is waited for, so it works before the command that stores its answer. */
type Operation = typeof contract.draftPlan;
type Draft = NonNullable<StaffState['draft']>;

const reads = ({ params: { campaign } }: Asked<Operation>) =>
  inOrder({ ...before(campaign), campaign: campaignStart(campaign), settings: staffSettings(campaign) }, (found) =>
    everything(found, campaign),
  );

/**
 * Reads what there is as of one moment and has the best plan for it computed, now or later. Which of the two depends on
 * the size of the problem and not on the clock.
 */
const computed = async (input: Input<Operation>, { now, fetched }: Begun) => {
  const found = await readAll(reads(input), fetched);
  if (!found) return refuse('not-found');
  const { campaign, settings, associations } = found;
  const { from, to, keep = true, weights } = input.body;
  if (from < campaign.start) return invalidField('/from', 'outside-campaign');
  if (to > campaign.end) return invalidField('/to', 'outside-campaign');
  if (from < dayOf(now)) return invalidField('/from', 'past');
  const asked: PlanAsked = { from, to, keep, weights: { ...settings.weights, ...(weights as Partial<Weights>) } };
  const positions = Object.values(found.positions);
  const requests = Object.values(found.requests).map((request) => ({
    ...request,
    status: statusOf(request, positions),
  }));
  const all = { positions, requests, associations };
  const problem = problemOf(all, asked, dayOf(now), settings.noticeDays);
  const refused = tooLarge(problem.requests.length, problem.positions.length);
  if (refused) return refused;
  const draft = { id: input.newId, ...asked };
  const left = beyond(all, asked);
  const limits = limitsFor(problem);
  if (input.body.background || limits !== usualLimits)
    return { draft, posed: packed({ problem, beyond: left } satisfies Posed), associations };
  const result = packed(computedOf(problem, await solved(problem, () => performance.now(), limits), left));
  return { draft: { ...draft, result }, associations };
};

type Made = { readonly draft: Draft; readonly posed?: Uint8Array; readonly associations: Associations };

/**
 * Stores a draft, or what one is to be made of: it is of the moment at which it was asked for, so nothing of what it is
 * made of guards it.
 */
const storing = (made: Made | undefined) =>
  command(contract.draftPlan, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        plan: fresh<Plan>(),
        input: fresh<PlanInput>(),
        draft: given(made?.draft),
        posed: given(made?.posed),
        associations: given(made?.associations ?? {}),
        tasks: taskNames(campaign),
      }),
    decide: (state, { actor }) => {
      if (!state.draft) return refuse('not-found');
      return state.posed ? request(state.draft, officesOf(actor)) : draft(state.draft);
    },
    answer: ({ plan, ...names }, { language, params: { campaign } }) => ({
      status: plan.status === 'computing' ? 202 : 201,
      body: viewPlan(plan, language, names),
      location: `/campaigns/${campaign}/staff/plans/${plan.id}`,
      version: plan.version,
    }),
  });

export const draftPlan: Handler<Operation> = {
  reads,
  run: async (input, begun) => {
    const { idempotency } = input.caller;
    // What was answered before is not computed again.
    if (idempotency && begun.fetched.valueOf(answerKept(idempotency))) return storing(undefined).run(input, begun);
    const made = await computed(input, begun);
    return isRefusal(made) ? made : storing(made).run(input, begun);
  },
};

import { namesFrom } from '../../../shared/words.ts';
import type { Language } from '../../../shared/problems.ts';
import type { Vocabulary } from '../../../shared/vocabulary.ts';
import { unpacked } from '../../../shared/packed.ts';
import type { PlanProblem, PlanResult } from './solver/problem.ts';
import type { Associations, Plan } from '../state.ts';
import { coverageOf, loadOf } from './figures.ts';
import { hundredths } from './solver/weigh.ts';
import { beatenOf, fixOf } from './words.ts';

/** What a plan shows. What was computed is kept packed, for it is only given back. Pure. */

/** What a plan is computed from in the background, as it is kept packed (`PlanInput`). */
export type Posed = { readonly problem: PlanProblem; readonly beyond: readonly string[] };

export const unitOf = (request: string): string => request.split('.')[0] ?? '';

export type Computed = Omit<PlanResult, 'unmet' | 'allocations'> & {
  readonly allocations: readonly (PlanResult['allocations'][number] & { readonly unit: string })[];
  readonly unmet: readonly (PlanResult['unmet'][number] & { readonly unit: string })[];
  readonly beyond: readonly string[];
  /** Planned requests that had published allocations: not shown, but needed when the plan is published. */
  readonly replanned: readonly string[];
  readonly load: ReturnType<typeof loadOf>;
  readonly coverage: ReturnType<typeof coverageOf>;
};

export const computedOf = (problem: PlanProblem, result: PlanResult, beyond: readonly string[]): Computed => ({
  ...result,
  allocations: result.allocations.map((each) => ({ ...each, unit: unitOf(each.request) })),
  unmet: result.unmet.map((each) => ({ ...each, unit: unitOf(each.request) })),
  beyond,
  replanned: problem.requests.filter(({ movable }) => movable.length > 0).map(({ id }) => id),
  load: loadOf(problem, result.allocations),
  coverage: coverageOf(problem, result.allocations),
});

export const viewSummary = ({ id, from, to, status, keep, publishedAt, version, createdAt, updatedAt }: Plan) => ({
  id,
  from,
  to,
  status,
  keep,
  ...(publishedAt !== undefined && { publishedAt }),
  version,
  createdAt,
  updatedAt,
});

/** What is called something in it. */
type Names = { readonly associations: Associations; readonly tasks: Vocabulary };

export const viewPlan = (plan: Plan, language: Language, { associations, tasks }: Names) => {
  const { weights, result, progress } = plan;
  const { status } = plan;
  if (!result || (status !== 'draft' && status !== 'published'))
    return {
      ...viewSummary(plan),
      status: status as 'computing' | 'failed' | 'cancelled',
      weights,
      ...(plan.cancelled && { cancelled: plan.cancelled }),
      ...(status === 'computing' && { progress: progress ?? { share: 0, at: plan.createdAt } }),
    };
  const nameOf = namesFrom(Object.fromEntries(Object.entries(associations).map(([id, { name }]) => [id, name])));
  const { replanned: _, ...computed } = unpacked<Computed>(result);
  const { floor } = computed;
  return {
    ...viewSummary(plan),
    status,
    weights,
    ...computed,
    ...(floor && { floor: { ...floor, cost: hundredths(floor.cost) } }),
    objective: hundredths(computed.objective),
    bound: hundredths(computed.bound),
    unmet: computed.unmet.map(({ beatenBy, ...each }) => ({
      ...each,
      reasons: each.reasons.map((reason) => ({ ...reason, fix: fixOf(reason, nameOf, tasks)[language] })),
      ...(beatenBy && { beatenBy: beatenBy.map((one) => ({ ...one, why: beatenOf(one, nameOf)[language] })) }),
    })),
  };
};

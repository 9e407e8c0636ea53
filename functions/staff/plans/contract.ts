import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, office, prose } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { planStatuses } from '../state.ts';
import { instant, list, removed, ring, stamps, weighable } from '../../../shared/resources.ts';
import { doneBy } from '../../../shared/reversal/resources.ts';
import { weights } from './weights.ts';
import { planRule, planWeighed } from '../resources.ts';

/** Plans: computed as drafts by a function of their own, published by a head (D4, D5, D24). Pure. */
const path = '/campaigns/{campaign}/staff/plans';
const one = `${path}/{plan}` as const;

const unit = () => z.string();
const span = { from: day(), to: day() };

const figures = { asked: z.number(), given: z.number() };

export const plannedAllocation = z.object({
  request: z.string(),
  unit: unit(),
  position: z.string(),
  ...span,
  extent: z.int(),
});

export const staffPlanSummary = z.object({
  id: z.string(),
  ...span,
  status: z.enum(planStatuses),
  keep: z.boolean(),
  publishedAt: z.optional(instant()),
  ...stamps,
});

export const planWeights = z.object(weights);

/** Of a plan that is not computed. */
export const unfinishedPlan = z.extend(staffPlanSummary, {
  status: z.enum(['computing', 'failed', 'cancelled']),
  weights: planWeights,
  cancelled: z.optional(doneBy),
  /** How much of the effort that may be spent is spent, 0 to 1, and the gap of the best plan so far once one is known. */
  progress: z.optional(z.object({ share: z.number(), gap: z.optional(z.number()), at: instant() })),
  ...weighable,
});

export const finishedPlan = z.extend(staffPlanSummary, {
  status: z.enum(['draft', 'published']),
  weights: planWeights,
  allocations: list(plannedAllocation),
  unmet: list(
    z.object({
      request: z.string(),
      unit: unit(),
      /**
       * A smallest set of rules that, lifted together, lets the request be met. Beside them `switch` where it takes none of
       * that: `positions`, of the offices `who`, would do if they were to be planned (`plannable`).
       */
      reasons: list(
        z.object({
          rule: planRule,
          size: z.number(),
          who: z.optional(list(z.string())),
          positions: z.optional(list(z.string())),
          fix: z.string(),
        }),
      ),
      /**
       * Who has the time it wants: had these requests given way (one of several such sets), it could have been met, and the
       * plan would be worth less. `weight`: where they are furthest ahead, by `size` percent-weeks; `asked` and `equal` where
       * all weights together leave them equal. Without requests: it could be met, but that weight makes the plan worth less.
       */
      beatenBy: z.optional(
        list(
          z.object({
            requests: list(z.string()),
            who: list(unit()),
            weight: planWeighed,
            size: z.number(),
            why: z.string(),
          }),
        ),
      ),
    }),
  ),
  /**
   * Open requests that the plan leaves out, since a request is answered as a whole: they reach out of its period, or part of
   * an earlier answer lies on a position that the planner may not use.
   */
  beyond: list(z.string()),
  /**
   * D24: of the outer ring’s associations that ask and have nothing, as many get something as any lawful plan could give
   * something at once (`kept`); `missed` are the others. `cost` in percent-weeks: by so much the plan would be worth more
   * without that.
   */
  floor: z.optional(z.object({ asked: z.int(), kept: z.int(), missed: list(unit()), cost: z.number() })),
  /** In percent-weeks; `gap` is (bound - objective) / objective, 0 where the plan is proven best. */
  objective: z.number(),
  bound: z.number(),
  gap: z.number(),
  effort: z.number(),
  seconds: z.number(),
  /** The wall-time fuse blew: the same input may give another plan. */
  fuse: z.boolean(),
  /** Supervision within the plan’s period in full-time weeks; unfairness is (most - least) / mean. */
  load: z.object({
    perOffice: list(z.object({ office: office(), fullTimeWeeks: z.number() })),
    unfairness: z.number(),
  }),
  /** In full-time weeks. */
  coverage: z.object({
    ring: list(z.object({ ring, ...figures })),
    priority: list(z.object({ priorityArea: z.boolean(), ...figures })),
    perAssociation: list(z.object({ unit: unit(), ...figures })),
  }),
  ...weighable,
});

export const staffPlan = z.discriminatedUnion('status', [finishedPlan, unfinishedPlan]);

const summaryExample = {
  id: '01M83Y8C5VKN9V3T2F4F6W6Q1D',
  from: '2026-08-17',
  to: '2026-09-13',
  status: 'draft',
  keep: true,
  version: 1,
  createdAt: '2026-08-01T08:00:00.000Z',
  updatedAt: '2026-08-01T08:00:00.000Z',
};
const planExample = {
  ...summaryExample,
  weights: {
    met: 1,
    priorityArea: 2,
    ownPriority: 1.25,
    outerRingFloor: 200,
    supervision: 0.1,
    change: 1,
    notice: 0.1,
  },
  allocations: [
    {
      request: 'nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1E',
      unit: 'nykvarn',
      position: 'outer-ring-organiser',
      from: '2026-08-27',
      to: '2026-09-09',
      extent: 50,
    },
  ],
  unmet: [
    {
      request: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1F',
      unit: 'solna',
      reasons: [
        {
          rule: 'capacity',
          size: 50,
          who: ['nykvarn'],
          fix: '50 % till behövs av en befattning; dess tid har Nykvarn.',
        },
      ],
      beatenBy: [
        {
          requests: ['nykvarn.01M83Y8C5VKN9V3T2F4F6W6Q1E'],
          who: ['nykvarn'],
          weight: 'outerRingFloor',
          size: 200,
          why: 'Nykvarn gick före: ytterringens golv (200 procentveckor).',
        },
      ],
    },
  ],
  beyond: [],
  floor: { asked: 1, kept: 1, missed: [], cost: 0 },
  objective: 300,
  bound: 300,
  gap: 0,
  effort: 12,
  seconds: 0.2,
  fuse: false,
  load: { perOffice: [{ office: 'district', fullTimeWeeks: 1 }], unfairness: 0 },
  coverage: {
    ring: [{ ring: 'outer', asked: 1, given: 1 }],
    priority: [{ priorityArea: false, asked: 2, given: 1 }],
    perAssociation: [{ unit: 'nykvarn', asked: 1, given: 1 }],
  },
};

const { weights: weightsExample } = planExample;
const computingExample = {
  ...summaryExample,
  status: 'computing',
  weights: weightsExample,
  progress: { share: 0, at: summaryExample.createdAt },
};
const cancelledExample = { ...summaryExample, status: 'cancelled', version: 2, weights: weightsExample };

/** Served by a function of their own: the solver is large, and takes seconds. */
export const contract = {
  draftPlan: {
    route: `POST ${path}`,
    summary: 'Compute the best lawful plan for all open requests',
    description:
      'From today or later. Hard constraints: D2, D3, extents, periods, tasks and languages. The outer ring has a floor (D24): as many of its associations that have nothing get something as can at once, and `floor` says what that costs. Weighed: priority areas, supervision (D4), notice (D5) and what is already published. Nobody is notified of a draft. `keep` (default true) leaves what is published as it is; what is confirmed always stays. What takes longer than a caller can wait, by its size, is computed in the background, and so is what asks for it (`background`): the answer is then 202, the plan says how far it has come, and the offices of who asked are told when it is a draft. It is a plan for the moment at which it was asked for.',
    see: 'offices-or-associations',
    act: 'offices',
    status: 201,
    later: { result: unfinishedPlan, example: computingExample },
    body: z
      .strictObject({
        from: day(),
        to: day(),
        weights: z.optional(z.partial(z.strictObject(weights))),
        keep: z.optional(z.boolean()),
        background: z.optional(z.boolean()),
      })
      .check(z.refine(({ from, to }) => from <= to, { message: 'order', path: ['to'] })),
    result: staffPlan,
    refusals: ['plan-too-large'],
    example: { body: { from: '2026-08-17', to: '2026-09-13' }, result: planExample },
  },
  listPlans: {
    route: `GET ${path}`,
    summary: 'List plans, the latest first',
    see: 'offices-or-associations',
    act: 'offices',
    query: paging,
    result: listOf(staffPlanSummary),
    refusals: [],
    example: { result: { items: [summaryExample] } },
  },
  showPlan: {
    route: `GET ${one}`,
    summary: 'Show one plan with its reasons',
    see: 'offices',
    act: 'offices',
    result: staffPlan,
    refusals: [],
    example: { result: planExample },
  },
  publishPlan: {
    route: `POST ${one}/publication`,
    summary: 'Make a plan real',
    description:
      'All of it in one transaction or, if something changed meanwhile that it does not fit any more, nothing: `changed-meanwhile` then names what in `changed`. Everyone concerned is told once, and so is whoever the plan gives nothing, with the reason.',
    see: 'offices',
    act: 'heads',
    result: staffPlan,
    decisive: { PlanPublished: true },
    refusals: ['changed-meanwhile', 'wrong-status'],
    example: { result: { ...planExample, status: 'published', publishedAt: '2026-08-01T09:00:00.000Z' } },
  },
  cancelPlan: {
    route: `POST ${one}/cancellation`,
    summary: 'Cancel a plan that is being computed',
    description:
      'There will be no draft of it. The offices of who asked for it are told; another office gives a `reason`, which they read in `cancelled`.',
    see: 'offices',
    act: 'offices',
    body: z.strictObject({ reason: z.optional(prose(500)) }),
    bodyOptional: true,
    result: staffPlan,
    refusals: ['wrong-status'],
    example: { body: {}, result: cancelledExample },
  },
  removePlan: {
    route: `DELETE ${one}`,
    summary: 'Remove a draft',
    description: 'As long as it is not published. Whoever was told of it is told.',
    see: 'offices',
    act: 'offices',
    result: removed,
    decisive: { PlanRemoved: true },
    refusals: ['wrong-status'],
    example: { result: { id: planExample.id } },
  },
} as const satisfies Contract;

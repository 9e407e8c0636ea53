import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, office } from '../../../shared/fields.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { planStatuses } from '../state.ts';
import { instant, list, ring, stamps } from '../../../shared/resources.ts';
import { weights } from './weights.ts';
import { planRules } from './solver/problem.ts';

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
  /** How much of the effort that may be spent is spent, 0 to 1, and the gap of the best plan so far once one is known. */
  progress: z.optional(z.object({ share: z.number(), gap: z.optional(z.number()), at: instant() })),
});

export const finishedPlan = z.extend(staffPlanSummary, {
  status: z.enum(['draft', 'published']),
  weights: planWeights,
  allocations: list(plannedAllocation),
  unmet: list(
    z.object({
      request: z.string(),
      unit: unit(),
      /** A smallest set of rules that, lifted together, lets the request be met. */
      reasons: list(
        z.object({ rule: z.enum(planRules), size: z.number(), who: z.optional(list(z.string())), fix: z.string() }),
      ),
    }),
  ),
  /**
   * Open requests that the plan leaves out, since a request is answered as a whole: they reach out of its period, or part of
   * an earlier answer lies on a position that the planner may not use.
   */
  beyond: list(z.string()),
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
          fix: '50 % till behövs; nykvarn har det.',
        },
      ],
    },
  ],
  beyond: [],
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
      'Hard constraints: D2, D3, extents, periods, tasks and languages. Weighed: priority areas, the outer ring (D24), supervision (D4), notice (D5) and what is already published. Nobody is notified of a draft. `keep` (default true) leaves what is published as it is; what is confirmed always stays. What takes longer than a caller can wait, by its size, is computed in the background, and so is what asks for it (`background`): the answer is then 202, the plan says how far it has come, and the offices of who asked are told when it is a draft. It is a plan for the moment at which it was asked for.',
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
      'All of it in one transaction or, if something changed meanwhile that it does not fit any more, nothing: `changed-meanwhile` then names what in `changed`. Everyone concerned is told once.',
    see: 'offices',
    act: 'heads',
    result: staffPlan,
    refusals: ['changed-meanwhile', 'wrong-status'],
    example: { result: { ...planExample, status: 'published', publishedAt: '2026-08-01T09:00:00.000Z' } },
  },
  cancelPlan: {
    route: `POST ${one}/cancellation`,
    summary: 'Cancel a plan that is being computed',
    description: 'There will be no draft of it. The offices of who asked for it are told.',
    see: 'offices',
    act: 'offices',
    result: staffPlan,
    refusals: ['wrong-status'],
    example: { result: cancelledExample },
  },
} as const satisfies Contract;

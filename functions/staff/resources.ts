import * as z from 'zod/mini';
import { day, email, extent, language, line, office, prose, slug } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { distinct, instant, list, stamps, weighable } from '../../shared/resources.ts';
import { doneBy } from '../../shared/reversal/resources.ts';
import { beatenOn, planRules } from './plans/solver/problem.ts';
import { priorities } from './state.ts';

/** The schemas of what staff is told and answers. Extents are whole percent of full time, instants UTC. Pure. */
const span = { from: day(), to: day() };

/** Free slugs, each once. */
export const tasks = (least: 0 | 1) => list(slug(), z.minLength(least), z.maxLength(20), distinct());
export const languages = () => list(language(), z.minLength(1), z.maxLength(20), distinct());
export const inOrder = <T extends { readonly from: string; readonly to: string }>() =>
  z.refine<T>(({ from, to }) => from <= to, { message: 'order', path: ['to'] });

export const positionShare = z
  .strictObject({ unit: slug(), extent: extent(), from: z.optional(day()), to: z.optional(day()) })
  .check(
    z.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
      message: 'order',
      path: ['to'],
    }),
  );

export const positionBody = z
  .strictObject({
    title: line(100),
    extent: extent(),
    employer: slug(),
    supervisor: office(),
    administrator: office(),
    ...span,
    shares: list(positionShare, z.maxLength(20)),
    tasks: z.optional(tasks(1)),
    languages: z.optional(languages()),
    person: z.optional(line(100)),
    email: z.optional(email()),
    plannable: z._default(z.boolean(), false),
    reason: z.optional(prose(500)),
  })
  .check(inOrder());

export const allocationStatus = z.enum(['allocated', 'confirmed', 'disputed', 'cancelled', 'replaced']);

const allocationFields = {
  id: z.string(),
  request: z.string(),
  position: z.string(),
  unit: slug(),
  ...span,
  extent: z.int(),
  status: allocationStatus,
  allocatedAt: instant(),
  shortNotice: z.boolean(),
  plan: z.optional(z.string()),
  /** D6: by when its unit confirms or disputes it. */
  replyBy: z.optional(day()),
  escalated: z.optional(z.boolean()),
  endedAt: z.optional(instant()),
};
export const placedAllocation = z.object(allocationFields);

/** What a unit said against an allocation; `withdrawnAt` when it has taken that back, `settled` when an office has. */
export const dispute = z.object({
  allocation: z.string(),
  reason: z.optional(z.string()),
  uncovered: list(z.string()),
  at: instant(),
  withdrawnAt: z.optional(instant()),
  settled: z.optional(doneBy),
});
/** `moved` is what the same call allocated; `dispute` what the unit said. */
export const allocation = z.object({
  ...allocationFields,
  title: z.string(),
  supervisor: office(),
  dispute: z.optional(dispute),
  moved: z.optional(list(placedAllocation)),
  ...stamps,
  ...weighable,
});

/** Of who was named as supervisor or administrator by another: until they accept it does not count as theirs. */
export const roleConsent = z.object({
  status: z.enum(['asked', 'declined']),
  replyBy: day(),
  escalated: z.optional(z.boolean()),
  at: z.optional(instant()),
  reason: z.optional(z.string()),
});

/** Percent of full time that is left to allocate on these days. */
export const freeExtent = z.object({ ...span, extent: z.int() });

export const position = z.object({
  id: slug(),
  title: z.string(),
  extent: z.int(),
  employer: slug(),
  supervisor: office(),
  administrator: office(),
  ...span,
  shares: list(positionShare),
  tasks: z.optional(list(z.string())),
  languages: z.optional(list(z.string())),
  person: z.optional(z.string()),
  email: z.optional(z.string()),
  plannable: z.boolean(),
  /** Who has not accepted what they are named for; whoever is not in it has, or named themselves. */
  consents: z.optional(z.object({ supervisor: z.optional(roleConsent), administrator: z.optional(roleConsent) })),
  /** Who changed it last without employing it, for the employer to read. */
  changed: z.optional(doneBy),
  allocations: list(placedAllocation),
  /** For the offices and the employer: what is left to allocate. */
  free: z.optional(list(freeExtent)),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  /** `not-plannable`: an office employs it, and the planner may not use it. */
  warnings: z.optional(list(z.enum(['not-plannable']))),
  ...weighable,
});

export const staffRequestStatus = z.enum(['proposed', 'submitted', 'allocated', 'confirmed', 'declined', 'withdrawn']);
export const requestPriority = z.enum(priorities);
export const jointPart = z.object({ unit: slug(), extent: z.int(), request: z.string() });

const requestFields = {
  id: z.string(),
  unit: slug(),
  ...span,
  extent: z.int(),
  tasks: list(z.string()),
  languages: z.optional(list(z.string())),
  priority: requestPriority,
  note: z.optional(z.string()),
  joint: z.optional(list(jointPart)),
  filer: z.optional(z.string()),
  status: staffRequestStatus,
  owner: office(),
  replyBy: day(),
  shortNotice: z.boolean(),
  earliestStart: day(),
  reason: z.optional(z.string()),
  reopenedAt: z.optional(instant()),
  /** Who declined or withdrew it, and may reopen it. */
  endedBy: z.optional(slug()),
  /** The neighbour who asked in its name; `proposed` until the unit consents. */
  proposedBy: z.optional(slug()),
  reopened: z.optional(doneBy),
  /** What an office changed in it, for who asked to read. */
  changed: z.optional(doneBy),
  dispute: z.optional(dispute),
  escalated: z.optional(z.boolean()),
  allocations: list(placedAllocation),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};
export const staffRequest = z.object(requestFields);

/** The rules that keep a request unmet in a plan, and on which weights others went first. */
export const planRule = z.enum(planRules);
export const planWeighed = z.enum(beatenOn);

/** One request with what has happened to it, oldest first. */
export const staffRequestInFull = z.object({
  ...requestFields,
  /**
   * Why the last published plan that gave it nothing did not, while it awaits its answer: by which rules, on which weights
   * others went first, and in words.
   */
  unmet: z.optional(
    z.object({
      plan: z.string(),
      at: instant(),
      ...span,
      rules: list(planRule),
      weights: list(planWeighed),
      why: z.string(),
    }),
  ),
  history: history(),
  ...weighable,
});

/** One rule, whether it holds and by what: `size` is what there is, `limit` what may be. */
export const ruleFigure = z.object({
  rule: z.enum(['open', 'period', 'extent', 'request-extent', 'D3', 'count', 'tasks', 'languages', 'notice']),
  holds: z.boolean(),
  /** A hard rule refuses; the others are told. */
  hard: z.boolean(),
  size: z.number(),
  limit: z.number(),
  position: z.optional(z.string()),
  request: z.optional(z.string()),
  days: z.optional(list(z.object({ ...span, extent: z.optional(z.int()) }))),
  who: z.optional(list(z.string())),
});

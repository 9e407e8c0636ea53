import * as z from 'zod/mini';
import { day, extent, language, line, office, slug } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { instant, list, stamps } from '../../shared/resources.ts';
import { priorities } from './state.ts';

/** The schemas of what staff is told and answers. Extents are whole percent of full time, instants UTC. Pure. */
const span = { from: day(), to: day() };

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
/** Free slugs, each once. */
export const tasks = (least: 0 | 1) =>
  list(slug()).check(z.minLength(least), z.maxLength(20), z.refine(distinct, 'twice'));
export const languages = () => list(language()).check(z.minLength(1), z.maxLength(20), z.refine(distinct, 'twice'));
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
    shares: list(positionShare).check(z.maxLength(20)),
    tasks: z.optional(tasks(1)),
    languages: z.optional(languages()),
    person: z.optional(line(100)),
    plannable: z._default(z.boolean(), false),
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
  endedAt: z.optional(instant()),
};
export const placedAllocation = z.object(allocationFields);

export const dispute = z.object({ reason: z.optional(z.string()), uncovered: list(z.string()), at: instant() });
/** `moved` is what the same call allocated; `dispute` what the unit said. */
export const allocation = z.object({
  ...allocationFields,
  title: z.string(),
  supervisor: office(),
  dispute: z.optional(dispute),
  moved: z.optional(list(placedAllocation)),
  ...stamps,
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
  plannable: z.boolean(),
  allocations: list(placedAllocation),
  /** For the offices and the employer: what is left to allocate. */
  free: z.optional(list(freeExtent)),
  ...stamps,
});

export const staffRequestStatus = z.enum(['submitted', 'allocated', 'confirmed', 'declined', 'withdrawn']);
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
  dispute: z.optional(dispute),
  escalated: z.optional(z.boolean()),
  allocations: list(placedAllocation),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};
export const staffRequest = z.object(requestFields);

/** One request with what has happened to it, oldest first. */
export const staffRequestInFull = z.object({
  ...requestFields,
  history: history(),
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

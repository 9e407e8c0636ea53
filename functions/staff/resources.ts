import * as z from 'zod/mini';
import { day, extent, language, line, office, slug } from '../../shared/fields.ts';
import { history, textsForgottenAt } from '../../shared/history.ts';
import { priorities } from './state.ts';

/** The schemas of what staff is told and answers. Extents are whole percent of full time, instants UTC. Pure. */
export const list = <T extends z.ZodMiniType>(item: T) => z.readonly(z.array(item));
const instant = () => z.string();
const stamps = { version: z.int(), createdAt: instant(), updatedAt: instant() };
const span = { from: day(), to: day() };

const distinct = (values: readonly string[]): boolean => new Set(values).size === values.length;
/** Free slugs, each once. */
export const tasks = (least: 0 | 1) =>
  list(slug()).check(z.minLength(least), z.maxLength(20), z.refine(distinct, 'twice'));
export const languages = () => list(language()).check(z.minLength(1), z.maxLength(20), z.refine(distinct, 'twice'));
export const inOrder = <T extends { readonly from: string; readonly to: string }>() =>
  z.refine<T>(({ from, to }) => from <= to, { message: 'order', path: ['to'] });

const share = z.strictObject({ unit: slug(), extent: extent(), from: z.optional(day()), to: z.optional(day()) }).check(
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
    shares: list(share).check(z.maxLength(20)),
    tasks: z.optional(tasks(1)),
    languages: z.optional(languages()),
    person: z.optional(line(100)),
    plannable: z._default(z.boolean(), false),
  })
  .check(inOrder());

const allocationFields = {
  id: z.string(),
  request: z.string(),
  position: z.string(),
  unit: slug(),
  ...span,
  extent: z.int(),
  status: z.enum(['allocated', 'confirmed', 'disputed', 'cancelled', 'replaced']),
  allocatedAt: instant(),
  shortNotice: z.boolean(),
  plan: z.optional(z.string()),
  endedAt: z.optional(instant()),
};
export const placed = z.object(allocationFields);

const dispute = z.object({ reason: z.optional(z.string()), uncovered: list(z.string()), at: instant() });
/** `moved` is what the same call allocated; `dispute` what the unit said. */
export const allocation = z.object({
  ...allocationFields,
  title: z.string(),
  supervisor: office(),
  dispute: z.optional(dispute),
  moved: z.optional(list(placed)),
  ...stamps,
});

export const position = z.object({
  id: slug(),
  title: z.string(),
  extent: z.int(),
  employer: slug(),
  supervisor: office(),
  administrator: office(),
  ...span,
  shares: list(share),
  tasks: z.optional(list(z.string())),
  languages: z.optional(list(z.string())),
  person: z.optional(z.string()),
  plannable: z.boolean(),
  allocations: list(placed),
  /** For the offices and the employer: what is left to allocate. */
  free: z.optional(list(z.object({ ...span, extent: z.int() }))),
  ...stamps,
});

const requestFields = {
  id: z.string(),
  unit: slug(),
  ...span,
  extent: z.int(),
  tasks: list(z.string()),
  languages: z.optional(list(z.string())),
  priority: z.enum(priorities),
  note: z.optional(z.string()),
  joint: z.optional(list(z.object({ unit: slug(), extent: z.int(), request: z.string() }))),
  filer: z.optional(z.string()),
  status: z.enum(['submitted', 'allocated', 'confirmed', 'declined', 'withdrawn']),
  owner: office(),
  replyBy: day(),
  shortNotice: z.boolean(),
  earliestStart: day(),
  reason: z.optional(z.string()),
  reopenedAt: z.optional(instant()),
  dispute: z.optional(dispute),
  escalated: z.optional(z.boolean()),
  allocations: list(placed),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};
export const request = z.object(requestFields);

/** One request with what has happened to it, oldest first. */
export const requestInFull = z.object({
  ...requestFields,
  history: history(),
});

/** One rule, whether it holds and by what: `size` is what there is, `limit` what may be. */
export const figure = z.object({
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

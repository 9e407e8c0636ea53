import * as z from 'zod/mini';
import { day, days, inForm, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { text } from '../../shared/problems.ts';
import { list, weighable } from '../../shared/resources.ts';
import { effects, electionDayId, milestoneKinds, milestoneStates } from './state.ts';

/** What the timeline's answers are made of. Pure. */

/** A path below the campaign. */
export const subject = () =>
  z
    .string()
    .check(
      z.maxLength(160),
      ...inForm(
        /^[a-z][a-z-]*(?:\/[A-Za-z0-9.-]+){1,2}$/,
        text(
          'Skriv sökvägen under kampanjen: materials/items/valaffisch.',
          'Write the path below the campaign: materials/items/poster.',
        ),
      ),
    );
const relative = z.literal(electionDayId);
export const milestoneWhen = z.union([
  z.strictObject({ day: day() }),
  z.strictObject({ days: days(0, 800), before: relative }),
  z.strictObject({ days: days(0, 800), after: relative }),
]);
export const milestoneKind = z.enum(milestoneKinds);
export const milestoneState = z.enum(milestoneStates);
/** What it waits for, and how many days beyond its end. */
export const milestoneEdge = z.object({ milestone: slug(), lag: z.int(), workdays: z.optional(z.literal(true)) });
export const governedDay = z.object({ subject: z.string(), field: z.string(), proposed: z.optional(day()) });

const placed = {
  id: slug(),
  title: z.string(),
  owner: slug(),
  kind: milestoneKind,
  state: milestoneState,
  day: day(),
  ends: day(),
  when: z.optional(milestoneWhen),
  length: z.int(),
  after: list(milestoneEdge),
  pinned: z.optional(z.literal(true)),
  doneOn: z.optional(day()),
  /** By what it waits for it could be earlier than it is by now. */
  couldBe: z.optional(day()),
  /** Pinned, and so many days before what it waits for. */
  conflict: z.optional(z.int()),
  /** So many days later does no harm; below zero it does harm already. */
  float: z.optional(z.int()),
  critical: z.boolean(),
  overdue: z.optional(z.literal(true)),
  /** Over when it was entered. */
  past: z.optional(z.literal(true)),
  governs: list(governedDay),
  remind: list(z.int()),
  warnings: z.optional(list(z.object({ why: z.enum(['dropped-predecessor']), milestone: slug() }))),
};
export const milestone = z.object({
  ...placed,
  note: z.optional(z.string()),
  version: z.int(),
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});
export const placedMilestone = z.object(placed);
/** It was dropped where something was made with it, else nothing is left of it. */
export const removedMilestone = z.object({ id: z.string(), dropped: z.boolean() });

export const milestoneConflict = z.object({ milestone: slug(), owner: slug(), days: z.int() });
export const milestoneMove = z.object({ milestone: slug(), owner: slug(), from: day(), to: day() });
/** What a change does, and whom it is told to. */
export const milestoneSlip = z.object({
  milestone,
  moved: list(milestoneMove),
  conflicts: list(milestoneConflict),
  governs: list(
    z.object({ milestone: slug(), subject: z.string(), field: z.string(), effect: z.enum(effects), day: day() }),
  ),
  told: list(slug()),
  criticalPath: list(slug()),
});

export const outOfStep = z.object({
  milestone: slug(),
  subject: z.string(),
  field: z.string(),
  day: day(),
  is: z.optional(day()),
});
export const timeline = z.object({
  electionDay: day(),
  milestones: list(placedMilestone),
  criticalPath: list(slug()),
  conflicts: list(milestoneConflict),
  outOfStep: list(outOfStep),
  load: list(z.object({ owner: slug(), weeks: list(z.object({ week: z.string(), milestones: z.int() })) })),
  version: z.int(),
});

import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import {
  event,
  type EventOf,
  eventsOf,
  forOffices,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
} from '../../shared/events.ts';
import { day, office } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';

/** What can have happened to groups (E2). Of people there are ids only, for offices. Pure. */
export const groupsEvents = /* @__PURE__ */ eventsOf(() => {
  const group = inNotices({ group: z.string() });
  const version = inNotices({ number: z.int(), offices: z.array(office()) });
  const decided = [
    group,
    inHistories({ decision: z.string() }),
    inNotices({ due: day(), owner: z.exactOptional(z.string()) }),
    forOffices({ person: z.exactOptional(z.string()) }),
  ] as const;

  return {
    GroupSet: event(
      group,
      inNotices({ isNew: z.boolean() }),
      inHistories({ name: z.string() }),
      forOffices({ members: z.array(z.string()) }),
    ),
    /** Removed while nothing was adopted or decided in it, else `retired`. */
    GroupEnded: event(group, inHistories({ name: z.string() }), inNotices({ retired: z.boolean() })),
    AssignmentProposed: event(
      group,
      version,
      inNotices({ inForce: z.boolean(), replyBy: z.exactOptional(day()) }),
      freeText({ text: z.string() }),
    ),
    /** D6: `offices` have adopted it by then, the others have not. */
    AssignmentEscalated: event(group, version, inNotices({ replyBy: day() })),
    AssignmentAdopted: event(group, version, inNotices({ inForce: z.boolean() })),
    DecisionMade: event(...decided, freeText({ text: z.string() })),
    /** `was`: who had it before. */
    DecisionChanged: event(
      ...decided,
      inNotices({ was: z.exactOptional(z.string()) }),
      freeText({ text: z.exactOptional(z.string()) }),
    ),
    DecisionDone: event(...decided),
    DecisionReopened: event(...decided, freeText({ reason: z.string() })),
    DecisionOverdue: event(...decided),
    GroupMemberForgotten: event(group, forOffices({ person: z.string() })),
  };
});
export type GroupsEvent = EventOf<typeof groupsEvents>;
export type GroupsNotice = NoticeOf<typeof groupsEvents>;

/** Groups are all three offices’ business; a decision is also that of the association that sees to it, or did. */
export const concerns = (happened: Recorded<GroupsEvent>): readonly Unit[] => {
  if (happened.type === 'GroupMemberForgotten') return [];
  const { owner, was } = happened as { readonly owner?: Unit; readonly was?: Unit };
  return [...new Set([...offices, ...[owner, was].filter((unit) => unit !== undefined)])];
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decided<C extends ProblemCode> = readonly GroupsEvent[] | Refusal<C>;

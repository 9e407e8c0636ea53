import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import {
  event,
  type EventOf,
  eventsOf,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
  tell,
} from '../../shared/events.ts';
import { day, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import type { DeadlineEvent } from '../materials/slipping.ts';
import { effects, electionDayId, milestoneKinds, type Slip } from './state.ts';

/** What can have happened to a timeline (D9, D25). Each that moves days says all that it moved, once. Pure. */
export const timelineEvents = /* @__PURE__ */ eventsOf(() => {
  const what = inNotices({ milestone: slug(), owner: slug() });
  const slip = inNotices({
    moved: z.array(z.object({ milestone: slug(), owner: slug(), from: day(), to: day() })),
    conflicts: z.array(z.object({ milestone: slug(), owner: slug(), days: z.int() })),
    governs: z.array(
      z.object({ milestone: slug(), subject: z.string(), field: z.string(), effect: z.enum(effects), day: day() }),
    ),
  });
  /** Who has orders is the business of offices. */
  const affected = tell(['notice', 'offices'], {
    affected: z.array(z.object({ unit: slug(), subjects: z.array(z.string()) })),
  });
  const relative = z.literal(electionDayId);
  const when = z.union([
    z.object({ day: day() }),
    z.object({ before: relative, days: z.int() }),
    z.object({ after: relative, days: z.int() }),
  ]);
  const fields = {
    title: z.string(),
    kind: z.enum(milestoneKinds),
    when: z.exactOptional(when),
    length: z.int(),
    after: z.array(z.object({ milestone: slug(), lag: z.int(), workdays: z.optional(z.literal(true)) })),
    pinned: z.exactOptional(z.literal(true)),
    remind: z.array(z.int()),
    isPast: z.exactOptional(z.literal(true)),
  };
  const governed = inNotices({ governed: z.string(), day: day() });

  return {
    /** New, changed, or dropped before and back again; `was` had it before. */
    MilestoneSet: event(
      what,
      inNotices({ isNew: z.boolean(), was: z.exactOptional(slug()), from: z.exactOptional(day()), to: day() }),
      inHistories({
        ...fields,
        electionDay: day(),
        governing: z.array(z.object({ subject: z.string(), field: z.string() })),
      }),
      slip,
      affected,
      freeText({ note: z.exactOptional(z.string()) }),
    ),
    /** `removed`: nothing had been made with it. */
    MilestoneDropped: event(what, inHistories({ title: z.string() }), inNotices({ removed: z.boolean() })),
    MilestoneMoved: event(
      what,
      inNotices({ from: day(), to: day() }),
      inHistories({ when }),
      slip,
      affected,
      freeText({ why: z.string() }),
    ),
    MilestoneDone: event(what, inNotices({ on: day() }), slip, affected),
    MilestoneReopened: event(what, inNotices({ to: day() }), slip, affected, freeText({ reason: z.string() })),
    /** The campaign has another election day: all that is said relative to it moves. */
    ElectionDayMoved: event(inNotices({ from: day(), to: day() }), slip, affected),
    /** `past`: so many of them would have been before today. */
    TemplateApplied: event(
      inNotices({ template: z.string(), count: z.int(), past: z.int(), electionDay: day() }),
      inHistories({ milestones: z.array(z.object({ id: slug(), owner: slug(), ...fields })) }),
    ),
    /** The day that a slip proposed for a print run is so now. */
    ProposedDayAccepted: event(what, governed),
    ProposedDayDeclined: event(what, governed, freeText({ reason: z.string() })),
    /** It has come, is not printed, or comes later anyhow. */
    ProposedDayLapsed: event(what, governed),
    MilestoneDue: event(what, inNotices({ day: day(), ahead: z.int() })),
    MilestoneOverdue: event(what, inNotices({ day: day(), ends: day() })),
  };
});
export type TimelineEvent = EventOf<typeof timelineEvents>;
export type TimelineNotice = NoticeOf<typeof timelineEvents>;

/** Those who have something to do with what has slipped; a conflict and a proposal are told to those who answer for it. */
const inSlip = ({ moved, conflicts, governs, affected }: Slip): readonly Unit[] => [
  ...moved.map(({ owner }) => owner),
  ...affected.map(({ unit }) => unit),
  ...(conflicts.length > 0 ? [...offices, ...conflicts.map(({ owner }) => owner)] : []),
  ...(governs.some(({ effect }) => effect !== 'told') ? ['district'] : []),
];

const all = (...units: readonly (Unit | undefined)[]): readonly Unit[] => [
  ...new Set(units.filter((unit) => unit !== undefined)),
];

/** Each once of what one change did: whose it is, and whom the slip concerns. */
export const toldOf = (owner: Unit, slip: Slip): readonly Unit[] => all(owner, ...inSlip(slip));

export const concerns = (event: Recorded<TimelineEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'MilestoneSet':
      return all(event.owner, event.was, ...inSlip(event));
    case 'MilestoneMoved':
    case 'MilestoneDone':
    case 'MilestoneReopened':
      return toldOf(event.owner, event);
    case 'ElectionDayMoved':
      return all(...offices, ...inSlip(event));
    case 'TemplateApplied':
      return offices;
    case 'MilestoneOverdue':
      return all(event.owner, ...offices);
    case 'ProposedDayAccepted':
    case 'ProposedDayDeclined':
      return all(event.owner, 'district');
    case 'ProposedDayLapsed':
      return [];
    default:
      return [event.owner];
  }
};

/** What a rule answers: what happened (a deadline of the catalogue moves with it), nothing, or a refusal. */
export type Decided<C extends ProblemCode> = readonly (TimelineEvent | DeadlineEvent)[] | Refusal<C>;

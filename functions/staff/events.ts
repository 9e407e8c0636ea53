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
  forOffices,
} from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { roles } from './positions/roles.ts';
import { beatenOn, planRules } from './plans/solver/problem.ts';
import { priorities } from './state.ts';

/**
 * What can have happened to staff. The subject is the path below the campaign. Employed people's names are never in an
 * event: events stay, names go with the campaign. Pure.
 */
export const staffEvents = /* @__PURE__ */ eventsOf(() => {
  const span = { from: day(), to: day() };
  const names = z.array(z.string());
  const some = { unit: slug(), extent: z.int() };
  /** An allocation as an event tells of it. */
  const allotted = {
    ...span,
    ...some,
    allocation: z.string(),
    request: z.string(),
    position: z.string(),
    shortNotice: z.boolean(),
  };
  /** `replyBy`: by when its unit confirms it. */
  const allocations = z.array(z.object({ ...allotted, replyBy: z.exactOptional(day()) }));
  const ended = z.array(z.object({ ...allotted, how: z.enum(['disputed', 'cancelled', 'replaced']) }));
  const requested = inHistories({ request: z.string() });
  const asker = inNotices({ unit: slug() });
  /** Who sees to it that an answer comes, and by when. */
  const due = inNotices({ owner: office(), replyBy: day() });
  const one = inHistories({ request: z.string(), shortNotice: z.boolean() });
  /** Calendars know it by its id. */
  const part = inNotices({ allocation: z.string() });
  const confirmBy = inNotices({ replyBy: z.exactOptional(day()) });
  const placed = inHistories({ position: z.string() });
  const much = inNotices({ ...span, ...some });
  const joint = z.array(z.object({ ...some, request: z.string() }));
  const asked = event(
    requested,
    much,
    inNotices({ tasks: names, shortNotice: z.boolean() }),
    inHistories({
      languages: z.exactOptional(names),
      priority: z.enum(priorities),
      joint: z.exactOptional(joint),
      earliestStart: day(),
    }),
  );
  const edited = event(...asked, due);
  const planned = event(inNotices(span), inHistories({ plan: z.string() }), forOffices({ offices: z.array(office()) }));
  const reason = freeText({ reason: z.string() });
  /** Who changes or ends what is another's, and why. */
  const byAnother = inNotices({ by: z.exactOptional(slug()) });
  const perhapsWhy = freeText({ reason: z.exactOptional(z.string()) });
  const consenting = event(
    inNotices({ position: z.string(), employer: slug(), by: office(), as: z.array(z.enum(roles)) }),
  );
  const feed = event(inHistories({ feed: z.string(), unit: slug() }));

  return {
    PositionSet: event(
      inNotices({
        ...span,
        position: z.string(),
        extent: z.int(),
        employer: slug(),
        supervisor: office(),
        shares: z.array(z.object({ ...some, from: z.optional(day()), to: z.optional(day()) })),
      }),
      inHistories({
        title: z.string(),
        administrator: office(),
        tasks: z.exactOptional(names),
        languages: z.exactOptional(names),
        plannable: z.boolean(),
      }),
      byAnother,
      // Who is to accept what they are named for.
      inNotices({ asked: z.exactOptional(z.array(z.object({ as: z.enum(roles), office: office(), replyBy: day() }))) }),
      perhapsWhy,
    ),
    PositionAccepted: event(...consenting),
    PositionDeclined: event(...consenting, reason),
    /** Nobody said a word by the day. */
    PositionEscalated: event(inNotices({ position: z.string(), employer: slug(), as: z.array(z.enum(roles)) })),
    PositionRemoved: event(
      inNotices({ position: z.string() }),
      inHistories({ employer: slug() }),
      forOffices({ units: z.array(slug()) }),
    ),
    /** The employed person's name was removed after the campaign. */
    PersonForgotten: event(inNotices({ position: z.string() })),
    /** `by`: a neighbour asks in its name, and it counts once the unit consents. */
    StaffRequested: event(...edited, byAnother, freeText({ note: z.exactOptional(z.string()) })),
    /** What a sheet brought becomes real, all of it: told once to each unit, not request by request. */
    StaffRequestsImported: event(
      inNotices({ replyBy: day() }),
      inHistories({ import: z.string() }),
      // How many each office is to answer of each unit's: a sentence says what is its reader's.
      tell(['notice', 'offices'], { units: z.array(z.object({ unit: slug(), owner: office(), requests: z.int() })) }),
    ),
    /** By who asked, until it is answered: what it says now. */
    StaffRequestEdited: event(...edited, freeText({ note: z.exactOptional(z.string()) })),
    /** By another office. */
    StaffRequestChanged: event(...edited, inNotices({ by: office() }), reason),
    /** `by`: of what was declined before, nobody knows. */
    StaffRequestDeclined: event(requested, asker, byAnother, reason),
    StaffRequestWithdrawn: event(requested, asker, inNotices({ ended }), inHistories({ by: z.exactOptional(slug()) })),
    /** It awaits an answer again, by another day. */
    StaffRequestReopened: event(requested, asker, due, inNotices({ by: slug() }), reason),
    StaffRequestConsented: event(requested, much, due, inHistories({ by: slug(), joint: z.exactOptional(joint) })),
    StaffRequestEscalated: event(
      requested,
      asker,
      byAnother,
      inNotices({ replyBy: day() }),
      inHistories({ owner: office() }),
    ),
    /** One per request, whatever one call allocated for several. */
    StaffAllocated: event(requested, asker, inNotices({ allocations, ended }), perhapsWhy),
    AllocationConfirmed: event(much, one, part, inNotices({ position: z.string() })),
    /** A new answer is due by `replyBy`, as after a cancellation. */
    AllocationDisputed: event(much, one, part, placed, due, inNotices({ uncovered: names }), reason),
    /** The part is theirs again, and awaits their word as before. */
    DisputeWithdrawn: event(much, one, part, placed, confirmBy),
    /** The office that it waited for has settled it with them: the part is theirs again, and awaits their word. */
    DisputeSettled: event(much, one, part, placed, confirmBy, inNotices({ by: office() }), reason),
    /** D6: nobody has said in time whether it is what they asked for; `owner` supervises the position. */
    AllocationsEscalated: event(inNotices({ position: z.string(), owner: office(), allocations })),
    AllocationCancelled: event(much, one, part, placed, due, byAnother, reason),
    /** It is computed in the background: what for is told when it is over, to the offices of the one who asked. */
    PlanRequested: planned,
    PlanComputed: event(...planned, inNotices({ met: z.int(), asked: z.int() })),
    PlanFailed: planned,
    PlanCancelled: event(...planned, byAnother, perhapsWhy),
    PlanRemoved: planned,
    /** A draft: nobody is told. */
    PlanDrafted: event(inNotices(span), inHistories({ plan: z.string() })),
    /** One event lists everything; each recipient is told what is theirs. */
    PlanPublished: event(
      inNotices({
        ...span,
        allocations,
        ended,
        // Whom it gives nothing, by which rules, and on which weights others went first.
        unmet: z.exactOptional(
          z.array(
            z.object({
              unit: slug(),
              request: z.string(),
              rules: z.array(z.enum(planRules)),
              weights: z.exactOptional(z.array(z.enum(beatenOn))),
            }),
          ),
        ),
      }),
      inHistories({ plan: z.string() }),
    ),
    FeedOpened: feed,
    FeedRevoked: feed,
  };
});
export type StaffEvent = EventOf<typeof staffEvents>;
export type StaffNotice = NoticeOf<typeof staffEvents>;
type Published = Extract<StaffEvent, { readonly type: 'PlanPublished' }>;
/** An allocation as an event tells of it. */
export type Allotted = Published['allocations'][number];
export type Ended = Published['ended'][number];

/** Whom an event concerns: the three offices, and the associations it is about. Drafts and feeds concern nobody else. */
export const concerns = (event: Recorded<StaffEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'PlanDrafted':
    case 'PlanRequested':
    case 'PersonForgotten':
    case 'FeedOpened':
    case 'FeedRevoked':
      return [];
    case 'PositionSet':
      return [...new Set([...offices, event.employer, ...event.shares.map(({ unit }) => unit)])];
    case 'PositionAccepted':
    case 'PositionDeclined':
    case 'PositionEscalated':
      return [...new Set([...offices, event.employer])];
    case 'PositionRemoved':
      return [...new Set([...offices, event.employer, ...event.units])];
    case 'AllocationsEscalated':
      return [...new Set([...offices, ...event.allocations.map(({ unit }) => unit)])];
    case 'StaffRequestsImported':
      return [...new Set([...offices, ...event.units.map(({ unit }) => unit)])];
    case 'PlanComputed':
    case 'PlanFailed':
    case 'PlanCancelled':
    case 'PlanRemoved':
      return event.offices;
    case 'StaffRequestEdited':
    case 'StaffRequestChanged':
    case 'StaffRequestConsented':
      // Who asked together know what each asks for.
      return [...new Set([...offices, event.unit, ...(event.joint ?? []).map(({ unit }) => unit)])];
    case 'PlanPublished': {
      const { allocations, ended, unmet = [] } = event;
      return [...new Set([...offices, ...[...allocations, ...ended, ...unmet].map(({ unit }) => unit)])];
    }
    default:
      return [...new Set([...offices, event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly StaffEvent[] | Refusal<C>;

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
  tell,
} from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { answerers } from './state.ts';

/** What can have happened to candidates and visits. A candidate is an id in all of them, never a name. Pure. */
export const visitsEvents = /* @__PURE__ */ eventsOf(() => {
  const visit = inHistories({ visit: z.string() });
  /** `association`: the candidate's own. */
  const asked = { candidate: z.string(), association: z.exactOptional(slug()) };
  const asker = inNotices({ unit: slug(), ...asked });
  const off = inNotices({ day: z.exactOptional(day()) });
  /** `answers`: the candidate does, who signs in; else somebody has to tell them. */
  const awaited = inNotices({ owner: office(), replyBy: day(), answers: z.boolean() });
  const wished = inNotices({ wishes: z.array(day()), shortNotice: z.boolean() });
  const hours = { hours: z.exactOptional(z.object({ from: z.string(), to: z.string() })) };
  const reason = freeText({ reason: z.string() });

  return {
    VisitAsked: event(
      visit,
      asker,
      awaited,
      wished,
      inHistories({ earliest: day(), ...hours }),
      freeText({ topic: z.string() }),
    ),
    /** `wished`: on one of the days that were asked for. */
    VisitAccepted: event(visit, asker, inNotices({ day: day(), wished: z.boolean() })),
    /** `anew`: it awaits an answer again; else the place is another one. `was`: who was asked, and the day that it was on. */
    VisitChanged: event(
      visit,
      asker,
      awaited,
      wished,
      inNotices({ anew: z.boolean(), by: slug(), was: z.object({ ...asked, day: z.exactOptional(day()) }) }),
      inHistories({ earliest: day(), ...hours }),
      freeText({ reason: z.exactOptional(z.string()) }),
    ),
    VisitDeclined: event(visit, asker, off, inNotices({ by: z.enum(answerers) }), reason),
    /** It is asked for again, awaits an answer by another day, and takes those of its days that are free. */
    VisitReopened: event(
      visit,
      asker,
      awaited,
      inNotices({ by: z.enum(answerers) }),
      inHistories({ days: z.array(day()) }),
      reason,
    ),
    VisitWithdrawn: event(visit, asker, off),
    VisitEscalated: event(visit, asker, inNotices({ replyBy: day() }), inHistories({ owner: office() })),
  };
});

export const candidatesEvents = /* @__PURE__ */ eventsOf(() => {
  const candidate = inNotices({ candidate: z.string(), association: z.exactOptional(slug()) });
  const feed = forOffices({ feed: z.string() });
  return {
    /** Entered, or changed. */
    CandidateSet: event(
      candidate,
      inNotices({ isNew: z.boolean() }),
      inHistories({ free: z.array(z.object({ from: day(), to: day() })), perWeek: z.int() }),
    ),
    /** `retired`: they had been asked, so that what they were asked for stays readable. */
    CandidateRemoved: event(candidate, inNotices({ retired: z.boolean() })),
    /** `whole`: else the conditions, which named somebody. `units`: whose visits are still to come. */
    CandidateForgotten: event(
      candidate,
      inNotices({ whole: z.boolean() }),
      tell(['notice', 'offices'], { units: z.array(slug()) }),
    ),
    CandidateFeedOpened: event(candidate, feed),
    CandidateFeedRevoked: event(candidate, feed),
  };
});

export type VisitsEvent = EventOf<typeof visitsEvents>;
export type VisitsNotice = NoticeOf<typeof visitsEvents>;
export type CandidatesEvent = EventOf<typeof candidatesEvents>;
export type CandidatesNotice = NoticeOf<typeof candidatesEvents>;

/** All three offices have candidates; the unit it is whose it is; candidates are told where their association is. */
export const concerns = (happened: Recorded<VisitsEvent | CandidatesEvent>): readonly Unit[] => {
  const { association } = happened;
  const more = [
    ...('unit' in happened ? [happened.unit] : []),
    ...('units' in happened ? happened.units : []),
    ...(association === undefined ? [] : [association]),
    ...('was' in happened && happened.was.association !== undefined ? [happened.was.association] : []),
  ];
  return [...new Set([...offices, ...more])];
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly VisitsEvent[] | Refusal<C>;
export type CandidateDecision<C extends ProblemCode> = readonly CandidatesEvent[] | Refusal<C>;

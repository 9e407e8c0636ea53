import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import { event, type EventOf, eventsOf, freeText, inHistories, inNotices, type NoticeOf } from '../../shared/events.ts';
import { day, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';

/** What can have happened to requests for visits. Who is asked is in none of them. Pure. */
export const visitsEvents = /* @__PURE__ */ eventsOf(() => {
  const visit = inHistories({ visit: z.string() });
  const asker = inNotices({ unit: slug() });
  const off = inNotices({ day: z.exactOptional(day()) });

  return {
    VisitAsked: event(
      visit,
      asker,
      inNotices({ wishes: z.array(day()), owner: office(), replyBy: day(), shortNotice: z.boolean() }),
      inHistories({ earliest: day() }),
      freeText({ topic: z.string() }),
    ),
    /** `wished`: on one of the days that were asked for. */
    VisitAccepted: event(visit, asker, inNotices({ day: day(), wished: z.boolean() })),
    VisitDeclined: event(visit, asker, off, freeText({ reason: z.string() })),
    VisitWithdrawn: event(visit, asker, off),
    VisitEscalated: event(visit, asker, inNotices({ replyBy: day() }), inHistories({ owner: office() })),
    CandidateForgotten: event(visit, asker),
  };
});
export type VisitsEvent = EventOf<typeof visitsEvents>;
export type VisitsNotice = NoticeOf<typeof visitsEvents>;

/** All three offices have candidates; the unit it is whose it is. */
export const concerns = ({ unit }: Recorded<VisitsEvent>): readonly Unit[] => [...new Set([...offices, unit])];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly VisitsEvent[] | Refusal<C>;

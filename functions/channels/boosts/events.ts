import * as z from 'zod/mini';
import type { Recorded } from '../../../shared/commit.ts';
import { event, type EventOf, eventsOf, inHistories, inNotices, type NoticeOf } from '../../../shared/events.ts';
import { office, slug } from '../../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';

/** What can have happened to paid boosts. Pure. */
export const boostsEvents = /* @__PURE__ */ eventsOf(() => {
  const boost = inNotices({ channel: z.string(), amount: z.int() });
  const about = inHistories({ boost: z.string(), unit: slug() });
  /** The office whose channel it is. */
  const owner = inHistories({ owner: office() });

  return {
    BoostRequested: event(
      boost,
      about,
      owner,
      inHistories({
        audience: z.string(),
        area: z.exactOptional(slug()),
        event: z.exactOptional(z.string()),
        spending: z.string(),
      }),
    ),
    BoostReserved: event(boost, about, inNotices({ owner: office() })),
    /** `paid`: what has been paid in all, and has not come back. */
    BoostPaid: event(boost, about, owner, inNotices({ paid: z.exactOptional(z.int()) })),
    /** Its money does not come. */
    BoostEnded: event(boost, about, owner, inNotices({ outcome: z.enum(['refused', 'withdrawn']) })),
    /** `before`: what had been said, where this corrects it. */
    BoostMeasured: event(
      boost,
      about,
      owner,
      inNotices({ reach: z.int() }),
      inHistories({ before: z.exactOptional(z.int()) }),
    ),
  };
});
export type BoostsEvent = EventOf<typeof boostsEvents>;
export type BoostsNotice = NoticeOf<typeof boostsEvents>;
/** What every event of a boost says. */
export type OnBoost = Omit<Extract<BoostsEvent, { readonly type: 'BoostPaid' }>, 'type' | 'subject'>;

/** Whom an event concerns: who asked for it, and whose channel it is; all heads are told of the spending request. */
export const concerns = ({ unit, owner }: Recorded<BoostsEvent>): readonly Unit[] => [...new Set([owner, unit])];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly BoostsEvent[] | Refusal<C>;

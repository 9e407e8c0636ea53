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
import { day, localTime, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { channelKinds } from './state.ts';

/** What can have happened to channels, and to publications in them. Pure. */
export const channelsEvents = /* @__PURE__ */ eventsOf(() => {
  /** `title` and `startsAt` of the event; `time`: when it comes out. */
  const publication = inNotices({
    title: z.string(),
    startsAt: localTime(),
    channel: z.string(),
    time: localTime(),
  });
  const reason = freeText({ reason: z.string() });
  const about = inHistories({ publication: z.string(), event: z.string() });
  /** Whose event it is. */
  const units = forOffices({ units: z.array(slug()) });
  /** The office that decides. */
  const owner = { owner: office() };

  return {
    ChannelSet: event(
      inNotices({ channel: z.string(), ...owner, audience: z.int() }),
      inHistories({
        kind: z.enum(channelKinds),
        name: z.string(),
        area: z.exactOptional(z.string()),
        languages: z.exactOptional(z.array(z.string())),
        leadTimeDays: z.int(),
        minGapHours: z.exactOptional(z.int()),
      }),
      freeText({ guidelines: z.exactOptional(z.string()) }),
    ),
    /** `retired`: something was published or asked for in it, so that it stays readable. */
    ChannelRemoved: event(inNotices({ channel: z.string(), ...owner, retired: z.boolean() })),
    /** `accepted`: proposed by the office that decides. */
    PublicationProposed: event(
      publication,
      about,
      units,
      inNotices({ ...owner, replyBy: day(), tooLate: z.boolean(), accepted: z.boolean() }),
      inHistories({ language: z.string(), by: z.exactOptional(slug()) }),
      freeText({ text: z.exactOptional(z.string()) }),
    ),
    /**
     * All as it then is, by whoever proposed it; it is to be accepted anew, unless they own the channel. `agreed`: as the
     * owner had answered; `left`: the office that no longer decides.
     */
    PublicationChanged: event(
      publication,
      about,
      units,
      inNotices({ ...owner, replyBy: day(), tooLate: z.boolean(), accepted: z.boolean() }),
      inNotices({ agreed: z.exactOptional(z.literal(true)), left: z.exactOptional(office()) }),
      inHistories({ language: z.string() }),
      freeText({ text: z.exactOptional(z.string()) }),
    ),
    /** The owner of the channel would rather have it then, or there. */
    PublicationCountered: event(
      publication,
      about,
      units,
      inNotices({ ...owner, counter: z.object({ channel: z.string(), at: localTime() }), replyBy: day() }),
      reason,
    ),
    PublicationWithdrawn: event(publication, about, units, inHistories(owner), reason),
    PublicationReopened: event(
      publication,
      about,
      units,
      inNotices({ ...owner, replyBy: day(), tooLate: z.boolean() }),
      reason,
    ),
    /** It was accepted, and its event has moved since. */
    PublicationReturned: event(
      publication,
      about,
      units,
      inNotices({ ...owner, replyBy: day(), tooLate: z.boolean() }),
      reason,
    ),
    PublicationAccepted: event(publication, about, units, inNotices(owner)),
    PublicationDeclined: event(publication, about, units, inHistories(owner), reason),
    PublicationPosted: event(publication, about, units, inHistories({ ...owner, url: z.string() })),
    /** `audience`: of the channel when it was first measured; `before`: what had been measured, where this corrects it. */
    PublicationMeasured: event(
      publication,
      about,
      units,
      inNotices({ reach: z.int() }),
      inHistories({
        ...owner,
        clicks: z.optional(z.int()),
        audience: z.int(),
        before: z.exactOptional(z.int()),
      }),
    ),
    PublicationEscalated: event(publication, about, units, inNotices({ replyBy: day() }), inHistories(owner)),
  };
});
export type ChannelsEvent = EventOf<typeof channelsEvents>;
export type ChannelsNotice = NoticeOf<typeof channelsEvents>;
/** What every event of a publication says. */
export type Of = Omit<Extract<ChannelsEvent, { readonly type: 'PublicationAccepted' }>, 'type' | 'subject'>;

/** Whom an event concerns: who decides and whose event it is; of a channel, and of what nobody answers, all offices. */
export const concerns = (event: Recorded<ChannelsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'ChannelSet':
    case 'ChannelRemoved':
      return offices;
    case 'PublicationEscalated':
      return [...new Set([...offices, ...event.units])];
    case 'PublicationChanged':
      return [...new Set([event.owner, ...(event.left ? [event.left] : []), ...event.units])];
    default:
      return [...new Set([event.owner, ...event.units])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly ChannelsEvent[] | Refusal<C>;

import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import {
  event,
  type EventOf,
  eventsOf,
  freeText,
  inHistories,
  inNotices,
  journaled,
  type NoticeOf,
  untold,
} from '../../shared/events.ts';
import { day, localTime, office, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { offices, type Unit } from '../../shared/units.ts';
import { gatheringIn, type GatheringsState, gatheringStatuses, visibilities } from './state.ts';

/**
 * What can have happened to the campaign's events. Whom to ask is in none of them: that may name a person. `fields` and
 * `drafts` are for the record: they may be long, and notices do without them. Pure.
 */

/** What a change means to those outside: the three things that hooks tell of. */
export const outwards = ['created', 'changed', 'cancelled'] as const;
export type Outward = (typeof outwards)[number];

export const gatheringEvents = /* @__PURE__ */ eventsOf(
  () => {
    const place = z.object({
      name: z.string(),
      address: z.optional(z.string()),
      area: z.optional(z.string()),
      lat: z.optional(z.number()),
      lon: z.optional(z.number()),
    });
    const accessibility = z.object({
      stepFree: z.optional(z.boolean()),
      toilet: z.optional(z.boolean()),
      hearingLoop: z.optional(z.boolean()),
      signLanguage: z.optional(z.boolean()),
      note: z.optional(z.string()),
    });
    const hours = z.object({ staff: z.optional(z.int()), activists: z.optional(z.int()) });
    const texts = z.object({
      title: z.optional(z.string()),
      summary: z.optional(z.string()),
      description: z.optional(z.string()),
    });
    const fields = z.object({
      title: z.string(),
      summary: z.string(),
      description: z.optional(z.string()),
      texts: z.optional(z.record(z.string(), texts)),
      kind: z.string(),
      audience: z.optional(z.string()),
      place: z.optional(place),
      online: z.optional(z.object({ url: z.string() })),
      startsAt: localTime(),
      endsAt: localTime(),
      organisers: z.array(slug()),
      languages: z.array(z.string()),
      accessibility: z.optional(accessibility),
      visibility: z.enum(visibilities),
      cost: z.optional(z.int()),
      hours: z.optional(hours),
      expectedReach: z.optional(z.int()),
    });
    const source = z.object({
      sequence: z.int(),
      stamp: z.optional(z.string()),
      said: z.record(z.string(), z.string()),
    });
    /** Of which event of a calendar it is made. */
    const imported = { uid: z.optional(z.string()), source: z.optional(source) };
    const draft = z.object({ event: z.string(), fields, ...imported });

    /** Which event of the campaign it is about, and what it is called. */
    const about = inHistories({ event: z.string() });
    const named = inNotices({ title: z.string(), startsAt: localTime() });
    const status = z.enum(gatheringStatuses);
    const results = z.object({
      reach: z.int(),
      attended: z.optional(z.int()),
      cost: z.int(),
      hours: z.optional(hours),
    });

    return {
      EventRegistered: event(about, named, inHistories({ fields, contactSet: z.exactOptional(z.literal(true)) })),
      /**
       * All fields as they then are, and the names of those that changed. `isOutward`: of what those outside are shown of
       * a published event; `left`: who organises it no longer;
       * `by`: an office that does not answer for it, which says why; `uid` and `source` where an import changed it.
       */
      EventChanged: event(
        about,
        named,
        inNotices({
          endsAt: localTime(),
          changed: z.array(z.string()),
          left: z.exactOptional(z.array(slug())),
          by: z.exactOptional(office()),
        }),
        inHistories({ fields, isOutward: z.boolean() }),
        untold(imported),
        freeText({ reason: z.exactOptional(z.string()) }),
      ),
      /**
       * Drafts out of a file; one that has too many for one transaction comes in several parts. What is told of a whole import
       * says how many it has `changed` and `cancelled`, too.
       */
      EventsImported: event(
        inNotices({
          count: z.int(),
          changed: z.exactOptional(z.int()),
          cancelled: z.exactOptional(z.int()),
        }),
        inHistories({ import: z.string(), unit: slug(), drafts: z.array(draft) }),
      ),
      EventSubmitted: event(about, named, inNotices({ owner: office(), replyBy: day() })),
      /** `back`: sent back as a draft, to be changed and submitted again. */
      EventDeclined: event(
        about,
        named,
        inNotices({ by: office(), back: z.boolean() }),
        freeText({ reason: z.string() }),
      ),
      EventReopened: event(
        about,
        named,
        inNotices({ owner: office(), replyBy: day() }),
        freeText({ reason: z.string() }),
      ),
      EventPublished: event(about, named, inNotices({ was: status })),
      EventCancelled: event(about, named, inHistories({ was: status }), freeText({ reason: z.string() })),
      EventHeld: event(about, named, inNotices({ results })),
      /** `results`: what had been said. */
      ResultsReversed: event(about, named, inNotices({ results }), freeText({ reason: z.string() })),
      EventEscalated: event(about, named, inNotices({ replyBy: day() }), inHistories({ owner: office() })),
      ContactForgotten: event(about, named),
    };
  },
  // What hooks are told, written into the item where both states are known.
  () => journaled(['hook', 'offices', 'associations'], { outward: z.exactOptional(z.enum(outwards)) }),
);
export type GatheringsEvent = EventOf<typeof gatheringEvents>;
export type GatheringsNotice = NoticeOf<typeof gatheringEvents>;

/**
 * Whom an event concerns: the organisers; all offices unless it is still a draft; and every association where it is for
 * members and published, since nothing but inboxes and secret feeds tells of those.
 */
export const concerns = (event: Recorded<GatheringsEvent>, state: GatheringsState): readonly Unit[] => {
  if (event.type === 'EventsImported') return [event.unit];
  const gathering = gatheringIn(state, event.event);
  if (!gathering) return [];
  const isDraft =
    (gathering.status === 'draft' && event.type !== 'EventDeclined') ||
    (event.type === 'EventCancelled' && event.was === 'draft');
  const isForMembers = gathering.visibility === 'members' && gathering.publishedAt !== undefined;
  return [
    ...new Set([
      ...gathering.organisers,
      ...(event.type === 'EventChanged' ? (event.left ?? []) : []),
      ...(isDraft ? [] : offices),
      ...(isForMembers ? (state.associations ?? []) : []),
    ]),
  ];
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly GatheringsEvent[] | Refusal<C>;

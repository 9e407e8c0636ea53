import type { Recorded } from '../../shared/commit.ts';
import type { Day } from '../../shared/calendar.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { EventFields, EventsState, EventStatus, Results } from './state.ts';

/**
 * What can have happened to the campaign's events. Whom to ask is in none of them: that may name a person. `fields` and
 * `drafts` are for the record: they may be long, and those who are told get the rest (notifications/messages.ts). Pure.
 */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

/** Which event of the campaign it is about, and what it is called. */
type About = { event: string; title: string; startsAt: LocalTime };

export type ImportedEvent = { readonly event: string; readonly fields: EventFields; readonly uid?: string | undefined };

export type EventsEvent =
  | On<'EventRegistered', About & { fields: EventFields; contactSet?: true }>
  /**
   * All fields as they then are, and the names of those that changed. `isOutward`: of what those outside are shown of a
   * published event; `left`: who organises it no longer.
   */
  | On<
      'EventChanged',
      About & {
        endsAt: LocalTime;
        fields: EventFields;
        changed: readonly string[];
        isOutward: boolean;
        left?: readonly Unit[];
      }
    >
  /** Drafts out of a file; one that has too many for one transaction comes in several parts. */
  | On<'EventsImported', { import: string; unit: Unit; count: number; drafts: readonly ImportedEvent[] }>
  | On<'EventSubmitted', About & { owner: Office; replyBy: Day }>
  | On<'EventPublished', About & { was: EventStatus }>
  | On<'EventCancelled', About & { was: EventStatus; reason: string }>
  | On<'EventHeld', About & { results: Results }>
  | On<'EventEscalated', About & { owner: Office; replyBy: Day }>
  | On<'ContactForgotten', About>;

/**
 * Whom an event concerns: the organisers; all offices unless it is still a draft; and every association where it is for
 * members and published, since nothing but inboxes and secret feeds tells of those.
 */
export const concerns = (event: Recorded<EventsEvent>, { events, associations }: EventsState): readonly Unit[] => {
  if (event.type === 'EventsImported') return [event.unit];
  const is = events[event.event];
  if (!is) return [];
  const isDraft = is.status === 'draft' || (event.type === 'EventCancelled' && event.was === 'draft');
  const isForMembers = is.visibility === 'members' && is.publishedAt !== undefined;
  return [
    ...new Set([
      ...is.organisers,
      ...(event.type === 'EventChanged' ? (event.left ?? []) : []),
      ...(isDraft ? [] : offices),
      ...(isForMembers ? (associations ?? []) : []),
    ]),
  ];
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly EventsEvent[] | Refusal<C>;

import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Keeps } from '../../shared/texts.ts';
import { offices, type Office, type Unit } from '../../shared/units.ts';
import type { Turns } from '../gatherings/offers.ts';

/** What is stored of candidates and visits. Pure. */

export const visitStatuses = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type VisitStatus = (typeof visitStatuses)[number];
/** Who says no: the candidate, or an office on their behalf. */
export const answerers = [...offices, 'candidate'] as const;
export type Answerer = (typeof answerers)[number];

/** Both ends belong to it. */
export type Span = { readonly from: Day; readonly to: Day };
/** A part of a day as clocks show it, `HH:MM` to `24:00`. */
export type Hours = { readonly from: string; readonly to: string };

/** Days that a visit takes: those wished for while it awaits its answer, and the one that it is on. */
export type Booked = {
  readonly visit: string;
  readonly unit: Unit;
  readonly days: readonly Day[];
  /** Absent: the whole day. */
  readonly hours?: Hours | undefined;
};

/** A calendar for whoever has its secret, of which only the hash is stored. */
export type Feed = { readonly id: string; readonly hash: string; readonly openedAt: Instant };

/** Who a candidate is, and under which conditions they come: in no event, and forgotten after the campaign. */
export type Who = {
  readonly name?: string | undefined;
  /** Id of the person in the campaign who answers for themselves. */
  readonly person?: string | undefined;
  /** Where letters to them go, if they have no sign-in. */
  readonly email?: string | undefined;
  readonly conditions?: string | undefined;
};

/**
 * D18: somebody who is asked to visit associations. What they are booked for lies in it, so that its own version guards
 * every day of it: nobody is booked twice.
 */
export type Candidate = Entity &
  Who & {
    readonly id: string;
    /** Whose candidate it is. */
    readonly association?: Unit | undefined;
    /** In their order, none beside or within another. */
    readonly free: readonly Span[];
    /** Most visits in a week from Monday to Sunday. */
    readonly perWeek: number;
    readonly booked: readonly Booked[];
    readonly feeds: readonly Feed[];
    /** Since when they take no more visits. */
    readonly retired?: Instant | undefined;
  };

/** D18: a candidate is asked to visit an association. Pure. */
export type Visit = Entity &
  Keeps & {
    /** `<unit>.<ULID>`: says whose it is. */
    readonly id: string;
    readonly unit: Unit;
    readonly filer: string;
    /** Id of the candidate. */
    readonly candidate: string;
    /** In their order. */
    readonly wishes: readonly Day[];
    /** Absent: the whole day. */
    readonly hours?: Hours | undefined;
    /** Absent once it is forgotten, like topic and reasons. */
    readonly place?: string | undefined;
    readonly topic?: string | undefined;
    readonly status: VisitStatus;
    readonly owner: Office;
    readonly replyBy: Day;
    readonly shortNotice: boolean;
    /** The earliest wish, seen from the day it was asked, that is not short notice. */
    readonly earliest: Day;
    /** When the visit is, once it is accepted. */
    readonly day?: Day | undefined;
    /** When it was, while it awaits an answer anew. */
    readonly wasOn?: Day | undefined;
    readonly reason?: string | undefined;
    /** Who declined it, and when. */
    readonly declinedBy?: Answerer | undefined;
    readonly declinedAt?: Instant | undefined;
    readonly reopened?:
      { readonly at: Instant; readonly by: Answerer; readonly reason?: string | undefined } | undefined;
    /** When somebody last changed it, on whose behalf, and why. */
    readonly changed?: { readonly at: Instant; readonly by: Unit; readonly reason?: string | undefined } | undefined;
    readonly escalated?: true | undefined;
  };

/** What events are folded into. */
export type VisitsState = {
  readonly visit?: Visit | undefined;
  readonly turns?: Turns | undefined;
  /** The one who is asked, or whom a command is about. */
  readonly candidate?: Candidate | undefined;
  /** The one who is asked instead. */
  readonly other?: Candidate | undefined;
  /** Context, not stored: what the command says and no event may: where the visit is. */
  readonly place?: string | undefined;
  readonly who?: Who | undefined;
  /** The hash of the secret of a feed that is opened. */
  readonly opening?: string | undefined;
};

/** How letters name a candidate (shared/letters.ts). */
export const candidateTo = (candidate: string): string => `candidate/${candidate}`;

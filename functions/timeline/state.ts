import type { Day } from '../../shared/calendar.ts';
import { type Entity, notStored } from '../../shared/commit.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';

/** What a timeline is made of (D9, D25): milestones relative to election day, and what follows what. Pure. */

export const milestoneKinds = ['deadline', 'start', 'event', 'decision'] as const;
export const milestoneStates = ['planned', 'done', 'dropped'] as const;

/** The day that everything is counted from: a pinned milestone that nobody enters, since the campaign has it. */
export const electionDayId = 'election-day';

/** What people said: a day, or how long before or after election day. */
export type When =
  | { readonly day: Day }
  | { readonly before: typeof electionDayId; readonly days: number }
  | { readonly after: typeof electionDayId; readonly days: number };
/** Begins so many days after that one has ended; with `workdays`, Monday to Friday without Swedish holidays. */
export type Edge = { readonly milestone: string; readonly lag: number; readonly workdays?: true | undefined };
/** A day of something else that is this milestone's. `proposed`: what the district office is asked to move it to. */
export type Governed = { readonly subject: string; readonly field: string; readonly proposed?: Day | undefined };

export type Milestone = {
  readonly id: string;
  readonly title: string;
  readonly owner: Unit;
  readonly kind: (typeof milestoneKinds)[number];
  /** Absent where its day follows from others alone. */
  readonly when?: When | undefined;
  /** Days that it goes on for after its first. */
  readonly length: number;
  readonly after: readonly Edge[];
  readonly pinned?: true | undefined;
  readonly state: (typeof milestoneStates)[number];
  readonly doneOn?: Day | undefined;
  readonly governs: readonly Governed[];
  /** So many days before it the owner is reminded. */
  readonly remind: readonly number[];
  /** Where others have pushed it to: it never comes back earlier by itself. */
  readonly held?: Day | undefined;
  /** Of which of its days, and how many days ahead, the owner was reminded last; below zero: that the day was past. */
  readonly reminded?: { readonly day: Day; readonly ahead: number } | undefined;
  /** Its day was over when it was entered: nobody is reminded of it. */
  readonly isPast?: true | undefined;
  /** It was moved or done once, so it is dropped and not removed. */
  readonly touched?: true | undefined;
};
export type Milestones = Readonly<Record<string, Milestone>>;

/**
 * All of a campaign's milestones in one entity: its version guards the graph, so that of two who at once add edges that
 * together make a circle one is told. Days are computed when read (days.ts).
 */
export type Timeline = Entity & {
  readonly milestones: Milestones;
  /** As of the last event: the campaign has the present one. */
  readonly electionDay?: Day | undefined;
  readonly templates: readonly string[];
};
export const emptyTimeline: Timeline = { ...notStored, milestones: {}, templates: [] };

/** What people wrote of a milestone: apart, so that what all read stays small. */
export type MilestoneTexts = Entity &
  Keeps & {
    readonly id: string;
    readonly note?: string | undefined;
    /** Since which event it says that, if it was changed. */
    readonly noteSince?: string | undefined;
  };
export const emptyTexts = (id: string): MilestoneTexts => ({ ...notStored, id });

/** What became of something that a milestone governs: moved with it, proposed to the district office, or only told. */
export const effects = ['moved', 'proposed', 'told'] as const;
/** What one change did to the days of others, and who has something that depends on them. */
export type Slip = {
  readonly moved: readonly {
    readonly milestone: string;
    readonly owner: Unit;
    readonly from: Day;
    readonly to: Day;
  }[];
  /** Pinned ones that by now come before what they wait for, by so many days. */
  readonly conflicts: readonly { readonly milestone: string; readonly owner: Unit; readonly days: number }[];
  readonly governs: readonly {
    readonly milestone: string;
    readonly subject: string;
    readonly field: string;
    readonly effect: (typeof effects)[number];
    readonly day: Day;
  }[];
  readonly affected: readonly { readonly unit: Unit; readonly subjects: readonly string[] }[];
};
export const noSlip: Slip = { moved: [], conflicts: [], governs: [], affected: [] };

/** What events are folded into. */
export type TimelineState = {
  readonly timeline: Timeline;
  readonly said?: MilestoneTexts | undefined;
  /** Not stored: what the command did to the days of others, for its answer. */
  readonly slip?: Slip | undefined;
};

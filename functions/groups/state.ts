import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';

/** E2: groups that lead a campaign or run its week, what they are there for, and what they have decided. Pure. */
export type Group = Entity & {
  readonly id: string;
  readonly name: string;
  /** Ids of people; each is let go of when the person is forgotten. */
  readonly members: readonly string[];
  /** How many assignments were ever proposed, which of them is in force, and which is open. */
  readonly assignments: number;
  readonly inForce?: number | undefined;
  readonly proposed?: number | undefined;
  /** It has decided something. */
  readonly decided?: true | undefined;
  /** It decides nothing new, until it is set again. */
  readonly retired?: true | undefined;
};

/** Which of them it is, the group knows. */
export const assignmentStatuses = ['proposed', 'adopted', 'replaced'] as const;
/** A text that says what the group is for: in force once the heads of all three offices have adopted it. */
export type Assignment = Entity &
  Keeps & {
    /** Its number. */
    readonly id: string;
    readonly group: string;
    readonly text?: string | undefined;
    readonly adoptions: Readonly<Partial<Record<Office, { readonly person: string; readonly at: Instant }>>>;
    readonly inForceAt?: Instant | undefined;
    /** D6: by when the heads of all three have adopted it. */
    readonly replyBy?: Day | undefined;
    readonly escalated?: true | undefined;
  };

export type GroupDecision = Entity &
  Keeps & {
    readonly id: string;
    readonly group: string;
    readonly text?: string | undefined;
    /** Since which event it says that, if it was changed. */
    readonly textSince?: string | undefined;
    /** Who sees to it: a unit, or a person by their id. */
    readonly owner?: Unit | undefined;
    readonly person?: string | undefined;
    readonly due: Day;
    readonly status: 'open' | 'done';
    readonly correctedAt?: Instant | undefined;
    readonly doneAt?: Instant | undefined;
    readonly reopened?: { readonly at: Instant; readonly reason?: string | undefined } | undefined;
    /** It was told that its day is past. */
    readonly overdue?: true | undefined;
  };

/** What events are folded into. */
export type GroupsState = {
  readonly group?: Group | undefined;
  readonly assignment?: Assignment | undefined;
  readonly decision?: GroupDecision | undefined;
};

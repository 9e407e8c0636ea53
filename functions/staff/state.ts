import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { Ring } from '../campaign/offers.ts';
import type { Consent, Role } from './positions/roles.ts';

/** What staff is made of: positions with their allocations, requests, plans. Pure. */

/** A period in whole days; both ends belong to it. */
export type Span = { readonly from: Day; readonly to: Day };
/** Percent of full time, whole, 1 to 100. */
export type Extent = number;

/** A part of a position that a unit has from the start, for all of its time unless it says otherwise. */
export type Share = {
  readonly unit: Unit;
  readonly extent: Extent;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
};

/** A part of a position that answers a staff request. */
export type Allocation = Span & {
  /** `<position>.<ULID>`: says where it is kept. */
  readonly id: string;
  readonly request: string;
  readonly unit: Unit;
  readonly extent: Extent;
  readonly status: 'allocated' | 'confirmed';
  readonly allocatedAt: Instant;
  /** D5: announced with less than the agreed notice. */
  readonly shortNotice: boolean;
  readonly plan?: string;
  /** D6: by when its unit confirms or disputes it; absent once it has. */
  readonly replyBy?: Day;
  readonly escalated?: true;
  /** Moved: the entry of calendars that it is, and after which of its numbers (allocations/continuing.ts). */
  readonly continues?: { readonly as: string; readonly after: number };
};

/** What became of an allocation that is no more: calendars must still say that it is cancelled. */
export type EndedAllocation = Omit<Allocation, 'status'> & {
  readonly status: 'disputed' | 'cancelled' | 'replaced';
  readonly endedAt: Instant;
  /** It was in calendars; `goesOn`: it still is, as what it was moved to. */
  readonly wasConfirmed?: true;
  readonly goesOn?: true;
};

/**
 * D1: one employment with shares at several units; what shares leave is free to allocate. Its allocations lie in it,
 * so that its own version guards every day of it (invariant 3).
 */
export type Position = Entity &
  Keeps &
  Span & {
    readonly id: string;
    readonly title: string;
    readonly extent: Extent;
    readonly employer: Unit;
    readonly supervisor: Office;
    readonly administrator: Office;
    readonly shares: readonly Share[];
    /** Absent: any. Tasks are free slugs, languages BCP 47. */
    readonly tasks?: readonly string[] | undefined;
    readonly languages?: readonly string[] | undefined;
    /** The employed person's name: only here, never in an event, and removed after the campaign. */
    readonly person?: string | undefined;
    /** Where they are written to of what is confirmed (letters.ts): kept, shown and forgotten as the name is. */
    readonly email?: string | undefined;
    /** The planner may use it. */
    readonly plannable: boolean;
    /** Of supervisor and administrator, who have not accepted. */
    readonly consents?: Readonly<Partial<Record<Role, Consent>>> | undefined;
    /** Who changed it last without employing it. */
    readonly changed?: DoneBy | undefined;
    readonly allocations: readonly Allocation[];
    /** The latest hundred. */
    readonly ended: readonly EndedAllocation[];
  };

export const priorities = ['low', 'normal', 'high'] as const;
export type Priority = (typeof priorities)[number];

/** Which unit did something to what is another's, when and why. */
export type DoneBy = { readonly at: Instant; readonly by: Unit; readonly reason?: string | undefined };

/** One unit's part of a request that several associations of one neighbour group made together. */
export type JointPart = { readonly unit: Unit; readonly extent: Extent; readonly request: string };

/** D5. `open` until declined or withdrawn: whether it is met follows from the allocations, and is computed when read. */
export type StaffRequest = Entity &
  Keeps &
  Span & {
    /** `<unit>.<ULID>`: says whose it is. */
    readonly id: string;
    readonly unit: Unit;
    readonly extent: Extent;
    readonly tasks: readonly string[];
    readonly languages?: readonly string[] | undefined;
    readonly priority: Priority;
    readonly note?: string | undefined;
    /** Every part of a joint request is a request of its own, which its unit answers for. */
    readonly joint?: readonly JointPart[] | undefined;
    readonly filer: string;
    readonly owner: Office;
    readonly replyBy: Day;
    readonly shortNotice: boolean;
    /** The earliest start, seen from the day it was filed, that is not short notice. */
    readonly earliestStart: Day;
    /** `proposed` until its unit consents to what another asked for in its name. */
    readonly outcome: 'proposed' | 'open' | 'declined' | 'withdrawn';
    readonly proposedBy?: Unit | undefined;
    readonly reason?: string | undefined;
    /** The events that set note and reason, where these were not there from the start (`setBy`). */
    readonly noteSince?: string | undefined;
    readonly reasonSince?: string | undefined;
    /** Which unit declined or withdrew it, and may reopen it. */
    readonly endedBy?: Unit | undefined;
    readonly reopened?: DoneBy | undefined;
    /** The office that changed it last without being who asked. */
    readonly changed?: DoneBy | undefined;
    /** Since when it awaits a new answer, after a dispute or a cancellation. */
    readonly reopenedAt?: Instant | undefined;
    /** What the unit disputed last. */
    readonly dispute?:
      | {
          readonly reason?: string;
          readonly uncovered: readonly string[];
          readonly at: Instant;
          readonly allocation: string;
          readonly withdrawnAt?: Instant;
          /** By which office, and why. */
          readonly settled?: DoneBy;
        }
      | undefined;
    readonly escalated?: true | undefined;
    /** The import that it came with: it is not there before that import is (sheets/store.ts). */
    readonly import?: string | undefined;
  };

export type RequestStatus = 'proposed' | 'submitted' | 'allocated' | 'confirmed' | 'declined' | 'withdrawn';

/**
 * One per campaign. Every command that changes a position or a request moves its version, so that whoever read it
 * first has read everything else as of one moment.
 */
export type Head = Entity & {
  /** Requests filed so far: the owners go round by it (D6). */
  readonly filed: number;
  /** Commands so far. */
  readonly changes: number;
  /** What each unit has asked for (asked.ts); absent until somebody has. */
  readonly asked?: Uint8Array | undefined;
};

export const planStatuses = ['computing', 'draft', 'published', 'failed', 'cancelled'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** What staff knows of an association. */
export type AssociationFacts = {
  readonly name: string;
  readonly ring: Ring;
  readonly neighbourGroup?: string | undefined;
  readonly priorityArea: boolean;
};
export type Associations = Readonly<Record<Unit, AssociationFacts>>;

/** How the planner weighs. A percent-week is one percent of full time during seven days. */
export type Weights = {
  /** What a met percent-week of a request is worth. */
  readonly met: number;
  /** Added to `met` where the association is a priority area. */
  readonly priorityArea: number;
  /** Factor for a request's own priority: high x this, low / this. */
  readonly ownPriority: number;
  /** D24: percent-weeks that it is worth that an outer-ring association that asks gets something at all. */
  readonly outerRingFloor: number;
  /** D4: price of each percent-week by which the most loaded office exceeds the least loaded. */
  readonly supervision: number;
  /** Price of each published percent-week that is moved or taken away. */
  readonly change: number;
  /** D5: price of each percent-week of an allocation that starts sooner than `noticeFrom`. */
  readonly notice: number;
};

/** What a plan is asked for, and whether it may move what is published. */
export type PlanAsked = Span & { readonly keep: boolean; readonly weights: Weights };

/** `share` of the effort that may be spent, 0 to 1; `gap` as far as one is known. */
export type Progress = { readonly share: number; readonly gap?: number | undefined; readonly at: Instant };

/** What a plan is computed from in the background (`Posed`), packed: the state as of the request. Never changes. */
export type PlanInput = Entity & { readonly id: string; readonly posed: Uint8Array; readonly ttl: number };

/** A plan lies beside what is real until a head publishes it. */
export type Plan = Entity &
  Keeps &
  PlanAsked & {
    readonly id: string;
    readonly status: PlanStatus;
    /** The planner's answer (`Computed`), packed; absent unless it is a draft or published. */
    readonly result?: Uint8Array | undefined;
    /** Who is told when it is over: the offices of the one who asked. Absent where the answer was waited for. */
    readonly offices?: readonly Office[] | undefined;
    /** While it is computed: who does, so that of two only the later goes on, and how far it has come. */
    readonly run?: string | undefined;
    readonly progress?: Progress | undefined;
    readonly publishedAt?: Instant | undefined;
    readonly publishedBy?: string | undefined;
    /** The office that had not asked for it and cancelled it. */
    readonly cancelled?: DoneBy | undefined;
  };

export type Ids<T> = Readonly<Record<string, T>>;

/** All that can be allocated, and all that awaits it. */
export type Staff = {
  readonly positions: Ids<Position>;
  /** The open ones, and those that a command names. */
  readonly requests: Ids<StaffRequest>;
};

/** What staff's events are folded into: a command has those of them that it reads. */
export type StaffState = Partial<Staff> & {
  readonly head?: Head;
  /** What a command is about has a slot of its own; what it moves besides is in the records. */
  readonly position?: Position | undefined;
  readonly request?: StaffRequest | undefined;
  readonly plan?: Plan | undefined;
  readonly input?: PlanInput | undefined;
  /** Context, not stored: what the command says and no event may: who is employed, and their address. */
  readonly person?: string | undefined;
  readonly email?: string | undefined;
  /** Context, not stored: the plan that the events `PlanDrafted` and `PlanRequested` put there, and what it is computed from. */
  readonly draft?: Omit<Plan, keyof Entity | 'status'> | undefined;
  readonly posed?: Uint8Array | undefined;
  /** Context, not stored: the answer that the event `PlanComputed` puts into the plan. */
  readonly result?: Uint8Array | undefined;
};

/** What has this id, which may come from a client: `constructor` is nobody's. */
export const withId = <T>(all: Ids<T>, id: string): T | undefined => (Object.hasOwn(all, id) ? all[id] : undefined);
/** What is there for sure: a rule has made it, or found it there. @throws when it is not: a bug. */
export const one = <T>(all: Ids<T>, id: string): T => {
  const found = withId(all, id);
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
};

import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { EndedAllocation, Extent, JointPart, Priority, Share, Span } from './state.ts';

/**
 * What can have happened to staff. The subject is the path below the campaign. Employed people's names are never in an
 * event: events stay, names go with the campaign. Pure.
 */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

/** An allocation as an event tells of it. */
export type Allotted = Span & {
  readonly allocation: string;
  readonly request: string;
  readonly unit: Unit;
  readonly position: string;
  readonly extent: Extent;
  readonly shortNotice: boolean;
};
export type Ended = Allotted & { readonly how: EndedAllocation['status'] };

type PositionFields = Span & {
  position: string;
  title: string;
  extent: Extent;
  employer: Unit;
  supervisor: Office;
  administrator: Office;
  shares: readonly Share[];
  tasks?: readonly string[];
  languages?: readonly string[];
  plannable: boolean;
};

export type StaffEvent =
  | On<'PositionSet', PositionFields>
  | On<'PositionRemoved', { position: string; employer: Unit; units: readonly Unit[] }>
  /** The employed person's name was removed after the campaign. */
  | On<'PersonForgotten', { position: string }>
  | On<
      'StaffRequested',
      Span & {
        request: string;
        unit: Unit;
        extent: Extent;
        tasks: readonly string[];
        languages?: readonly string[];
        priority: Priority;
        note?: string;
        joint?: readonly JointPart[];
        owner: Office;
        replyBy: Day;
        shortNotice: boolean;
        earliestStart: Day;
      }
    >
  /** What a sheet brought becomes real, all of it: told once to each unit, not request by request. */
  | On<
      'StaffRequestsImported',
      {
        import: string;
        /** How many each office is to answer of each unit's. */
        units: readonly { readonly unit: Unit; readonly owner: Office; readonly requests: number }[];
        replyBy: Day;
      }
    >
  | On<'StaffRequestDeclined', { request: string; unit: Unit; reason: string }>
  | On<'StaffRequestWithdrawn', { request: string; unit: Unit; ended: readonly Ended[] }>
  | On<'StaffRequestEscalated', { request: string; unit: Unit; owner: Office; replyBy: Day }>
  /** One per request, whatever one call allocated for several. */
  | On<'StaffAllocated', { request: string; unit: Unit; allocations: readonly Allotted[]; ended: readonly Ended[] }>
  | On<'AllocationConfirmed', Allotted>
  /** A new answer is due by `replyBy`, as after a cancellation. */
  | On<'AllocationDisputed', Allotted & { reason: string; uncovered: readonly string[]; owner: Office; replyBy: Day }>
  | On<'AllocationCancelled', Allotted & { reason: string; owner: Office; replyBy: Day }>
  /** A draft: nobody is told. */
  | On<'PlanDrafted', Span & { plan: string }>
  /** One event lists everything; each recipient is told what is theirs. */
  | On<'PlanPublished', Span & { plan: string; allocations: readonly Allotted[]; ended: readonly Ended[] }>
  | On<'FeedOpened', { feed: string; unit: Unit }>
  | On<'FeedRevoked', { feed: string; unit: Unit }>;

/** Whom an event concerns: the three offices, and the associations it is about. Drafts and feeds concern nobody else. */
export const concerns = (event: Recorded<StaffEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'PlanDrafted':
    case 'PersonForgotten':
    case 'FeedOpened':
    case 'FeedRevoked':
      return [];
    case 'PositionSet':
      return [...new Set([...offices, event.employer, ...event.shares.map(({ unit }) => unit)])];
    case 'PositionRemoved':
      return [...new Set([...offices, event.employer, ...event.units])];
    case 'StaffRequestsImported':
      return [...new Set([...offices, ...event.units.map(({ unit }) => unit)])];
    case 'PlanPublished':
      return [...new Set([...offices, ...[...event.allocations, ...event.ended].map(({ unit }) => unit)])];
    default:
      return [...new Set([...offices, event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly StaffEvent[] | Refusal<C>;

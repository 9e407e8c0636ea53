import type { Day } from '../../../../shared/calendar.ts';
import type { Office, Unit } from '../../../../shared/units.ts';
import type { Ring } from '../../../campaign/offers.ts';
import type { Extent, Priority, Span, Weights } from '../../state.ts';

/**
 * What the planner is given and what it answers: plain data, so that the same problem gives the same plan.
 * A percent-week is one percent of full time during seven days; a full-time week is 100 of them.
 */

/** What of a position is spoken for before the plan begins: shares, and allocations that stay. */
export type Taken = Span & { readonly unit: Unit; readonly extent: Extent };

export type PlanPosition = Span & {
  readonly id: string;
  readonly extent: Extent;
  /** D4: who supervises it bears the load of what is planned on it. */
  readonly supervisor: Office;
  /** D3 binds positions that an office employs; an association's own employees are never planned by others. */
  readonly tasks?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly taken: readonly Taken[];
};

/** An allocation that is published but not confirmed: it may move, at the price of `change`. */
export type Movable = Span & { readonly id: string; readonly position: string; readonly extent: Extent };

export type PlanRequest = Span & {
  readonly id: string;
  readonly unit: Unit;
  readonly extent: Extent;
  readonly tasks: readonly string[];
  readonly languages?: readonly string[] | undefined;
  readonly priority: Priority;
  readonly movable: readonly Movable[];
};

export type PlanUnit = {
  readonly ring: Ring;
  readonly priorityArea: boolean;
  readonly neighbourGroup?: string | undefined;
};

export type PlanProblem = Span & {
  readonly positions: readonly PlanPosition[];
  readonly requests: readonly PlanRequest[];
  readonly units: Readonly<Record<Unit, PlanUnit>>;
  readonly weights: Weights;
  /** Supervision that each office bears already within the period, in percent-weeks. */
  readonly load: Readonly<Record<Office, number>>;
  readonly noticeFrom: Day;
};

export type PlannedAllocation = Span & {
  readonly request: string;
  readonly position: string;
  readonly extent: Extent;
};

/**
 * The rules that can stand between a request and a plan. `capacity`: others have it. `worth` stands alone: it could
 * lawfully be met, but by the weights that costs more than it is worth.
 */
export const planRules = [
  'capacity',
  'extent',
  'period',
  'D3',
  'tasks',
  'languages',
  'two-positions',
  'worth',
] as const;
export type PlanRule = (typeof planRules)[number];

export type Reason = {
  readonly rule: PlanRule;
  /** By how much: percent (capacity, extent, D3), days (period), tasks or languages lacking, positions, percent-weeks. */
  readonly size: number;
  /** Who has what is lacking (`capacity`), which tasks or languages are lacking. */
  readonly who?: readonly string[];
};

export type Unmet = { readonly request: string; readonly reasons: readonly Reason[] };

export type PlanResult = {
  readonly allocations: readonly PlannedAllocation[];
  readonly unmet: readonly Unmet[];
  readonly objective: number;
  readonly bound: number;
  /** (bound - objective) / max(1, |objective|); 0 is proven optimal. */
  readonly gap: number;
  /** Work of the solver, counted alike on every machine. */
  readonly effort: number;
  readonly seconds: number;
  /** The wall-time fuse blew: the same input may then give another plan elsewhere. */
  readonly fuse: boolean;
};

import type { Day } from '../../../../shared/calendar.ts';
import { isOffice, type Office, type Unit } from '../../../../shared/units.ts';
import type { Ring } from '../../../campaign/offers.ts';
import type { Extent, Priority, Span, Weights } from '../../state.ts';

/**
 * What the planner gets and what it answers: plain data, so that the same problem gives the same plan. Pure.
 * A percent-week is one percent of full time during seven days; a full-time week is 100 of them.
 */

/** A part of a position that is not free for the plan: a share, or an allocation that stays. */
export type Taken = Span & { readonly unit: Unit; readonly extent: Extent };

export type PlanPosition = Span & {
  readonly id: string;
  readonly extent: Extent;
  /** D4: the office that supervises what is planned on the position. */
  readonly supervisor: Office;
  /** D3 binds positions that an office employs; an association's own employees are never planned by others. */
  readonly tasks?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly taken: readonly Taken[];
};

/** A position that would be planned if its switch (`plannable`) said so, and whose it is. */
export type ClosedPosition = PlanPosition & { readonly employer: Unit };

/** An allocation that is published but not confirmed: the plan may move it, at the price of `change`. */
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
  /** Nothing is planned on them: reasons name them. Absent in what was stored before they did. */
  readonly closed?: readonly ClosedPosition[] | undefined;
  readonly requests: readonly PlanRequest[];
  readonly units: Readonly<Record<Unit, PlanUnit>>;
  readonly weights: Weights;
  /** Supervision that each office has within the period before anything is planned, in percent-weeks. */
  readonly load: Readonly<Record<Office, number>>;
  readonly noticeFrom: Day;
};

export type PlannedAllocation = Span & {
  readonly request: string;
  readonly position: string;
  readonly extent: Extent;
};

/**
 * The rules that can keep a request unmet. `capacity`: others have the time. `worth` is always the only reason: the
 * request can be met by the rules, but that lowers the objective. `switch` stands beside the others: a position would do
 * that is not to be planned.
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
  'switch',
] as const;
export type PlanRule = (typeof planRules)[number];

export type Reason = {
  readonly rule: PlanRule;
  /** In percent (capacity, extent, D3), days (period), percent-weeks (worth), or a number of tasks, languages, positions (switch). */
  readonly size: number;
  /** The units that have the time (`capacity`), or whose the positions are (`switch`); the tasks or languages that are missing. */
  readonly who?: readonly string[];
  /** Which would do, each by itself or, where none does, together with others (`switch`). */
  readonly positions?: readonly string[];
};

/** What a plan is worth by each weight, and `pieces`, which tells equally good plans apart. */
export const planTerms = [
  'priorityArea',
  'outerRingFloor',
  'ownPriority',
  'met',
  'change',
  'notice',
  'supervision',
  'pieces',
] as const;
export type PlanTerm = (typeof planTerms)[number];
/** On what another request went first; where all weights together leave them equal, it may have `asked` earlier. */
export const beatenOn = [...planTerms, 'asked', 'equal'] as const;

/**
 * Met requests that have the time: had they all given way, the request could have been met, but the plan would be worth less.
 * Without any, meeting it is what makes the plan worth less.
 */
export type Beaten = {
  readonly requests: readonly string[];
  readonly who: readonly Unit[];
  /** Where they are furthest ahead, and by how many percent-weeks. */
  readonly weight: (typeof beatenOn)[number];
  readonly size: number;
};

export type Unmet = {
  readonly request: string;
  readonly reasons: readonly Reason[];
  readonly beatenBy?: readonly Beaten[];
};

/**
 * D24: the floor of the outer ring. Of the associations of it that ask and have nothing, as many get something as any lawful
 * plan could give something at once.
 */
export type Floor = {
  readonly asked: number;
  readonly kept: number;
  /** Those that cannot have anything beside the others, whatever it may cost. */
  readonly missed: readonly Unit[];
  /** Percent-weeks by which the plan is worth less than without the floor. */
  readonly cost: number;
};

export type PlanResult = {
  readonly floor: Floor;
  readonly allocations: readonly PlannedAllocation[];
  readonly unmet: readonly Unmet[];
  readonly objective: number;
  readonly bound: number;
  /** (bound - objective) / max(1, |objective|); at 0 the plan is proven optimal. */
  readonly gap: number;
  /** Simplex iterations of the solver, with what else takes as long: the same number on every machine. */
  readonly effort: number;
  readonly seconds: number;
  /** Wall time ended the search: the same problem may then give another plan elsewhere. */
  readonly fuse: boolean;
};

/** D3: the least that an association, or its neighbour group together, may have of an office's position. */
export const leastShare: Extent = 50;

/**
 * Two positions answer a request side by side only as halves of full time: then each half is lawful by itself (D2, D3),
 * and no request is answered by small parts of several people. By hand, every lawful split can be allocated.
 */
export const canBeHalved = ({ extent }: { readonly extent: Extent }): boolean => extent === 2 * leastShare;

/** Associations that D3 counts together: a neighbour group, or the unit alone where it has none. */
export type Group = string;

/** Undefined for offices, which D3 does not bind. */
export const groupOf = (problem: PlanProblem, unit: Unit): Group | undefined =>
  isOffice(unit) ? undefined : (problem.units[unit]?.neighbourGroup ?? `alone:${unit}`);

const missing = (wanted: readonly string[], offered: readonly string[] | undefined): readonly string[] =>
  offered === undefined ? [] : wanted.filter((one) => !offered.includes(one));

/** What the request asks for and the position does not offer; a position that names no tasks does them all. */
export const lackingTasks = (position: Pick<PlanPosition, 'tasks'>, request: Pick<PlanRequest, 'tasks'>) =>
  missing(request.tasks, position.tasks);
export const lackingLanguages = (position: Pick<PlanPosition, 'languages'>, request: Pick<PlanRequest, 'languages'>) =>
  missing(request.languages ?? [], position.languages);
export const isQualified = (position: PlanPosition, request: PlanRequest): boolean =>
  lackingTasks(position, request).length === 0 && lackingLanguages(position, request).length === 0;

import { addDays, type Day } from '../../../../shared/calendar.ts';
import type { Span } from '../../state.ts';
import {
  groupOf,
  lackingLanguages,
  lackingTasks,
  leastShare,
  type PlannedAllocation,
  type PlanPosition,
  type PlanProblem,
  type PlanRequest,
  type PlanRule,
} from './problem.ts';
import { clip } from './segments.ts';
import { mostPieces } from './weigh.ts';

/** The hard rules once more, checked day by day from a plan's allocations alone: the solver is tested against it. Pure. */

/** `in-full`: a request gets its extent on every day of its period, or nothing, or its published allocations stay. */
export type Violation = {
  readonly rule: PlanRule | 'in-full' | 'unknown';
  readonly on: string;
  readonly day?: Day;
};

type Part = Span & { readonly extent: number };
const on = <T extends Span>(list: readonly T[], day: Day): readonly T[] =>
  list.filter(({ from, to }) => from <= day && day <= to);
const percent = (list: readonly Part[]): number => list.reduce((total, { extent }) => total + extent, 0);
const shape = (list: readonly (Part & { readonly position: string })[]): string =>
  list
    .map(({ position, from, to, extent }) => [position, from, to, extent].join(' '))
    .sort()
    .join('\n');

const ofRequest = (
  problem: PlanProblem,
  request: PlanRequest,
  planned: readonly PlannedAllocation[],
): readonly Violation[] => {
  const unchanged = request.movable.flatMap((movable) => {
    const span = clip(movable, problem);
    const known = problem.positions.some(({ id }) => id === movable.position);
    return span && known ? [{ ...movable, ...span }] : [];
  });
  if (planned.length === 0 || shape(planned) === shape(unchanged)) return [];
  const found: Violation[] = [];
  const slivers = planned.filter(({ extent }) => extent < Math.min(leastShare, request.extent));
  if (planned.length > mostPieces || slivers.length > 0) found.push({ rule: 'two-positions', on: request.id });
  for (let day = problem.from; day <= problem.to; day = addDays(day, 1)) {
    const wanted = on([request], day).length === 1 ? request.extent : 0;
    if (percent(on(planned, day)) !== wanted) found.push({ rule: 'in-full', on: request.id, day });
  }
  for (const allocation of planned) {
    const position = problem.positions.find(({ id }) => id === allocation.position);
    if (!position) continue;
    if (lackingTasks(position, request).length > 0) found.push({ rule: 'tasks', on: request.id });
    if (lackingLanguages(position, request).length > 0) found.push({ rule: 'languages', on: request.id });
  }
  return found;
};

const ofPosition = (
  problem: PlanProblem,
  position: PlanPosition,
  planned: readonly PlannedAllocation[],
): readonly Violation[] => {
  const units = new Map(problem.requests.map(({ id, unit }) => [id, unit]));
  const parts = planned.map((part) => ({ ...part, unit: units.get(part.request) ?? '' }));
  const published = problem.requests.flatMap(({ unit, movable }) =>
    movable.filter((part) => part.position === position.id).map((part) => ({ ...part, unit })),
  );
  const found: Violation[] = [];
  for (let day = problem.from; day <= problem.to; day = addDays(day, 1)) {
    const today = on(parts, day);
    const taken = on(position.taken, day);
    if (today.length > 0 && on([position], day).length === 0) found.push({ rule: 'period', on: position.id, day });
    if (today.length > 0 && percent([...today, ...taken]) > position.extent) {
      found.push({ rule: 'capacity', on: position.id, day });
    }
    for (const group of new Set([...today, ...taken].map(({ unit }) => groupOf(problem, unit)))) {
      if (group === undefined) continue;
      const ofGroup = <T extends { readonly unit: string }>(list: readonly T[]): readonly T[] =>
        list.filter(({ unit }) => groupOf(problem, unit) === group);
      const before = percent(ofGroup(taken));
      const isJudged = ofGroup(today).length > 0 || before + percent(ofGroup(on(published, day))) >= leastShare;
      const part = before + percent(ofGroup(today));
      if (isJudged && part < leastShare) found.push({ rule: 'D3', on: `${position.id} ${group}`, day });
    }
  }
  return found;
};

/** Every hard rule that a plan breaks. D2 (an employment of at least 50 %) is a rule for positions, which a plan does not change. */
export const violations = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): readonly Violation[] => [
  ...allocations.flatMap(({ request, position, extent }): readonly Violation[] =>
    problem.requests.some(({ id }) => id === request) &&
    problem.positions.some(({ id }) => id === position) &&
    Number.isInteger(extent) &&
    extent > 0
      ? []
      : [{ rule: 'unknown', on: `${request} ${position}` }],
  ),
  ...problem.requests.flatMap((request) =>
    ofRequest(
      problem,
      request,
      allocations.filter((allocation) => allocation.request === request.id),
    ),
  ),
  ...problem.positions.flatMap((position) =>
    ofPosition(
      problem,
      position,
      allocations.filter((allocation) => allocation.position === position.id),
    ),
  ),
];

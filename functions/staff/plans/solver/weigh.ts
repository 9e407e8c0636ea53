import { addDays, type Day } from '../../../../shared/calendar.ts';
import type { Office, Unit } from '../../../../shared/units.ts';
import type { Span } from '../../state.ts';
import { allocationsOf, at, type Instance, type Piece } from './instance.ts';
import {
  isQualified,
  type Movable,
  type PlannedAllocation,
  type PlanProblem,
  type PlanRequest,
  type PlanTerm,
} from './problem.ts';
import { clip, weeksOf } from './segments.ts';

/** The objective of a plan, computed from its allocations alone: the model is tested against it. Pure. */

/** A figure as people read it: what floating point leaves behind the hundredths is told to nobody. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Percent-weeks that each allocation costs: of plans that are equally good otherwise, the one in fewer pieces wins. */
export const piecePrice = 0.05;
/** A request is answered in at most this many pieces. */
export const mostPieces = 2;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

/** What a request adds to the objective if it is met. */
export const valueOf = ({ weights, units, ...period }: PlanProblem, request: PlanRequest): number => {
  const asked = clip(request, period);
  if (!asked) return 0;
  const factor = { high: weights.ownPriority, normal: 1, low: 1 / weights.ownPriority }[request.priority];
  const area = units[request.unit]?.priorityArea ? weights.priorityArea : 0;
  return (weights.met + area) * factor * request.extent * weeksOf(asked);
};

/** The same, weight by weight: what its own priority makes of it is what the two others leave. */
const worthOf = (problem: PlanProblem, request: PlanRequest) => {
  const asked = clip(request, problem);
  const much = asked ? request.extent * weeksOf(asked) : 0;
  const { met, priorityArea: more } = problem.weights;
  const priorityArea = problem.units[request.unit]?.priorityArea ? more * much : 0;
  const value = valueOf(problem, request);
  return { met: met * much, priorityArea, ownPriority: value - met * much - priorityArea };
};

/** D24: associations of the outer ring that ask, and have nothing within the plan's period yet. */
export const outerRingAsking = (problem: PlanProblem): readonly Unit[] => {
  const have = new Set(
    problem.positions.flatMap(({ taken }) => taken.filter((part) => clip(part, problem)).map(({ unit }) => unit)),
  );
  const ask = problem.requests.filter((request) => clip(request, problem)).map(({ unit }) => unit);
  return [...new Set(ask)].filter((unit) => problem.units[unit]?.ring === 'outer' && !have.has(unit)).sort();
};

/** Those of them that a plan gives something. */
export const servedIn = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): readonly Unit[] => {
  const having = new Set(allocations.map(({ request }) => request));
  const units = new Set(problem.requests.filter(({ id }) => having.has(id)).map(({ unit }) => unit));
  return outerRingAsking(problem).filter((unit) => units.has(unit));
};

/** Whether these allocations, all of one request, answer it in full: its extent on every day, in at most two pieces. */
export const isMet = (
  problem: PlanProblem,
  request: PlanRequest,
  allocations: readonly PlannedAllocation[],
): boolean => {
  const asked = clip(request, problem);
  const [one, two, ...more] = [...allocations].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (!asked || !one || more.length > 0) return false;
  const allQualified = allocations.every(({ position }) => {
    const found = problem.positions.find(({ id }) => id === position);
    return found && isQualified(found, request);
  });
  if (!allQualified) return false;
  if (!two) return isSame(one, asked) && one.extent === request.extent;
  const together = isSame(one, asked) && isSame(two, asked) && one.extent + two.extent === request.extent;
  const inTurn =
    one.from === asked.from &&
    two.from === addDays(one.to, 1) &&
    two.to === asked.to &&
    [one, two].every(({ extent }) => extent === request.extent);
  return together || inTurn;
};

const isOn = (day: Day, { from, to }: Span): boolean => from <= day && day <= to;

/** Published percent-weeks of a request within the plan, and how many of them are planned again, day by day. */
const publishedOf = (problem: PlanProblem, request: PlanRequest, planned: readonly PlannedAllocation[]) => {
  const known = request.movable.filter(({ position }) => problem.positions.some(({ id }) => id === position));
  let [published, kept] = [0, 0];
  const extentOn = (list: readonly (Movable | PlannedAllocation)[], position: string, day: Day): number =>
    sum(list.filter((one) => one.position === position && isOn(day, one)).map(({ extent }) => extent));
  for (const position of new Set(known.map((one) => one.position))) {
    for (let day = problem.from; day <= problem.to; day = addDays(day, 1)) {
      const extent = extentOn(known, position, day);
      published += extent / 7;
      kept += Math.min(extent, extentOn(planned, position, day)) / 7;
    }
  }
  return { published, kept };
};

/** Percent-weeks of what begins too soon, except for what is published for exactly the same time. */
const lateOf = (problem: PlanProblem, request: PlanRequest, planned: readonly PlannedAllocation[]): number =>
  sum(
    planned.map((allocation) => {
      if (allocation.from >= problem.noticeFrom) return 0;
      const announced = request.movable.filter((movable) => {
        const span = clip(movable, problem);
        return movable.position === allocation.position && span && isSame(span, allocation);
      });
      return Math.max(0, allocation.extent - sum(announced.map(({ extent }) => extent))) * weeksOf(allocation);
    }),
  );

/** D4: supervision by office in percent-weeks, with what is planned. */
export const loadsOf = (
  problem: PlanProblem,
  allocations: readonly PlannedAllocation[],
): Readonly<Record<Office, number>> => {
  const loads = { ...problem.load };
  for (const allocation of allocations) {
    const supervisor = problem.positions.find(({ id }) => id === allocation.position)?.supervisor;
    if (supervisor) loads[supervisor] += allocation.extent * weeksOf(allocation);
  }
  return loads;
};

/** What a plan is worth by each weight, in percent-weeks. */
export type Terms = Readonly<Record<PlanTerm, number>>;

export const termsOf = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): Terms => {
  const { weights } = problem;
  const terms = { met: 0, priorityArea: 0, ownPriority: 0, change: 0, notice: 0 };
  const byRequest = Map.groupBy(allocations, ({ request }) => request);
  for (const request of problem.requests) {
    const planned = byRequest.get(request.id) ?? [];
    if (planned.length === 0 && request.movable.length === 0) continue;
    if (isMet(problem, request, planned)) {
      const { met, priorityArea, ownPriority } = worthOf(problem, request);
      terms.met += met;
      terms.priorityArea += priorityArea;
      terms.ownPriority += ownPriority;
    }
    const { published, kept } = publishedOf(problem, request, planned);
    terms.change -= weights.change * (published - kept);
    terms.notice -= weights.notice * lateOf(problem, request, planned);
  }
  const loads = Object.values(loadsOf(problem, allocations));
  return {
    ...terms,
    outerRingFloor: weights.outerRingFloor * servedIn(problem, allocations).length,
    supervision: -weights.supervision * (Math.max(...loads) - Math.min(...loads)),
    pieces: -piecePrice * allocations.length,
  };
};

/** The objective of a plan, in percent-weeks. */
export const weigh = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): number =>
  sum(Object.values(termsOf(problem, allocations)));

/** The same for a plan in pieces. */
export const objectiveOf = (instance: Instance, pieces: readonly Piece[]): number =>
  weigh(instance.problem, allocationsOf(instance, pieces));
export const isMetBy = (instance: Instance, pieces: readonly Piece[], r: number): boolean => {
  const own = pieces.filter(({ request }) => request === r);
  return isMet(instance.problem, at(instance.requests, r), allocationsOf(instance, own));
};

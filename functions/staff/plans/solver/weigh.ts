import { addDays, type Day } from '../../../../shared/calendar.ts';
import type { Office, Unit } from '../../../../shared/units.ts';
import type { Span } from '../../state.ts';
import { allocationsOf, at, type Instance, type Piece } from './instance.ts';
import { isQualified, type Movable, type PlannedAllocation, type PlanProblem, type PlanRequest } from './problem.ts';
import { clip, weeksOf } from './segments.ts';

/** The objective of a plan, computed from its allocations alone: the model is tested against it. Pure. */

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

/** D24: associations of the outer ring that ask, and have nothing within the plan's period yet. */
export const outerRingAsking = (problem: PlanProblem): readonly Unit[] => {
  const have = new Set(
    problem.positions.flatMap(({ taken }) => taken.filter((part) => clip(part, problem)).map(({ unit }) => unit)),
  );
  const ask = problem.requests.filter((request) => clip(request, problem)).map(({ unit }) => unit);
  return [...new Set(ask)].filter((unit) => problem.units[unit]?.ring === 'outer' && !have.has(unit)).sort();
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
const loadsOf = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): Readonly<Record<Office, number>> => {
  const loads = { ...problem.load };
  for (const allocation of allocations) {
    const supervisor = problem.positions.find(({ id }) => id === allocation.position)?.supervisor;
    if (supervisor) loads[supervisor] += allocation.extent * weeksOf(allocation);
  }
  return loads;
};

/** The objective of a plan, in percent-weeks. */
export const weigh = (problem: PlanProblem, allocations: readonly PlannedAllocation[]): number => {
  const { weights } = problem;
  const served = new Set<Unit>();
  let objective = -piecePrice * allocations.length;
  const byRequest = Map.groupBy(allocations, ({ request }) => request);
  for (const request of problem.requests) {
    const planned = byRequest.get(request.id) ?? [];
    if (planned.length === 0 && request.movable.length === 0) continue;
    if (planned.length > 0) served.add(request.unit);
    if (isMet(problem, request, planned)) objective += valueOf(problem, request);
    const { published, kept } = publishedOf(problem, request, planned);
    objective -= weights.change * (published - kept) + weights.notice * lateOf(problem, request, planned);
  }
  const loads = Object.values(loadsOf(problem, allocations));
  const floors = outerRingAsking(problem).filter((unit) => served.has(unit)).length;
  return objective + weights.outerRingFloor * floors - weights.supervision * (Math.max(...loads) - Math.min(...loads));
};

/** The same for a plan in pieces. */
export const objectiveOf = (instance: Instance, pieces: readonly Piece[]): number =>
  weigh(instance.problem, allocationsOf(instance, pieces));
export const isMetBy = (instance: Instance, pieces: readonly Piece[], r: number): boolean => {
  const own = pieces.filter(({ request }) => request === r);
  return isMet(instance.problem, at(instance.requests, r), allocationsOf(instance, own));
};

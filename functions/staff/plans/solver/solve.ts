import { lawfulCandidatesOf } from './candidates.ts';
import { type Assignment, assignmentOf, type Model, piecesIn, requestsByColumn } from './columns.ts';
import { type Solver, type SolverOptions, solverOf } from './highs.ts';
import { allocationsOf, at, type Instance, type Piece } from './instance.ts';
import { solveLarge } from './large.ts';
import { isClose, type Limits, pseudoRandom, type Solved, usualLimits } from './limits.ts';
import { modelOf } from './model.ts';
import { occupancyWith } from './occupancy.ts';
import { violations } from './violations.ts';
import { unwatched, type Watch } from './watch.ts';
import { objectiveOf, outerRingAsking, valueOf } from './weigh.ts';

/** The search for a good plan: a relaxation for the bound, then large neighbourhood search. Not pure: it waits and has a clock. */

/** At least this many requests are planned anew in one round, while all others stay as they are. */
const neighbourhoodSize = 26;
const perRound = { effort: 6_000, nodes: 5, gap: 5e-3 };
/** Campaigns with more candidates are not solved as a whole: that gained nothing within the effort when measured. */
const mostCandidates = 3_000;
/** The rounds end when this many in a row found nothing better. */
const mostFailures = 4;

/** Whole neighbour groups, since requests that share a position must move together. */
const neighbourhood = (instance: Instance, random: () => number): ReadonlySet<number> => {
  const groups = [...Map.groupBy(instance.requests.keys(), (r) => at(instance.requests, r).group ?? '').values()];
  const shuffled = groups.map((group) => ({ group, order: random() })).sort((a, b) => a.order - b.order);
  const chosen = new Set<number>();
  for (const { group } of shuffled) if (chosen.size < neighbourhoodSize) for (const r of group) chosen.add(r);
  return chosen;
};

/** The best plan so far, and what is known of all others: none has an objective above the bound. */
type Incumbent = {
  readonly assignment: Assignment;
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};
type Search = {
  readonly model: Model;
  readonly solver: Solver;
  readonly limits: Limits;
  readonly elapsedSeconds: () => number;
  readonly watch: Watch;
};

const objectiveIn = ({ model }: Search, { assignment }: Incumbent): number =>
  objectiveOf(model.instance, piecesIn(model, assignment));

const isGoodEnough = (search: Search, best: Incumbent): boolean => {
  const objective = objectiveIn(search, best);
  return isClose(search.limits, best.bound, objective) || best.fuse || best.effort >= search.limits.effort;
};

/** Calls the solver once, starting from the incumbent. */
const improve = (
  { solver, limits, elapsedSeconds }: Search,
  best: Incumbent,
  options: Partial<SolverOptions>,
): Incumbent => {
  const { assignment, bound, effort, fuse } = solver({
    start: best.assignment,
    gap: limits.gap,
    seconds: Math.max(0, limits.fuseSeconds - elapsedSeconds()),
    ...options,
    effort: Math.min(options.effort ?? Infinity, limits.effort - best.effort),
  });
  return {
    assignment: assignment ?? best.assignment,
    // With some columns fixed the bound only holds for such plans.
    bound: options.isFixed ? best.bound : Math.min(best.bound, bound),
    effort: best.effort + effort,
    fuse,
  };
};

/** Plans one neighbourhood after another anew: that finds good plans much sooner than solving the whole model. */
const searchNeighbourhoods = async (search: Search, start: Incumbent): Promise<Incumbent> => {
  const { model } = search;
  const requestOf = requestsByColumn(model);
  const random = pseudoRandom();
  let best = start;
  let failures = 0;
  while (failures < mostFailures && !isGoodEnough(search, best)) {
    await search.watch({ effort: best.effort, objective: objectiveIn(search, best), bound: best.bound });
    const before = best;
    const chosen = neighbourhood(model.instance, random);
    const isFixed = (column: number): boolean => {
      const request = requestOf.get(column);
      return request !== undefined && !chosen.has(request);
    };
    best = improve(search, before, { ...perRound, isFixed });
    failures = objectiveIn(search, best) > objectiveIn(search, before) ? 0 : failures + 1;
  }
  return best;
};

/** First a bound from the relaxation, then good plans soon, then the whole model with the effort that is left. */
const bestOf = async (search: Search, start: Assignment): Promise<Incumbent> => {
  const { instance } = search.model;
  const floors = instance.problem.weights.outerRingFloor * outerRingAsking(instance.problem).length;
  const everything = instance.requests.reduce((sum, request) => sum + valueOf(instance.problem, request), floors);
  const initial = { assignment: start, bound: everything, effort: 0, fuse: false };
  if (instance.requests.length <= neighbourhoodSize) return improve(search, initial, { gap: search.limits.gap / 10 });
  const best = await searchNeighbourhoods(search, improve(search, initial, { relaxed: true }));
  return isGoodEnough(search, best) ? best : improve(search, best, {});
};

/**
 * The best plan that is found within the limits, never one with a lower objective than the plan it starts from. The effort
 * ends the search; the fuse only ends it on a machine that is far too slow.
 */
export const solve = async (
  instance: Instance,
  start: readonly Piece[],
  clock: () => number,
  limits: Limits = usualLimits,
  watch: Watch = unwatched,
  floor = 0,
): Promise<Solved> => {
  const begun = clock();
  const elapsedSeconds = (): number => (clock() - begun) / 1000;
  const objective = objectiveOf(instance, start);
  const candidates = lawfulCandidatesOf(occupancyWith(instance, [])).length;
  if (candidates > mostCandidates) {
    return solveLarge(
      { instance, limits, watch, floor, secondsLeft: () => Math.max(0, limits.fuseSeconds - elapsedSeconds()) },
      start,
    );
  }
  const model = modelOf(instance, { floor });
  if (model.options.length === 0) return { pieces: start, bound: objective, effort: 0, fuse: false };
  const solver = await solverOf(model.matrix);
  const search = { model, solver, limits, elapsedSeconds, watch };
  const { assignment, bound, effort, fuse } = await bestOf(search, assignmentOf(model, start));
  const found = piecesIn(model, assignment);
  const isLawful = violations(instance.problem, allocationsOf(instance, found)).length === 0;
  const pieces = isLawful && objectiveOf(instance, found) >= objective ? found : start;
  return { pieces, bound: Math.max(bound, objectiveOf(instance, pieces)), effort, fuse };
};

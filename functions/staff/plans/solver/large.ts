import type { Considered } from './candidates.ts';
import { assignmentOf, type Model, piecesIn } from './columns.ts';
import { solverOf } from './highs.ts';
import { allocationsOf, at, indexed, type Instance, type Piece, piecesOf } from './instance.ts';
import { isClose, type Limits, pseudoRandom, type Solved } from './limits.ts';
import { reducedCosts } from './matrix.ts';
import { modelOf } from './model.ts';
import { neighbourhood, type Preferences, problemWithin } from './neighbourhoods.ts';
import { violations } from './violations.ts';
import type { Watch } from './watch.ts';
import { objectiveOf, servedIn, weigh } from './weigh.ts';

/**
 * The search for a good plan of a large campaign, whose model is never solved as a whole: a relaxation gives the bound, and
 * the prices by which requests prefer positions; then one neighbourhood after another is planned anew, as a small problem
 * of its own. Not pure: it waits and has a clock.
 */

/**
 * With more options the relaxation leaves out D3. It takes seconds instead of minutes then, and the bound is less close: by
 * half a percent with four times 2018's positions and requests, by 2 % with twice as many.
 */
const mostOptionsWithPools = 12_000;
/** A round plans a request on those that it prefers most, where it is now, and on this part of all others, in turn. */
const preferred = 10;
const partOfOthers = 1 / 8;
const perRound = {
  effort: 1_000,
  nodes: 5,
  gap: 1e-3,
  /** Building a small model takes as long as so many iterations. */
  building: 100,
};
/** Smaller differences of the objective are rounding. */
const tolerance = 1e-6;

type Given = {
  readonly instance: Instance;
  readonly limits: Limits;
  readonly watch: Watch;
  /** D24: so many associations of the outer ring have something from the start, and keep it. */
  readonly floor: number;
  readonly secondsLeft: () => number;
};

/** Of several ways in which a position can answer a request, the best one counts. */
const preferencesOf = ({ instance, options, matrix }: Model, prices: readonly number[]): Preferences => {
  const costs = reducedCosts(matrix, prices);
  const worth = instance.requests.map(() => new Map<number, number>());
  for (const { request, position, column } of options) {
    const own = at(worth, request);
    own.set(position, Math.max(own.get(position) ?? -Infinity, at(costs, column)));
  }
  return worth.map((own) => [...own].sort(([p, a], [q, b]) => b - a || p - q).map(([position]) => position));
};

const relaxation = async ({ instance, limits, floor, secondsLeft }: Given) => {
  const small = modelOf(instance, { withPools: false, floor });
  const model = small.options.length > mostOptionsWithPools ? small : modelOf(instance, { floor });
  const solver = await solverOf(model.matrix);
  const options = { start: new Map(), relaxed: true, effort: limits.effort, gap: limits.gap, seconds: secondsLeft() };
  const { bound, prices = [], effort, fuse } = solver(options);
  return { bound, preferences: preferencesOf(model, prices), effort, fuse };
};

/** A better plan that differs only in these requests, if one is found. */
const replanned = async (
  { instance, floor, secondsLeft }: Given,
  pieces: readonly Piece[],
  chosen: ReadonlySet<number>,
  isConsidered: Considered,
) => {
  const problem = problemWithin(instance, pieces, chosen);
  const within = indexed(problem);
  const numbers = [...chosen].sort((a, b) => a - b);
  const own = allocationsOf(
    instance,
    pieces.filter(({ request }) => chosen.has(request)),
  );
  const model = modelOf(within, {
    isConsidered: (r, position) => isConsidered(at(numbers, r), position),
    // Whoever of the outer ring has something by these requests alone has something afterwards, too.
    floor: floor === 0 ? 0 : servedIn(problem, own).length,
  });
  const solver = await solverOf(model.matrix);
  const start = assignmentOf(model, piecesOf(within, own));
  const { assignment, effort, fuse } = solver({ ...perRound, start, seconds: secondsLeft() });
  const found = allocationsOf(within, assignment ? piecesIn(model, assignment) : []);
  const gain = assignment ? weigh(problem, found) - weigh(problem, own) : 0;
  const changed = [...pieces.filter(({ request }) => !chosen.has(request)), ...piecesOf(instance, found)];
  // The small problem does not know of everything that D3 asks of others.
  const isBetter = gain > tolerance && violations(instance.problem, allocationsOf(instance, changed)).length === 0;
  return { ...(isBetter && { pieces: changed }), effort: effort + perRound.building, fuse };
};

/** The best plan that is found within the limits, never one with a lower objective than the plan it starts from. */
export const solveLarge = async (given: Given, start: readonly Piece[]): Promise<Solved> => {
  const { instance, limits, watch } = given;
  const { bound, preferences, ...relaxed } = await relaxation(given);
  let { effort, fuse } = relaxed;
  let pieces = start;
  let objective = objectiveOf(instance, pieces);
  const random = pseudoRandom();
  while (!fuse && effort < limits.effort && !isClose(limits, bound, objective)) {
    await watch({ effort, objective, bound });
    const positions = pieces.map(({ request, position }) => `${request} ${position}`);
    const present = new Set(positions);
    const isConsidered = (r: number, position: number): boolean =>
      at(preferences, r).indexOf(position) < preferred || present.has(`${r} ${position}`) || random() < partOfOthers;
    const chosen = neighbourhood(instance, pieces, preferences, random);
    const round = await replanned(given, pieces, chosen, isConsidered);
    effort += round.effort;
    fuse = round.fuse;
    if (!round.pieces) continue;
    pieces = round.pieces;
    objective = objectiveOf(instance, pieces);
  }
  return { pieces, bound, effort, fuse };
};

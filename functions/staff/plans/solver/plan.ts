import { answersTo } from './answers.ts';
import { lawfulCandidatesOf } from './candidates.ts';
import { mostServed } from './floor.ts';
import { greedy, priorityOrder } from './greedy.ts';
import { allocationsOf, indexed, type Instance, type Piece } from './instance.ts';
import { type Limits, unhurriedLimits, usualLimits } from './limits.ts';
import { closedFor } from './closed.ts';
import { occupancyWith, occupancyWithout } from './occupancy.ts';
import type { Floor, PlanProblem, PlanResult, Reason, Unmet } from './problem.ts';
import { reasonsFor } from './reasons.ts';
import { beatersOf, inOrderOfAsking, tolerance } from './rivals.ts';
import { solve } from './solve.ts';
import type { Watch } from './watch.ts';
import { isMetBy, objectiveOf, outerRingAsking, servedIn } from './weigh.ts';

/**
 * The planner. Everything in this room is pure but `highs.ts`, which loads the solver, and those who wait for it: `solve.ts`,
 * `large.ts`, `floor.ts` and this file. Read it in this order:
 *
 * 1. `problem.ts`     what the planner gets and answers, and the words of its rules
 * 2. `segments.ts`    the plan's time in segments; `instance.ts`: the problem by index; a plan is a list of pieces
 * 3. `weigh.ts`       the objective of a plan; `violations.ts`: the hard rules it breaks. Both know nothing of the model.
 * 4. `occupancy.ts`   who uses how much of each position; `answers.ts`: all lawful answers to one request
 * 5. `greedy.ts`      the plan to start from
 * 6. `matrix.ts`      a mixed-integer program; `candidates.ts`, `columns.ts`, `pools.ts`, `objective.ts`, `model.ts`: the plan as one
 * 7. `highs.ts`       the solver; `solve.ts`: how it is used; `large.ts`, `neighbourhoods.ts`: how in a large campaign
 *    `limits.ts` says when a search ends, `watch.ts` who is told while it goes on
 *    `floor.ts` how many of the outer ring can have something at once (D24)
 * 8. `reasons.ts`     why a request is not met; `closed.ts`: by a position that nobody has opened for planning;
 *    `rivals.ts`: who has its time, and on which weight they went first
 */

/** The plan with the best lawful answer to request `r`, everything else unchanged; undefined if there is none. */
const withBestAnswer = (instance: Instance, pieces: readonly Piece[], r: number): readonly Piece[] | undefined => {
  const others = pieces.filter(({ request }) => request !== r);
  let best: { readonly pieces: readonly Piece[]; readonly objective: number } | undefined;
  for (const answer of answersTo(occupancyWithout(instance, pieces, r), r)) {
    const changed = [...others, ...answer];
    const objective = objectiveOf(instance, changed);
    if (!best || objective > best.objective + tolerance) best = { pieces: changed, objective };
  }
  return best?.pieces;
};

/**
 * Answers requests one by one that the solver left unmet, because it stopped early or because the model does not have the
 * day on which a position could hand over.
 */
const fillGaps = (instance: Instance, given: readonly Piece[]): readonly Piece[] => {
  let pieces = given;
  for (let changed = true; changed;) {
    changed = false;
    for (const r of priorityOrder(instance)) {
      const better = isMetBy(instance, pieces, r) ? undefined : withBestAnswer(instance, pieces, r);
      if (!better || objectiveOf(instance, better) <= objectiveOf(instance, pieces) + tolerance) continue;
      pieces = better;
      changed = true;
    }
  }
  return pieces;
};

const whyUnmet = (instance: Instance, pieces: readonly Piece[], r: number): readonly Reason[] => {
  const lawful = withBestAnswer(instance, pieces, r);
  if (!lawful) return reasonsFor(instance, pieces, r);
  const loss = objectiveOf(instance, pieces) - objectiveOf(instance, lawful);
  return [{ rule: 'worth', size: Math.ceil(loss) }];
};

/**
 * D24: mostly the best plan keeps the floor by itself. Where it does not, how many of the outer ring can have something is
 * found first, and then the best plan in which so many do.
 */
const withFloor = async (instance: Instance, clock: () => number, limits: Limits, watch?: Watch) => {
  const begun = clock();
  const search = async (first: readonly Piece[], least: number, effort: number) => {
    const fuseSeconds = Math.max(1, limits.fuseSeconds - (clock() - begun) / 1000);
    const within = { ...limits, effort, fuseSeconds };
    const solved = await solve(instance, greedy(instance, first), clock, within, watch, least);
    return { solved, pieces: inOrderOfAsking(instance, fillGaps(instance, solved.pieces)) };
  };
  const served = (pieces: readonly Piece[]) => servedIn(instance.problem, allocationsOf(instance, pieces));
  const asked = outerRingAsking(instance.problem);
  const floorOf = (pieces: readonly Piece[], cost: number): Floor => {
    const having = served(pieces);
    return { asked: asked.length, kept: having.length, missed: asked.filter((unit) => !having.includes(unit)), cost };
  };
  const free = await search([], 0, limits.effort);
  const isOff = instance.problem.weights.outerRingFloor === 0 || served(free.pieces).length === asked.length;
  const most = isOff ? [] : await mostServed(instance, limits);
  const least = served(most).length;
  if (least <= served(free.pieces).length) return { ...free, floor: floorOf(free.pieces, 0) };
  const left = Math.max(limits.effort / 3, limits.effort - free.solved.effort);
  const bound = await search(most, least, left);
  const cost = Math.max(0, objectiveOf(instance, free.pieces) - objectiveOf(instance, bound.pieces));
  const effort = free.solved.effort + bound.solved.effort;
  const solved = { ...bound.solved, effort, fuse: free.solved.fuse || bound.solved.fuse };
  return { solved, pieces: bound.pieces, floor: floorOf(bound.pieces, cost) };
};

/** With more candidates a good plan takes longer than the gateway waits: 2018's campaign has 2 000, one twice as large 8 000. */
const mostWhileWaiting = 10_000;
/** What a problem is worth: it follows from its size, so that the same problem gives the same plan whoever waits for it. */
export const limitsFor = (problem: PlanProblem): Limits =>
  lawfulCandidatesOf(occupancyWith(indexed(problem), [])).length > mostWhileWaiting ? unhurriedLimits : usualLimits;

/**
 * The best lawful plan for all requests, as far as they lie within its period, and why the others are not met. The same
 * problem gives the same plan, whatever the order of its lists, unless the fuse ends the search. `bound` holds for plans
 * in which positions hand over where a candidate does (candidates.ts).
 */
export const plan = async (
  problem: PlanProblem,
  clock: () => number,
  limits: Limits = limitsFor(problem),
  watch?: Watch,
): Promise<PlanResult> => {
  const begun = clock();
  const instance = indexed(problem);
  const { solved, pieces, floor } = await withFloor(instance, clock, limits, watch);
  const objective = objectiveOf(instance, pieces);
  const bound = solved.bound > objective + tolerance ? solved.bound : objective;
  const closed = closedFor(instance, pieces);
  const unmet = instance.requests.flatMap(({ id }, r): readonly Unmet[] => {
    if (isMetBy(instance, pieces, r)) return [];
    const beatenBy = beatersOf(instance, pieces, r);
    const reasons = [...whyUnmet(instance, pieces, r), ...closed(id)];
    return [{ request: id, reasons, ...(beatenBy.length > 0 && { beatenBy }) }];
  });
  return {
    allocations: allocationsOf(instance, pieces),
    floor,
    unmet,
    objective,
    bound,
    gap: (bound - objective) / Math.max(1, Math.abs(objective)),
    effort: solved.effort,
    seconds: (clock() - begun) / 1000,
    fuse: solved.fuse,
  };
};

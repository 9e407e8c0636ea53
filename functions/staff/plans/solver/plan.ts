import { answersTo } from './answers.ts';
import { lawfulCandidatesOf } from './candidates.ts';
import { greedy, priorityOrder } from './greedy.ts';
import { allocationsOf, indexed, type Instance, type Piece } from './instance.ts';
import { type Limits, unhurriedLimits, usualLimits } from './limits.ts';
import { occupancyWith } from './occupancy.ts';
import type { PlanProblem, PlanResult, Reason, Unmet } from './problem.ts';
import { occupancyWithout, reasonsFor } from './reasons.ts';
import { solve } from './solve.ts';
import type { Watch } from './watch.ts';
import { isMetBy, objectiveOf } from './weigh.ts';

/**
 * The planner. Everything in this room is pure but `highs.ts`, which loads the solver, and those who wait for it: `solve.ts`,
 * `large.ts` and this file. Read it in this order:
 *
 * 1. `problem.ts`     what the planner gets and answers, and the words of its rules
 * 2. `segments.ts`    the plan's time in segments; `instance.ts`: the problem by index; a plan is a list of pieces
 * 3. `weigh.ts`       the objective of a plan; `violations.ts`: the hard rules it breaks. Both know nothing of the model.
 * 4. `occupancy.ts`   who uses how much of each position; `answers.ts`: all lawful answers to one request
 * 5. `greedy.ts`      the plan to start from
 * 6. `matrix.ts`      a mixed-integer program; `candidates.ts`, `columns.ts`, `pools.ts`, `objective.ts`, `model.ts`: the plan as one
 * 7. `highs.ts`       the solver; `solve.ts`: how it is used; `large.ts`, `neighbourhoods.ts`: how in a large campaign
 *    `limits.ts` says when a search ends, `watch.ts` who is told while it goes on
 * 8. `reasons.ts`     why a request is not met
 */

/** Smaller differences of the objective are rounding. */
const tolerance = 1e-6;

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
  const solved = await solve(instance, greedy(instance), clock, limits, watch);
  const pieces = fillGaps(instance, solved.pieces);
  const objective = objectiveOf(instance, pieces);
  const bound = solved.bound > objective + tolerance ? solved.bound : objective;
  const unmet = instance.requests.flatMap(({ id }, r): readonly Unmet[] =>
    isMetBy(instance, pieces, r) ? [] : [{ request: id, reasons: whyUnmet(instance, pieces, r) }],
  );
  return {
    allocations: allocationsOf(instance, pieces),
    unmet,
    objective,
    bound,
    gap: (bound - objective) / Math.max(1, Math.abs(objective)),
    effort: solved.effort,
    seconds: (clock() - begun) / 1000,
    fuse: solved.fuse,
  };
};

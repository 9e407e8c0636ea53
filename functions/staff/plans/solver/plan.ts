import { allocationsOf, at, type Frame, frameOf, type Piece } from './frame.ts';
import { greedy, turns } from './greedy.ts';
import type { PlanProblem, PlanResult, Reason, Unmet } from './problem.ts';
import { reasonsFor, withoutRequest } from './reasons.ts';
import { answersTo } from './search.ts';
import { type Limits, solve, usualLimits } from './solve.ts';
import { isMet, weigh } from './weigh.ts';

/** What counts as better: less is rounding. */
const step = 1e-6;

const worthOf = (frame: Frame, pieces: readonly Piece[]): number => weigh(frame.problem, allocationsOf(frame, pieces));

const isMetBy = (frame: Frame, pieces: readonly Piece[], r: number): boolean =>
  isMet(
    frame.problem,
    at(frame.requests, r),
    allocationsOf(
      frame,
      pieces.filter(({ request }) => request === r),
    ),
  );

/** The plan with the best lawful answer to request `r`, everything else as it is; undefined when there is none. */
const withAnswer = (frame: Frame, pieces: readonly Piece[], r: number): readonly Piece[] | undefined => {
  const others = pieces.filter(({ request }) => request !== r);
  let best: { readonly pieces: readonly Piece[]; readonly worth: number } | undefined;
  for (const answer of answersTo(withoutRequest(frame, pieces, r), r)) {
    const plan = [...others, ...answer];
    const worth = worthOf(frame, plan);
    if (!best || worth > best.worth + step) best = { pieces: plan, worth };
  }
  return best?.pieces;
};

type Gaps = { readonly pieces: readonly Piece[]; readonly unmet: ReadonlyMap<number, readonly Reason[]> };

/**
 * What the solver left open, because it stopped early or because a position can take over on a day that the model does
 * not know, is filled one request at a time; then every request that is not met gets its reasons.
 */
const fillGaps = (frame: Frame, given: readonly Piece[]): Gaps => {
  let pieces = given;
  for (let changed = true; changed;) {
    changed = false;
    for (const r of turns(frame)) {
      const better = isMetBy(frame, pieces, r) ? undefined : withAnswer(frame, pieces, r);
      if (!better || worthOf(frame, better) <= worthOf(frame, pieces) + step) continue;
      pieces = better;
      changed = true;
    }
  }
  const unmet = new Map<number, readonly Reason[]>();
  for (const r of frame.requests.keys()) {
    if (isMetBy(frame, pieces, r)) continue;
    const lawful = withAnswer(frame, pieces, r);
    const loss = lawful && worthOf(frame, pieces) - worthOf(frame, lawful);
    unmet.set(r, loss === undefined ? reasonsFor(frame, pieces, r) : [{ rule: 'worth', size: Math.ceil(loss) }]);
  }
  return { pieces, unmet };
};

/**
 * The best lawful plan for the parts of all requests that lie within its period, and why the others cannot be met.
 * The same problem gives the same plan, whatever order it comes in, unless the fuse blows. `bound` is of plans in which
 * a position takes over from another where the first one ends or becomes too small (candidates.ts).
 */
export const plan = async (
  problem: PlanProblem,
  clock: () => number,
  limits: Limits = usualLimits,
): Promise<PlanResult> => {
  const begun = clock();
  const frame = frameOf(problem);
  const solved = await solve(frame, greedy(frame), clock, limits);
  const { pieces, unmet } = fillGaps(frame, solved.pieces);
  const objective = worthOf(frame, pieces);
  const bound = solved.bound > objective + step ? solved.bound : objective;
  const named = [...unmet].map(([r, reasons]): Unmet => ({ request: at(frame.requests, r).id, reasons }));
  return {
    allocations: allocationsOf(frame, pieces),
    unmet: named,
    objective,
    bound,
    gap: (bound - objective) / Math.max(1, Math.abs(objective)),
    effort: solved.effort,
    seconds: (clock() - begun) / 1000,
    fuse: solved.fuse,
  };
};

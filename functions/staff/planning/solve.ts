import { type Choice, choiceOf, ownersOf, piecesOfChoice } from './columns.ts';
import type { Draft } from './draft.ts';
import { allocationsOf, at, type Frame, type Piece } from './frame.ts';
import { modelOf } from './model.ts';
import { type Solver, solverOf } from './solver.ts';
import { violations } from './violations.ts';
import { weigh } from './weigh.ts';

export type Limits = {
  /** Simplex iterations over the whole search: counted alike on every machine. */
  readonly effort: number;
  /** Wall time after which the search stops whatever it has done. */
  readonly fuseSeconds: number;
  /** The search ends when no plan can be better by more than this part. */
  readonly gap: number;
};
export const usualLimits: Limits = { effort: 60_000, fuseSeconds: 25, gap: 1e-3 };

export type Solved = {
  readonly pieces: readonly Piece[];
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};

/** So many requests are planned anew at a time, everything else as it is, so many times. */
const neighbourhood = 18;
const rounds = 32;
const ofRound = { effort: 3_000, nodes: 2, gap: 5e-3 };

/** Numbers that look random and are always the same. */
const dice = (): (() => number) => {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647);
};

/** Whole neighbour groups at a time: what is pooled moves together. */
const someRequests = (frame: Frame, roll: () => number): ReadonlySet<number> => {
  const groups = [...Map.groupBy(frame.requests.keys(), (r) => at(frame.requests, r).group ?? '').values()];
  const shuffled = groups.map((group) => ({ group, at: roll() })).sort((a, b) => a.at - b.at);
  const chosen = new Set<number>();
  for (const { group } of shuffled) if (chosen.size < neighbourhood) for (const r of group) chosen.add(r);
  return chosen;
};

type Search = { readonly choice: Choice; readonly effort: number; readonly fuse: boolean };

/** Plans some requests anew at a time: finds good plans much sooner than the whole problem does at once. */
const improved = (draft: Draft, solver: Solver, start: Choice, limits: Limits, elapsed: () => number): Search => {
  const owners = ownersOf(draft);
  const splits = new Set(draft.together.values());
  const roll = dice();
  let found: Search = { choice: start, effort: 0, fuse: false };
  for (let round = 0; round < rounds && found.effort < limits.effort && !found.fuse; round++) {
    const chosen = someRequests(draft.frame, roll);
    // Mostly without new answers side by side: there are far more of those than of others, and few are needed.
    const isSimple = round % 4 !== 3;
    const isFixed = (column: number): boolean => {
      const owner = owners.get(column);
      return owner !== undefined && (!chosen.has(owner) || (isSimple && splits.has(column)));
    };
    const seconds = Math.max(0, limits.fuseSeconds / 2 - elapsed());
    const { choice = found.choice, effort, fuse } = solver({ ...ofRound, start: found.choice, isFixed, seconds });
    found = { choice, effort: found.effort + effort, fuse };
  }
  return found;
};

/**
 * The best plan that can be found within the limits, never worth less than the one to begin with. The effort is what
 * ends the search; the fuse is there so that it ends at all on a machine that is far too slow.
 */
export const solve = async (
  frame: Frame,
  start: readonly Piece[],
  clock: () => number,
  limits: Limits = usualLimits,
): Promise<Solved> => {
  const draft = modelOf(frame);
  const worth = (pieces: readonly Piece[]): number => weigh(frame.problem, allocationsOf(frame, pieces));
  if (draft.options.length === 0) return { pieces: start, bound: worth(start), effort: 0, fuse: false };
  const solver = await solverOf(draft.matrix);
  const begun = clock();
  const elapsed = (): number => (clock() - begun) / 1000;
  const nothingYet: Search = { choice: choiceOf(draft, start), effort: 0, fuse: false };
  const better =
    frame.requests.length > neighbourhood ? improved(draft, solver, nothingYet.choice, limits, elapsed) : nothingYet;
  const whole = solver({
    start: better.choice,
    effort: Math.max(0, limits.effort - better.effort),
    gap: limits.gap,
    ...(better !== nothingYet && { heuristics: 0 }),
    seconds: Math.max(0, limits.fuseSeconds - elapsed()),
  });
  const found = piecesOfChoice(draft, whole.choice ?? better.choice);
  const isLawful = violations(frame.problem, allocationsOf(frame, found)).length === 0;
  const pieces = isLawful && worth(found) >= worth(start) ? found : start;
  return {
    pieces,
    bound: Math.max(whole.bound, worth(pieces)),
    effort: better.effort + whole.effort,
    fuse: better.fuse || whole.fuse,
  };
};

import { type Choice, choiceOf, ownersOf, piecesOfChoice } from './columns.ts';
import type { Draft } from './draft.ts';
import { allocationsOf, at, type Frame, type Piece } from './frame.ts';
import { modelOf } from './model.ts';
import { type Run, type Solver, solverOf } from './solver.ts';
import { violations } from './violations.ts';
import { outerRingAsking, valueOf, weigh } from './weigh.ts';

export type Limits = {
  /** Simplex iterations over the whole search: counted alike on every machine. */
  readonly effort: number;
  /** Wall time after which the search stops whatever it has done. */
  readonly fuseSeconds: number;
  /** The search ends when no plan can be better by more than this part; what can be solved at once, is to a tenth of it. */
  readonly gap: number;
};
export const usualLimits: Limits = { effort: 35_000, fuseSeconds: 25, gap: 1e-2 };

export type Solved = {
  readonly pieces: readonly Piece[];
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};

/** So many requests are planned anew at a time, everything else as it is. */
const neighbourhood = 26;
const ofRound = { effort: 6_000, nodes: 5, gap: 5e-3 };
/**
 * By the terms of a model: a larger one is not searched all at once, which brought nothing within the effort when it was
 * measured (120 requests have some 150 000), or is not relaxed, which takes longer than there is time (200 requests).
 */
const largest = { atOnce: 100_000, relaxed: 400_000 };
/** Rounds are left when so many in a row were in vain. */
const patience = 4;

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

type Search = {
  readonly choice: Choice;
  /** No plan is worth more. */
  readonly bound: number;
  readonly effort: number;
  readonly fuse: boolean;
};
type Seen = { readonly draft: Draft; readonly solver: Solver; readonly limits: Limits; readonly elapsed: () => number };

const worthOf = ({ frame }: Draft, pieces: readonly Piece[]): number =>
  weigh(frame.problem, allocationsOf(frame, pieces));

const valueIn = (draft: Draft, { choice }: Search): number => worthOf(draft, piecesOfChoice(draft, choice));

const isGoodEnough = ({ draft, limits }: Seen, found: Search): boolean => {
  const worth = valueIn(draft, found);
  const isClose = found.bound - worth <= limits.gap * Math.max(1, Math.abs(worth));
  return isClose || found.fuse || found.effort >= limits.effort;
};

/** One run of the solver from what is found so far, added to it. */
const further = ({ solver, limits, elapsed }: Seen, found: Search, run: Partial<Run>): Search => {
  const seconds = Math.max(0, limits.fuseSeconds - elapsed());
  const { choice, bound, effort, fuse } = solver({
    start: found.choice,
    gap: limits.gap,
    seconds,
    ...run,
    effort: Math.min(run.effort ?? Infinity, limits.effort - found.effort),
  });
  return {
    choice: choice ?? found.choice,
    bound: run.isFixed ? found.bound : Math.min(found.bound, bound),
    effort: found.effort + effort,
    fuse,
  };
};

/** Plans some requests anew at a time: finds good plans much sooner than the whole problem does at once. */
const improved = (seen: Seen, start: Search): Search => {
  const { draft } = seen;
  const owners = ownersOf(draft);
  const roll = dice();
  let found = start;
  let inVain = 0;
  while (inVain < patience && !isGoodEnough(seen, found)) {
    const before = found;
    const chosen = someRequests(draft.frame, roll);
    const isFixed = (column: number): boolean => {
      const owner = owners.get(column);
      return owner !== undefined && !chosen.has(owner);
    };
    found = further(seen, before, { ...ofRound, isFixed });
    inVain = valueIn(draft, found) > valueIn(draft, before) ? 0 : inVain + 1;
  }
  return found;
};

/** First how good a plan could be at all, then good plans soon, then with what is left of the effort all at once. */
const search = (seen: Seen, start: Choice): Search => {
  const { frame, matrix } = seen.draft;
  const floors = frame.problem.weights.outerRingFloor * outerRingAsking(frame.problem).length;
  const everything = frame.requests.reduce((sum, request) => sum + valueOf(frame.problem, request), floors);
  const nothingYet = { choice: start, bound: everything, effort: 0, fuse: false };
  if (frame.requests.length <= neighbourhood) return further(seen, nothingYet, { gap: seen.limits.gap / 10 });
  const terms = matrix.rows.reduce((total, row) => total + row.terms.length, 0);
  const bounded = terms > largest.relaxed ? nothingYet : further(seen, nothingYet, { relaxed: true });
  const found = improved(seen, bounded);
  return isGoodEnough(seen, found) || terms > largest.atOnce ? found : further(seen, found, {});
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
  const worth = worthOf(draft, start);
  if (draft.options.length === 0) return { pieces: start, bound: worth, effort: 0, fuse: false };
  const solver = await solverOf(draft.matrix);
  const begun = clock();
  const seen = { draft, solver, limits, elapsed: () => (clock() - begun) / 1000 };
  const { choice, bound, effort, fuse } = search(seen, choiceOf(draft, start));
  const found = piecesOfChoice(draft, choice);
  const isLawful = violations(frame.problem, allocationsOf(frame, found)).length === 0;
  const pieces = isLawful && worthOf(draft, found) >= worth ? found : start;
  return { pieces, bound: Math.max(bound, worthOf(draft, pieces)), effort, fuse };
};

import { answersTo } from './answers.ts';
import { filedAt } from './greedy.ts';
import { allocationsOf, at, type Instance, type Piece } from './instance.ts';
import { addPieces, keepsD3, occupancyWith, removePieces } from './occupancy.ts';
import { type Beaten, isQualified, type PlanProblem, type PlanTerm, planTerms } from './problem.ts';
import { includes } from './segments.ts';
import { hundredths, isMetBy, loadsOf, servedIn, type Terms, termsOf, valueOf } from './weigh.ts';

/** Who has the time that an unmet request wants, and on which weight they went first. Pure. */

/** Smaller differences of the objective are rounding. */
export const tolerance = 1e-6;
/** Of those who alone would have to give way so many are named: the ones that are worth least, and so the closest. */
const mostNamed = 3;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What is left to weigh when these pieces of others stay: the differences are those of the whole plan. */
const leftBy = (instance: Instance, others: readonly Piece[], members: readonly number[]): PlanProblem => {
  const { problem } = instance;
  const stay = allocationsOf(instance, others);
  const served = new Set(servedIn(problem, stay));
  // Who has something already gets nothing for the floor, whatever else they are given.
  const units = Object.entries(problem.units).map(([unit, is]) => [
    unit,
    served.has(unit) ? { ...is, ring: 'inner' as const } : is,
  ]);
  return {
    ...problem,
    requests: members.map((r) => at(instance.requests, r)),
    load: loadsOf(problem, stay),
    units: Object.fromEntries(units) as PlanProblem['units'],
  };
};

type Swap = { readonly was: Terms; readonly is: Terms; readonly pieces: readonly Piece[] };
/** Of the lawful answers to `r` when these give way, the one with which most is left of the plan's worth. */
const swapFor = (
  instance: Instance,
  pieces: readonly Piece[],
  r: number,
  rivals: readonly number[],
): Swap | undefined => {
  const members = [r, ...rivals];
  const others = pieces.filter(({ request }) => !members.includes(request));
  const gone = pieces.filter(({ request }) => rivals.includes(request));
  const occupancy = occupancyWith(instance, others);
  const touched = [...gone, ...rivals.flatMap((w) => at(instance.requests, w).published)];
  const left = leftBy(instance, others, members);
  const weighed = (own: readonly Piece[]) => termsOf(left, allocationsOf(instance, own));
  let best: Pick<Swap, 'is' | 'pieces'> | undefined;
  for (const answer of answersTo(occupancy, r)) {
    addPieces(occupancy, answer);
    const isLawful = keepsD3(occupancy, touched);
    removePieces(occupancy, answer);
    if (!isLawful) continue;
    const terms = weighed(answer);
    if (!best || sum(Object.values(terms)) > sum(Object.values(best.is)) + tolerance)
      best = { is: terms, pieces: [...others, ...answer] };
  }
  return best && { ...best, was: weighed(pieces.filter(({ request }) => members.includes(request))) };
};

/** On which weight the plan is ahead of what it would be; undefined if it is not, for the search may have ended before. */
const decisive = ({ was, is }: Swap): { readonly weight: PlanTerm | 'equal'; readonly size: number } | undefined => {
  const ahead = (term: PlanTerm): number => was[term] - is[term];
  const total = sum(planTerms.map(ahead));
  const floor = ahead('outerRingFloor');
  // It is a floor: whatever else weighs more does not count.
  if (floor > tolerance && total - floor <= tolerance) return { weight: 'outerRingFloor', size: floor };
  if (total < -tolerance) return undefined;
  if (total <= tolerance) return { weight: 'equal', size: 0 };
  const weight = planTerms.reduce((most, term) => (ahead(term) > ahead(most) + tolerance ? term : most));
  return { weight, size: ahead(weight) };
};

/**
 * Of two requests that are worth the same the one that was asked for first is met, where the plan is worth as much with it:
 * to the solver they are equal.
 */
export const inOrderOfAsking = (instance: Instance, given: readonly Piece[]): readonly Piece[] => {
  const { requests, problem } = instance;
  const filed = requests.map(({ id }) => filedAt(id));
  const isNext = (r: number, w: number): boolean =>
    at(filed, r) < at(filed, w) &&
    Math.abs(valueOf(problem, at(requests, r)) - valueOf(problem, at(requests, w))) <= tolerance;
  let pieces = given;
  const byFiled = (a: number, b: number): number => (at(filed, a) < at(filed, b) ? -1 : 1);
  for (const r of requests.map((_, i) => i).sort(byFiled)) {
    if (isMetBy(instance, pieces, r)) continue;
    const later = holding(instance, pieces, r)
      .filter((w) => isNext(r, w))
      .toSorted(byFiled);
    // Who asked last gives way.
    for (const w of later.toReversed()) {
      const swap = swapFor(instance, pieces, r, [w]);
      const lost = swap && sum(planTerms.map((term) => swap.was[term] - swap.is[term]));
      if (!swap || lost === undefined || lost > tolerance || swap.was.outerRingFloor > swap.is.outerRingFloor) continue;
      pieces = swap.pieces;
      break;
    }
  }
  return pieces;
};

const beatenBy = (instance: Instance, r: number, rivals: readonly number[], swap: Swap): readonly Beaten[] => {
  const found = decisive(swap);
  if (!found) return [];
  const requests = rivals.map((w) => at(instance.requests, w));
  const asked = filedAt(at(instance.requests, r).id);
  const isEarlier = requests.length > 0 && requests.every(({ id }) => filedAt(id) < asked);
  return [
    {
      requests: requests.map(({ id }) => id).sort(),
      who: [...new Set(requests.map(({ unit }) => unit))].sort(),
      weight: found.weight === 'equal' && isEarlier ? 'asked' : found.weight,
      size: hundredths(found.size),
    },
  ];
};

/** The met requests that have time which request `r` could use; those that are worth least come first. */
const holding = (instance: Instance, pieces: readonly Piece[], r: number): readonly number[] => {
  const { requests, positions, problem } = instance;
  const request = at(requests, r);
  const inTheWay = pieces.filter(
    (piece) =>
      piece.request !== r &&
      (includes(request, piece.first) || includes(piece, request.first)) &&
      isQualified(at(positions, piece.position), request),
  );
  const worth = (w: number): number => valueOf(problem, at(requests, w));
  return [...new Set(inTheWay.map(({ request: w }) => w))]
    .filter((w) => isMetBy(instance, pieces, w))
    .sort((a, b) => worth(a) - worth(b) || a - b);
};

/**
 * Each of them that alone would have had to give way; where nobody alone is in the way, a smallest set of them that is
 * together. Nobody where others do not have the time.
 */
export const beatersOf = (instance: Instance, pieces: readonly Piece[], r: number): readonly Beaten[] => {
  const nobody = swapFor(instance, pieces, r, []);
  if (nobody) return beatenBy(instance, r, [], nobody);
  const all = holding(instance, pieces, r);
  if (all.length === 0 || !swapFor(instance, pieces, r, all)) return [];
  const found: Beaten[] = [];
  let isAlone = false;
  for (const w of all) {
    const swap = swapFor(instance, pieces, r, [w]);
    isAlone ||= swap !== undefined;
    if (swap) found.push(...beatenBy(instance, r, [w], swap));
    if (found.length === mostNamed) return found;
  }
  if (isAlone) return found;
  // The most valuable need not give way if the others do.
  const needed = all.toReversed().reduce<readonly number[]>((left, w) => {
    const without = left.filter((one) => one !== w);
    return swapFor(instance, pieces, r, without) ? without : left;
  }, all);
  const swap = swapFor(instance, pieces, r, needed);
  return swap ? beatenBy(instance, r, needed, swap) : [];
};

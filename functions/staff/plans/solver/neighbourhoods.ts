import { at, type Instance, type Piece, weeksIn } from './instance.ts';
import { leastShare, type PlanProblem, type Taken } from './problem.ts';
import type { Range } from './segments.ts';

/** Which requests are planned anew together, and the small problem that this is while all others keep their pieces. Pure. */

/** At most this many requests, but for those that share a position with them in a pool. */
const usualSize = 18;
/** So much of them have something; the others have nothing yet. */
const withPieces = 0.65;

/** By request, the positions that can answer it, the best first. */
export type Preferences = readonly (readonly number[])[];

const overlap = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;

/** With them all that share a position only together: one alone could leave the others less than D3 allows. */
const withPools = (instance: Instance, pieces: readonly Piece[], chosen: Iterable<number>): ReadonlySet<number> => {
  const all = new Set(chosen);
  const groupOf = ({ request }: Piece) => at(instance.requests, request).group;
  // What is added while the set is walked through is walked through, too.
  for (const r of all) {
    for (const own of pieces.filter(({ request }) => request === r)) {
      for (const other of pieces) {
        const isPool = groupOf(own) !== undefined && groupOf(own) === groupOf(other);
        const isSmall = Math.min(own.extent, other.extent) < leastShare;
        if (isPool && isSmall && own.position === other.position && overlap(own, other)) all.add(other.request);
      }
    }
  }
  return all;
};

/**
 * Requests that can change places: who has the positions that one request would like best at that time, and who has
 * nothing and would like these positions, too. Mostly it is a request that has nothing yet.
 */
export const neighbourhood = (
  instance: Instance,
  pieces: readonly Piece[],
  preferences: Preferences,
  random: () => number,
): ReadonlySet<number> => {
  const anyOf = (list: readonly number[]): number => at(list, Math.floor(random() * list.length));
  const having = new Set(pieces.map(({ request }) => request));
  const all = [...instance.requests.keys()];
  const lacking = all.filter((r) => !having.has(r));
  const first = anyOf(lacking.length > 0 && random() < 0.7 ? lacking : all);
  const isAtThatTime = (range: Range): boolean => overlap(range, at(instance.requests, first));
  const chosen = new Set([first]);
  const opened: number[] = [];
  for (const position of shuffled(at(preferences, first), (place) => place * (0.3 + 2 * random()))) {
    if (chosen.size >= withPieces * usualSize) break;
    opened.push(position);
    for (const piece of pieces) if (piece.position === position && isAtThatTime(piece)) chosen.add(piece.request);
  }
  const placeOf = (r: number): number => {
    const own = at(preferences, r);
    return Math.min(...opened.map((position) => own.indexOf(position)).filter((place) => place >= 0));
  };
  const interested = lacking.filter((r) => isAtThatTime(at(instance.requests, r)) && placeOf(r) < Infinity);
  for (const r of shuffled(interested, (_, other) => placeOf(other) * random())) {
    if (chosen.size < usualSize) chosen.add(r);
  }
  while (chosen.size < Math.min(usualSize, all.length)) chosen.add(anyOf(all));
  return withPools(instance, pieces, chosen);
};

const shuffled = (list: readonly number[], keyOf: (place: number, element: number) => number): readonly number[] =>
  list
    .map((element, place) => ({ element, key: keyOf(place, element) }))
    .sort((a, b) => a.key - b.key)
    .map(({ element }) => element);

/** The problem of planning these requests anew. What the others have is taken, and weighs on its supervisor. */
export const problemWithin = (
  instance: Instance,
  pieces: readonly Piece[],
  chosen: ReadonlySet<number>,
): PlanProblem => {
  const { problem, positions, requests, segments } = instance;
  const load = { ...problem.load };
  const taken = positions.map((position): Taken[] => [...position.taken]);
  for (const piece of pieces) {
    const { request, position, first, last, extent } = piece;
    if (chosen.has(request)) continue;
    const span = { from: at(segments, first).from, to: at(segments, last).to };
    at(taken, position).push({ ...span, unit: at(requests, request).unit, extent });
    load[at(positions, position).supervisor] += extent * weeksIn(instance, piece);
  }
  return {
    ...problem,
    load,
    positions: positions.map((position, p) => ({ ...position, taken: at(taken, p) })),
    requests: requests.filter((_, r) => chosen.has(r)),
  };
};

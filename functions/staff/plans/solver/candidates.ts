import type { Extent } from '../../state.ts';
import { at, freeOf, type IndexedRequest, type Instance, type Piece } from './instance.ts';
import { type Occupancy, partOf } from './occupancy.ts';
import { canBeHalved, isQualified, leastShare } from './problem.ts';
import { includes, type Range, segmentsIn } from './segments.ts';

/**
 * The pieces from which the model composes answers. Pure. A request is answered by one position all the time, by two side
 * by side with half of full time each, or by one that hands over to another, each in full.
 */
export type Candidate = Range & {
  readonly request: number;
  readonly position: number;
  /** The request's own, or half of it. */
  readonly extent: Extent;
};

/** A position that can answer the request before this segment; another continues from it. */
type Handover = { readonly segment: number; readonly position: number };

/**
 * A position hands over as late as it can: where its employment ends or too little of it is free. It may also hand over
 * where a published piece begins or ends, so that this piece can stay.
 */
const possibleHandovers = (
  request: IndexedRequest,
  free: ReadonlyMap<number, readonly number[]>,
): readonly Handover[] => {
  const found: Handover[] = [];
  for (const [position, room] of free) {
    const segment = room.findIndex((percent, s) => includes(request, s) && percent < request.extent);
    if (segment > request.first) found.push({ segment, position });
  }
  for (const piece of request.published) {
    if (piece.first === request.first && piece.last < request.last) {
      found.push({ segment: piece.last + 1, position: piece.position });
    }
    if (piece.last === request.last && piece.first > request.first) {
      for (const position of free.keys()) found.push({ segment: piece.first, position });
    }
  }
  return found;
};

const qualified = (instance: Instance, request: IndexedRequest): readonly number[] =>
  instance.positions.flatMap((position, p) => (isQualified(position, request) ? [p] : []));

const freeByPosition = (instance: Instance) => instance.positions.map((_, p) => freeOf(instance, p));

/** By position: the segments from which it can leave a request to another. The greedy plan uses the same ones. */
export const handoversOf = (
  instance: Instance,
  request: IndexedRequest,
  free: readonly (readonly number[])[] = freeByPosition(instance),
): ReadonlyMap<number, readonly number[]> => {
  const rooms = new Map(qualified(instance, request).map((p) => [p, at(free, p)]));
  const handovers = new Map<number, Set<number>>();
  for (const { position, segment } of possibleHandovers(request, rooms)) {
    handovers.set(position, (handovers.get(position) ?? new Set()).add(segment));
  }
  return new Map([...handovers].sort(([a], [b]) => a - b).map(([p, set]) => [p, [...set].sort((a, b) => a - b)]));
};

/** Which positions may be asked for which requests. */
export type Considered = (request: number, position: number) => boolean;
export const everyPosition: Considered = () => true;

export const candidatesOf = (instance: Instance, isConsidered: Considered = everyPosition): readonly Candidate[] => {
  const free = freeByPosition(instance);
  return instance.requests.flatMap((request, r) => {
    const { first, last, extent } = request;
    const positions = qualified(instance, request).filter((p) => isConsidered(r, p));
    const handovers = handoversOf(instance, request, free);
    const starts = [...new Set([...handovers.values()].flat())].sort((a, b) => a - b);
    const part = (position: number, range: Range, size = extent) => ({ request: r, position, ...range, extent: size });
    const fits = (candidate: Candidate): boolean =>
      Math.min(...at(free, candidate.position).slice(candidate.first, candidate.last + 1)) >= candidate.extent;
    const sizes = canBeHalved(request) ? [extent, leastShare] : [extent];
    const partly = positions.flatMap((p) => [
      ...(handovers.get(p) ?? []).map((segment) => part(p, { first, last: segment - 1 })).filter(fits),
      ...starts.map((segment) => part(p, { first: segment, last })).filter(fits),
    ]);
    const wholly = positions.flatMap((p) => sizes.map((size) => part(p, { first, last }, size)).filter(fits));
    return [...wholly, ...partly];
  });
};

/** The most percent by pool (position, group, segment), and by pool and request. */
type Potential = ReadonlyMap<string, number>;

/** The most that each request, and each group, can get of a position in each segment. */
const potentialOf = (instance: Instance, candidates: readonly Candidate[]): Potential => {
  const most = new Map<string, number>();
  const published = new Map<string, number>();
  const increase = (map: Map<string, number>, key: string, extent: number): void => {
    map.set(key, (map.get(key) ?? 0) + extent);
  };
  const each = (pieces: readonly (Candidate | Piece)[], visit: (piece: Candidate, pool: string) => void): void => {
    for (const piece of pieces) {
      const { group } = at(instance.requests, piece.request);
      for (const s of segmentsIn(piece)) visit(piece, `${piece.position} ${group} ${s}`);
    }
  };
  const raiseTo = (pool: string, request: number, extent: number): void => {
    const more = extent - (most.get(`${pool} ${request}`) ?? 0);
    if (more <= 0) return;
    increase(most, `${pool} ${request}`, more);
    increase(most, pool, more);
  };
  each(candidates, ({ request, extent }, pool) => raiseTo(pool, request, extent));
  each(
    instance.requests.flatMap((request) => request.published),
    ({ request, extent }, pool) => {
      increase(published, `${pool} ${request}`, extent);
      raiseTo(pool, request, published.get(`${pool} ${request}`) ?? 0);
    },
  );
  return most;
};

/** The candidates that D3 allows if the others of their group get as much beside them as they possibly can. */
export const lawfulCandidatesOf = (
  { instance, taken }: Occupancy,
  isConsidered: Considered = everyPosition,
): readonly Candidate[] => {
  const candidates = candidatesOf(instance, isConsidered);
  const potential = potentialOf(instance, candidates);
  return candidates.filter((candidate) => {
    const { request, position, extent } = candidate;
    const { group } = at(instance.requests, request);
    if (group === undefined) return true;
    return segmentsIn(candidate).every((s) => {
      const pool = `${position} ${group} ${s}`;
      const others = (potential.get(pool) ?? 0) - (potential.get(`${pool} ${request}`) ?? 0);
      return extent + partOf(taken, position, group, s) + others >= leastShare;
    });
  });
};

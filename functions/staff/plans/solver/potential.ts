import type { Candidate } from './candidates.ts';
import { at, type Frame, leastShare, type Piece } from './frame.ts';
import { type Ledger, partOf } from './ledger.ts';

/** Most percent by pool (position, group, segment), and by pool and request. */
export type Potential = ReadonlyMap<string, number>;

/** The most that each request, and each group, can have of a position in each segment. */
export const potentialOf = (frame: Frame, candidates: readonly Candidate[]): Potential => {
  const most = new Map<string, number>();
  const published = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, extent: number): void => {
    map.set(key, (map.get(key) ?? 0) + extent);
  };
  const each = <T extends Candidate | Piece>(pieces: readonly T[], visit: (piece: T, pool: string) => void): void => {
    for (const piece of pieces) {
      const { group } = at(frame.requests, piece.request);
      for (let s = piece.first; s <= piece.last; s++) visit(piece, `${piece.position} ${group} ${s}`);
    }
  };
  const raise = (pool: string, request: number, extent: number): void => {
    const more = extent - (most.get(`${pool} ${request}`) ?? 0);
    if (more <= 0) return;
    add(most, `${pool} ${request}`, more);
    add(most, pool, more);
  };
  each(candidates, ({ request, extent }, pool) => raise(pool, request, extent));
  each(
    frame.requests.flatMap((request) => request.published),
    ({ request, extent }, pool) => {
      add(published, `${pool} ${request}`, extent);
      raise(pool, request, published.get(`${pool} ${request}`) ?? 0);
    },
  );
  return most;
};

/** D3: the least that a candidate can be, given all that others of its group might have beside it. */
export const leastOf = (
  { frame, taken }: Ledger,
  candidate: Omit<Candidate, 'extent'>,
  potential: Potential,
): number => {
  const { request, position, first, last } = candidate;
  const { group } = at(frame.requests, request);
  if (group === undefined) return 1;
  let least = 1;
  for (let s = first; s <= last; s++) {
    const pool = `${position} ${group} ${s}`;
    const others = (potential.get(pool) ?? 0) - (potential.get(`${pool} ${request}`) ?? 0);
    least = Math.max(least, leastShare - partOf(taken, position, group, s) - others);
  }
  return least;
};

import { distinct, type Draft, keyAt, type Option, optionsAt, term, wholePeriod } from './draft.ts';
import { at, type Frame, freeOf, type Group, leastShare } from './frame.ts';
import { type Ledger, partOf } from './ledger.ts';
import { addColumn, addRow, type Matrix, type Term } from './matrix.ts';

/** One neighbour group's options on one position. */
type Pool = {
  readonly position: number;
  /** Undefined for offices, which D3 does not bind. */
  readonly group: Group | undefined;
  readonly options: readonly Option[];
  readonly taken: (segment: number) => number;
  readonly published: (segment: number) => number;
};

/** How a pool stands in a segment: what it lacks of 50, and columns whose sum is 1 where something of it is chosen. */
type Stand = { readonly missing: number; readonly inUse: readonly Term[] };

const poolsOf = (frame: Frame, ledger: Ledger, options: readonly Option[]): readonly Pool[] =>
  [...Map.groupBy(options, ({ request, position }) => `${position} ${at(frame.requests, request).group}`).values()].map(
    (own) => {
      const { position, request } = at(own, 0);
      const { group } = at(frame.requests, request);
      const partIn = (parts: Ledger['parts'], s: number): number =>
        group === undefined ? 0 : partOf(parts, position, group, s);
      return {
        position,
        group,
        options: own,
        taken: (s) => partIn(ledger.taken, s),
        published: (s) => partIn(ledger.published, s),
      };
    },
  );

/** D3 in one segment: if anything is chosen, all together are at least 50. */
const addPool = (matrix: Matrix, { group, options, taken }: Pool, segment: number): Stand => {
  const missing = group === undefined ? 0 : leastShare - taken(segment);
  const there = optionsAt(options, segment);
  const requests = [...Map.groupBy(there, ({ request }) => request).values()].map((own) =>
    [...new Set(own.map(({ chosen }) => chosen))].map((chosen): Term => [chosen, 1]),
  );
  if (missing <= 0 || there.length === 0) return { missing, inUse: [] };
  if (requests.length === 1) {
    const [chosen = []] = requests;
    if (there.some(({ least }) => least < missing)) {
      addRow(matrix, 0, [...there.map(term), ...chosen.map(([column]): Term => [column, -missing])], Infinity);
    }
    return { missing, inUse: chosen };
  }
  const inUse = addColumn(matrix, 0, 1, 'continuous');
  for (const chosen of requests) addRow(matrix, -Infinity, [...chosen, [inUse, -1]], 0);
  addRow(matrix, 0, [...there.map(term), [inUse, -missing]], Infinity);
  return { missing, inUse: [[inUse, 1]] };
};

/** A pool that is lawful as published stays so, whatever of it moves away. */
const addKept = (frame: Frame, matrix: Matrix, { options, taken, published }: Pool): void => {
  const key = (s: number): string => `${taken(s)} ${published(s)} ${keyAt(options, s)}`;
  for (const { segment } of distinct(frame, wholePeriod(frame), key)) {
    const isPool = taken(segment) > 0 && taken(segment) < leastShare;
    if (!isPool || published(segment) < leastShare) continue;
    addRow(matrix, leastShare - taken(segment), optionsAt(options, segment).map(term), Infinity);
  }
};

/** How much of a position's two halves something takes that cannot lie beside its like: 1, a half, or nothing. */
const halves = (extent: number, free: number): number => (extent * 2 > free ? 1 : extent * 2 === free ? 0.5 : 0);

/** At least this much of the two halves a pool takes, as columns. */
const halvesOf = (matrix: Matrix, { options }: Pool, { missing, inUse }: Stand, segment: number, free: number) => {
  const there = optionsAt(options, segment);
  const own = there.map(({ chosen, least }): Term => [chosen, halves(least, free)]);
  const pooled = halves(missing, free);
  if (pooled === 0) return own;
  if (inUse.length !== 1 || there.length === 1) {
    return there.map(({ chosen, least }): Term => [chosen, halves(Math.max(least, missing), free)]);
  }
  const taken = addColumn(matrix, 0, 1, 'continuous');
  addRow(matrix, -Infinity, [...inUse.map(([column]): Term => [column, pooled]), [taken, -1]], 0);
  addRow(matrix, -Infinity, [...own, [taken, -1]], 0);
  return [[taken, 1] as const];
};

/**
 * D3. The last rows follow from the others, but save the solver much search: more than half of what is free of a
 * position leaves no room for another such, be it one piece or the least that a group can have.
 */
export const addPools = ({ frame, ledger, matrix, options }: Draft): void => {
  const pools = poolsOf(frame, ledger, options);
  for (const [position, own] of Map.groupBy(pools, (pool) => pool.position)) {
    const stands = new Map<string, Stand>();
    const keyOf = (pool: Pool, s: number): string => `${pool.group} ${pool.taken(s)} ${keyAt(pool.options, s)}`;
    for (const pool of own) {
      for (const { segment } of distinct(frame, wholePeriod(frame), (s) => keyOf(pool, s))) {
        stands.set(keyOf(pool, segment), addPool(matrix, pool, segment));
      }
      addKept(frame, matrix, pool);
    }
    const free = freeOf(frame, position);
    const key = (s: number): string => `${free[s]} ${own.map((pool) => keyOf(pool, s)).join()}`;
    for (const { segment } of distinct(frame, wholePeriod(frame), key)) {
      const room = at(free, segment);
      const taken = own.flatMap((pool) => {
        const stand = stands.get(keyOf(pool, segment));
        return stand ? halvesOf(matrix, pool, stand, segment, room) : [];
      });
      if (room > 0 && taken.length > 1) addRow(matrix, -Infinity, taken, 1);
    }
  }
};

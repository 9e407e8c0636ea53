import { distinct, type Draft, keyAt, type Option, optionsAt, term, wholePeriod } from './draft.ts';
import { at, type Frame, freeOf, type Group, leastShare } from './frame.ts';
import { type Ledger, partOf } from './ledger.ts';
import { addColumn, addRow, type Matrix, type Term } from './matrix.ts';
import { guestsOf, type Mix, mixesOf } from './mixes.ts';

/** One neighbour group's options on one position. */
type Pool = {
  readonly position: number;
  /** Undefined for offices, which D3 does not bind. */
  readonly group: Group | undefined;
  readonly options: readonly Option[];
  readonly taken: (segment: number) => number;
  readonly published: (segment: number) => number;
};

/** A pool in one segment: what there is to choose, what it lacks of 50, and what of the room others leave it at most. */
type Place = {
  readonly options: readonly Option[];
  readonly missing: number;
  readonly room: number;
  readonly besideOthers: number;
};

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
const halves = (extent: number, room: number): number => (extent * 2 > room ? 1 : extent * 2 === room ? 0.5 : 0);

const sumOf = (columns: Iterable<number>): readonly Term[] => [...new Set(columns)].map((column): Term => [column, 1]);
const minus = (columns: readonly number[]): readonly Term[] => columns.map((column): Term => [column, -1]);

/**
 * D3 in one segment: exactly one mix is chosen, or nothing, so that all together are at least what is missing. Loose
 * parts lie beside a mix within what it leaves. The mixes' shares of the two halves are answered, as columns.
 */
const addPlace = (matrix: Matrix, { options, missing, room, besideOthers }: Place): readonly Term[] => {
  const { mixes, firm, loose } = mixesOf(options, room);
  const chosen: { readonly mix: Mix; readonly column: number; readonly taken: number }[] = [];
  const hosts = new Map<number, number[]>(loose.map(({ request }) => [request, []]));
  const [least, most]: [Term[], Term[]] = [[], []];
  const choose = (mix: Mix, taken: number): number => {
    const column = addColumn(matrix, 0, 1, 'continuous');
    chosen.push({ mix, column, taken });
    return column;
  };
  const host = (mix: Mix, from: number, to: number, taken: number): void => {
    const guests = guestsOf(mix, loose);
    const upTo = Math.min(to, mix.percent + guests.most);
    if (from > upTo) return;
    const column = choose(mix, taken);
    for (const request of guests.requests) hosts.get(request)?.push(column);
    least.push([column, mix.percent - from]);
    most.push([column, mix.percent - upTo]);
  };
  for (const mix of mixes) {
    const { percent } = mix;
    if (mix.firm.length > 0 && percent >= missing) {
      choose(mix, percent > besideOthers ? 1 : halves(Math.max(percent, missing), room));
    }
    const from = Math.max(missing, percent + 1);
    host(mix, from, besideOthers, halves(from, room));
    host(mix, Math.max(from, besideOthers + 1), room, 1);
  }
  for (const one of firm) {
    const holding = chosen.filter(({ mix }) => mix.firm.includes(one)).map(({ column }) => column);
    addRow(matrix, 0, [...sumOf(one.chosen), ...minus(holding)], 0);
  }
  for (const [request, columns] of hosts) {
    const own = loose.filter((option) => option.request === request).map((option) => option.chosen);
    addRow(matrix, -Infinity, [...sumOf(own), ...minus(columns)], 0);
  }
  addRow(matrix, 0, [...loose.map(term), ...least], Infinity);
  addRow(matrix, -Infinity, [...loose.map(term), ...most], 0);
  addRow(matrix, -Infinity, sumOf(chosen.map(({ column }) => column)), 1);
  return chosen.map(({ column, taken }): Term => [column, taken]);
};

/**
 * D3, by listing how each group can share a position (mixes.ts): a part of 35 that lies beside one of 20 takes all of a
 * position, not 55 % of it, for no other group can have the rest. That leaves the solver little to search.
 */
export const addPools = ({ frame, ledger, matrix, options }: Draft): void => {
  const pools = poolsOf(frame, ledger, options);
  for (const [position, own] of Map.groupBy(pools, (pool) => pool.position)) {
    for (const pool of own) addKept(frame, matrix, pool);
    const free = freeOf(frame, position);
    const known = new Map<string, readonly Term[]>();
    const keyOf = (pool: Pool, s: number): string => `${pool.group} ${pool.taken(s)} ${keyAt(pool.options, s)}`;
    const key = (s: number): string => `${free[s]} ${own.map((pool) => keyOf(pool, s)).join()}`;
    for (const { segment } of distinct(frame, wholePeriod(frame), key)) {
      const room = at(free, segment);
      const there = own.flatMap((pool) => {
        const present = optionsAt(pool.options, segment);
        const missing = pool.group === undefined ? 0 : Math.max(0, leastShare - pool.taken(segment));
        return room > 0 && present.length > 0 ? [{ pool, options: present, missing }] : [];
      });
      const taken = there.flatMap(({ pool, ...place }) => {
        const others = there.filter((other) => other.pool !== pool).map(({ missing }) => Math.max(1, missing));
        const besideOthers = room - Math.min(room, ...others);
        const name = `${keyOf(pool, segment)} ${room} ${besideOthers}`;
        const columns = known.get(name) ?? addPlace(matrix, { ...place, room, besideOthers });
        known.set(name, columns);
        return columns;
      });
      addRow(matrix, -Infinity, taken, 1);
    }
  }
};

import { distinct, keyAt, type Model, type Option, optionsAt, plus, wholePeriod } from './columns.ts';
import { at, freeOf, type Instance } from './instance.ts';
import { addColumn, addRow, type Matrix, type Term } from './matrix.ts';
import { type GroupParts, type Occupancy, partOf } from './occupancy.ts';
import { type Group, leastShare } from './problem.ts';

/**
 * D3 in the model. Pure. The ways in which a neighbour group can share a position are listed as patterns, each a column
 * of its own: a part of 35 beside one of 20 uses the whole position, not 55 % of it, since no other group can have the
 * rest. With that the relaxation is close to the optimum, and the solver has little to search.
 */

/** The options of one neighbour group on one position. */
type Pool = {
  readonly position: number;
  /** Undefined for offices, which D3 does not bind. */
  readonly group: Group | undefined;
  readonly options: readonly Option[];
  readonly taken: (segment: number) => number;
  readonly published: (segment: number) => number;
};

const poolsOf = (instance: Instance, initial: Occupancy, options: readonly Option[]): readonly Pool[] => {
  const groupOfOption = ({ request }: Option): Group | undefined => at(instance.requests, request).group;
  const pools = Map.groupBy(options, (option) => `${option.position} ${groupOfOption(option)}`);
  return [...pools.values()].map((own) => {
    const { position } = at(own, 0);
    const group = groupOfOption(at(own, 0));
    const partIn = (parts: readonly GroupParts[], s: number): number =>
      group === undefined ? 0 : partOf(parts, position, group, s);
    return {
      position,
      group,
      options: own,
      taken: (s) => partIn(initial.taken, s),
      published: (s) => partIn(initial.published, s),
    };
  });
};

/** A pool that is lawful as published stays lawful, whatever moves away from it. */
const addKeptPool = (instance: Instance, matrix: Matrix, { options, taken, published }: Pool): void => {
  const key = (s: number): string => `${taken(s)} ${published(s)} ${keyAt(options, s)}`;
  for (const { segment } of distinct(instance, wholePeriod(instance), key)) {
    const needsOthers = taken(segment) > 0 && taken(segment) < leastShare;
    if (!needsOthers || published(segment) < leastShare) continue;
    addRow(matrix, leastShare - taken(segment), optionsAt(options, segment).map(plus), Infinity);
  }
};

/** Options of one request with the same extent: the request's own, half of it, or that of its published pieces. */
type Part = { readonly request: number; readonly extent: number; readonly columns: readonly number[] };

/** Parts that are chosen together. */
type Pattern = { readonly parts: readonly Part[]; readonly percent: number };

/** No more patterns are listed. Options that are in none are `unlisted`: they only have their extent. */
const mostPatterns = 100;

const partsOf = (options: readonly Option[]): readonly Part[] => {
  const sizes = new Map<number, { readonly request: number; extent: number }>();
  for (const { request, column, extent } of options) {
    sizes.set(column, { request, extent: extent + (sizes.get(column)?.extent ?? 0) });
  }
  return [...Map.groupBy(sizes, ([, { request, extent }]) => `${request} ${extent}`).values()]
    .map((own) => ({ ...at(own, 0)[1], columns: own.map(([column]) => column) }))
    .sort((a, b) => b.extent - a.extent || a.request - b.request);
};

const hasRequest = ({ parts }: Pattern, request: number): boolean => parts.some((part) => part.request === request);

/** All patterns for which there is room, the empty one first, with each request at most once. */
const patternsOf = (options: readonly Option[], room: number) => {
  let patterns: readonly Pattern[] = [{ parts: [], percent: 0 }];
  const parts: Part[] = [];
  for (const part of partsOf(options)) {
    const more = patterns
      .filter((pattern) => pattern.percent + part.extent <= room && !hasRequest(pattern, part.request))
      .map((pattern) => ({ parts: [...pattern.parts, part], percent: pattern.percent + part.extent }));
    if (patterns.length + more.length > mostPatterns) break;
    patterns = [...patterns, ...more];
    parts.push(part);
  }
  const listed = new Set(parts.flatMap(({ columns }) => columns));
  return { patterns, parts, unlisted: options.filter(({ column }) => !listed.has(column)) };
};

/** A pool in one segment. */
type Place = {
  readonly options: readonly Option[];
  /** Percent that the group must get so that D3 holds. */
  readonly missing: number;
  readonly room: number;
  /** The most that the group can get beside another one. */
  readonly besideOthers: number;
};

/** In a packing row, whose sum is at most 1: two that use more than half cannot be together, nor three halves. */
const packingOf = (extent: number, room: number): number => (extent * 2 > room ? 1 : extent * 2 === room ? 0.5 : 0);

const sumOf = (columns: Iterable<number>): readonly Term[] => [...new Set(columns)].map((column): Term => [column, 1]);
const negative = (columns: readonly number[]): readonly Term[] => columns.map((column): Term => [column, -1]);

/**
 * One pattern is chosen or none, such that the group gets at least what is missing. Unlisted options of other requests
 * may be chosen beside a pattern within the room that it leaves. Returns the pool's terms of the packing row.
 */
const addPlace = (matrix: Matrix, { options, missing, room, besideOthers }: Place): readonly Term[] => {
  const { patterns, parts, unlisted } = patternsOf(options, room);
  const chosen: { readonly pattern: Pattern; readonly column: number; readonly packing: number }[] = [];
  const patternsBeside = new Map<number, number[]>(unlisted.map(({ request }) => [request, []]));
  const [least, most]: [Term[], Term[]] = [[], []];
  const addPattern = (pattern: Pattern, packing: number): number => {
    const column = addColumn(matrix, 0, 1, 'continuous');
    chosen.push({ pattern, column, packing });
    return column;
  };
  /** The pattern with unlisted options beside it, from so many to so many percent together. */
  const addPatternWithOthers = (pattern: Pattern, from: number, to: number, packing: number): void => {
    const others = unlisted.filter(({ request }) => !hasRequest(pattern, request));
    const upTo = others.reduce((total, { extent }) => total + extent, pattern.percent);
    const last = Math.min(to, upTo);
    if (from > last) return;
    const column = addPattern(pattern, packing);
    for (const request of new Set(others.map((other) => other.request))) patternsBeside.get(request)?.push(column);
    least.push([column, pattern.percent - from]);
    most.push([column, pattern.percent - last]);
  };
  for (const pattern of patterns) {
    const { percent } = pattern;
    if (pattern.parts.length > 0 && percent >= missing) {
      addPattern(pattern, percent > besideOthers ? 1 : packingOf(Math.max(percent, missing), room));
    }
    const from = Math.max(missing, percent + 1);
    addPatternWithOthers(pattern, from, besideOthers, packingOf(from, room));
    addPatternWithOthers(pattern, Math.max(from, besideOthers + 1), room, 1);
  }
  for (const part of parts) {
    const withPart = chosen.filter(({ pattern }) => pattern.parts.includes(part)).map(({ column }) => column);
    addRow(matrix, 0, [...sumOf(part.columns), ...negative(withPart)], 0);
  }
  for (const [request, columns] of patternsBeside) {
    const own = unlisted.filter((option) => option.request === request).map(({ column }) => column);
    addRow(matrix, -Infinity, [...sumOf(own), ...negative(columns)], 0);
  }
  addRow(matrix, 0, [...unlisted.map(plus), ...least], Infinity);
  addRow(matrix, -Infinity, [...unlisted.map(plus), ...most], 0);
  addRow(matrix, -Infinity, sumOf(chosen.map(({ column }) => column)), 1);
  return chosen.map(({ column, packing }): Term => [column, packing]);
};

/** D3, in all segments of all positions. What is the same in several segments is in the model once. */
export const addPools = ({ instance, initial, matrix, options }: Model): void => {
  const pools = poolsOf(instance, initial, options);
  for (const [position, own] of Map.groupBy(pools, (pool) => pool.position)) {
    for (const pool of own) addKeptPool(instance, matrix, pool);
    const free = freeOf(instance, position);
    const known = new Map<string, readonly Term[]>();
    const keyOf = (pool: Pool, s: number): string => `${pool.group} ${pool.taken(s)} ${keyAt(pool.options, s)}`;
    const key = (s: number): string => `${free[s]} ${own.map((pool) => keyOf(pool, s)).join()}`;
    for (const { segment } of distinct(instance, wholePeriod(instance), key)) {
      const room = at(free, segment);
      const places = own.flatMap((pool) => {
        const present = optionsAt(pool.options, segment);
        const missing = pool.group === undefined ? 0 : Math.max(0, leastShare - pool.taken(segment));
        return room > 0 && present.length > 0 ? [{ pool, options: present, missing }] : [];
      });
      const packing = places.flatMap(({ pool, ...place }) => {
        const others = places.filter((other) => other.pool !== pool).map(({ missing }) => Math.max(1, missing));
        const besideOthers = room - Math.min(room, ...others);
        const name = `${keyOf(pool, segment)} ${room} ${besideOthers}`;
        const terms = known.get(name) ?? addPlace(matrix, { ...place, room, besideOthers });
        known.set(name, terms);
        return terms;
      });
      addRow(matrix, -Infinity, packing, 1);
    }
  }
};

import type { Extent } from '../../state.ts';
import { at, type Instance, type Piece } from './instance.ts';
import { type Group, groupOf, leastShare } from './problem.ts';
import { includes, rangeOf, segmentsIn } from './segments.ts';

/** How much of each position is used in each segment, and by which groups. Pure, but changed in place. */

type BySegment = Extent[];
/** Of one position: the percent of each group. */
export type GroupParts = Map<Group, BySegment>;

/** All lists are by position. */
export type Occupancy = {
  readonly instance: Instance;
  readonly used: readonly BySegment[];
  readonly parts: readonly GroupParts[];
  /** The parts before anything is planned. */
  readonly taken: readonly GroupParts[];
  /** The parts with `taken` and everything that is published. */
  readonly published: readonly GroupParts[];
};

const zeros = (instance: Instance): BySegment => instance.segments.map(() => 0);

const increase = (list: BySegment, segment: number, extent: number): void => {
  list[segment] = at(list, segment) + extent;
};

const groupIn = (instance: Instance, parts: GroupParts, group: Group): BySegment => {
  const present = parts.get(group) ?? zeros(instance);
  parts.set(group, present);
  return present;
};

/** What is used before anything is planned. */
const initialOccupancy = (instance: Instance): Occupancy => {
  const used = instance.positions.map(() => zeros(instance));
  const empty = (): readonly GroupParts[] => instance.positions.map((): GroupParts => new Map());
  const [taken, published, parts] = [empty(), empty(), empty()];
  for (const [p, position] of instance.positions.entries()) {
    for (const part of position.taken) {
      const range = rangeOf(instance.segments, part);
      const group = groupOf(instance.problem, part.unit);
      for (const s of range ? segmentsIn(range) : []) {
        increase(at(used, p), s, part.extent);
        if (group === undefined) continue;
        for (const each of [taken, published, parts]) increase(groupIn(instance, at(each, p), group), s, part.extent);
      }
    }
  }
  for (const { group, published: pieces } of instance.requests) {
    if (group === undefined) continue;
    for (const piece of pieces) {
      const sums = groupIn(instance, at(published, piece.position), group);
      for (const s of segmentsIn(piece)) increase(sums, s, piece.extent);
    }
  }
  return { instance, used, parts, taken, published };
};

const change = ({ instance, used, parts }: Occupancy, piece: Piece, sign: 1 | -1): void => {
  const { group } = at(instance.requests, piece.request);
  const sums = group === undefined ? undefined : groupIn(instance, at(parts, piece.position), group);
  for (const s of segmentsIn(piece)) {
    increase(at(used, piece.position), s, sign * piece.extent);
    if (sums) increase(sums, s, sign * piece.extent);
  }
};

export const addPieces = (occupancy: Occupancy, pieces: readonly Piece[]): void =>
  pieces.forEach((piece) => change(occupancy, piece, 1));
export const removePieces = (occupancy: Occupancy, pieces: readonly Piece[]): void =>
  pieces.forEach((piece) => change(occupancy, piece, -1));

export const occupancyWith = (instance: Instance, pieces: readonly Piece[]): Occupancy => {
  const occupancy = initialOccupancy(instance);
  addPieces(occupancy, pieces);
  return occupancy;
};

/** The plan without its pieces for request `r`. */
export const occupancyWithout = (instance: Instance, pieces: readonly Piece[], r: number): Occupancy =>
  occupancyWith(
    instance,
    pieces.filter(({ request }) => request !== r),
  );

export const partOf = (parts: readonly GroupParts[], position: number, group: Group, segment: number): Extent =>
  parts[position]?.get(group)?.[segment] ?? 0;

/**
 * D3: by how many percent a group's part is too small; 0 if it is lawful or the group has none. A part that was too
 * small before the plan is no fault of the plan, as long as the plan adds nothing to it.
 */
export const shortfall = (occupancy: Occupancy, position: number, group: Group, segment: number): number => {
  const part = partOf(occupancy.parts, position, group, segment);
  if (part <= 0 || part >= leastShare) return 0;
  const wasTooSmall =
    part === partOf(occupancy.taken, position, group, segment) &&
    partOf(occupancy.published, position, group, segment) < leastShare;
  return wasTooSmall ? 0 : leastShare - part;
};

/** D3, wherever these pieces are or were. */
export const keepsD3 = (occupancy: Occupancy, pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => {
    const { group } = at(occupancy.instance.requests, piece.request);
    return group === undefined || segmentsIn(piece).every((s) => shortfall(occupancy, piece.position, group, s) === 0);
  });

/** Whether the positions of these pieces are employed at the time and not used beyond their extent. */
export const keepsExtents = ({ instance, used }: Occupancy, pieces: readonly Piece[]): boolean =>
  pieces.every(({ position, ...range }) => {
    const { employed, extent } = at(instance.positions, position);
    return (
      employed !== undefined &&
      segmentsIn(range).every((s) => includes(employed, s) && at(at(used, position), s) <= extent)
    );
  });

import type { Extent } from '../../state.ts';
import {
  type Group,
  groupOf,
  type PlannedAllocation,
  type PlanPosition,
  type PlanProblem,
  type PlanRequest,
} from './problem.ts';
import { clip, includes, type Range, rangeOf, type Segment, segmentsIn, segmentsOf, weeksOf } from './segments.ts';

/**
 * A problem in numbers, as the algorithms use it: positions, requests and segments by index. Pure. Everything is sorted
 * by id, so that the order of the problem's lists does not matter.
 */
export type Instance = {
  readonly problem: PlanProblem;
  readonly segments: readonly Segment[];
  readonly positions: readonly IndexedPosition[];
  /** Only those that lie at least partly within the plan's period, and only that part of them. */
  readonly requests: readonly IndexedRequest[];
};

/** A part of a position for a request, by their indices. A plan is a list of pieces. */
export type Piece = Range & { readonly request: number; readonly position: number; readonly extent: Extent };

export type IndexedPosition = PlanPosition & { readonly employed: Range | undefined };
export type IndexedRequest = PlanRequest &
  Range & {
    readonly group: Group | undefined;
    /** Its published allocations, as far as they lie in the period and on positions of the problem. */
    readonly published: readonly Piece[];
  };

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

export const indexed = (given: PlanProblem): Instance => {
  const problem = { ...given, positions: given.positions.toSorted(byId), requests: given.requests.toSorted(byId) };
  const segments = segmentsOf(problem);
  const positions = problem.positions.map((position) => ({ ...position, employed: rangeOf(segments, position) }));
  const indexOf = new Map(positions.map(({ id }, i) => [id, i]));
  const inside = problem.requests.flatMap((request) => {
    const range = rangeOf(segments, request);
    return range ? [{ ...request, ...range, group: groupOf(problem, request.unit) }] : [];
  });
  const requests = inside.map((request, i) => ({
    ...request,
    published: request.movable.toSorted(byId).flatMap((movable) => {
      const position = indexOf.get(movable.position);
      const range = rangeOf(segments, movable);
      return position !== undefined && range ? [{ ...range, request: i, position, extent: movable.extent }] : [];
    }),
  }));
  return { problem, segments, positions, requests };
};

/** The element at an index of the instance. */
export const at = <T>(list: readonly T[], index: number): T => {
  const element = list[index];
  if (element === undefined) throw new RangeError(`There is no element ${index} of ${list.length}.`);
  return element;
};

export const weeksIn = (instance: Instance, { first, last }: Range): number =>
  weeksOf({ from: at(instance.segments, first).from, to: at(instance.segments, last).to });

/** By segment: percent of the position that is free before anything is planned; 0 while it is not employed. */
export const freeOf = (instance: Instance, position: number): readonly Extent[] => {
  const { employed, extent, taken } = at(instance.positions, position);
  const free = instance.segments.map((_, s) => (employed && includes(employed, s) ? extent : 0));
  for (const part of taken) {
    const range = rangeOf(instance.segments, part);
    for (const s of range ? segmentsIn(range) : []) free[s] = Math.max(0, at(free, s) - part.extent);
  }
  return free;
};

export const allocationsOf = (instance: Instance, pieces: readonly Piece[]): readonly PlannedAllocation[] =>
  pieces
    .map((piece) => ({
      request: at(instance.requests, piece.request).id,
      position: at(instance.positions, piece.position).id,
      from: at(instance.segments, piece.first).from,
      to: at(instance.segments, piece.last).to,
      extent: piece.extent,
    }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

const sortKey = ({ request, from, position, extent }: PlannedAllocation): string =>
  [request, from, position, String(extent).padStart(3, '0')].join('\n');

export const piecesOf = (instance: Instance, allocations: readonly PlannedAllocation[]): readonly Piece[] =>
  allocations.flatMap((allocation) => {
    const request = instance.requests.findIndex(({ id }) => id === allocation.request);
    const position = instance.positions.findIndex(({ id }) => id === allocation.position);
    const span = clip(allocation, instance.problem);
    const range = span && rangeOf(instance.segments, span);
    return request >= 0 && position >= 0 && range ? [{ ...range, request, position, extent: allocation.extent }] : [];
  });

import { isOffice, type Unit } from '../../../../shared/units.ts';
import type { Extent } from '../../state.ts';
import type { PlannedAllocation, PlanPosition, PlanProblem, PlanRequest } from './problem.ts';
import { clip, type Range, rangeOf, type Segment, segmentsOf, weeksOf } from './segments.ts';

/** D3: the least that an association, or its neighbour group together, may have of an office's position. */
export const leastShare: Extent = 50;

/**
 * Two positions answer a request side by side only as halves of full time: each is lawful by itself then (D2, D3), and
 * nobody is served in slivers of several people. By hand whatever is lawful can be allocated.
 */
export const canBeHalved = ({ extent }: { readonly extent: Extent }): boolean => extent === 2 * leastShare;

/** Associations that pool: a neighbour group, or the unit alone where it has none. */
export type Group = string;

/** Whom D3 counts together; undefined for offices, which D3 does not bind. */
export const groupOf = (problem: PlanProblem, unit: Unit): Group | undefined =>
  isOffice(unit) ? undefined : (problem.units[unit]?.neighbourGroup ?? `alone:${unit}`);

const lacking = (wanted: readonly string[], offered: readonly string[] | undefined): readonly string[] =>
  offered === undefined ? [] : wanted.filter((one) => !offered.includes(one));

/** What the request asks for that the position does not do; a position that says nothing does everything. */
export const lackingTasks = (position: Pick<PlanPosition, 'tasks'>, request: Pick<PlanRequest, 'tasks'>) =>
  lacking(request.tasks, position.tasks);
export const lackingLanguages = (position: Pick<PlanPosition, 'languages'>, request: Pick<PlanRequest, 'languages'>) =>
  lacking(request.languages ?? [], position.languages);
export const covers = (position: PlanPosition, request: PlanRequest): boolean =>
  lackingTasks(position, request).length === 0 && lackingLanguages(position, request).length === 0;

/** A part of a position for a request, by their numbers in the frame. */
export type Piece = Range & { readonly request: number; readonly position: number; readonly extent: Extent };

export type FramePosition = PlanPosition & { readonly employed: Range | undefined };
export type FrameRequest = PlanRequest &
  Range & {
    readonly group: Group | undefined;
    /** What is published of it, as far as it lies in the plan and on its positions. */
    readonly published: readonly Piece[];
  };

/** A problem by numbers: everything sorted by id, so that the order it came in does not matter. */
export type Frame = {
  readonly problem: PlanProblem;
  readonly segments: readonly Segment[];
  readonly positions: readonly FramePosition[];
  /** Only the parts of requests that lie within the plan's period. */
  readonly requests: readonly FrameRequest[];
};

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

export const frameOf = (given: PlanProblem): Frame => {
  const problem = { ...given, positions: given.positions.toSorted(byId), requests: given.requests.toSorted(byId) };
  const segments = segmentsOf(problem);
  const positions = problem.positions.map((position) => ({ ...position, employed: rangeOf(segments, position) }));
  const numbers = new Map(positions.map(({ id }, i) => [id, i]));
  const inside = problem.requests.flatMap((request) => {
    const range = rangeOf(segments, request);
    return range ? [{ ...request, ...range, group: groupOf(problem, request.unit) }] : [];
  });
  const requests = inside.map((request, i) => ({
    ...request,
    published: request.movable.toSorted(byId).flatMap((movable) => {
      const position = numbers.get(movable.position);
      const range = rangeOf(segments, movable);
      return position !== undefined && range ? [{ ...range, request: i, position, extent: movable.extent }] : [];
    }),
  }));
  return { problem, segments, positions, requests };
};

/** The list's element at a number that the frame gave out. */
export const at = <T>(list: readonly T[], index: number): T => {
  const element = list[index];
  if (element === undefined) throw new RangeError(`There is no element ${index} of ${list.length}.`);
  return element;
};

export const eachSegment = ({ first, last }: Range, visit: (segment: number) => void): void => {
  for (let segment = first; segment <= last; segment++) visit(segment);
};

export const weeksIn = (frame: Frame, { first, last }: Range): number =>
  weeksOf({ from: at(frame.segments, first).from, to: at(frame.segments, last).to });

/** Percent free of the position before anything is planned; 0 while it is not employed. */
export const freeOf = (frame: Frame, position: number): readonly Extent[] => {
  const { employed, extent, taken } = at(frame.positions, position);
  const free = frame.segments.map((_, s) => (employed && s >= employed.first && s <= employed.last ? extent : 0));
  for (const part of taken) {
    const range = rangeOf(frame.segments, part);
    if (range) eachSegment(range, (s) => (free[s] = Math.max(0, at(free, s) - part.extent)));
  }
  return free;
};

export const allocationsOf = (frame: Frame, pieces: readonly Piece[]): readonly PlannedAllocation[] =>
  pieces
    .map((piece) => ({
      request: at(frame.requests, piece.request).id,
      position: at(frame.positions, piece.position).id,
      from: at(frame.segments, piece.first).from,
      to: at(frame.segments, piece.last).to,
      extent: piece.extent,
    }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));

const sortKey = ({ request, from, position, extent }: PlannedAllocation): string =>
  [request, from, position, String(extent).padStart(3, '0')].join('\n');

export const piecesOf = (frame: Frame, allocations: readonly PlannedAllocation[]): readonly Piece[] =>
  allocations.flatMap((allocation) => {
    const request = frame.requests.findIndex(({ id }) => id === allocation.request);
    const position = frame.positions.findIndex(({ id }) => id === allocation.position);
    const span = clip(allocation, frame.problem);
    const range = span && rangeOf(frame.segments, span);
    return request >= 0 && position >= 0 && range ? [{ ...range, request, position, extent: allocation.extent }] : [];
  });

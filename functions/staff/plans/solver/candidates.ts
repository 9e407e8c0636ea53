import type { Extent } from '../../state.ts';
import { at, canBeHalved, covers, type Frame, freeOf, type FrameRequest, leastShare } from './frame.ts';
import type { Range } from './segments.ts';

/**
 * How a request may be answered: by one position all the time, by two side by side with half of full time each, or by
 * one that takes over from another, each in full. These are the pieces that such answers are made of.
 */
export type Candidate = Range & {
  readonly request: number;
  readonly position: number;
  /** The request's own, or half of it. */
  readonly extent: Extent;
};

/** From this segment on another position answers. */
type Cut = { readonly at: number; readonly position: number };

/**
 * Where a position hands over: as late as it can, that is where its employment ends or what is free of it becomes too
 * little for the request; and wherever what is published begins or ends, so that it may stay.
 */
const cutsOf = (request: FrameRequest, free: ReadonlyMap<number, readonly number[]>): readonly Cut[] => {
  const cuts: Cut[] = [];
  for (const [position, room] of free) {
    const cut = room.findIndex((percent, s) => s >= request.first && s <= request.last && percent < request.extent);
    if (cut > request.first) cuts.push({ at: cut, position });
  }
  for (const piece of request.published) {
    if (piece.first === request.first && piece.last < request.last) {
      cuts.push({ at: piece.last + 1, position: piece.position });
    }
    if (piece.last === request.last && piece.first > request.first) {
      for (const position of free.keys()) cuts.push({ at: piece.first, position });
    }
  }
  return cuts;
};

const eligible = (frame: Frame, request: FrameRequest): readonly number[] =>
  frame.positions.flatMap((position, p) => (covers(position, request) ? [p] : []));

/** Where each position may hand a request over to another, in the model and in the greedy plan. */
export const handoversOf = (
  frame: Frame,
  request: FrameRequest,
  free: readonly (readonly number[])[] = frame.positions.map((_, p) => freeOf(frame, p)),
): ReadonlyMap<number, readonly number[]> => {
  const rooms = new Map(eligible(frame, request).map((p) => [p, at(free, p)]));
  const cuts = new Map<number, Set<number>>();
  for (const cut of cutsOf(request, rooms)) {
    cuts.set(cut.position, (cuts.get(cut.position) ?? new Set()).add(cut.at));
  }
  return new Map([...cuts].sort(([a], [b]) => a - b).map(([p, set]) => [p, [...set].sort((a, b) => a - b)]));
};

const roomIn = (room: readonly number[], { first, last }: Range): number => Math.min(...room.slice(first, last + 1));

export const candidatesOf = (frame: Frame): readonly Candidate[] => {
  const free = frame.positions.map((_, p) => freeOf(frame, p));
  return frame.requests.flatMap((request, r) => {
    const { first, last, extent } = request;
    const positions = eligible(frame, request);
    const handovers = handoversOf(frame, request, free);
    const cuts = [...new Set([...handovers.values()].flat())].sort((a, b) => a - b);
    const part = (position: number, range: Range, size = extent) => ({ request: r, position, ...range, extent: size });
    const fits = (candidate: Candidate): boolean => roomIn(at(free, candidate.position), candidate) >= candidate.extent;
    const sizes = canBeHalved(request) ? [extent, leastShare] : [extent];
    const partly = positions.flatMap((p) => [
      ...(handovers.get(p) ?? []).map((cut) => part(p, { first, last: cut - 1 })).filter(fits),
      ...cuts.map((cut) => part(p, { first: cut, last })).filter(fits),
    ]);
    const wholly = positions.flatMap((p) => sizes.map((size) => part(p, { first, last }, size)).filter(fits));
    return [...wholly, ...partly];
  });
};

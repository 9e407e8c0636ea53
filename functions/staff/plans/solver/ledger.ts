import type { Extent } from '../../state.ts';
import { at, eachSegment, type Frame, type Group, groupOf, leastShare, type Piece } from './frame.ts';
import { rangeOf } from './segments.ts';

type BySegment = Extent[];
/** What each group has of a position. */
type Parts = Map<Group, BySegment>;

/** Who has how much of each position in each segment. Changed in place while a plan is made. */
export type Ledger = {
  readonly frame: Frame;
  /** By position: percent spoken for. */
  readonly held: readonly BySegment[];
  readonly parts: readonly Parts[];
  /** Before anything is planned, and with all that is published. */
  readonly taken: readonly Parts[];
  readonly published: readonly Parts[];
};

const blank = (frame: Frame): BySegment => frame.segments.map(() => 0);

const partsOf = (frame: Frame, parts: Parts, group: Group): BySegment => {
  const present = parts.get(group) ?? blank(frame);
  parts.set(group, present);
  return present;
};

const add = (list: BySegment, segment: number, extent: number): void => {
  list[segment] = at(list, segment) + extent;
};

export const openLedger = (frame: Frame): Ledger => {
  const held = frame.positions.map(() => blank(frame));
  const none = (): readonly Parts[] => frame.positions.map((): Parts => new Map());
  const [taken, published, parts] = [none(), none(), none()];
  frame.positions.forEach((position, p) => {
    for (const part of position.taken) {
      const range = rangeOf(frame.segments, part);
      const group = groupOf(frame.problem, part.unit);
      if (!range) continue;
      eachSegment(range, (s) => {
        add(at(held, p), s, part.extent);
        if (group === undefined) return;
        for (const book of [taken, published, parts]) add(partsOf(frame, at(book, p), group), s, part.extent);
      });
    }
  });
  for (const request of frame.requests) {
    const { group } = request;
    if (group === undefined) continue;
    for (const piece of request.published) {
      const sums = partsOf(frame, at(published, piece.position), group);
      eachSegment(piece, (s) => add(sums, s, piece.extent));
    }
  }
  return { frame, held, parts, taken, published };
};

const book = (ledger: Ledger, piece: Piece, sign: 1 | -1): void => {
  const { group } = at(ledger.frame.requests, piece.request);
  const parts = group === undefined ? undefined : partsOf(ledger.frame, at(ledger.parts, piece.position), group);
  eachSegment(piece, (s) => {
    add(at(ledger.held, piece.position), s, sign * piece.extent);
    if (parts) add(parts, s, sign * piece.extent);
  });
};

export const put = (ledger: Ledger, pieces: readonly Piece[]): void =>
  pieces.forEach((piece) => book(ledger, piece, 1));
export const take = (ledger: Ledger, pieces: readonly Piece[]): void =>
  pieces.forEach((piece) => book(ledger, piece, -1));

/** A ledger with these pieces in it. */
export const ledgerOf = (frame: Frame, pieces: readonly Piece[]): Ledger => {
  const ledger = openLedger(frame);
  put(ledger, pieces);
  return ledger;
};

export const partOf = (parts: readonly Parts[], position: number, group: Group, segment: number): Extent =>
  parts[position]?.get(group)?.[segment] ?? 0;

/**
 * D3: by how many percent a group's part is too small; 0 where it is lawful or the group has none. A pool that was too
 * small already before the plan is not the plan's doing, as long as nothing of it is planned.
 */
export const shortOf = (ledger: Ledger, position: number, group: Group, segment: number): number => {
  const part = partOf(ledger.parts, position, group, segment);
  if (part <= 0 || part >= leastShare) return 0;
  const givenSo =
    part === partOf(ledger.taken, position, group, segment) &&
    partOf(ledger.published, position, group, segment) < leastShare;
  return givenSo ? 0 : leastShare - part;
};

const everywhere = ({ first, last }: Piece, holds: (segment: number) => boolean): boolean => {
  for (let s = first; s <= last; s++) if (!holds(s)) return false;
  return true;
};

/** D3 wherever these pieces lie or lay. */
export const isPooledAt = (ledger: Ledger, pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => {
    const { group } = at(ledger.frame.requests, piece.request);
    return group === undefined || everywhere(piece, (s) => shortOf(ledger, piece.position, group, s) === 0);
  });

/** Whether the positions of these pieces, which the ledger has, are employed and large enough. */
export const isRoomAt = (ledger: Ledger, pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => {
    const { employed, extent } = at(ledger.frame.positions, piece.position);
    return (
      employed !== undefined &&
      piece.first >= employed.first &&
      piece.last <= employed.last &&
      everywhere(piece, (s) => at(at(ledger.held, piece.position), s) <= extent)
    );
  });

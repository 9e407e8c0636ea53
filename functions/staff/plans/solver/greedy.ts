import { handoversOf } from './candidates.ts';
import { at, type Frame, type FrameRequest, type Piece } from './frame.ts';
import { isPooledAt, isRoomAt, type Ledger, openLedger, put, take } from './ledger.ts';
import { answersTo } from './search.ts';
import { isMet } from './weigh.ts';
import { allocationsOf } from './frame.ts';

const rank = { high: 0, normal: 1, low: 2 } as const;
const filedAt = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** Priority areas first, then the requests' own priority, then first come. */
export const turns = (frame: Frame): readonly number[] => {
  const key = ({ unit, priority, id }: FrameRequest): string =>
    `${frame.problem.units[unit]?.priorityArea ? 0 : 1}${rank[priority]}${filedAt(id)} ${id}`;
  const keys = frame.requests.map(key);
  return frame.requests.map((_, r) => r).sort((a, b) => (at(keys, a) < at(keys, b) ? -1 : 1));
};

/** What is published, as far as there is room for it. */
const publishedOf = (ledger: Ledger): Map<number, readonly Piece[]> => {
  const pieces = new Map<number, readonly Piece[]>();
  for (const [r, { published }] of ledger.frame.requests.entries()) {
    put(ledger, published);
    if (isRoomAt(ledger, published)) pieces.set(r, published);
    else take(ledger, published);
  }
  for (const [r, published] of pieces) {
    if (isPooledAt(ledger, published)) continue;
    take(ledger, published);
    pieces.delete(r);
  }
  return pieces;
};

/**
 * The plan that a patient person makes: what is published stays, and each request in its turn gets the first lawful
 * answer. It is what the solver begins with, so that no plan is worse; it cannot pool what is too small alone.
 */
export const greedy = (frame: Frame): readonly Piece[] => {
  const ledger = openLedger(frame);
  const planned = publishedOf(ledger);
  for (const r of turns(frame)) {
    const request = at(frame.requests, r);
    const present = planned.get(r) ?? [];
    if (isMet(frame.problem, request, allocationsOf(frame, present))) continue;
    take(ledger, present);
    const answer = answersTo(ledger, r, { handovers: handoversOf(frame, request) }).next().value ?? present;
    put(ledger, answer);
    planned.set(r, answer);
  }
  return [...planned.values()].flat();
};

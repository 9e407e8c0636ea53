import type { Allocation, Position, RequestStatus, StaffRequest } from './state.ts';

/** What follows from the allocations, and is computed when read (D5). Pure. */

/** An allocation with the position that it lies on. */
export type Placed = Allocation & { readonly position: string };

/** The live allocations of a request, over all positions. */
export const allocationsOf = (request: string, positions: Iterable<Position>): readonly Placed[] =>
  [...positions].flatMap(({ id: position, allocations }) =>
    allocations.filter((each) => each.request === request).map((each) => ({ ...each, position })),
  );

const latest = (instants: readonly string[]): string => instants.reduce((a, b) => (a > b ? a : b), '');

/** What was disputed or cancelled awaits a new answer, until something is allocated after it. */
export const statusOf = (request: StaffRequest, positions: Iterable<Position>): RequestStatus => {
  if (request.outcome !== 'open') return request.outcome;
  const live = allocationsOf(request.id, positions);
  if (live.length === 0 || (request.reopenedAt ?? '') > latest(live.map(({ allocatedAt }) => allocatedAt)))
    return 'submitted';
  return live.every(({ status }) => status === 'confirmed') ? 'confirmed' : 'allocated';
};

import { dayOf } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { Letter } from '../../shared/letters.ts';
import { continuing, isInCalendars } from './allocations/continuing.ts';
import type { StaffEvent } from './events.ts';
import type { Allocation, Position, StaffState } from './state.ts';

/**
 * Who is employed is written to when a unit confirms a part of their position, and when that part then ends: a plan that is
 * published tells them nothing of what nobody has confirmed, but for what it moves that they had already. What a letter says is what is so when it is sent. Pure.
 */
const positionIn = ({ position, positions = {} }: StaffState, id: string): Position | undefined =>
  position?.id === id ? position : positions[id];

/** `employed/<position>.<ULID>` */
export const employedTo = (allocation: string): string => `employed/${allocation}`;

/** Of each part that they have in their calendar, or are to have; what is over changes nobody's days. */
const lettersOf = (allocations: readonly Allocation[], at: string): readonly Letter[] =>
  allocations
    .filter((is) => isInCalendars(is) && is.to >= dayOf(at))
    .map(({ id }) => ({ to: employedTo(id), kind: 'calendar' }));

type Placed = { readonly allocation: string; readonly position: string };
/** Nobody knows where the others are written to. */
const partsIn = (state: StaffState, parts: readonly Placed[]): readonly Allocation[] =>
  parts.flatMap(({ allocation, position: on }) => {
    const position = positionIn(state, on);
    return position?.email === undefined ? [] : position.allocations.filter(({ id }) => id === allocation);
  });

export const letters = (event: Recorded<StaffEvent>, before: StaffState, after: StaffState): readonly Letter[] => {
  switch (event.type) {
    case 'AllocationConfirmed':
      return lettersOf(partsIn(after, [event]), event.at);
    case 'AllocationDisputed':
    case 'AllocationCancelled':
      return lettersOf(partsIn(before, [event]), event.at);
    case 'StaffRequestWithdrawn':
      return lettersOf(partsIn(before, event.ended), event.at);
    case 'StaffAllocated':
    case 'PlanPublished': {
      // What is moved goes on as the same entry: one letter, of what it has become.
      const { begun, left } = continuing(before, event);
      const over = event.ended.filter(({ allocation }) => !left.has(allocation));
      const moved = event.allocations.filter(({ allocation }) => begun[allocation]);
      return [...lettersOf(partsIn(before, over), event.at), ...lettersOf(partsIn(after, moved), event.at)];
    }
    case 'PositionSet': {
      // Whoever is entered for it afterwards, and whom it says to call.
      const [was, is] = [before.position, after.position];
      const isSame = was?.email === is?.email && was?.supervisor === is?.supervisor;
      return is?.email === undefined || isSame ? [] : lettersOf(is.allocations, event.at);
    }
    default:
      return [];
  }
};

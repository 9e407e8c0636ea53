import type { Allotted, Ended } from '../events.ts';
import type { Allocation, Ids, Position, StaffState } from '../state.ts';

/**
 * What is moved goes on as the same entry of the same people's calendars: the part of one person that a request has instead of
 * another part of theirs. Of several each goes on as one. Pure.
 */
export type Continued = NonNullable<Allocation['continues']>;
type Moves = { readonly ended: readonly Ended[]; readonly allocations: readonly Allotted[] };

const positionIn = ({ position, positions = {} }: StaffState, id: string): Position | undefined =>
  position?.id === id ? position : positions[id];

const isSamePerson = (a: Position, b: Position): boolean =>
  a.id === b.id || (a.email !== undefined && a.email === b.email);

/** Who has it in a calendar keeps it: confirmed, or moved before its unit had confirmed it. */
export const isInCalendars = ({ status, continues }: Pick<Allocation, 'status' | 'continues'>): boolean =>
  status === 'confirmed' || continues !== undefined;

/** As what the new parts go on, by their ids; `left`: which of the old ones do. */
export const continuing = (
  state: StaffState,
  { ended, allocations }: Moves,
): { readonly begun: Ids<Continued>; readonly left: ReadonlySet<string> } => {
  const begun: Record<string, Continued> = {};
  const left = new Set<string>();
  for (const next of allocations) {
    const on = positionIn(state, next.position);
    const old = ended.find(({ allocation, position, request, unit, how }) => {
      const from = positionIn(state, position);
      const is = from?.allocations.find(({ id }) => id === allocation);
      const isSame = how === 'replaced' && request === next.request && unit === next.unit && !left.has(allocation);
      return isSame && on && from && is && isInCalendars(is) && isSamePerson(from, on);
    });
    const from = old && positionIn(state, old.position);
    const is = from?.allocations.find(({ id }) => id === old?.allocation);
    if (!from || !is) continue;
    left.add(is.id);
    const { as = is.id, after = 0 } = is.continues ?? {};
    // Numbers go on: those of another position begin anew.
    begun[next.allocation] = { as, after: from.id === next.position ? after : after + from.version };
  }
  return { begun, left };
};

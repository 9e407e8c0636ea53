import { addDays, type Day } from '../../../shared/calendar.ts';
import { isOffice } from '../../../shared/units.ts';
import type { Allotted, Ended } from '../events.ts';
import type { Context } from '../judge.ts';
import { type Allocation, type Ids, type Position, type Span, type Staff, withId } from '../state.ts';
import type { Placed } from '../status.ts';

/** What one call ends and begins, and the positions as they would be afterwards. Pure. */
export type Wanted = Span & {
  readonly id: string;
  readonly request: string;
  readonly position: string;
  readonly extent: number;
  /** An allocation of the same request that this one takes the place of. */
  readonly replaces?: string | undefined;
};
export type Moves = { readonly ended: readonly Ended[]; readonly begun: readonly Allotted[] };

/** Where an allocation is, if it is live. */
export const findLive = ({ positions }: Pick<Staff, 'positions'>, id: string): Placed | undefined => {
  const position = withId(positions, id.split('.')[0] ?? '');
  const found = position?.allocations.find((each) => each.id === id);
  return position && found && { ...found, position: position.id };
};

export const allottedOf = ({ id, position, request, unit, from, to, extent, shortNotice }: Placed): Allotted => ({
  allocation: id,
  request,
  unit,
  position,
  from,
  to,
  extent,
  shortNotice,
});

export const endedOf = (placed: Placed, how: Ended['how']): Ended => ({ ...allottedOf(placed), how });

/** D6: by when its unit says whether it is what they asked for: before it begins, where there is a day left for that. */
export const confirmBy = (from: Day, { today, replyByDays }: Pick<Context, 'today' | 'replyByDays'>): Day => {
  const last = addDays(today, replyByDays);
  return from > today && from < last ? from : last;
};

/** D5: what begins sooner than the agreed notice is marked. */
export const begunOf = (
  { requests }: Pick<Staff, 'requests'>,
  { id, request, position, from, to, extent }: Wanted,
  context: Pick<Context, 'today' | 'noticeDays' | 'replyByDays'>,
): Allotted => ({
  allocation: id,
  request,
  unit: requests[request]?.unit ?? '',
  position,
  from,
  to,
  extent,
  shortNotice: from < addDays(context.today, context.noticeDays),
  replyBy: confirmBy(from, context),
});

const asAllocation = ({ allocation, position: _, ...rest }: Allotted): Allocation => ({
  id: allocation,
  ...rest,
  status: 'allocated',
  allocatedAt: '',
});

/** All positions as they would be, and which of them the moves touch. */
export const afterMoves = (
  { positions }: Pick<Staff, 'positions'>,
  { ended, begun }: Moves,
): { readonly positions: Ids<Position>; readonly touched: readonly Position[] } => {
  const gone = new Set(ended.map(({ allocation }) => allocation));
  const ids = new Set([...ended, ...begun].map(({ position }) => position));
  const touched = [...ids].flatMap((id) => {
    const is = positions[id];
    if (!is) return [];
    const stays = is.allocations.filter((each) => !gone.has(each.id));
    const comes = begun.filter(({ position }) => position === id).map(asAllocation);
    return [{ ...is, allocations: [...stays, ...comes] }];
  });
  return { positions: { ...positions, ...Object.fromEntries(touched.map((each) => [each.id, each])) }, touched };
};

/** D3 binds the positions that an office employs. */
export const bound = (positions: readonly Position[]): readonly Position[] =>
  positions.filter(({ employer }) => isOffice(employer));

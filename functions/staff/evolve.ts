import { type Recorded, unborn } from '../../shared/commit.ts';
import type { Instant } from '../../shared/calendar.ts';
import type { Allotted, Ended, StaffEvent } from './events.ts';
import type { Allocation, EndedAllocation, Head, Ids, Plan, Position, StaffRequest, StaffState } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends StaffEvent['type']> = Recorded<Extract<StaffEvent, { type: T }>>;

/** As many ended allocations as a position keeps. */
const keptEnded = 100;

const without = <T>(all: Ids<T>, id: string): Ids<T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

/** Changes one entity of a record; nothing if it is not loaded. */
const changed = <T>(all: Ids<T>, id: string, change: (is: T) => T): Ids<T> => {
  const is = all[id];
  return is === undefined ? all : { ...all, [id]: change(is) };
};

const live = (
  { allocation: id, request, unit, from, to, extent, shortNotice }: Allotted,
  at: Instant,
  plan?: string,
): Allocation => ({
  id,
  request,
  unit,
  from,
  to,
  extent,
  status: 'allocated',
  allocatedAt: at,
  shortNotice,
  ...(plan !== undefined && { plan }),
});

const end = (
  positions: Ids<Position>,
  { allocation, position }: Allotted,
  status: EndedAllocation['status'],
  endedAt: Instant,
): Ids<Position> =>
  changed(positions, position, (is) => {
    const ended = is.allocations
      .filter(({ id }) => id === allocation)
      .map((each): EndedAllocation => ({ ...each, status, endedAt }));
    return {
      ...is,
      allocations: is.allocations.filter(({ id }) => id !== allocation),
      ended: [...is.ended, ...ended].slice(-keptEnded),
    };
  });

const start = (positions: Ids<Position>, each: Allotted, at: Instant, plan?: string): Ids<Position> =>
  changed(positions, each.position, (is) => ({ ...is, allocations: [...is.allocations, live(each, at, plan)] }));

/** What is ended makes room for what is allocated. */
const moved = (
  positions: Ids<Position>,
  { ended, allocations, at }: { ended: readonly Ended[]; allocations: readonly Allotted[]; at: Instant },
  plan?: string,
): Ids<Position> => {
  const rest = ended.reduce((all, each) => end(all, each, each.how, at), positions);
  return allocations.reduce((all, each) => start(all, each, at, plan), rest);
};

const positionSet = (state: StaffState, event: On<'PositionSet'>): Position => {
  const is = state.positions[event.position];
  const { version, createdAt, updatedAt } = is ?? unborn;
  const { title, extent, employer, supervisor, administrator, from, to, shares, tasks, languages, plannable } = event;
  const fields = { title, extent, employer, supervisor, administrator, from, to, shares, tasks, languages, plannable };
  const { allocations = [], ended = [] } = is ?? {};
  return {
    version,
    createdAt,
    updatedAt,
    id: event.position,
    ...fields,
    person: state.person,
    allocations,
    ended,
  };
};

const evolvePositions = (state: StaffState, event: Recorded<StaffEvent>): Ids<Position> => {
  const { positions } = state;
  switch (event.type) {
    case 'PositionSet':
      return { ...positions, [event.position]: positionSet(state, event) };
    case 'PositionRemoved':
      return without(positions, event.position);
    case 'PersonForgotten':
      return changed(positions, event.position, ({ person: _, ...rest }) => rest);
    case 'StaffAllocated':
      return moved(positions, event);
    case 'PlanPublished':
      return moved(positions, event, event.plan);
    case 'StaffRequestWithdrawn':
      return moved(positions, { ...event, allocations: [] });
    case 'AllocationConfirmed':
      return changed(positions, event.position, (is) => ({
        ...is,
        allocations: is.allocations.map((each) =>
          each.id === event.allocation ? { ...each, status: 'confirmed' } : each,
        ),
      }));
    case 'AllocationDisputed':
      return end(positions, event, 'disputed', event.at);
    case 'AllocationCancelled':
      return end(positions, event, 'cancelled', event.at);
    default:
      return positions;
  }
};

const requested = (event: On<'StaffRequested'>): StaffRequest => {
  const { type: _, subject: __, id: ___, at: ____, actor: filer, request: id, ...fields } = event;
  return { ...unborn, id, ...fields, filer, outcome: 'open' };
};

/** It awaits a new answer, by a new day. */
const reopened = (
  { escalated: _, ...request }: StaffRequest,
  { at, replyBy }: On<'AllocationDisputed' | 'AllocationCancelled'>,
): StaffRequest => ({ ...request, reopenedAt: at, replyBy });

const evolveRequests = (requests: Ids<StaffRequest>, event: Recorded<StaffEvent>): Ids<StaffRequest> => {
  switch (event.type) {
    case 'StaffRequested':
      return { ...requests, [event.request]: requested(event) };
    case 'StaffRequestDeclined':
      return changed(requests, event.request, (is) => ({ ...is, outcome: 'declined', reason: event.reason }));
    case 'StaffRequestWithdrawn':
      return changed(requests, event.request, (is) => ({ ...is, outcome: 'withdrawn' }));
    case 'StaffRequestEscalated':
      return changed(requests, event.request, (is) => ({ ...is, escalated: true }));
    case 'AllocationDisputed': {
      const { reason, uncovered, at } = event;
      return changed(requests, event.request, (is) => ({
        ...reopened(is, event),
        dispute: { reason, uncovered, at },
      }));
    }
    case 'AllocationCancelled':
      return changed(requests, event.request, (is) => reopened(is, event));
    default:
      return requests;
  }
};

const evolvePlan = (state: StaffState, event: Recorded<StaffEvent>): Plan | undefined => {
  if (event.type === 'PlanDrafted' && state.draft) return { ...unborn, ...state.draft, status: 'draft' };
  if (event.type === 'PlanPublished' && state.plan)
    return { ...state.plan, status: 'published', publishedAt: event.at, publishedBy: event.actor };
  return state.plan;
};

/** Every change of a position or a request is one of the head, too. What several ask for together is filed once. */
const evolveHead = (head: Head, event: Recorded<StaffEvent>): Head => {
  const isFiled = event.type === 'StaffRequested' && (event.joint?.[0]?.request ?? event.request) === event.request;
  return { ...head, changes: head.changes + 1, filed: head.filed + (isFiled ? 1 : 0) };
};

export const evolve = (state: StaffState, event: Recorded<StaffEvent>): StaffState => {
  const positions = evolvePositions(state, event);
  const requests = evolveRequests(state.requests, event);
  const plan = evolvePlan(state, event);
  const isMoved = positions !== state.positions || requests !== state.requests;
  return {
    ...state,
    head: isMoved ? evolveHead(state.head, event) : state.head,
    positions,
    requests,
    ...(plan !== state.plan && { plan }),
  };
};

import { type Recorded, notStored } from '../../shared/commit.ts';
import type { Instant } from '../../shared/calendar.ts';
import { remembering } from '../../shared/texts.ts';
import { withAsked } from './asked.ts';
import type { Allotted, Ended, StaffEvent } from './events.ts';
import { type Continued, continuing, isInCalendars } from './allocations/continuing.ts';
import type { Allocation, EndedAllocation, Head, Position, StaffState } from './state.ts';
import { consented, positionSet } from './positions/evolve.ts';
import { evolveRequests } from './requests/evolve.ts';
import { staffTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */

/** Longer than a queue keeps the message that asks for the plan. */
const inputKeptSeconds = 20 * 86_400;

/** As many ended allocations as a position keeps. */
const keptEnded = 100;

/** Changes one position, in the slot of its own or among all; nothing if it was not read. */
const changedPosition = (state: StaffState, id: string, change: (is: Position) => Position): StaffState => {
  if (state.position?.id === id) return { ...state, position: change(state.position) };
  const is = state.positions?.[id];
  return is ? { ...state, positions: { ...state.positions, [id]: change(is) } } : state;
};

const live = (
  { allocation: id, request, unit, from, to, extent, shortNotice, replyBy }: Allotted,
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
  ...(replyBy !== undefined && { replyBy }),
});

/** What its unit has answered, or is to answer no more. */
const answered = ({ replyBy: _, escalated: __, ...is }: Allocation): Allocation => is;

const end = (
  state: StaffState,
  { allocation, position }: Allotted,
  { status, endedAt, goesOn = false }: Pick<EndedAllocation, 'status' | 'endedAt'> & { readonly goesOn?: boolean },
): StaffState =>
  changedPosition(state, position, (is) => {
    const ended = is.allocations
      .filter(({ id }) => id === allocation)
      .map((each): EndedAllocation => ({
        ...answered(each),
        status,
        endedAt,
        ...(isInCalendars(each) && { wasConfirmed: true }),
        ...(goesOn && { goesOn: true }),
      }));
    return {
      ...is,
      allocations: is.allocations.filter(({ id }) => id !== allocation),
      ended: [...is.ended, ...ended].slice(-keptEnded),
    };
  });

type Begun = { readonly at: Instant; readonly plan?: string | undefined };
const begin = (each: Allotted, continues: Continued | undefined, { at, plan }: Begun): Allocation => ({
  ...live(each, at, plan),
  ...(continues && { continues }),
});
const start = (state: StaffState, each: Allotted, continues: Continued | undefined, begun: Begun): StaffState =>
  changedPosition(state, each.position, (is) => ({
    ...is,
    allocations: [...is.allocations, begin(each, continues, begun)],
  }));

/** What is ended makes room for what is allocated. */
const moved = (
  state: StaffState,
  { ended, allocations, at }: { ended: readonly Ended[]; allocations: readonly Allotted[]; at: Instant },
  plan?: string,
): StaffState => {
  const { begun, left } = continuing(state, { ended, allocations });
  const rest = ended.reduce(
    (all, each) => end(all, each, { status: each.how, endedAt: at, goesOn: left.has(each.allocation) }),
    state,
  );
  return allocations.reduce((all, each) => start(all, each, begun[each.allocation], { at, plan }), rest);
};

const evolvePositions = (state: StaffState, event: Recorded<StaffEvent>): StaffState => {
  switch (event.type) {
    case 'PositionSet':
      return { ...state, position: positionSet(state, event) };
    case 'PositionAccepted':
    case 'PositionDeclined':
    case 'PositionEscalated':
      return changedPosition(state, event.position, (is) => consented(is, event));
    case 'PositionRemoved':
      return { ...state, position: undefined };
    case 'PersonForgotten':
      return changedPosition(state, event.position, ({ person: _, email: __, ...rest }) => rest);
    case 'StaffAllocated':
      return moved(state, event);
    case 'PlanPublished':
      return moved(state, event, event.plan);
    case 'StaffRequestWithdrawn':
      return moved(state, { ...event, allocations: [] });
    case 'AllocationConfirmed':
      return changedPosition(state, event.position, (is) => ({
        ...is,
        allocations: is.allocations.map((each) =>
          each.id === event.allocation ? { ...answered(each), status: 'confirmed' } : each,
        ),
      }));
    case 'AllocationsEscalated':
      return changedPosition(state, event.position, (is) => ({
        ...is,
        allocations: is.allocations.map((each) =>
          event.allocations.some(({ allocation }) => allocation === each.id) ? { ...each, escalated: true } : each,
        ),
      }));
    case 'AllocationDisputed':
      return end(state, event, { status: 'disputed', endedAt: event.at });
    case 'AllocationCancelled':
      return end(state, event, { status: 'cancelled', endedAt: event.at });
    case 'DisputeWithdrawn':
    case 'DisputeSettled':
      return changedPosition(state, event.position, (is) => {
        const was = is.ended.find(({ id }) => id === event.allocation);
        const again = begin(event, was?.continues, { at: event.at });
        return { ...is, ended: is.ended.filter((each) => each !== was), allocations: [...is.allocations, again] };
      });
    default:
      return state;
  }
};

const evolvePlan = (state: StaffState, event: Recorded<StaffEvent>): StaffState => {
  const { draft, posed, plan } = state;
  if (event.type === 'PlanDrafted' && draft) return { ...state, plan: { ...notStored, ...draft, status: 'draft' } };
  if (event.type === 'PlanRequested' && draft && posed) {
    const { plan: id, offices, at } = event;
    const ttl = Math.floor(Date.parse(at) / 1000) + inputKeptSeconds;
    return {
      ...state,
      plan: { ...notStored, ...draft, offices, status: 'computing' },
      input: { ...notStored, id, posed, ttl },
    };
  }
  if (!plan) return state;
  const { run: _, progress: __, ...over } = plan;
  switch (event.type) {
    case 'PlanComputed':
      return { ...state, plan: { ...over, status: 'draft', result: state.result } };
    case 'PlanFailed':
      return { ...state, plan: { ...over, status: 'failed' } };
    case 'PlanCancelled':
      return {
        ...state,
        plan: {
          ...over,
          status: 'cancelled',
          ...(event.by !== undefined && { cancelled: { at: event.at, by: event.by, reason: event.reason } }),
        },
      };
    case 'PlanRemoved':
      return { ...state, plan: undefined };
    case 'PlanPublished':
      return { ...state, plan: { ...plan, status: 'published', publishedAt: event.at, publishedBy: event.actor } };
    default:
      return state;
  }
};

/** Every change of a position or a request is one of the head, too. What several ask for together is filed once. */
const evolveHead = (head: Head, event: Recorded<StaffEvent>, { request, requests }: StaffState): Head => {
  const next = { ...head, changes: head.changes + 1 };
  if (event.type === 'StaffRequested') {
    const isFiled = (event.joint?.[0]?.request ?? event.request) === event.request;
    // What its unit has not consented to does not count.
    return withAsked({ ...next, filed: head.filed + (isFiled ? 1 : 0) }, event.by === undefined ? [event] : [], 1);
  }
  if (!('request' in event)) return next;
  const was = request?.id === event.request ? request : requests?.[event.request];
  if (!was) return next;
  switch (event.type) {
    case 'StaffRequestEdited':
    case 'StaffRequestChanged':
      return withAsked(withAsked(next, [was], -1), [event], 1);
    case 'StaffRequestWithdrawn':
      return withAsked(next, [was], -1);
    case 'StaffRequestConsented':
      return withAsked(next, [was], 1);
    case 'StaffRequestReopened':
      return was.outcome === 'withdrawn' || was.proposedBy !== undefined ? withAsked(next, [was], 1) : next;
    default:
      return next;
  }
};

const fold = (before: StaffState, event: Recorded<StaffEvent>): StaffState => {
  const state = evolveRequests(evolvePositions(before, event), event);
  const isMoved = (['position', 'positions', 'request', 'requests'] as const).some(
    (slot) => state[slot] !== before[slot],
  );
  return evolvePlan(isMoved && state.head ? { ...state, head: evolveHead(state.head, event, before) } : state, event);
};

export const evolve = remembering(staffTexts, fold);

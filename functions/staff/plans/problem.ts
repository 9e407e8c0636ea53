import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts';
import { isOffice, type Office, offices } from '../../../shared/units.ts';
import { bearerOf } from '../positions/consenting.ts';
import { isWithin, overlaps, partsOf, shared } from '../parts.ts';
import type { PlanPosition, PlanProblem, PlanRequest, Taken } from './solver/problem.ts';
import { allocationsOf } from '../status.ts';
import type { Allocation, Associations, PlanAsked, Position, RequestStatus, Span, StaffRequest } from '../state.ts';

/** What the planner is given, made of what is stored. Pure. */

const weeksIn = ({ from, to }: Span): number => (daysBetween(from, to) + 1) / 7;

export type Given = {
  readonly positions: readonly Position[];
  /** Open ones, with the status they now have. */
  readonly requests: readonly (StaffRequest & { readonly status: RequestStatus })[];
  readonly associations: Associations;
};

/**
 * Which requests a plan may answer: those that await an answer and, unless what is published shall be kept, those
 * whose answer is not confirmed. What is confirmed stays, until a dispute or a cancellation opens the request again.
 */
export const isOpen = ({ status }: Given['requests'][number], { keep }: { readonly keep: boolean }): boolean =>
  status === 'submitted' || (!keep && status === 'allocated');

/**
 * A request is answered as a whole, or not at all: so it is planned if it lies within the plan's period, and if an
 * earlier answer lies on positions that the planner may use, no part of it confirmed while none is disputed.
 */
const isPlanned = (given: Given, request: Given['requests'][number], asked: PlanAsked): boolean =>
  isOpen(request, asked) &&
  isWithin(request, asked) &&
  allocationsOf(request.id, given.positions).every(
    ({ position, status }) =>
      (status !== 'confirmed' || request.status === 'submitted') &&
      given.positions.some((each) => each.id === position && isUsable(each, asked)),
  );

/** The requests that await an answer in that time and that such a plan leaves out. */
export const beyond = (given: Given, asked: PlanAsked): readonly string[] =>
  given.requests
    .filter((request) => isOpen(request, asked) && overlaps(request, asked) && !isPlanned(given, request, asked))
    .map(({ id }) => id)
    .sort();

const isOffices = (position: Position, period: Span): boolean =>
  isOffice(position.employer) && overlaps(position, period);
export const isUsable = (position: Position, period: Span): boolean =>
  position.plannable && isOffices(position, period);
/** An office’s, kept from the planner by nothing but its switch. */
const isClosed = (position: Position, period: Span): boolean => !position.plannable && isOffices(position, period);

const takenOf = (position: Position, stays: (allocation: Allocation) => boolean): readonly Taken[] =>
  partsOf({ ...position, allocations: position.allocations.filter(stays) }).map(({ unit, extent, from, to }) => ({
    unit,
    extent,
    from,
    to,
  }));

const requestOf = (request: StaffRequest, positions: readonly Position[]): PlanRequest => ({
  id: request.id,
  unit: request.unit,
  from: request.from,
  to: request.to,
  extent: request.extent,
  tasks: request.tasks,
  ...(request.languages && { languages: request.languages }),
  priority: request.priority,
  movable: allocationsOf(request.id, positions).map(({ id, position, from, to, extent }) => ({
    id,
    position,
    from,
    to,
    extent,
  })),
});

/** Who will supervise it: who is asked is expected to accept. */
const plannedFor = (position: Position): Office => bearerOf(position, 'supervisor') ?? position.supervisor;

/** D4: percent-weeks of what is spoken for already, by who supervises it. */
const loadOf = (positions: readonly (Position & { readonly taken: readonly Taken[] })[], period: Span) =>
  Object.fromEntries(
    offices.map((office) => [
      office,
      positions
        .filter((position) => plannedFor(position) === office)
        .flatMap(({ taken }) => taken)
        .reduce((sum, part) => {
          const inside = shared(part, period);
          return sum + (inside ? part.extent * weeksIn(inside) : 0);
        }, 0),
    ]),
  ) as Record<Office, number>;

export const problemOf = (given: Given, asked: PlanAsked, today: Day, noticeDays: number): PlanProblem => {
  const planned = given.requests.filter((request) => isPlanned(given, request, asked));
  const ids = new Set(planned.map(({ id }) => id));
  const withTaken = given.positions.map((position) => ({
    ...position,
    taken: takenOf(position, ({ request }) => !ids.has(request)),
  }));
  return {
    from: asked.from,
    to: asked.to,
    positions: withTaken.filter((position) => isUsable(position, asked)).map(plannedPosition),
    closed: withTaken
      .filter((position) => isClosed(position, asked))
      .map((position) => ({ ...plannedPosition(position), employer: position.employer })),
    requests: planned.map((request) => requestOf(request, given.positions)),
    units: given.associations,
    weights: asked.weights,
    load: loadOf(withTaken, asked),
    noticeFrom: addDays(today, noticeDays),
  };
};

const plannedPosition = (position: Position & { readonly taken: readonly Taken[] }): PlanPosition => ({
  id: position.id,
  extent: position.extent,
  supervisor: plannedFor(position),
  from: position.from,
  to: position.to,
  ...(position.tasks && { tasks: position.tasks }),
  ...(position.languages && { languages: position.languages }),
  taken: position.taken,
});

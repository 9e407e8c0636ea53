import { addDays, type Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isPast, isToEscalate } from '../../../shared/overdue.ts';
import { type Refusal, wrongStatus } from '../../../shared/problems.ts';
import { isOffice, offices, type Unit } from '../../../shared/units.ts';
import { faults } from '../problems.ts';
import { leftTooSmall } from '../allocations/judging.ts';
import { endedOf } from '../allocations/moves.ts';
import type { Decision, StaffEvent } from '../events.ts';
import { type Context, type Known, onRequest } from '../judge.ts';
import type { Extent, Head, JointPart, Priority, Span, Staff, StaffRequest } from '../state.ts';
import { allocationsOf, statusOf } from '../status.ts';

/** Rules of a staff request (D5, D6). Pure. */

export type Wish = Span & {
  /** One part, or those of several associations of one neighbour group, each with the id of its request. */
  readonly parts: readonly JointPart[];
  readonly tasks: readonly string[];
  readonly languages?: readonly string[] | undefined;
  readonly priority: Priority;
  readonly note?: string | undefined;
  /** Units of who asks, where they do not ask for all: whoever else is named has to consent. */
  readonly own?: readonly Unit[] | undefined;
};

/** The first field that is wrong in what it refers to. */
const wrongField = (
  { parts, from, to }: Wish,
  { start, end }: { readonly start: Day; readonly end: Day },
  { associations, today }: Context,
): Refusal<'invalid-input'> | undefined => {
  const isJoint = parts.length > 1;
  for (const [i, { unit }] of parts.entries()) {
    const field = isJoint ? `/units/${i}/unit` : '/unit';
    const isKnown = associations[unit] !== undefined || (isOffice(unit) && !isJoint);
    if (!isKnown) return invalidField(field, 'unknown');
    if (parts.slice(0, i).some((other) => other.unit === unit)) return invalidField(field, 'twice');
    if (isJoint && !isNeighbour(unit, parts[0]?.unit ?? '', associations))
      return invalidField(field, faults.neighbourGroup);
  }
  if (from < start || from > end) return invalidField('/from', 'outside-campaign');
  if (to > end) return invalidField('/to', 'outside-campaign');
  return from < today ? invalidField('/from', 'past') : undefined;
};

const isNeighbour = (unit: Unit, other: Unit, associations: Context['associations']): boolean => {
  const group = associations[unit]?.neighbourGroup;
  return group !== undefined && group === associations[other]?.neighbourGroup;
};

/**
 * D6: every request has an owner, the offices taking turns, and a day of reply from the start. D5: one that begins
 * sooner than the agreed notice is accepted, and marked.
 */
export const requestStaff = (
  { head }: { readonly head: Head },
  wish: Wish,
  campaign: { readonly start: Day; readonly end: Day },
  context: Context,
): Decision<'invalid-input'> => {
  const wrong = wrongField(wish, campaign, context);
  if (wrong) return wrong;
  const { parts, from, to, tasks, languages, priority, note, own } = wish;
  const by = own && parts.find(({ unit }) => own.includes(unit))?.unit;
  const { today, noticeDays, replyByDays } = context;
  const earliestStart = addDays(today, noticeDays);
  const owner = offices[head.filed % offices.length] ?? offices[0];
  return parts.map(({ unit, extent, request }) => ({
    type: 'StaffRequested',
    ...onRequest({ id: request, unit }),
    from,
    to,
    extent,
    tasks,
    ...(languages && { languages }),
    priority,
    ...(note !== undefined && { note }),
    ...(parts.length > 1 && { joint: parts }),
    ...(by !== undefined && !own?.includes(unit) && { by }),
    owner,
    replyBy: addDays(today, replyByDays),
    shortNotice: from < earliestStart,
    earliestStart,
  }));
};

/** A request with the positions, which tell how far it is answered. */
export type Answered = Pick<Staff, 'positions'> & { readonly request: StaffRequest };

/** What has its answer. What is left of an allocation in part must be cancelled first: whoever has it is told so. */
export const answered = ({ request, positions }: Answered): Refusal<'wrong-status'> | undefined => {
  const status = statusOf(request, Object.values(positions));
  const isHeld = allocationsOf(request.id, Object.values(positions)).length > 0;
  return status !== 'submitted' || isHeld ? wrongStatus(status) : undefined;
};

/** D6: a request gets an answer, also when it is no. */
export const decline = (state: Answered, reason: string, by: Unit = state.request.owner): Decision<'wrong-status'> => {
  const { request } = state;
  if (request.outcome === 'declined') return [];
  // What is asked for in its name a unit declines itself.
  const isAnswered = request.outcome === 'proposed' ? undefined : answered(state);
  return isAnswered ?? [{ type: 'StaffRequestDeclined', ...onRequest(request), by, reason }];
};

/** A unit may withdraw what it asked for; what it was allocated is free again. */
export const withdraw = (
  state: Answered,
  known: Known,
  by: Unit = state.request.unit,
): Decision<'wrong-status' | 'share-too-small'> => {
  const { request, positions } = state;
  if (request.outcome === 'withdrawn') return [];
  if (request.outcome !== 'open') return wrongStatus(request.outcome);
  const live = allocationsOf(request.id, Object.values(positions));
  const ended = live.map((each) => endedOf(each, 'cancelled'));
  return leftTooSmall(state, ended, known) ?? [{ type: 'StaffRequestWithdrawn', ...onRequest(request), ended, by }];
};

const awaitsAnswer = ({ request, positions }: Answered): boolean => {
  const status = statusOf(request, Object.values(positions));
  return status === 'submitted' || status === 'proposed';
};
/** D6: past the day by which it is to be answered, or what it was given is to be confirmed. */
export const isOverdue = (state: Answered, today: Day): boolean =>
  (isPast(state.request, today) && awaitsAnswer(state)) ||
  allocationsOf(state.request.id, Object.values(state.positions)).some(
    (each) => each.status === 'allocated' && isPast(each, today),
  );

/** D6: what the daily schedule does to a request that is past its day of reply, or of its unit's word. */
export const escalate = ({ request, positions }: Answered, today: Day): readonly StaffEvent[] => {
  if (!isToEscalate(request, today) || !awaitsAnswer({ request, positions })) return [];
  const { owner, replyBy, proposedBy: by } = request;
  const proposed = request.outcome === 'proposed' && by !== undefined ? { by } : {};
  return [{ type: 'StaffRequestEscalated', ...onRequest(request), owner, replyBy, ...proposed }];
};

/** The parts of a request: of one unit, or of several together. */
export const partsAsked = (
  body: {
    readonly unit?: Unit | undefined;
    readonly extent?: Extent | undefined;
    readonly units?: readonly { readonly unit: Unit; readonly extent: Extent }[] | undefined;
  },
  idFor: (unit: Unit) => string,
): readonly JointPart[] =>
  (body.units ?? [{ unit: body.unit ?? '', extent: body.extent ?? 0 }]).map((part) => ({
    ...part,
    request: idFor(part.unit),
  }));

import { addDays, type Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { isToEscalate } from '../../../shared/overdue.ts';
import { type Refusal, wrongStatus } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import { isOffice, type Office } from '../../../shared/units.ts';
import { mayChange } from '../positions/rules.ts';
import { refuse } from '../problems.ts';
import type { Decision, Ended, StaffEvent } from '../events.ts';
import { type Context, onRequest, positionSubject } from '../judge.ts';
import { type EndedAllocation, one, type Position, type Staff, type StaffRequest, withId } from '../state.ts';
import type { Placed } from '../status.ts';
import { type AllocationCode, type Figure, figuresOf, refusalOf } from './judging.ts';
import { afterMoves, allottedOf, begunOf, endedOf, findLive, type Moves, type Wanted } from './moves.ts';

/** Rules of allocations (D1, D3, D5). Pure. */

export type Positions = Pick<Staff, 'positions'>;
/** Who acts: the offices that they belong to; and why, where it is another's. */
export type By = { readonly offices: readonly Office[]; readonly reason?: string | undefined };

/** An office's position is planned by that office or the one that supervises it; an association's by nobody else. */
export const mayPlan = (state: Positions, position: string, offices: readonly Office[]): boolean => {
  const is = withId(state.positions, position);
  return is !== undefined && isOffice(is.employer) && mayChange(is, offices);
};

/** What the wanted allocations end and begin; or which field names something that is not there. `at`: its pointer. */
export const movesOf = (
  state: Staff,
  wanted: readonly Wanted[],
  { offices }: By,
  context: Context,
  at: (i: number) => string,
): Moves | Refusal<'invalid-input' | 'not-allowed'> => {
  const ended: Ended[] = [];
  for (const [i, { request, position, from, replaces }] of wanted.entries()) {
    if (!withId(state.requests, request)) return invalidField(`${at(i)}/request`, 'unknown');
    if (!withId(state.positions, position)) return invalidField(`${at(i)}/position`, 'unknown');
    if (!mayPlan(state, position, offices)) return refuse('not-allowed');
    const replaced = replaces === undefined ? undefined : findLive(state, replaces);
    // What is promised begins today or later, or when what it takes the place of did.
    if (from < context.today && from < (replaced?.from ?? context.today)) return invalidField(`${at(i)}/from`, 'past');
    if (replaces === undefined) continue;
    if (!replaced || replaced.request !== request) return invalidField(`${at(i)}/replaces`, 'unknown');
    if (ended.some(({ allocation }) => allocation === replaces)) return invalidField(`${at(i)}/replaces`, 'twice');
    if (!mayPlan(state, replaced.position, offices)) return refuse('not-allowed');
    ended.push(endedOf(replaced, 'replaced'));
  }
  return { ended, begun: wanted.map((each) => begunOf(state, each, context)) };
};

/** One event for each request that gets something, with what it replaces. */
const allocatedEvents = (
  { requests }: Staff,
  { begun, ended }: Moves,
  said: { readonly reason?: string },
): readonly StaffEvent[] =>
  [...new Set(begun.map(({ request }) => request))].map((id) => ({
    type: 'StaffAllocated',
    ...onRequest(one(requests, id)),
    allocations: begun.filter(({ request }) => request === id),
    ended: ended.filter(({ request, how }) => request === id && how === 'replaced'),
    ...said,
  }));

/** Parts that are taken from positions that another office employs. */
const othersIn = ({ positions }: Positions, { ended }: Moves, { offices }: By): readonly Ended[] =>
  ended.filter(({ position, how }) => {
    const employer = withId(positions, position)?.employer;
    return how === 'replaced' && employer !== undefined && !offices.some((office) => office === employer);
  });

/** D1, D3: allocations are judged together, for a pool is lawful only as a whole. */
export const allocate = (
  state: Staff,
  moves: Moves,
  by: By,
  context: Context,
): { readonly figures: readonly Figure[]; readonly decision: Decision<AllocationCode | 'invalid-input'> } => {
  const figures = figuresOf(state, { ...afterMoves(state, moves), begun: moves.begun }, context);
  const refused = refusalOf(state, moves, figures, context);
  const others = othersIn(state, moves, by);
  const said = others.length > 0 && by.reason !== undefined ? { reason: by.reason } : {};
  const owners = others.map(({ position }) => one(state.positions, position).employer);
  const missing = owners.map((owner) => reasonMissing({ owner, reason: by.reason }, by.offices)).find(Boolean);
  return { figures, decision: refused ?? missing ?? allocatedEvents(state, moves, said) };
};

/** An allocation wherever it is now: live, or among the ended ones of its position. */
export const findAllocation = (
  state: Positions,
  id: string,
): Placed | (EndedAllocation & { position: string }) | undefined => {
  const position = id.split('.')[0] ?? '';
  const ended = withId(state.positions, position)?.ended.find((each) => each.id === id);
  return findLive(state, id) ?? (ended && { ...ended, position });
};

/** D5: the requester confirms the match. */
export const confirm = (state: Positions, id: string): Decision<'not-found' | 'wrong-status'> => {
  const is = findAllocation(state, id);
  if (!is) return refuse('not-found');
  if (is.status === 'confirmed') return [];
  if (is.status !== 'allocated') return wrongStatus(is.status);
  return [{ type: 'AllocationConfirmed', ...onRequest({ id: is.request, unit: is.unit }), ...allottedOf(is) }];
};

/** Who answers for the request that awaits an answer again, and by when (D6). */
export const dueAgain = (request: StaffRequest, { today, replyByDays }: Context) => ({
  owner: request.owner,
  replyBy: addDays(today, replyByDays),
});

/** On whose behalf: the employer's, where they are of it. */
const officeFor = ({ positions }: Positions, { position }: Placed, { offices }: By): Office => {
  const { employer, supervisor } = one(positions, position);
  return offices.find((office) => office === employer) ?? supervisor;
};

export type Cancelling = {
  readonly id: string;
  readonly also: readonly string[];
  readonly wanted: readonly Wanted[];
};

/** What is cancelled, and what is moved in the same call, all judged together (D3). */
export const cancel = (
  state: Staff,
  { id, also, wanted }: Cancelling,
  by: By & { readonly reason: string },
  context: Context,
): Decision<'not-found' | 'not-allowed' | 'wrong-status' | 'invalid-input' | AllocationCode> => {
  const is = findAllocation(state, id);
  if (!is) return refuse('not-found');
  if (!mayPlan(state, is.position, by.offices)) return refuse('not-allowed');
  if (is.status === 'cancelled') return [];
  const live = findLive(state, id);
  if (!live) return wrongStatus(is.status);
  const cancelled: Placed[] = [live];
  for (const [i, other] of also.entries()) {
    const found = findLive(state, other);
    if (!found) return invalidField(`/also/${i}`, 'unknown');
    if (cancelled.some((each) => each.id === other)) return invalidField(`/also/${i}`, 'twice');
    if (!mayPlan(state, found.position, by.offices)) return refuse('not-allowed');
    cancelled.push(found);
  }
  const moves = movesOf(state, wanted, by, context, (i) => `/allocations/${i}`);
  if ('refused' in moves) return moves;
  const twice = wanted.findIndex(({ replaces }) => cancelled.some((each) => each.id === replaces));
  if (twice >= 0) return invalidField(`/allocations/${twice}/replaces`, 'twice');
  const all = { ...moves, ended: [...moves.ended, ...cancelled.map((each) => endedOf(each, 'cancelled'))] };
  const { decision } = allocate(state, all, by, context);
  if ('refused' in decision) return decision;
  const events = cancelled.flatMap((each): readonly StaffEvent[] => {
    const request = state.requests[each.request];
    if (!request) return [];
    return [
      {
        type: 'AllocationCancelled',
        ...onRequest(request),
        ...allottedOf(each),
        by: officeFor(state, each, by),
        reason: by.reason,
        ...dueAgain(request, context),
      },
    ];
  });
  return [...events, ...decision];
};

/** D6: what the daily schedule does with what its units have not answered: told once, of the whole position. */
export const escalateAllocations = (
  { position }: { readonly position: Position },
  today: Day,
): readonly StaffEvent[] => {
  const { id, supervisor: owner } = position;
  const due = position.allocations.filter((each) => each.status === 'allocated' && isToEscalate(each, today));
  const allocations = due.map((each) => ({
    ...allottedOf({ ...each, position: id }),
    ...(each.replyBy !== undefined && { replyBy: each.replyBy }),
  }));
  if (allocations.length === 0) return [];
  return [{ type: 'AllocationsEscalated', subject: positionSubject(id), position: id, owner, allocations }];
};

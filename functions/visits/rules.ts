import { addDays, type Day } from '../../shared/calendar.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { type Refusal, refuse, wrongStatus } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { nextOwner, replyDay } from '../gatherings/offers.ts';
import type { Decision } from './events.ts';
import type { Visit, VisitsState } from './state.ts';

/** Rules of requests for visits (D18). Pure. */

/** What is known beside the state. */
export type Context = {
  readonly today: Day;
  readonly campaign: { readonly start: Day; readonly end: Day };
  readonly replyByDays: number;
  readonly noticeDays: number;
  /** Whether there is such a unit as asks. */
  readonly isKnown: boolean;
};

const about = ({ id, unit }: Pick<Visit, 'id' | 'unit'>) => ({ subject: `visits/${id}`, visit: id, unit });
const wrongDay = (
  day: Day,
  field: string,
  { today, campaign: { start, end } }: Context,
): Refusal<'invalid-input'> | undefined => {
  if (day < start || day > end) return invalidField(field, 'outside-campaign');
  return day < today ? invalidField(field, 'past') : undefined;
};

/** D18: candidates were asked with too little notice; a wish that is too soon is taken, and marked. */
export const ask = (
  { turns }: VisitsState,
  wish: { readonly id: string; readonly unit: Unit; readonly wishes: readonly Day[]; readonly topic: string },
  context: Context,
): Decision<'invalid-input'> => {
  const { today, replyByDays, noticeDays, isKnown } = context;
  if (!isKnown) return invalidField('/unit', 'unknown');
  for (const [i, day] of wish.wishes.entries()) {
    const wrong = wrongDay(day, `/wishes/${i}`, context);
    if (wrong) return wrong;
  }
  const wishes = [...wish.wishes].sort();
  const [first = today] = wishes;
  const earliest = addDays(today, noticeDays);
  return [
    {
      type: 'VisitAsked',
      ...about(wish),
      wishes,
      topic: wish.topic,
      owner: nextOwner(turns),
      replyBy: replyDay(today, replyByDays, first),
      shortNotice: first < earliest,
      earliest,
    },
  ];
};

/** One of the days that were wished for, or another one: then it is said. An accepted visit may be moved. */
export const accept = (
  { visits }: VisitsState,
  { id, day }: { readonly id: string; readonly day: Day },
  context: Context,
): Decision<'not-found' | 'invalid-input' | 'wrong-status'> => {
  const is = visits[id];
  if (!is) return refuse('not-found');
  if (is.status !== 'asked' && is.status !== 'accepted') return wrongStatus(is.status);
  if (is.day === day) return [];
  const wrong = wrongDay(day, '/day', context);
  return wrong ?? [{ type: 'VisitAccepted', ...about(is), day, wished: is.wishes.includes(day) }];
};

const dayOfVisit = ({ day }: Visit) => (day === undefined ? {} : { day });

/** D6: it gets an answer, also when it is no; and somebody who had accepted may be prevented. */
export const decline = (
  { visits }: VisitsState,
  { id, reason }: { readonly id: string; readonly reason: string },
): Decision<'not-found' | 'wrong-status'> => {
  const is = visits[id];
  if (!is) return refuse('not-found');
  if (is.status === 'declined') return [];
  if (is.status === 'withdrawn') return wrongStatus(is.status);
  return [{ type: 'VisitDeclined', ...about(is), reason, ...dayOfVisit(is) }];
};

export const withdraw = ({ visits }: VisitsState, id: string): Decision<'not-found' | 'wrong-status'> => {
  const is = visits[id];
  if (!is) return refuse('not-found');
  if (is.status === 'withdrawn') return [];
  if (is.status === 'declined') return wrongStatus(is.status);
  return [{ type: 'VisitWithdrawn', ...about(is), ...dayOfVisit(is) }];
};

/** D6: what the daily schedule does to a request that is past its day of reply. */
export const escalate = ({ visits }: VisitsState, id: string, today: Day): Decision<'not-found'> => {
  const is = visits[id];
  if (!is) return refuse('not-found');
  const { status, owner, replyBy, escalated } = is;
  return status !== 'asked' || replyBy >= today || escalated
    ? []
    : [{ type: 'VisitEscalated', ...about(is), owner, replyBy }];
};

/** Invariant 9: who was asked is forgotten some days after the campaign. */
export const forgetCandidate = ({ visits }: VisitsState, id: string): Decision<'not-found'> => {
  const is = visits[id];
  if (!is) return refuse('not-found');
  return is.candidate === undefined ? [] : [{ type: 'CandidateForgotten', ...about(is) }];
};

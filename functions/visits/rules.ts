import { addDays, type Day } from '../../shared/calendar.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { type Refusal, refuse, text, wrongStatus } from '../../shared/problems.ts';
import { reasonMissing } from '../../shared/reversal/rules.ts';
import type { Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { nextOwner, type PublicitySettings, replyDay, type Turns } from '../gatherings/offers.ts';
import { type BookingCode, hindrance, notFree, tooSoon } from './booking.ts';
import type { Decision } from './events.ts';
import { faults } from './problems.ts';
import type { Answerer, Candidate, Hours, Visit } from './state.ts';

/** Rules of requests for visits (D18). Pure. */
export type OneVisit = { readonly visit: Visit; readonly candidate: Candidate };
type InCampaign = { readonly campaign: Pick<CampaignStart, 'start' | 'end'> };
type WithSettings = {
  readonly settings: Pick<PublicitySettings, 'replyByDays' | 'noticeDays' | 'leastNoticeDays'>;
};
export type Asking = InCampaign &
  WithSettings & {
    readonly turns: Turns | undefined;
    readonly candidate: Candidate | undefined;
    /** Whether there is such a unit as asks. */
    readonly isKnown: boolean;
  };
type AskingCode = 'invalid-input' | 'too-soon' | BookingCode;
/** What of a visit its candidate is asked for. */
type Wish = {
  readonly id: string;
  readonly unit: Unit;
  readonly wishes: readonly Day[];
  readonly hours?: Hours | undefined;
};

const whoOf = ({ id: candidate, association }: Candidate) => ({
  candidate,
  ...(association !== undefined && { association }),
});
const about = ({ id, unit }: Pick<Visit, 'id' | 'unit'>, candidate: Candidate) => ({
  subject: `visits/${id}`,
  visit: id,
  unit,
  ...whoOf(candidate),
});
/** Whether the candidate answers themselves. */
const answers = ({ person }: Candidate): boolean => person !== undefined;
const wrongDay = (
  day: Day,
  field: string,
  { campaign: { start, end } }: InCampaign,
  today: Day,
): Refusal<'invalid-input'> | undefined => {
  if (day < start || day > end) return invalidField(field, 'outside-campaign');
  return day < today ? invalidField(field, 'past') : undefined;
};

/** Whether the candidate can be asked for it. */
const unaskable = (
  state: InCampaign & WithSettings & { readonly candidate: Candidate },
  { id: visit, wishes: days, hours }: Wish,
  today: Day,
): Refusal<AskingCode> | undefined => {
  const { candidate, settings } = state;
  if (candidate.retired !== undefined) return invalidField('/candidate', faults.retired);
  for (const [i, day] of days.entries()) {
    const wrong = wrongDay(day, `/wishes/${i}`, state, today);
    if (wrong) return wrong;
  }
  const earliest = addDays(today, settings.leastNoticeDays);
  const wanted = { visit, days, hours };
  return tooSoon(candidate, wanted, earliest) ?? notFree(candidate, wanted, earliest);
};

/** How it is asked: D18, with its notice, and D6, by when it is answered. */
const wished = ({ wishes, hours }: Wish, { settings }: WithSettings, today: Day) => {
  const inOrder = [...wishes].sort();
  const [first = today] = inOrder;
  const earliest = addDays(today, settings.noticeDays);
  return {
    wishes: inOrder,
    ...(hours && { hours }),
    replyBy: replyDay(today, settings.replyByDays, first),
    shortNotice: first < earliest,
    earliest,
  };
};

/** D18: candidates were asked with too little notice; a wish that is soon is marked, and one that is too soon refused. */
export const ask = (
  state: Asking,
  { topic, ...wish }: Wish & { readonly topic: string },
  today: Day,
): Decision<AskingCode> => {
  const { candidate, turns, isKnown } = state;
  if (!isKnown) return invalidField('/unit', 'unknown');
  if (!candidate) return invalidField('/candidate', 'unknown');
  const refused = unaskable({ ...state, candidate }, wish, today);
  if (refused) return refused;
  return [
    {
      type: 'VisitAsked',
      ...about(wish, candidate),
      ...wished(wish, state, today),
      topic,
      owner: nextOwner(turns),
      answers: answers(candidate),
    },
  ];
};

export type Change = {
  readonly wishes?: readonly Day[] | undefined;
  readonly hours?: Hours | undefined;
  readonly candidate?: string | undefined;
  readonly place?: string | undefined;
};
/** On whose behalf, for which units somebody can speak, and why. */
export type Saying = { readonly by: Unit; readonly units: readonly Unit[]; readonly reason?: string | undefined };

const isOver = ({ status, day }: Visit, today: Day): boolean =>
  status === 'accepted' && day !== undefined && day < today;

/**
 * Until it has been: other days, hours, another candidate, another place. What the candidate has to agree to is asked anew;
 * another place is only told.
 */
export const change = (
  state: OneVisit & InCampaign & WithSettings & { readonly other: Candidate | undefined },
  to: Change,
  { by, units, reason }: Saying,
  today: Day,
): Decision<AskingCode | 'wrong-status'> => {
  const { visit, candidate: was } = state;
  if (visit.status !== 'asked' && visit.status !== 'accepted') return wrongStatus(visit.status);
  if (isOver(visit, today)) return refuse('wrong-status', text('Besöket har varit.', 'The visit has been.'));
  const candidate = to.candidate === undefined || to.candidate === was.id ? was : state.other;
  if (!candidate) return invalidField('/candidate', 'unknown');
  const held = visit.day === undefined ? visit.wishes : [visit.day];
  const { id, unit } = visit;
  const wish = { id, unit, wishes: to.wishes ?? held, hours: to.hours ?? visit.hours };
  const sameDays = wish.wishes.length === held.length && held.every((day) => wish.wishes.includes(day));
  const { hours } = visit;
  const sameHours = wish.hours?.from === hours?.from && wish.hours?.to === hours?.to;
  const anew = !sameDays || !sameHours || candidate !== was;
  const refused = anew ? unaskable({ ...state, candidate }, wish, today) : undefined;
  if (refused) return refused;
  if (!anew && (to.place ?? visit.place) === visit.place) return [];
  const missing = reasonMissing({ owner: units.includes(visit.owner) ? visit.owner : unit, reason }, units);
  if (missing) return missing;
  const { wishes, replyBy, shortNotice, earliest } = visit;
  return [
    {
      type: 'VisitChanged',
      ...about(visit, candidate),
      was: { ...whoOf(was), ...dayOfVisit(visit) },
      ...(anew ? wished(wish, state, today) : { wishes, replyBy, shortNotice, earliest, ...(hours && { hours }) }),
      owner: visit.owner,
      answers: answers(candidate),
      anew,
      by,
      ...(reason !== undefined && { reason }),
    },
  ];
};

/** One of the days that were wished for, or another one: then it is said. An accepted visit may be moved. */
export const accept = (
  state: OneVisit & InCampaign,
  day: Day,
  today: Day,
): Decision<'invalid-input' | 'wrong-status' | BookingCode> => {
  const { visit, candidate } = state;
  if (visit.status !== 'asked' && visit.status !== 'accepted') return wrongStatus(visit.status);
  if (visit.day === day) return [];
  const wrong =
    wrongDay(day, '/day', state, today) ??
    notFree(candidate, { visit: visit.id, days: [day], hours: visit.hours }, today);
  return wrong ?? [{ type: 'VisitAccepted', ...about(visit, candidate), day, wished: visit.wishes.includes(day) }];
};

const dayOfVisit = ({ day }: Visit) => (day === undefined ? {} : { day });

/** D6: it gets an answer, also when it is no; and somebody who had accepted may be prevented. */
export const decline = (
  { visit, candidate }: OneVisit,
  { by, reason }: { readonly by: Answerer; readonly reason: string },
): Decision<'wrong-status'> => {
  if (visit.status === 'declined') return [];
  if (visit.status === 'withdrawn') return wrongStatus(visit.status);
  return [{ type: 'VisitDeclined', ...about(visit, candidate), reason, by, ...dayOfVisit(visit) }];
};

/** Whoever declined it asks themselves again: it awaits an answer, and takes of its days those that are free still. */
export const reopen = (
  { visit, candidate, settings }: OneVisit & { readonly settings: Pick<PublicitySettings, 'replyByDays'> },
  { by, reason }: { readonly by: Answerer; readonly reason: string },
  today: Day,
): Decision<'wrong-status'> => {
  const { status, owner, wishes, reopened } = visit;
  if (reopened && (status === 'asked' || status === 'accepted')) return [];
  if (status !== 'declined') return wrongStatus(status);
  const ahead = wishes.filter((day) => day >= today);
  const replyBy = replyDay(today, settings.replyByDays, ahead[0] ?? addDays(today, settings.replyByDays));
  const days = ahead.filter((day) => hindrance(candidate, { visit: visit.id, hours: visit.hours }, day) === undefined);
  return [
    {
      type: 'VisitReopened',
      ...about(visit, candidate),
      owner,
      replyBy,
      answers: answers(candidate),
      by,
      days,
      reason,
    },
  ];
};

export const withdraw = ({ visit, candidate }: OneVisit): Decision<'wrong-status'> => {
  if (visit.status === 'withdrawn') return [];
  if (visit.status === 'declined') return wrongStatus(visit.status);
  return [{ type: 'VisitWithdrawn', ...about(visit, candidate), ...dayOfVisit(visit) }];
};

/** D6: what the daily schedule does to a request that is past its day of reply. */
export const escalate = ({ visit, candidate }: OneVisit, today: Day): Decision<never> => {
  const { status, owner, replyBy, escalated } = visit;
  return status !== 'asked' || replyBy >= today || escalated
    ? []
    : [{ type: 'VisitEscalated', ...about(visit, candidate), owner, replyBy }];
};

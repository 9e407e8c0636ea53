import { addDays, type Day } from '../../shared/calendar.ts';
import { invalidField } from '../../shared/invalid-input.ts';
import { type Refusal, wrongStatus } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { nextOwner, type PublicitySettings, replyDay, type Turns } from '../gatherings/offers.ts';
import type { Decision } from './events.ts';
import type { Visit } from './state.ts';

/** Rules of requests for visits (D18). Pure. */
export type OneVisit = { readonly visit: Visit };
type InCampaign = { readonly campaign: Pick<CampaignStart, 'start' | 'end'> };
export type Asking = InCampaign & {
  readonly turns: Turns | undefined;
  readonly settings: Pick<PublicitySettings, 'replyByDays' | 'noticeDays'>;
  /** Whether there is such a unit as asks. */
  readonly isKnown: boolean;
};

const about = ({ id, unit }: Pick<Visit, 'id' | 'unit'>) => ({ subject: `visits/${id}`, visit: id, unit });
const wrongDay = (
  day: Day,
  field: string,
  { campaign: { start, end } }: InCampaign,
  today: Day,
): Refusal<'invalid-input'> | undefined => {
  if (day < start || day > end) return invalidField(field, 'outside-campaign');
  return day < today ? invalidField(field, 'past') : undefined;
};

/** D18: candidates were asked with too little notice; a wish that is too soon is taken, and marked. */
export const ask = (
  state: Asking,
  wish: { readonly id: string; readonly unit: Unit; readonly wishes: readonly Day[]; readonly topic: string },
  today: Day,
): Decision<'invalid-input'> => {
  if (!state.isKnown) return invalidField('/unit', 'unknown');
  for (const [i, day] of wish.wishes.entries()) {
    const wrong = wrongDay(day, `/wishes/${i}`, state, today);
    if (wrong) return wrong;
  }
  const wishes = [...wish.wishes].sort();
  const [first = today] = wishes;
  const earliest = addDays(today, state.settings.noticeDays);
  return [
    {
      type: 'VisitAsked',
      ...about(wish),
      wishes,
      topic: wish.topic,
      owner: nextOwner(state.turns),
      replyBy: replyDay(today, state.settings.replyByDays, first),
      shortNotice: first < earliest,
      earliest,
    },
  ];
};

/** One of the days that were wished for, or another one: then it is said. An accepted visit may be moved. */
export const accept = (
  state: OneVisit & InCampaign,
  day: Day,
  today: Day,
): Decision<'invalid-input' | 'wrong-status'> => {
  const { visit } = state;
  if (visit.status !== 'asked' && visit.status !== 'accepted') return wrongStatus(visit.status);
  if (visit.day === day) return [];
  const wrong = wrongDay(day, '/day', state, today);
  return wrong ?? [{ type: 'VisitAccepted', ...about(visit), day, wished: visit.wishes.includes(day) }];
};

const dayOfVisit = ({ day }: Visit) => (day === undefined ? {} : { day });

/** D6: it gets an answer, also when it is no; and somebody who had accepted may be prevented. */
export const decline = ({ visit }: OneVisit, reason: string): Decision<'wrong-status'> => {
  if (visit.status === 'declined') return [];
  if (visit.status === 'withdrawn') return wrongStatus(visit.status);
  return [{ type: 'VisitDeclined', ...about(visit), reason, ...dayOfVisit(visit) }];
};

export const withdraw = ({ visit }: OneVisit): Decision<'wrong-status'> => {
  if (visit.status === 'withdrawn') return [];
  if (visit.status === 'declined') return wrongStatus(visit.status);
  return [{ type: 'VisitWithdrawn', ...about(visit), ...dayOfVisit(visit) }];
};

/** D6: what the daily schedule does to a request that is past its day of reply. */
export const escalate = ({ visit }: OneVisit, today: Day): Decision<never> => {
  const { status, owner, replyBy, escalated } = visit;
  return status !== 'asked' || replyBy >= today || escalated
    ? []
    : [{ type: 'VisitEscalated', ...about(visit), owner, replyBy }];
};

/** Invariant 9: who was asked is forgotten some days after the campaign. */
export const forgetCandidate = ({ visit }: OneVisit): Decision<never> =>
  visit.candidate === undefined ? [] : [{ type: 'CandidateForgotten', ...about(visit) }];

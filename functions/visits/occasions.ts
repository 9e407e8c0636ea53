import type { Invitee, Occasion, Occasions, When } from '../../shared/occasions.ts';
import { addDays, type Day } from '../../shared/calendar.ts';
import { isUnitId } from '../../shared/ids.ts';
import { instantOf, isLocalTime } from '../../shared/local-time.ts';
import { text } from '../../shared/problems.ts';
import { type Told, unitCalled } from '../../shared/words.ts';
import type { VisitsNotice } from './events.ts';
import { candidateTo, type Hours, type Visit } from './state.ts';
import { visitKey } from './store.ts';

/**
 * Visits in calendars, of those who are visited and of the candidate: once there is a day, and until there is none. Who the
 * candidate is stands in none. Pure.
 */

/** The end of the day is the beginning of the next one. Of the hour that clocks leave out in spring it is the end. */
const momentOf = (day: Day, clock: string): string => {
  const local = clock === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${clock}`;
  return instantOf(isLocalTime(local) ? local : `${day}T03:00`);
};
const whenOf = (day: Day, hours: Hours | undefined): When =>
  hours ? { start: momentOf(day, hours.from), end: momentOf(day, hours.to) } : { days: { from: day, to: day } };

/** Another candidate has been asked since, who has it in their calendar instead. */
const isTheirs = ({ candidate }: Visit, { to }: Invitee): boolean => to === undefined || to === candidateTo(candidate);

export const occasionOf = (visit: Visit, invitee: Invitee): Occasion | undefined => {
  const { id, unit, status, day: on, wasOn, hours, place, version: sequence, updatedAt: changedAt } = visit;
  // While it awaits an answer anew, the day that it was on counts no more.
  const day = on ?? wasOn;
  if (day === undefined) return undefined;
  const method = status === 'accepted' && isTheirs(visit, invitee) ? 'REQUEST' : 'CANCEL';
  const summary =
    invitee.unit === undefined
      ? text(`Besök hos ${unitCalled(unit)}`, `Visit to ${unitCalled(unit)}`)
      : text('Besök av en kandidat', 'Visit by a candidate');
  return {
    id: `visits/${id}`,
    method,
    sequence,
    changedAt,
    ...whenOf(day, hours),
    summary,
    // Only for those who meet there.
    location: method === 'REQUEST' ? place : undefined,
    isFree: hours === undefined,
  };
};

/** What changed a day: an answer, its end, another place; what only changed a wish did not. */
const changedBy = (event: Told<VisitsNotice>, unit: string): readonly string[] => {
  if (event.unit !== unit) return [];
  const isDated =
    event.type === 'VisitAccepted' ||
    (event.type === 'VisitChanged' && (!event.anew || event.was.day !== undefined)) ||
    ((event.type === 'VisitDeclined' || event.type === 'VisitWithdrawn') && event.day !== undefined);
  return isDated ? [event.subject.slice('visits/'.length)] : [];
};

export const visitOccasions: Occasions = {
  changedBy,
  at: (campaign, id) => (isUnitId(id) ? visitKey(campaign, id) : undefined),
  occasion: (item, _id, invitee) => occasionOf(item as unknown as Visit, invitee),
};

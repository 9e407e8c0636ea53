import ical, { escape, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { addDays, type Day } from '../../../shared/calendar.ts';
import { instantOf, isLocalTime } from '../../../shared/local-time.ts';
import { type Language, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Hours, Visit, VisitStatus } from '../state.ts';

/**
 * The calendar of a candidate: what they are asked for, in whole days or by the clock. Pure. Who knows the address may read
 * it, so nobody is named in it. Source of the form: RFC 5545.
 */
type Entry = { readonly uid: string; readonly day: Day; readonly visit: Visit };

/** What awaits an answer is on each day wished for, the first under the id that the visit keeps once it has a day. */
const entriesOf = (visit: Visit): readonly Entry[] => {
  const { id, status, day, wishes } = visit;
  if (status === 'asked') return wishes.map((wish, i) => ({ uid: i === 0 ? id : `${id}.${wish}`, day: wish, visit }));
  return day === undefined ? [] : [{ uid: id, day, visit }];
};

const statuses: Readonly<Record<VisitStatus, ICalEventStatus>> = {
  asked: ICalEventStatus.TENTATIVE,
  accepted: ICalEventStatus.CONFIRMED,
  declined: ICalEventStatus.CANCELLED,
  withdrawn: ICalEventStatus.CANCELLED,
};

/** The end of the day is the beginning of the next one. Of the hour that clocks leave out in spring it is the end. */
const momentOf = (day: Day, clock: string): Date => {
  const local = clock === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${clock}`;
  return new Date(instantOf(isLocalTime(local) ? local : `${day}T03:00`));
};

/** Midnight in UTC stands for the day: of a whole day only its date is written, so no clock and no DST moves it. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const spanOf = (day: Day, hours: Hours | undefined) =>
  hours
    ? { start: momentOf(day, hours.from), end: momentOf(day, hours.to) }
    : { start: dateOf(day), end: dateOf(addDays(day, 1)), allDay: true };

const asked = text('Väntar på svar.', 'Awaits an answer.');

export const calendarOf = (
  campaign: string,
  visits: readonly Visit[],
  nameOf: (unit: Unit) => string,
  from: Day,
  language: Language,
): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but not the name of the calendar.
    name: escape(text('Kandidatbesök', 'Visits by a candidate')[language], false),
    prodId: { company: 'Valsam', product: 'visits', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, day, visit } of visits.flatMap(entriesOf)) {
    if (day < from) continue;
    const { unit, hours, place, status, version, updatedAt } = visit;
    calendar.createEvent({
      id: `${uid}.${campaign}@valsam`,
      sequence: version,
      stamp: new Date(updatedAt),
      ...spanOf(day, hours),
      summary: text(`Besök hos ${nameOf(unit)}`, `Visit to ${nameOf(unit)}`)[language],
      ...(status === 'asked' && { description: asked[language] }),
      location: place ?? null,
      status: statuses[status],
    });
  }
  return calendar.toString();
};

import ical, { escape, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, type Day, type Instant } from '../../../shared/calendar.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import { kinds, states } from '../overview/table.ts';
import type { PlacedView } from '../views.ts';

/** A calendar of milestones. Pure. Source of the form: RFC 5545. */

/** Midnight in UTC stands for the day: of a whole day only its date is written, so no clock and no DST moves it. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

type Kept = { readonly campaign: string; readonly version: number; readonly updatedAt: Instant };

export const calendarOf = (
  { campaign, version: sequence, updatedAt }: Kept,
  title: Text,
  all: readonly PlacedView[],
  language: Language,
): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but not the name of the calendar.
    name: escape(title[language], false),
    prodId: { company: 'Valsam', product: 'timeline', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const is of all) {
    const pinned = is.pinned ? [text('Ligger fast', 'Pinned')] : [];
    const isDone = is.state === 'done';
    const [from, to] = isDone ? [is.doneOn ?? is.day, is.doneOn ?? is.day] : [is.day, is.ends];
    calendar.createEvent({
      id: `milestone.${is.id}.${campaign}@valsam`,
      sequence,
      stamp: new Date(updatedAt),
      start: dateOf(from),
      // The end is the first day after it.
      end: dateOf(addDays(to < from ? from : to, 1)),
      allDay: true,
      summary: isDone ? `✓ ${is.title}` : is.title,
      description: [kinds[is.kind], states[is.state], ...pinned].map((each) => each[language]).join('\n'),
      status: is.state === 'dropped' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
};

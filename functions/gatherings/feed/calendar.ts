import ical, { escape, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { instantOf } from '../../../shared/local-time.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { type Gathering, isOff } from '../state.ts';
import { spoken } from '../languages.ts';
import { uidOf } from '../public/shown.ts';

/** The calendar behind a unit's secret address. Pure. Source of the form: RFC 5545. Instants are in UTC. */

/** What has been published, whomever it is for; what is not is for those who organise it, unless they gave it up. */
export const isShownTo = (unit: Unit, gathering: Gathering): boolean =>
  gathering.publishedAt !== undefined || (gathering.organisers.includes(unit) && !isOff(gathering));

const statusOf = ({ status, publishedAt }: Gathering): ICalEventStatus => {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return publishedAt === undefined ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
};

const forMembers = text('För medlemmar', 'For members');

export const calendarOf = (campaign: string, title: Text, events: readonly Gathering[], language: Language): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but not the name of the calendar.
    name: escape(title[language], false),
    prodId: { company: 'Valsam', product: 'events', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const each of events) {
    const event = spoken(each, language);
    const isInner = event.visibility === 'members';
    calendar.createEvent({
      // That of the public calendars: who follows both has it once.
      id: uidOf(campaign, event.id),
      sequence: event.sequence,
      stamp: new Date(event.changedAt),
      lastModified: new Date(event.changedAt),
      start: new Date(instantOf(event.startsAt)),
      end: new Date(instantOf(event.endsAt)),
      summary: event.title,
      description: [...(isInner ? [forMembers[language]] : []), event.summary, event.description ?? '']
        .filter(Boolean)
        .join('\n\n'),
      location: event.place
        ? [event.place.name, event.place.address].filter(Boolean).join(', ')
        : (event.online?.url ?? null),
      status: statusOf(event),
    });
  }
  return calendar.toString();
};

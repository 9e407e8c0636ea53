import ical, { escape, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ListedEvent } from '../listing.ts';
import { eventUrl, kindOf, listUrl, type Site, uidOf } from './shown.ts';
import { say } from './words.ts';

/**
 * Events as iCalendar. Pure. Source of the form: RFC 5545, and RFC 7986 for the name of a calendar and how often to ask.
 * Instants are in UTC: no clock and no DST moves them. What is cancelled stays, and says so.
 */
const secondsBetweenReads = 3_600;

const detailsOf = (event: ListedEvent, site: Site, description: string | undefined): string =>
  [event.summary, description, eventUrl(site, event.id)].filter(Boolean).join('\n\n');

/** Only one of the two kinds of place is there. */
const locationOf = ({ place, address, lat, lon, url }: ListedEvent) =>
  place === undefined
    ? (url ?? null)
    : {
        title: place,
        ...(address !== undefined && { address }),
        ...(lat !== undefined && lon !== undefined && { geo: { lat, lon } }),
      };

/** `name`: of the calendar. `description`: of an event that stands alone. The same state gives the same text. */
export const calendarOf = (
  events: readonly ListedEvent[],
  site: Site,
  { name, description }: { readonly name: string; readonly description?: string | undefined },
): string => {
  const calendar = ical({
    // The library escapes what belongs to an event, but neither name nor description of the calendar.
    name: escape(name, false),
    prodId: { company: 'Valsam', product: 'events', language: site.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: secondsBetweenReads,
    url: listUrl(site),
  });
  for (const event of events) {
    calendar.createEvent({
      id: uidOf(site.campaign, event.id),
      sequence: event.sequence,
      stamp: new Date(event.changedAt),
      lastModified: new Date(event.changedAt),
      created: new Date(event.publishedAt),
      start: new Date(event.startsAt),
      end: new Date(event.endsAt),
      summary: event.title,
      description: detailsOf(event, site, description),
      location: locationOf(event),
      categories: [{ name: kindOf(event, site) }],
      url: eventUrl(site, event.id),
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  // Each line ends with a break, the last one too, which the library leaves out.
  return `${calendar.toString()}\r\n`;
};

export const calendarName = (site: Site): string => `${site.campaignName}: ${say('events', site.language)}`;

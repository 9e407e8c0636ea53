import type { Gathering } from '../state.ts';
import type { ListedEvent } from '../listing.ts';
import { type Markup, markup, verbatim } from '../../../shared/markup.ts';
import { eventUrl, type Site } from './shown.ts';

/**
 * An event as search engines read it: schema.org Event as JSON-LD. Pure. Within a page no text may end the element it
 * stands in, hence `<` as an escape of JSON; U+2028 and U+2029 end lines in older scripts.
 */
const inPage = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const placeOf = ({ place, address, lat, lon }: ListedEvent) => ({
  '@type': 'Place',
  name: place,
  address: address ?? place,
  ...(lat !== undefined && lon !== undefined && { geo: { '@type': 'GeoCoordinates', latitude: lat, longitude: lon } }),
});

export const structuredData = (
  event: ListedEvent,
  { description }: Pick<Gathering, 'description'>,
  site: Site,
  image: string,
): Markup => {
  const isOnline = event.place === undefined;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': eventUrl(site, event.id),
    url: eventUrl(site, event.id),
    name: event.title,
    description: description ?? event.summary,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus: `https://schema.org/${event.isCancelled ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${isOnline ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'}`,
    location: isOnline ? { '@type': 'VirtualLocation', url: event.url } : placeOf(event),
    organizer: event.organisers.map((unit) => ({ '@type': 'Organization', name: site.nameOf(unit) })),
    inLanguage: event.languages,
    image: [image],
  };
  return markup`<script type="application/ld+json">${verbatim(inPage(data))}</script>`;
};

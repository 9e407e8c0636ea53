import { Feed } from 'feed';
import type { Instant } from '../../../shared/calendar.ts';
import type { ListedEvent } from '../listing.ts';
import { escaped, forXml, type Markup, markup } from '../../../shared/markup.ts';
import { calendarName } from './calendar.ts';
import { eventUrl, inItsLanguage, kindOf, linesOf, type Site, type SpokenEvent, titleOf } from './shown.ts';
import { say } from './words.ts';

/**
 * Events as RSS 2.0, Atom (RFC 4287) and JSON Feed 1. Pure. The library puts titles and contents of RSS and Atom into
 * CDATA. Contents are HTML, and so are titles of Atom, which say that they are; titles of RSS and JSON Feed are plain
 * text. Of what describes the feed itself it takes `&amp;` for an `&` that is escaped already.
 */
export type SyndicationFormat = 'rss' | 'atom' | 'json';

const contentOf = (event: SpokenEvent, site: Site): Markup =>
  markup`${linesOf(event, site).map((line) => markup`<p dir="auto">${line}</p>`)}<p ${inItsLanguage(event.said.summary)}>${event.summary}</p>`;

/** How a text of each format says a title. The library splits only the first `]]>` in a CDATA section. */
const unsplit = ']]\u0000>';
const titled: Readonly<Record<SyndicationFormat, (title: string) => string>> = {
  // Nothing that `forXml` has gone through holds a U+0000.
  rss: (title) => forXml(title).replaceAll(']]>', unsplit),
  atom: (title) => escaped(forXml(title)),
  json: (title) => title,
};
const withSplits = (xml: string): string => xml.replaceAll(unsplit, ']]]]><![CDATA[>');

/** A ULID is 128 bits, as a UUID is: an id for Atom that no change of address changes (RFC 9562). */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const urnOf = (ulid: string): string => {
  const value = [...ulid].reduce((sum, char) => sum * 32n + BigInt(crockford.indexOf(char)), 0n);
  const hex = value.toString(16).padStart(32, '0').slice(-32);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
};

type Syndicated = {
  /** Where the feed itself lies, whole. */
  readonly self: string;
  /** The page that shows the same. */
  readonly page: string;
  /** When the listing last changed. */
  readonly updatedAt: Instant;
};

const described = (site: Site, { self, page, updatedAt }: Syndicated, format: SyndicationFormat): Feed => {
  const words = (text: string): string => (format === 'json' ? text : forXml(text).replaceAll('&', '&amp;'));
  return new Feed({
    id: self,
    title: words(calendarName(site)),
    description: words(say('feedOf', site.language)),
    link: page,
    feedLinks: { [format]: self },
    language: site.language,
    updated: new Date(updatedAt),
    generator: 'Valsam',
    // Atom wants an author of the feed, where its entries have none.
    ...(format === 'atom' && { author: { name: words(site.campaignName) } }),
  });
};

export const syndicationOf = (
  events: readonly SpokenEvent[],
  site: Site,
  where: Syndicated,
  format: SyndicationFormat,
): string => {
  const feed = described(site, where, format);
  const words = (text: string): string => (format === 'json' ? text : forXml(text));
  for (const event of events) {
    feed.addItem({
      title: titled[format](titleOf(event, site)),
      id: urnOf(event.id),
      link: eventUrl(site, event.id),
      date: new Date(event.changedAt),
      published: new Date(event.publishedAt),
      description: words(contentOf(event, site).markup),
      category: [{ name: kindOf(event, site), term: kindOf(event, site) }],
      ...(format === 'json' && { extensions: [extensionOf(event, site)] }),
    });
  }
  return { rss: () => withSplits(feed.rss2()), atom: () => feed.atom1(), json: () => feed.json1() }[format]();
};

/** What a reader of JSON may want to have apart: an extension as JSON Feed has them, beginning with `_`. */
const extensionOf = (event: ListedEvent, site: Site) => ({
  name: '_event',
  objects: {
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    isCancelled: event.isCancelled,
    ...(event.place !== undefined && { place: event.place }),
    ...(event.address !== undefined && { address: event.address }),
    ...(event.lat !== undefined && { lat: event.lat, lon: event.lon }),
    ...(event.url !== undefined && { url: event.url }),
    ...(event.area !== undefined && { area: event.area }),
    kind: event.kind,
    kindLabel: kindOf(event, site),
    languages: event.languages,
    organisers: event.organisers,
  },
});

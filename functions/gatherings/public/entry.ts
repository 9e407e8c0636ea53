import { dayOf } from '../../../shared/calendar.ts';
import { slugPattern } from '../../../shared/fields.ts';
import { type Asked, type OpenHandlers, type Page, serveOpen } from '../../../shared/edge/open.ts';
import { namesVersion } from '../../../shared/directory.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import { type Refusal, refuse } from '../../../shared/problems.ts';
import { given, inOrder, needed, type Read } from '../../../shared/reads.ts';
import type { Gathering, ListingHead } from '../state.ts';
import { spoken } from '../languages.ts';
import { gathering, listingHead } from '../store.ts';
import { isListed, type ListedEvent, listedOf, noListing } from '../listing.ts';
import { calendarName, calendarOf } from './calendar.ts';
import { contract } from './contract.ts';
import { eventPage } from './event-page.ts';
import { html, notFound } from './layout.ts';
import { eventsAPage, listPage } from './list-page.ts';
import { nearOf } from './near.ts';
import { type Filter, listUrl, passes, queryOf, type Site, type SpokenEvent, titleOf } from './shown.ts';
import { type SyndicationFormat, syndicationOf } from './syndication.ts';
import { aroundOf, namesOf, type Window, windowOf, type WindowState, windowStateOf } from './window.ts';

/** The function `gatherings-public`: reads the listing and published public events, and nothing else ever leaves. */
type Answer = Promise<Page | Refusal<'not-found'>>;
type Asking = Pick<Asked, 'language' | 'wish' | 'origin' | 'now'> & { readonly params: { readonly campaign: string } };
type Named = { readonly names: number };
type Listing = Asking & { readonly query: Filter & { readonly lang?: string | undefined } };

const siteOf = async ({ params: { campaign }, language, origin }: Asking, { names }: Named): Promise<Site> => ({
  campaign,
  language,
  origin,
  ...(await namesOf(campaign, names)),
});

type Shown = { readonly site: Site; readonly window: Window; readonly updatedAt: string };

/** What is made of the listing: its head and whether names have changed is read each time, all the rest when it has. */
const ofListing = async (
  asking: Listing,
  page: Pick<Page, 'type' | 'headers'>,
  content: (shown: Shown) => string,
): Answer => {
  const { campaign } = asking.params;
  const found =
    slugPattern.test(campaign) &&
    (await readAll(inOrder({ head: listingHead(campaign), names: namesVersion(campaign) }), fetching()));
  if (!found || found.head.version === 0) return refuse('not-found');
  const { head } = found;
  const state = windowStateOf(head, asking.now);
  return {
    ...page,
    state: [...state, found.names],
    content: async () => {
      const [site, window] = await Promise.all([siteOf(asking, found), windowOf(campaign, state)]);
      return content({ site, window, updatedAt: head.updatedAt });
    },
  };
};

const filterOf = ({ area, language, kind }: Filter): Filter => ({ area, language, kind });

/** What passes the filter, as this reader is told it. */
const chosenOf = (events: readonly ListedEvent[], { query, wish }: Listing) =>
  events.filter((event) => passes(query, event)).map((event) => spoken(event, wish));

const calendarFeed = (asking: Listing): Answer =>
  ofListing(
    asking,
    {
      type: 'text/calendar; charset=utf-8',
      headers: { 'content-disposition': 'inline; filename="events.ics"' },
    },
    ({ site, window }) => calendarOf(chosenOf(window.events, asking), site, { name: calendarName(site) }),
  );

const syndicated =
  (format: SyndicationFormat, type: string) =>
  (asking: Listing): Answer =>
    ofListing(asking, { type: `${type}; charset=utf-8` }, ({ site, window, updatedAt }) => {
      const query = queryOf({ ...filterOf(asking.query), lang: asking.query.lang });
      const where = { self: `${listUrl(site)}.${format}${query}`, page: `${listUrl(site)}${query}`, updatedAt };
      return syndicationOf(chosenOf(window.events, asking), site, where, format);
    });

type OfEvent = { readonly listed: SpokenEvent; readonly event: Gathering; readonly site: Site };
type OneEvent = Asking & { readonly params: { readonly event: string } };

/** One that is not listed is as one that is not there. `head`: of the listing, where what else is listed is told, too. */
const ofEvent = async (
  asking: OneEvent,
  page: Pick<Page, 'type' | 'headers'>,
  content: (told: OfEvent, state: WindowState) => string | Promise<string>,
  head: Read<ListingHead, ListingHead, 'entity' | 'fixed'> = given(noListing),
): Answer => {
  const { campaign, event: id } = asking.params;
  const reads = inOrder({ gathering: needed(gathering(campaign, id)), names: namesVersion(campaign), head });
  const found = slugPattern.test(campaign) && (await readAll(reads, fetching()));
  if (!found || !isListed(found.gathering)) return refuse('not-found');
  const state = windowStateOf(found.head, asking.now);
  return {
    ...page,
    state: [found.gathering.version, ...state, found.names],
    content: async () => {
      const event = spoken(found.gathering, asking.wish);
      return content(
        { listed: { ...listedOf(event), said: event.said }, event, site: await siteOf(asking, found) },
        state,
      );
    },
  };
};

/** Beside an event what else is on about then, not far away. */
const ofEventPage = (asking: OneEvent & { readonly query: { readonly lang?: string | undefined } }): Answer => {
  const { campaign } = asking.params;
  return ofEvent(
    asking,
    html,
    async (told, state) => {
      const { events, today } = await aroundOf(campaign, state, told.listed.startsAt);
      const near = nearOf(told.listed, events, today).map((event) => spoken(event, asking.wish));
      return eventPage({ ...told, near, lang: asking.query.lang });
    },
    listingHead(campaign),
  );
};

const handlers: OpenHandlers<typeof contract> = {
  browseEvents: (asking) =>
    ofListing(asking, html, ({ site, window: { events, today } }) => {
      const { lang, page = '1' } = asking.query;
      const upcoming = events.filter(({ endsAt }) => endsAt > today);
      const chosen = chosenOf(upcoming, asking);
      const last = Math.max(1, Math.ceil(chosen.length / eventsAPage));
      const listed = {
        site,
        filter: filterOf(asking.query),
        page: Math.min(Number(page), last),
        lang,
        upcoming,
        chosen,
      };
      return listPage(listed, dayOf(asking.now));
    }),
  browseEvent: ofEventPage,
  readEventCalendar: (asking) =>
    ofEvent(
      asking,
      {
        type: 'text/calendar; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="${asking.params.event}.ics"` },
      },
      ({ listed, event: { description }, site }) =>
        calendarOf([listed], site, { name: titleOf(listed, site), description }),
    ),
  readEventsCalendar: calendarFeed,
  readEventsRss: syndicated('rss', 'application/rss+xml'),
  readEventsAtom: syndicated('atom', 'application/atom+xml'),
  readEventsJsonFeed: syndicated('json', 'application/feed+json'),
};

export const handler = serveOpen(contract, handlers, notFound);

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { inForm, language, slug } from '../../../shared/fields.ts';
import { text } from '../../../shared/problems.ts';

/** What leaves Valsam without a token: published public events, as pages and as feeds. Pure. */

const pageForm = text('Ska vara ett heltal, från 1 till 99.', 'Must be a whole number, from 1 to 99.');

const path = '/public/{campaign}/events';
const one = `${path}/{event}` as const;

/** What is written in several languages is told in this one, else in Swedish. */
const lang = { lang: z.optional(language()) };
const filters = {
  area: z.optional(slug()),
  language: z.optional(language()),
  kind: z.optional(slug()),
  ...lang,
};
const anyone = {
  see: 'anyone',
  act: 'anyone',
  result: z.string(),
  refusals: ['not-found', 'malformed-request'],
} as const;

export const contract = {
  browseEvents: {
    ...anyone,
    route: `GET ${path}`,
    summary: 'The public list of events, as a page',
    description:
      'D15: what goes on or is coming, by day, without JavaScript; `area` is an association, `language` one that the event is held in, `lang` that of the reader (else `Accept-Language`): events are told in it where they are written in it, else in Swedish, else as they are; the page itself speaks Swedish and English. Parameters that are not known are ignored. 404 until the campaign has published its first public event. Strong ETag: who has it already is told so from one read.',
    query: { ...filters, page: z.optional(z.string().check(...inForm(/^[1-9]\d?$/, pageForm))) },
    produces: 'text/html',
    example: { result: '<!doctype html>…' },
  },
  browseEvent: {
    ...anyone,
    route: `GET ${one}`,
    summary: 'A public event as a page',
    description:
      'With schema.org Event (JSON-LD) and Open Graph; beside it up to four others that are near in time and place. A cancelled one says so. One that is not public, or not published, is answered as one that is not there.',
    query: lang,
    produces: 'text/html',
    example: { result: '<!doctype html>…' },
  },
  readEventCalendar: {
    ...anyone,
    route: `GET ${one}/event.ics`,
    summary: 'A public event, to be added to a calendar',
    query: lang,
    produces: 'text/calendar',
    example: { result: 'BEGIN:VCALENDAR…' },
  },
  readEventsCalendar: {
    ...anyone,
    route: `GET ${path}.ics`,
    summary: 'Public events as a calendar feed (RFC 5545)',
    description:
      'Every feed holds the next 500 events and those that began within the last 31 days, filtered as the list is. A cancelled event stays, as cancelled.',
    query: filters,
    produces: 'text/calendar',
    example: { result: 'BEGIN:VCALENDAR…' },
  },
  readEventsRss: {
    ...anyone,
    route: `GET ${path}.rss`,
    summary: 'Public events as RSS 2.0',
    query: filters,
    produces: 'application/rss+xml',
    example: { result: '<?xml version="1.0" encoding="utf-8"?>…' },
  },
  readEventsAtom: {
    ...anyone,
    route: `GET ${path}.atom`,
    summary: 'Public events as Atom (RFC 4287)',
    query: filters,
    produces: 'application/atom+xml',
    example: { result: '<?xml version="1.0" encoding="utf-8"?>…' },
  },
  readEventsJsonFeed: {
    ...anyone,
    route: `GET ${path}.json`,
    summary: 'Public events as JSON Feed',
    query: filters,
    produces: 'application/feed+json',
    example: { result: '{"version":"https://jsonfeed.org/version/1"…' },
  },
} as const satisfies Contract;

import type { NameOf } from '../../../shared/words.ts';
import type { Language } from '../../../shared/problems.ts';
import { type Markup, markup } from '../../../shared/markup.ts';
import { directionOf, type Said } from '../languages.ts';
import type { ListedEvent } from '../listing.ts';
import { labelOf, type Vocabulary } from '../../../shared/vocabulary.ts';
import { timeInWords } from '../when.ts';
import { say } from './words.ts';

/** What pages and feeds are made of. Pure. */
export type Filter = {
  /** An association's id. */
  readonly area?: string | undefined;
  /** A BCP 47 tag. */
  readonly language?: string | undefined;
  readonly kind?: string | undefined;
};

/** To whom and as whom it is shown. */
export type Site = {
  readonly campaign: string;
  readonly campaignName: string;
  readonly nameOf: NameOf;
  /** What kinds of events are called. */
  readonly kinds: Vocabulary;
  readonly language: Language;
  /** `https://host`, for where an address must be whole: feeds, previews of links. */
  readonly origin: string;
};

/** As one reader is told it. */
export type SpokenEvent = ListedEvent & { readonly said: Said };
/** Of an element with a text of an event: its language, and the direction that this is written in. */
export const inItsLanguage = (tag: string | undefined): Markup =>
  tag === undefined ? markup`dir="auto"` : markup`lang="${tag}" dir="${directionOf(tag)}"`;

/** An event that says no area belongs to those who organise it. */
export const passes = ({ area, language, kind }: Filter, event: ListedEvent): boolean =>
  (area === undefined || (event.area === undefined ? event.organisers.includes(area) : event.area === area)) &&
  (language === undefined || event.languages.includes(language)) &&
  (kind === undefined || event.kind === kind);

/** As the query of an address, with `?`; empty without a filter. */
export const queryOf = (parameters: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')}`;
};

export const listUrl = ({ origin, campaign }: Site): string => `${origin}/public/${campaign}/events`;
export const eventUrl = (site: Site, event: string): string => `${listUrl(site)}/${event}`;

/** The same wherever and whenever it is read (RFC 5545, UID). */
export const uidOf = (campaign: string, event: string): string => `${event}.${campaign}@valsam`;

export const kindOf = ({ kind }: ListedEvent, { kinds, language }: Site): string => labelOf(kinds, kind, language);

export const titleOf = ({ title, isCancelled }: ListedEvent, { language }: Site): string =>
  isCancelled ? `${say('cancelled', language)}: ${title}` : title;

/** Place and address; of what is online, that it is. */
export const placeOf = ({ place, address, url }: ListedEvent, { language }: Site): string =>
  place === undefined
    ? `${say('online', language)}${url === undefined ? '' : `: ${url}`}`
    : [place, address].filter(Boolean).join(', ');

/** When and where, as lines. */
export const linesOf = (event: ListedEvent, site: Site): readonly string[] => [
  ...(event.isCancelled ? [say('cancelledLong', site.language)] : []),
  timeInWords(event, site.language),
  placeOf(event, site),
];

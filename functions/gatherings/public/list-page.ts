import { alphabetically } from '../../../shared/alphabet.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { ListedEvent } from '../listing.ts';
import { languageName } from '../../../shared/languages.ts';
import { labelOf } from '../../../shared/vocabulary.ts';
import { type Markup, markup } from '../../../shared/markup.ts';
import { dayInWords, hoursInWords, timeInWords } from '../when.ts';
import { calendarName } from './calendar.ts';
import { pageOf, unbroken } from './layout.ts';
import { type Filter, inItsLanguage, kindOf, listUrl, placeOf, queryOf, type Site, type SpokenEvent } from './shown.ts';
import { say, type Word } from './words.ts';

/** The public list: what goes on or is coming, by day, a page at a time. Pure. */
export const eventsAPage = 50;

type Listed = {
  readonly site: Site;
  readonly filter: Filter;
  /** 1 and up. */
  readonly page: number;
  /** Said in the address, hence kept in the links. */
  readonly lang?: string | undefined;
  /** All that is coming, for what can be chosen. */
  readonly upcoming: readonly ListedEvent[];
  /** What of it passes the filter. */
  readonly chosen: readonly SpokenEvent[];
};

type Choice = readonly [value: string, label: string];

const choicesOf = (values: readonly (string | undefined)[], label: (value: string) => string): readonly Choice[] =>
  [...new Set(values)]
    .flatMap((value): Choice[] => (value === undefined ? [] : [[value, label(value)]]))
    .sort(([, a], [, b]) => alphabetically(a, b));

const select = (name: keyof Filter, chosen: string | undefined, choices: readonly Choice[], site: Site): Markup => {
  // What is chosen can be chosen, also where nothing of it is coming.
  const all: readonly Choice[] =
    chosen === undefined || choices.some(([value]) => value === chosen) ? choices : [...choices, [chosen, chosen]];
  const option = ([value, label]: Choice) =>
    value === chosen
      ? markup`<option value="${value}" selected>${label}</option>`
      : markup`<option value="${value}">${label}</option>`;
  return markup`<p><label for="${name}">${say(name, site.language)}</label>
<select id="${name}" name="${name}"><option value="">${say('any', site.language)}</option>${all.map(option)}</select></p>`;
};

const form = ({ site, filter, lang, upcoming }: Listed): Markup => {
  const { language } = site;
  const areas = choicesOf(
    upcoming.map(({ area }) => area),
    site.nameOf,
  );
  const languages = choicesOf(
    upcoming.flatMap((event) => event.languages),
    (tag) => languageName(tag, language),
  );
  const kinds = choicesOf(
    upcoming.map(({ kind }) => kind),
    (kind) => labelOf(site.kinds, kind, language),
  );
  return markup`<form method="get" action="events" role="search" aria-label="${say('filters', language)}">
${lang !== undefined && markup`<input type="hidden" name="lang" value="${lang}">`}
${select('area', filter.area, areas, site)}
${select('language', filter.language, languages, site)}
${select('kind', filter.kind, kinds, site)}
<p><button class="go">${say('show', language)}</button></p>
</form>`;
};

/** Whoever looks for one that is held in another language than Swedish sees so. */
const chips = (event: SpokenEvent, site: Site): Markup => {
  const languages = event.languages.some((tag) => tag !== 'sv') ? event.languages : [];
  return markup`<p class="flow">${event.isCancelled && markup`<span class="chip late">${say('cancelled', site.language)}</span> `}<span class="chip">${kindOf(event, site)}</span>${languages.map(
    (tag) => markup` <span class="chip">${languageName(tag, site.language)}</span>`,
  )}</p>`;
};

type Place = { readonly site: Site; readonly lang: string | undefined };
/** `time`: what its heading does not say. */
const entry = (event: SpokenEvent, time: string, { site, lang }: Place): Markup => markup`<li><article>
<h3 ${inItsLanguage(event.said.title)}><a href="events/${event.id}${queryOf({ lang })}">${event.title}</a></h3>
<p class="when"><time datetime="${event.startsAt}">${unbroken(time)}</time></p>
<p dir="auto">${placeOf(event, site)}</p>
<p class="soft text" ${inItsLanguage(event.said.summary)}>${event.summary}</p>
${chips(event, site)}
</article></li>
`;

/** Under the day on which each begins, which it does not say again; what began before today stands first. */
const byDay = (events: readonly SpokenEvent[], today: string, where: Place): Markup => {
  const { language } = where.site;
  const groups = Map.groupBy(events, ({ startsAt }) => (dayOf(startsAt) < today ? '' : dayOf(startsAt)));
  return markup`${[...groups].map(
    ([day, group]) => markup`<section><h2 class="day">${
      day === '' ? say('ongoing', language) : dayInWords(group[0]?.startsAt ?? '', language)
    }</h2>
<ol class="rows">
${group.map((event) => entry(event, day === '' ? timeInWords(event, language) : hoursInWords(event, language, 'short'), where))}</ol></section>
`,
  )}`;
};

const paging = ({ site: { language }, filter, page, lang, chosen }: Listed): Markup | undefined => {
  const last = Math.ceil(chosen.length / eventsAPage);
  if (last <= 1) return undefined;
  const link = (to: number, word: Word, rel: string) =>
    to >= 1 &&
    to <= last &&
    markup`<li><a rel="${rel}" href="events${queryOf({ ...filter, lang, page: to })}">${say(word, language)}</a></li>`;
  return markup`<nav aria-label="${say('pages', language)}"><ul>${link(page - 1, 'earlier', 'prev')}${link(page + 1, 'later', 'next')}</ul></nav>`;
};

export const feeds = [
  ['ics', 'text/calendar'],
  ['rss', 'application/rss+xml'],
  ['atom', 'application/atom+xml'],
  ['json', 'application/feed+json'],
] as const;
const feedNames = { ics: 'iCalendar', rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const;

const feedLinks = (site: Site, query: string): Markup => markup`<h2>${say('follow', site.language)}</h2>
<p>${say('followHint', site.language)}</p>
<ul>${feeds.map(([format, type]) => markup`<li><a href="events.${format}${query}" type="${type}">${feedNames[format]}</a></li>`)}</ul>`;

export const listPage = (listed: Listed, today: string): string => {
  const { site, filter, page, lang, chosen } = listed;
  const query = queryOf({ ...filter, lang });
  const shown = chosen.slice((page - 1) * eventsAPage, page * eventsAPage);
  const title = calendarName(site);
  const other = site.language === 'sv' ? 'en' : 'sv';
  return pageOf({
    language: site.language,
    title,
    description: say('feedOf', site.language),
    home: { name: site.campaignName, href: `events${queryOf({ lang })}` },
    other: `events${queryOf({ ...filter, lang: other })}`,
    head: markup`<link rel="canonical" href="${listUrl(site)}${queryOf({ ...filter })}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:url" content="${listUrl(site)}">
${feeds.map(([format, type]) => markup`<link rel="alternate" type="${type}" title="${title}" href="events.${format}${query}">\n`)}`,
    content: markup`<h1>${say('events', site.language)}</h1>
${form(listed)}
${shown.length === 0 ? markup`<p class="note">${say('none', site.language)}</p>` : byDay(shown, today, { site, lang })}
${paging(listed)}`,
    footer: feedLinks(site, query),
  });
};

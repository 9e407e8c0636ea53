import type { Accessibility, Gathering, Contact } from '../state.ts';
import { writtenIn } from '../languages.ts';
import type { ListedEvent } from '../listing.ts';
import { languageName } from '../../../shared/languages.ts';
import { type Markup, markup } from '../../../shared/markup.ts';
import { timeInWords } from '../when.ts';
import { pageOf, unbroken } from './layout.ts';
import { nearSection } from './near.ts';
import { mapUrl } from './places.ts';
import { eventUrl, inItsLanguage, kindOf, queryOf, type Site, type SpokenEvent, titleOf } from './shown.ts';
import { structuredData } from './structured.ts';
import { ownName, say, type Word } from './words.ts';

/** One event for everybody. Pure. Of the contact nothing is shown unless it is meant for the public. */
const facilities: Readonly<Record<keyof Omit<Accessibility, 'note'>, readonly [yes: Word, no: Word]>> = {
  stepFree: ['stepFree', 'notStepFree'],
  toilet: ['toilet', 'noToilet'],
  hearingLoop: ['hearingLoop', 'noHearingLoop'],
  signLanguage: ['signLanguage', 'noSignLanguage'],
};

const accessibilityOf = ({ note, ...rest }: Accessibility, { language }: Site): readonly string[] => [
  ...Object.entries(facilities).flatMap(([name, [yes, no]]) => {
    const is = rest[name as keyof typeof rest];
    return is === undefined ? [] : [say(is ? yes : no, language)];
  }),
  ...(note === undefined ? [] : [note]),
];

const contactOf = ({ name, email, phone }: Contact): readonly Markup[] => [
  ...(name === undefined ? [] : [markup`<span dir="auto">${name}</span>`]),
  ...(email === undefined
    ? []
    : [markup`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a>`]),
  ...(phone === undefined ? [] : [markup`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}">${phone}</a>`]),
];

const fact = (term: string, values: readonly (Markup | string)[]): Markup | undefined =>
  values.length === 0
    ? undefined
    : markup`<div><dt>${term}</dt>
${values.map((value) => markup`<dd dir="auto">${value}</dd>\n`)}</div>`;

const placeOf = ({ place, address, url }: ListedEvent): readonly (Markup | string)[] =>
  place === undefined
    ? [markup`<a href="${url ?? ''}" rel="noopener nofollow" class="text">${url}</a>`]
    : [place, ...(address === undefined ? [] : [address])];

/** What one comes for: when, and where. */
const whenAndWhere = (event: ListedEvent, { language }: Site): Markup => {
  const time = markup`<time datetime="${event.startsAt}">${unbroken(timeInWords(event, language))}</time>`;
  return markup`<dl class="facts">
${fact(say('when', language), [time])}
${fact(say(event.place === undefined ? 'online' : 'where', language), placeOf(event))}
</dl>`;
};

const facts = (event: ListedEvent, { accessibility, contact }: Gathering, site: Site): Markup => {
  const { language } = site;
  return markup`<dl class="facts">
${fact(say('organisers', language), event.organisers.map(site.nameOf))}
${fact(
  say('languages', language),
  event.languages.map((tag) => languageName(tag, language)),
)}
${accessibility && fact(say('accessibility', language), accessibilityOf(accessibility, site))}
${contact?.public === true && fact(say('contact', language), contactOf(contact))}
</dl>`;
};

const openGraph = (
  event: ListedEvent,
  site: Site,
  image: string,
): Markup => markup`<link rel="canonical" href="${eventUrl(site, event.id)}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${site.campaignName}">
<meta property="og:locale" content="${site.language === 'sv' ? 'sv_SE' : 'en_GB'}">
<meta property="og:title" content="${titleOf(event, site)}">
<meta property="og:description" content="${`${timeInWords(event, site.language)}. ${event.summary}`}">
<meta property="og:url" content="${eventUrl(site, event.id)}">
<meta property="og:image" content="${image}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${titleOf(event, site)}">
<meta name="twitter:card" content="summary_large_image">`;

/** The other languages that it is written in. */
const alsoIn = (listed: SpokenEvent, lang: string | undefined): Markup | undefined => {
  const others = writtenIn(listed).filter((tag) => tag !== listed.said.title && tag !== lang);
  return others.length === 0
    ? undefined
    : markup`<ul class="options">${others.map(
        (tag) =>
          markup`<li><a href="${listed.id}${queryOf({ lang: tag })}" ${inItsLanguage(tag)} hreflang="${tag}" rel="alternate">${ownName(tag)}</a></li>`,
      )}</ul>`;
};

type Told = {
  /** What is listed of `event`, which has more to say. */
  readonly listed: SpokenEvent;
  readonly event: Gathering;
  /** What else there is about then, not far away. */
  readonly near: readonly SpokenEvent[];
  readonly site: Site;
  /** Said in the address, hence kept in the links. */
  readonly lang: string | undefined;
};

const deeds = ({ listed, site, lang }: Told): Markup => {
  const map = mapUrl(listed, site);
  return markup`<p class="flow"><a class="button${listed.isCancelled ? '' : ' go'}" href="${listed.id}/event.ics${queryOf({ lang })}" type="text/calendar">${say('addToCalendar', site.language)}</a>
${map !== undefined && markup`<a class="button" href="${map}" rel="noreferrer">${say('showOnMap', site.language)}</a>`}</p>`;
};

/** What it is, when and where; then what is said of it. */
const body = (told: Told): Markup => {
  const { listed, event, site } = told;
  const { language } = site;
  return markup`<div class="said">
<p class="flow">${listed.isCancelled && markup`<span class="chip late">${say('cancelled', language)}</span> `}<span class="chip">${kindOf(listed, site)}</span></p>
<h1 ${inItsLanguage(listed.said.title)}>${listed.title}</h1>
${listed.isCancelled && markup`<p class="note late">${say('cancelledLong', language)}</p>`}
<p class="text" ${inItsLanguage(listed.said.summary)}>${listed.summary}</p>
<div class="card">${whenAndWhere(listed, site)}
${deeds(told)}</div>
${event.description !== undefined && markup`<p class="text" ${inItsLanguage(listed.said.description)}>${event.description}</p>`}
<div class="card">${facts(listed, event, site)}</div>
${alsoIn(listed, told.lang)}
<p class="paper soft">${say('thisPage', language)} ${eventUrl(site, listed.id)}</p>
</div>`;
};

/** The picture says what the page says, so nothing of it is read aloud but what it is for. */
const beside = ({ listed, near, site, lang }: Told): Markup => {
  const picture = `${listed.id}/card.png${queryOf({ lang })}`;
  return markup`<div>
<figure class="picture"><img src="${picture}" width="1200" height="630" alt="" loading="lazy"><figcaption><a class="more" href="${picture}">${say('picture', site.language)}</a></figcaption></figure>
${nearSection(near, site, lang)}
<ul class="options"><li><a href="../events${queryOf({ lang })}">${say('allEvents', site.language)}</a></li></ul>
</div>`;
};

export const eventPage = (told: Told): string => {
  const { listed, event, site, lang } = told;
  const { language } = site;
  const image = `${eventUrl(site, listed.id)}/card.png${queryOf({ lang })}`;
  return pageOf({
    language,
    title: `${titleOf(listed, site)} – ${site.campaignName}`,
    description: listed.summary,
    home: { name: site.campaignName, href: `../events${queryOf({ lang })}` },
    other: `${listed.id}${queryOf({ lang: language === 'sv' ? 'en' : 'sv' })}`,
    head: markup`${openGraph(listed, site, image)}
${structuredData(listed, event, site, image)}`,
    content: markup`<article class="event">${body(told)}
${beside(told)}</article>`,
  });
};

import type { Accessibility, Gathering, Contact } from '../state.ts';
import { writtenIn } from '../languages.ts';
import type { ListedEvent } from '../listing.ts';
import { languageName } from '../../../shared/languages.ts';
import { type Markup, markup } from '../../../shared/markup.ts';
import { timeInWords } from '../when.ts';
import { pageOf, unbroken } from './layout.ts';
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
    : markup`<dt>${term}</dt>
${values.map((value) => markup`<dd dir="auto">${value}</dd>\n`)}`;

const placeOf = ({ place, address, url }: ListedEvent): readonly (Markup | string)[] =>
  place === undefined
    ? [markup`<a href="${url ?? ''}" rel="noopener nofollow" class="text">${url}</a>`]
    : [place, ...(address === undefined ? [] : [address])];

const facts = (event: ListedEvent, { accessibility, contact }: Gathering, site: Site): Markup => {
  const { language } = site;
  const time = markup`<time datetime="${event.startsAt}">${unbroken(timeInWords(event, language))}</time>`;
  return markup`<dl>
${fact(say('when', language), [time])}
${fact(say(event.place === undefined ? 'online' : 'where', language), placeOf(event))}
${fact(say('organisers', language), event.organisers.map(site.nameOf))}
${fact(
  say('languages', language),
  event.languages.map((tag) => languageName(tag, language)),
)}
${fact(say('kind', language), [kindOf(event, site)])}
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

/** `listed` is what is listed of `event`, which has more to say. `lang`: said in the address, hence kept in the links. */
export const eventPage = (listed: SpokenEvent, event: Gathering, site: Site, lang: string | undefined): string => {
  const { language } = site;
  const image = `${eventUrl(site, listed.id)}/card.png${queryOf({ lang })}`;
  const other = language === 'sv' ? 'en' : 'sv';
  const list = `../events${queryOf({ lang })}`;
  return pageOf({
    language,
    title: `${titleOf(listed, site)} – ${site.campaignName}`,
    description: listed.summary,
    home: { name: site.campaignName, href: list },
    other: `${listed.id}${queryOf({ lang: other })}`,
    head: markup`${openGraph(listed, site, image)}
${structuredData(listed, event, site, image)}`,
    content: markup`<article>
<h1 ${inItsLanguage(listed.said.title)}>${listed.title}</h1>
${listed.isCancelled && markup`<p class="alert">${say('cancelledLong', language)}</p>`}
<p class="text" ${inItsLanguage(listed.said.summary)}>${listed.summary}</p>
${facts(listed, event, site)}
${event.description !== undefined && markup`<p class="text" ${inItsLanguage(listed.said.description)}>${event.description}</p>`}
<ul class="options"><li><a href="${listed.id}/event.ics${queryOf({ lang })}" type="text/calendar">${say('addToCalendar', language)}</a></li>
<li><a href="${list}">${say('allEvents', language)}</a></li></ul>
${alsoIn(listed, lang)}
</article>`,
  });
};

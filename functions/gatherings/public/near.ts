import { dayOf, daysBetween, type Instant } from '../../../shared/calendar.ts';
import { weekdayInWords } from '../../../shared/day-words.ts';
import { type Markup, markup } from '../../../shared/markup.ts';
import type { ListedEvent } from '../listing.ts';
import { hoursInWords } from '../when.ts';
import { unbroken } from './layout.ts';
import { kilometresBetween } from './places.ts';
import { inItsLanguage, placeOf, queryOf, type Site, type SpokenEvent } from './shown.ts';
import { say } from './words.ts';

/** What else there is for whoever looks at an event: about then, and not far away. Pure. */
const mostNear = 4;
const mostKilometres = 25;
/** A day later or earlier is as far away as so many kilometres. */
const kilometresADay = 4;

/** `today`: since when something is still coming, or goes on. */
export const nearOf = <E extends ListedEvent>(
  event: ListedEvent,
  others: readonly E[],
  today: Instant,
): readonly E[] => {
  const day = dayOf(event.startsAt < today ? today : event.startsAt);
  return others
    .flatMap((other) => {
      const kilometres = kilometresBetween(event, other);
      if (other.id === event.id || other.isCancelled || other.endsAt <= today) return [];
      if (kilometres === undefined || kilometres > mostKilometres) return [];
      return [{ other, far: kilometres + kilometresADay * Math.abs(daysBetween(day, dayOf(other.startsAt))) }];
    })
    .toSorted((one, two) => one.far - two.far)
    .slice(0, mostNear)
    .map(({ other }) => other)
    .toSorted((one, two) => (one.startsAt < two.startsAt ? -1 : Number(one.startsAt > two.startsAt)));
};

const entry = (event: SpokenEvent, site: Site, lang: string | undefined): Markup => {
  const [weekday = '', date = '', month = ''] = weekdayInWords(dayOf(event.startsAt), site.language, 'short').split(
    ' ',
  );
  return markup`<li><time datetime="${event.startsAt}">${date} <small>${month}</small></time>
<div><h3 ${inItsLanguage(event.said.title)}><a href="${event.id}${queryOf({ lang })}">${event.title}</a></h3>
<p>${weekday} ${unbroken(hoursInWords(event, site.language, 'short'))}</p>
<p class="soft small" dir="auto">${placeOf(event, site)}</p></div></li>
`;
};

export const nearSection = (
  events: readonly SpokenEvent[],
  site: Site,
  lang: string | undefined,
): Markup | undefined =>
  events.length === 0
    ? undefined
    : markup`<section class="near"><h2>${say('near', site.language)}</h2>
<ol>
${events.map((event) => entry(event, site, lang))}</ol></section>`;

import { all, type Component, valueOf } from './components.ts';
import type { Entry } from './entries.ts';

/** What an event of a calendar says of itself. Pure. */

const inOneLine = (value: string): string => value.replaceAll(/\s+/g, ' ').trim();

/** A private one is for members: somebody did not want it on the web. */
export const saidBy = ([, event]: Component): Entry['said'] => {
  const title = inOneLine(valueOf(event, 'summary') ?? '');
  const description = valueOf(event, 'description')?.replaceAll(/\r\n?/g, '\n').trim();
  const [firstLine = ''] = (description ?? '').split('\n');
  const place = valueOf(event, 'location');
  const url = [valueOf(event, 'url'), place].find((each) => each?.startsWith('https://'));
  const geo = all(event, 'geo')[0]?.[3];
  const [lat, lon] = Array.isArray(geo) ? (geo as readonly unknown[]) : [];
  const isOnline = place === undefined || place === url;
  return {
    title,
    summary: firstLine.trim() && firstLine.trim().length <= 300 ? firstLine.trim() : title,
    ...(description && { description }),
    ...(isOnline && url !== undefined && { online: { url } }),
    ...(!isOnline && { place: { name: inOneLine(place), ...(lat !== undefined && { lat, lon }) } }),
    ...(/^(private|confidential)$/i.test(valueOf(event, 'class') ?? '') && { visibility: 'members' }),
  };
};

/** What is stored, or says how it is to be read: all else that an event has is named where it is left out. */
const known: ReadonlySet<string> = new Set(
  'summary description location url geo class dtstart dtend duration x-rrule rdate exdate recurrence-id uid sequence dtstamp status created last-modified transp priority organizer'.split(
    ' ',
  ),
);
/** No event has so many different ones. */
const mostNames = 20;

/** The names of what an event has and is not stored: `ATTENDEE`, `VALARM`. */
export const leftOutOf = ([, properties, components]: Component): readonly string[] =>
  [...new Set([...properties, ...components].map(([name]) => name))]
    .filter((name) => !known.has(name) && !name.startsWith('x-'))
    .map((name) => name.toUpperCase())
    .slice(0, mostNames);

import { ask, theStack } from './stack.ts';

/** Reading calendar feeds. Source of the form: RFC 5545. */
export type Event = Readonly<Record<string, string>>;

/** The events of a calendar, by the names of their properties; folded lines are joined (RFC 5545, 3.1). */
const eventsIn = (ics: string): readonly Event[] =>
  ics
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        (event.split('END:VEVENT')[0] ?? '')
          .trimEnd()
          .split('\r\n')
          .map((line) => [/^[^:]*/.exec(line)?.[0], line.slice(line.indexOf(':') + 1)]),
      ),
    );

/** A day as calendars write it. */
export const basic = (day: string): string => day.replaceAll('-', '');

/** `url` is an address of this stack, or a path of it. */
export const readCalendar = async (url: string) => {
  const here = new URL(theStack().url);
  const { host, pathname, search } = new URL(url, here);
  if (host !== here.host) throw new Error(`${url} leads away from ${here.host}.`);
  const { status, headers, bytes } = await ask(`GET ${pathname}${search}`);
  const text = bytes.toString('utf8');
  return { status, headers, events: eventsIn(text), text };
};

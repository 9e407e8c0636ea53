import { isLocalTime, localOf, type LocalTime } from '../../../shared/local-time.ts';

/** Times of a calendar file as clocks in Stockholm show them. Pure. */

/** What the calendars of Windows call the zones that Swedish campaigns meet; all others have their name from the IANA. */
const windowsZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Stockholm',
  'Central European Standard Time': 'Europe/Stockholm',
  'Central Europe Standard Time': 'Europe/Stockholm',
  'Romance Standard Time': 'Europe/Stockholm',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Helsinki',
};

const formats = new Map<string, Intl.DateTimeFormat>();
/** As many as real calendars name; a file may name any number. */
const mostFormats = 100;
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
};

/** The zone's name, as this machine knows it; undefined for one that it does not. */
export const zoneOf = (tzid: string): string | undefined => {
  // Some programs write a path before the name.
  const name = windowsZones[tzid] ?? /(?:^|\/)([A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?)$/.exec(tzid)?.[1] ?? tzid;
  try {
    formatOf(name);
    return name;
  } catch {
    return undefined;
  }
};

const shownIn = (zone: string, millis: number): number =>
  Date.parse(`${formatOf(zone).format(millis).replace(' ', 'T')}:00Z`);

/** The instant at which clocks in a zone show that; of an hour that they never show, an hour later. */
export const millisIn = (zone: string, wall: LocalTime): number => {
  const wanted = Date.parse(`${wall}:00Z`);
  const guess = wanted - (shownIn(zone, wanted) - wanted);
  return wanted - (shownIn(zone, guess) - guess);
};

export const stockholm = 'Europe/Stockholm';

/** What clocks in Stockholm show when those of the zone show that. */
export const localFrom = (wall: LocalTime, zone: string): LocalTime =>
  zone === stockholm && isLocalTime(wall) ? wall : localOf(new Date(millisIn(zone, wall)).toISOString());

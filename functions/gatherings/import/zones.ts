import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' };

/**
 * Time zones as calendar files name them. Pure. A clock's time is a number here, in milliseconds as if it were UTC
 * (`Wall`), as is an instant: what lies between the two is the zone's.
 */
export type Wall = number;
export type Millis = number;
export type Zone = {
  /** How far its clocks are ahead of UTC at an instant, in milliseconds. */
  readonly offsetAt: (instant: Millis) => number;
};

const millisAMinute = 60_000;
const millisADay = 86_400_000;

export const wallAt = (zone: Zone, instant: Millis): Wall => instant + zone.offsetAt(instant);

/**
 * The instant at which clocks show that: of a time that comes twice the first, and of one that they skip what it would be
 * if they did not. Source: RFC 5545, 3.3.5.
 */
export const instantAt = (zone: Zone, wall: Wall): Millis => {
  // Clocks change by hours and not twice within a day or two.
  const [before, after] = [zone.offsetAt(wall - millisADay), zone.offsetAt(wall + millisADay)];
  const found = [wall - before, wall - after].filter((instant) => wallAt(zone, instant) === wall);
  return found.length === 0 ? wall - before : Math.min(...found);
};

export const fixed = (offset: number): Zone => ({ offsetAt: () => offset });

const formats = new Map<string, Intl.DateTimeFormat>();
/** As many as real calendars name; a file may name any number. */
const mostFormats = 100;
/** @throws RangeError for a name that this machine does not know. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
};

const named = (name: string): Zone | undefined => {
  try {
    const format = formatOf(name);
    return {
      offsetAt: (instant) => {
        const minute = Math.floor(instant / millisAMinute) * millisAMinute;
        return Date.parse(`${format.format(minute).replace(' ', 'T')}:00Z`) - minute;
      },
    };
  } catch {
    return undefined;
  }
};

export const utc = fixed(0);
export const stockholm = named('Europe/Stockholm') as Zone;

/** What the calendars of Windows call zones. Source: Unicode CLDR, windowsZones, the golden zone (001) of each. */
const windowsZones: ReadonlyMap<string, string> = new Map(
  cldr.supplemental.windowsZones.mapTimezones
    .filter(({ mapZone }) => mapZone._territory === '001')
    .map(({ mapZone }) => [mapZone._other, mapZone._type]),
);

/** Of a path before a name, more are not looked at. */
const mostParts = 8;

/** `UTC+02:00`, `GMT-0330`: in milliseconds. */
const offsetIn = (name: string): number | undefined => {
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d\d):?([0-5]\d)$/.exec(name) ?? [];
  return sign === undefined
    ? undefined
    : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * millisAMinute;
};

/** The zone of a name that the file itself does not define; undefined for one that nobody knows. */
export const zoneNamed = (tzid: string): Zone | undefined => {
  const name = tzid.trim();
  const offset = offsetIn(name);
  if (offset !== undefined) return fixed(offset);
  // Some programs write a path before the name.
  const parts = name.split('/').slice(0, mostParts);
  const names = [windowsZones.get(name) ?? name, ...parts.map((_, i) => parts.slice(i + 1).join('/'))];
  for (const each of names) {
    const zone = named(each);
    if (zone) return zone;
  }
  return undefined;
};

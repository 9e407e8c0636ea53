import type { Component, Property } from './components.ts';
import { all, valueOf } from './components.ts';
import { wallIn } from './moments.ts';
import { ruleFrom, type Span, timesOf } from './recurrence.ts';
import { instantAt, fixed, type Millis, type Zone, zoneNamed } from './zones.ts';

/** A zone as a file defines it (RFC 5545, 3.6.5): when its clocks begin to be how far ahead of UTC. Pure. */
type Onset = { readonly at: Millis; readonly from: number; readonly to: number };

/** Enough for every zone that there is: some hundred years of rules that hold for a year or two each. */
const mostOnsets = 1_000;
/** A rule may have begun in 1601. */
const patience = 1_000;
/** No calendar names more. */
const mostZones = 50;
/** Before the first that is needed there is one that is in force then. */
const millisBefore = 400 * 86_400_000;

/** `+02:00`, `-01:30:20`: in milliseconds. */
const offsetIn = (value: string | undefined): number | undefined => {
  const [, sign, hours, minutes, seconds = '0'] = /^([+-])(\d\d):?(\d\d)(?::?(\d\d))?$/.exec(value ?? '') ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
};

/** When one of its observances begins, in a span and the year before; undefined for one that cannot be read. */
const onsetsOf = ([, properties]: Component, span: Span): readonly Onset[] | undefined => {
  const [from, to] = ['tzoffsetfrom', 'tzoffsetto'].map((name) => offsetIn(valueOf(properties, name)));
  const start = wallIn(all(properties, 'dtstart')[0]?.[3]);
  if (from === undefined || to === undefined || !start) return undefined;
  // Its times are those of clocks that do not know of it yet.
  const before = fixed(from);
  const walls = [start.wall];
  for (const [, , , said] of all(properties, 'x-rrule')) {
    const rule = ruleFrom(String(said));
    // Clocks change by the year, and no zone by two rules at once.
    if (rule?.parts.FREQ !== 'YEARLY' || walls.length > 1) return undefined;
    const until = wallIn(rule.until === undefined ? undefined : dashed(rule.until));
    const last = until ? until.wall + (until.isUtc ? from : 0) : Number.POSITIVE_INFINITY;
    const begin = rule.parts.COUNT === undefined ? Math.min(span.from, last) - millisBefore : start.wall;
    const found = timesOf(rule, start.wall, { from: begin, to: Math.min(span.to, last) }, patience);
    if (!found) return undefined;
    walls.push(...found);
  }
  for (const [, , , ...values] of all(properties, 'rdate'))
    for (const value of values) {
      const read = wallIn(value);
      if (read) walls.push(read.wall);
    }
  return walls.length > mostOnsets ? undefined : walls.map((wall) => ({ at: instantAt(before, wall), from, to }));
};

/** `20260925T223000Z` as the parser writes times. */
export const dashed = (until: string): string =>
  until.replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3').replace(/T(\d\d)(\d\d)(\d\d)/, 'T$1:$2:$3');

/** Undefined for one that cannot be read. */
const zoneFrom = ([, , observances]: Component, span: Span): Zone | undefined => {
  const onsets: Onset[] = [];
  for (const observance of observances) {
    const found = onsets.length > mostOnsets ? undefined : onsetsOf(observance, span);
    if (!found) return undefined;
    onsets.push(...found);
  }
  onsets.sort((a, b) => a.at - b.at);
  const [first] = onsets;
  return first && { offsetAt: (instant) => onsets.findLast(({ at }) => at <= instant)?.to ?? first.from };
};

const nameIn = (properties: readonly Property[]): string => valueOf(properties, 'tzid')?.trim() ?? '';

/** What the names of zones mean that a file defines, or of which it says where they are, in a span; undefined for others. */
export const zonesIn = (components: readonly Component[], span: Span) => {
  const defined = new Map(components.map((each) => [nameIn(each[1]), each]));
  const read = new Map<string, Zone | undefined>();
  return (tzid: string): Zone | undefined => {
    const name = tzid.trim();
    const component = defined.get(name);
    if (component && !read.has(name) && read.size < mostZones)
      read.set(name, zoneFrom(component, span) ?? zoneNamed(valueOf(component[1], 'x-lic-location') ?? ''));
    return read.get(name);
  };
};

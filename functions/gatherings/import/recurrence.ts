import { RRuleTemporal } from 'rrule-temporal';
import type { Wall } from './zones.ts';

/**
 * The times of a recurrence rule (RFC 5545, 3.3.10), as clocks show them. Pure. The library knows what a rule means, and
 * ends by its own counters what would never end; here is only what a rule may say, and how far it is followed. Rules are
 * followed on the clock: which instants those times are is their zone's.
 */
export type Rule = {
  readonly parts: Readonly<Record<string, string>>;
  /** `YYYYMMDD`, or with a time, and `Z` where it is an instant. */
  readonly until: string | undefined;
};

/** Lists are no longer than all that there can be of anything. */
const longestList = 366;
/** A list of numbers from 1, or from the end of what it counts, up to `most`. */
const counted = (most: number) => (value: string) =>
  listed(value, (each) => /^[+-]?\d{1,3}$/.test(each) && Number(each) !== 0 && Math.abs(Number(each)) <= most);
const clock = (most: number) => (value: string) =>
  listed(value, (each) => /^\d{1,2}$/.test(each) && Number(each) <= most);
const listed = (value: string, isRight: (each: string) => boolean): boolean => {
  const all = value.split(',');
  return all.length <= longestList && all.every(isRight);
};
const number = (most: number) => (value: string) =>
  /^\d{1,12}$/.test(value) && Number(value) > 0 && Number(value) <= most;
/** The library counts through longer intervals one by one; nobody's campaign is that long. */
const longestInterval = 100_000;

/** What the parts of a rule may say. */
const isRight: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => /^(?:YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)$/.test(value),
  INTERVAL: number(longestInterval),
  COUNT: number(Number.POSITIVE_INFINITY),
  UNTIL: (value) => /^\d{8}(?:T\d{6}Z?)?$/.test(value),
  BYDAY: (value) => listed(value, (each) => /^(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(each)),
  BYMONTH: counted(12),
  BYMONTHDAY: counted(31),
  BYYEARDAY: counted(366),
  BYWEEKNO: counted(53),
  BYSETPOS: counted(366),
  BYHOUR: clock(23),
  BYMINUTE: clock(59),
  BYSECOND: clock(59),
  WKST: (value) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value),
};

/** A rule as it is written in a file; undefined for what is none, and for parts that RFC 5545 does not have. */
export const ruleFrom = (said: string): Rule | undefined => {
  const parts = said
    .trim()
    .toUpperCase()
    .split(';')
    .filter(Boolean)
    .map((part) => part.split('=', 2).map((each) => each.trim()) as [string, string | undefined])
    .filter(([name]) => !name.startsWith('X-'));
  const all = Object.fromEntries(parts);
  if (all.FREQ === undefined || Object.keys(all).length < parts.length) return undefined;
  if (!parts.every(([name, value = '']) => Object.hasOwn(isRight, name) && isRight[name]?.(value))) return undefined;
  // The library lists the times of a day before it counts anything.
  const timesADay = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((name) => (all[name] ?? '').split(',').length);
  if (timesADay.reduce((product, each) => product * each) > longestList) return undefined;
  const { UNTIL: until, ...rest } = all;
  return { parts: rest as Rule['parts'], until };
};

export type Span = { readonly from: Wall; readonly to: Wall };
/** How many periods and times a rule may make the library look at. */
export type Patience = number;

const written = (wall: Wall): string => new Date(wall).toISOString().replaceAll(/[-:]|\.\d+Z/g, '');

/**
 * The times of a rule within a span, both ends included, in their order; its first is one of them whatever the rule says
 * (and, where the rule has a count, counts). UNTIL is the caller's, since it is an instant. Undefined where patience ends.
 */
export const timesOf = (
  { parts }: Rule,
  first: Wall,
  { from, to }: Span,
  patience: Patience,
): readonly Wall[] | undefined => {
  if (first > to) return [];
  const rule = Object.entries(parts).map(([name, value]) => `${name}=${value}`);
  try {
    return new RRuleTemporal({
      rruleString: `DTSTART;TZID=UTC:${written(first)}\nRRULE:${rule.join(';')}`,
      includeDtstart: true,
      maxIterations: patience,
      maxCandidateEvaluations: patience,
      cache: false,
    })
      .between(new Date(from), new Date(to), true)
      .map(({ epochMilliseconds }) => epochMilliseconds);
  } catch {
    return undefined;
  }
};

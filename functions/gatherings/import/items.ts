import type { Wrong } from '../../../shared/field-words.ts';
import { all, type Component, type Held, type Property, valueOf } from './components.ts';
import { type EntryError, entryError, faults } from './entries.ts';
import {
  type Clocks,
  durationIn,
  isWrong,
  iso,
  type Length,
  lengthBetween,
  lengthOf,
  localAt,
  type Moment,
  momentOf,
  momentsOf,
} from './moments.ts';
import { type Rule, ruleFrom } from './recurrence.ts';
import type { Version } from './versions.ts';

/** Events of a calendar, one by one, before they are put together into series. Pure. */

/** Which event, which version, and which of its occurrences. */
export type Identified = Version & {
  readonly at: number;
  readonly uid: string | undefined;
  readonly component: Component;
  readonly clocks: Clocks;
  readonly isCalledOff: boolean;
  /** The occurrence that it is about, as it was to be. */
  readonly was: Moment | undefined;
  /** It is about those after that one, too. */
  readonly andLater: boolean;
};

/** UIDs are shorter; the rest is not looked at. */
const mostOfUid = 370;

export const uidIn = ([, properties]: Component): string | undefined => valueOf(properties, 'uid')?.slice(0, mostOfUid);

export const identified = ({ at, component }: Held, clocks: Clocks, isCancelling: boolean): Identified | EntryError => {
  if (!component) return entryError(at, '/text', faults.unreadable);
  const [, properties] = component;
  const [recurrenceId] = all(properties, 'recurrence-id');
  const [was] = recurrenceId ? momentsOf(recurrenceId, clocks) : [];
  if (isWrong(was)) return entryError(at, '/recurrence', was);
  const [stamped] = all(properties, 'dtstamp').flatMap((each) => momentsOf(each, clocks));
  const sequence = all(properties, 'sequence')[0]?.[3];
  return {
    at,
    component,
    clocks,
    uid: uidIn(component),
    sequence: typeof sequence === 'number' && Number.isSafeInteger(sequence) ? Math.max(0, sequence) : 0,
    stamp: stamped && !isWrong(stamped) ? iso(stamped.instant) : undefined,
    isCalledOff: isCancelling || /^cancelled$/i.test(valueOf(properties, 'status') ?? ''),
    was,
    andLater: /^thisandfuture$/i.test(String(recurrenceId?.[1].range ?? '')),
  };
};

/** What versions of one thing have in common: UID and occurrence. Nothing, where it has no UID. */
export const thingOf = ({ uid, was, andLater }: Identified): string | undefined =>
  uid === undefined ? undefined : JSON.stringify([uid, was && localAt(was), andLater]);

/** An event as it is to be, without what becomes of the series it may be part of. */
export type Item = Identified & {
  readonly start: Moment;
  readonly length: Length;
  readonly rules: readonly Rule[];
  /** Further times, some as long as they say themselves. */
  readonly further: readonly { readonly moment: Moment; readonly length?: Length }[];
  readonly except: readonly Moment[];
};

/** A time, or with its end or its duration (RFC 5545, 3.8.5.2). */
const furtherOf = (property: Property, start: Moment, clocks: Clocks): readonly (Item['further'][number] | Wrong)[] => {
  const [, params, , ...values] = property;
  const here = { ...clocks, floating: start.zone };
  return values.map((value) => {
    const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    const moment = momentOf(from, params, here);
    if (isWrong(moment) || to === undefined) return isWrong(moment) ? moment : { moment };
    const end = momentOf(to, params, here);
    const length = durationIn(String(to)) ?? (isWrong(end) ? end : lengthBetween(moment, end));
    return isWrong(length) ? length : { moment, length };
  });
};

/** Or the first thing that is wrong with it. */
export const itemOf = (one: Identified): Item | EntryError => {
  const { at, component, clocks, was } = one;
  const [, properties] = component;
  // Of what does not take place nothing matters but which it is.
  if (one.isCalledOff && was)
    return { ...one, start: was, length: { days: 0, millis: 0 }, rules: [], further: [], except: [] };
  const wrong = (name: string, what: Wrong): EntryError => entryError(at, `/${name}`, what);
  const [start] = all(properties, 'dtstart').flatMap((each) => momentsOf(each, clocks));
  if (start === undefined) return wrong('startsAt', 'needed');
  if (isWrong(start)) return wrong('startsAt', start);
  const length = lengthOf(properties, start, clocks);
  if (isWrong(length)) return wrong('endsAt', length);
  const rules = all(properties, 'x-rrule').map(([, , , said]) => ruleFrom(String(said)));
  const isRule = (rule: Rule | undefined): rule is Rule => rule !== undefined;
  // One occurrence does not recur, and rules that take away have been gone from the format since 2009.
  const isStrange = all(properties, 'x-exrule').length > 0 || (was !== undefined && rules.length > 0);
  if (!rules.every(isRule) || isStrange) return wrong('recurrence', faults.recurrence);
  const further = all(properties, 'rdate').flatMap((each) => furtherOf(each, start, clocks));
  const except = all(properties, 'exdate').flatMap((each) => momentsOf(each, { ...clocks, floating: start.zone }));
  const bad = [...further, ...except].find(isWrong);
  if (bad !== undefined) return wrong('recurrence', bad);
  return { ...one, start, length, rules, further: further as Item['further'], except: except as readonly Moment[] };
};

import { canonicalJson } from '../../shared/ids.ts';
import type { EventFields } from './state.ts';

/** What an event says of itself, as a whole and in parts. Pure. */

const names = [
  'title',
  'summary',
  'description',
  'kind',
  'audience',
  'place',
  'online',
  'startsAt',
  'endsAt',
  'organisers',
  'languages',
  'accessibility',
  'visibility',
  'cost',
  'expectedReach',
] as const satisfies readonly (keyof EventFields)[];

/** What is not said stays; null takes away. */
export type Change = { readonly [K in keyof EventFields]?: EventFields[K] | null | undefined };

/** What is there of it and nothing else. */
export const fieldsOf = (said: Change): EventFields =>
  Object.fromEntries(
    names.flatMap((name) => (said[name] === undefined || said[name] === null ? [] : [[name, said[name]]])),
  ) as unknown as EventFields;

/** A place takes the place of an address in the net, and the other way round. */
export const merged = (is: EventFields, change: Change): EventFields => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const moved = change.place ? { online: null } : change.online ? { place: null } : {};
  return fieldsOf({ ...is, ...given, ...moved });
};

export const changedNames = (was: EventFields, is: EventFields): readonly string[] =>
  names.filter((name) => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null));

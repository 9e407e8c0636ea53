import { canonicalJson } from '../../shared/ids.ts';
import type { GatheringFields } from './state.ts';

/** What an event says of itself, as a whole and in parts. Pure. */

const names = [
  'title',
  'summary',
  'description',
  'texts',
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
  'hours',
  'expectedReach',
] as const satisfies readonly (keyof GatheringFields)[];

/** What is not said stays; null takes away. */
export type Change = { readonly [K in keyof GatheringFields]?: GatheringFields[K] | null | undefined };

/** What is there of it and nothing else. */
export const fieldsOf = (said: Change): GatheringFields =>
  Object.fromEntries(
    names.flatMap((name) => (said[name] === undefined || said[name] === null ? [] : [[name, said[name]]])),
  ) as unknown as GatheringFields;

/** A place takes the place of an address in the net, and the other way round. */
export const merged = (old: GatheringFields, change: Change): GatheringFields => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const moved = change.place ? { online: null } : change.online ? { place: null } : {};
  return fieldsOf({ ...old, ...given, ...moved });
};

export const changedNames = (old: GatheringFields, next: GatheringFields): readonly string[] =>
  names.filter((name) => canonicalJson(old[name] ?? null) !== canonicalJson(next[name] ?? null));

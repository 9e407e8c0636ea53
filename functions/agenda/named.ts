import { hasReferences, referencesIn } from '../../shared/called.ts';
import { naming, type NamingOptions } from '../../shared/calling.ts';
import type { AllOf } from '../../shared/capability.ts';
import { namingsOf } from '../../shared/folds.ts';
import { daysInWords } from '../../shared/day-words.ts';
import { keyText } from '../../shared/ids.ts';
import type { Key } from '../../shared/table.ts';
import type { Reader } from './views.ts';

/** Puts the names into all that is shown at once: each thing is read once. */

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Where all lies that is called something in this, but associations, which are read together. */
export const namesIn = (all: AllOf<'called' | 'titled'>, campaign: string, value: unknown): readonly Key[] => {
  const namings = namingsOf(all);
  const keys = textsIn(value)
    .flatMap(referencesIn)
    .flatMap(({ kind, id }) => (kind === 'association' ? [] : (namings[kind]?.at(campaign, id) ?? [])));
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
};

/** The same, with names in every text that has references. */
export const withAllNames = async <T>(
  all: AllOf<'called' | 'titled'>,
  campaign: string,
  { language, today }: Reader,
  value: T,
  options: NamingOptions,
): Promise<T> => {
  const said = [...new Set(textsIn(value))];
  const named = await naming(
    all,
    said.map((each) => ({ campaign, said: each, language })),
    options,
  );
  // A name may say when it is: an event's does.
  const inWords = (name: string): string => daysInWords(name, language, today);
  const names = new Map(said.map((each, i) => [each, hasReferences(each) ? inWords(named[i] ?? each) : each]));
  const put = (each: unknown): unknown => {
    if (typeof each === 'string') return names.get(each);
    if (Array.isArray(each)) return each.map(put);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, put(inner)]));
  };
  return put(value) as T;
};

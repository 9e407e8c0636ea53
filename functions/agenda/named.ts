import { naming, type NamingOptions } from '../../shared/calling.ts';
import type { AllOf } from '../../shared/capability.ts';
import type { Language } from '../../shared/problems.ts';

/** Puts the names into all that is shown at once: each thing is read once. */

/** The same, with names in every text that has references. */
export const withAllNames = async <T>(
  all: AllOf<'called' | 'titled'>,
  campaign: string,
  language: Language,
  value: T,
  options: NamingOptions,
): Promise<T> => {
  const texts: string[] = [];
  const collect = (each: unknown): void => {
    if (typeof each === 'string') texts.push(each);
    else if (typeof each === 'object' && each !== null) Object.values(each).forEach(collect);
  };
  collect(value);
  const said = [...new Set(texts)];
  const named = await naming(
    all,
    said.map((each) => ({ campaign, said: each, language })),
    options,
  );
  const names = new Map(said.map((each, i) => [each, named[i] ?? each]));
  const put = (each: unknown): unknown => {
    if (typeof each === 'string') return names.get(each);
    if (Array.isArray(each)) return each.map(put);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, put(inner)]));
  };
  return put(value) as T;
};

import { languageNamed } from '../../../shared/languages.ts';
import { inDirectory } from '../../../shared/vocabulary.ts';

/** What the languages are called that other things of the directory are in, and those that Valsam itself speaks. Pure. */
type InLanguages = { readonly languages?: readonly string[] };

export const languagesOf = (lists: Readonly<Record<string, unknown>>) => {
  const all = Object.values(lists).flat() as readonly InLanguages[];
  const tags = new Set(['sv', 'en', ...all.flatMap(({ languages = [] }) => languages)]);
  return inDirectory(Object.fromEntries([...tags].map((tag) => [tag, languageNamed(tag)])));
};

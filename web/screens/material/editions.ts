import { type Names, directory } from '../../core/names.ts';
import { type Edition, editionWords } from './data.ts';

/** What there is in a language is one choice of a form: its item and its language. */
type Item = { readonly id: string; readonly languages?: readonly string[] };

export const editionOptions = (campaign: string, names: Names) =>
  ((directory(campaign).catalogueItems ?? []) as readonly Item[])
    .flatMap(({ id, languages = [] }) =>
      languages.map((language) => ({ value: `${id} ${language}`, say: editionWords({ item: id, language }, names) })),
    )
    .toSorted((a, b) => a.say.localeCompare(b.say, 'sv'));
export const editionOf = (chosen: string): Edition => {
  const [item = '', language = ''] = chosen.split(' ');
  return { item, language };
};

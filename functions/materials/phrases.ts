import { type Language, type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { enumerated, isOwn, type Reader, type Sentences } from '../../shared/words.ts';
import { editionNamed } from './called.ts';
import type { MaterialsNotice } from './events.ts';
import type { EditionId } from './state.ts';

/** Parts of the sentences about material. Pure. */
export type MaterialsSentences<T extends MaterialsNotice['type']> = Sentences<MaterialsNotice, T>;

export const orderOf = (reader: Reader, event: { readonly unit: Unit }): Text => {
  const name = reader.nameOf(event.unit);
  return isOwn(reader, event)
    ? text('er beställning', 'your order')
    : text(`beställningen från ${name}`, `the order by ${name}`);
};

/** The first three editions of some, by name. */
export const namesOf = (editions: readonly EditionId[]): Text => {
  const names = editions.slice(0, 3).map(editionNamed);
  const all = (language: Language) => [...names.map((name) => name[language]), ...(editions.length > 3 ? ['…'] : [])];
  return text(enumerated(all('sv')).sv, enumerated(all('en')).en);
};

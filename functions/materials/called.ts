import { called } from '../../shared/called.ts';
import { languageNamed } from '../../shared/languages.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';
import { partsOf, runParts } from './editions.ts';
import type { EditionId } from './state.ts';

/** What sentences call items, editions, packs and orders, and what of material a notice is about. Pure. */
export const itemCalled = (item: string): string => called('item', item);
export const packCalled = (pack: string): string => called('pack', pack);

/** `Valplattformen (somaliska)` */
export const inLanguage = (name: string, language: string): Text => {
  const { sv, en } = languageNamed(language);
  return text(`${name} (${sv})`, `${name} (${en})`);
};
type Edition = { readonly item: string; readonly language: string };
export const editionCalled = ({ item, language }: Edition): Text => inLanguage(itemCalled(item), language);
export const editionNamed = (edition: EditionId): Text => editionCalled(partsOf(edition));

const both = (name: string) => text(name, name);
export const titles: Titles = {
  materials: () => text('material', 'material'),
  'materials/items': (rest) => {
    const [item = '', , language] = rest.split('/');
    return language === undefined ? both(itemCalled(item)) : editionCalled({ item, language });
  },
  'materials/items/proposals': () => text('förslag till katalogen', 'a proposal for the catalogue'),
  'materials/packs': (id) => both(packCalled(id)),
  'materials/stock': (item) => (item === '' ? text('lagret', 'the stock') : both(itemCalled(item))),
  'materials/orders': (id) => both(called('order', id)),
  'materials/print-runs': (id) => {
    const what = editionCalled(runParts(id));
    return text(`tryckning av ${what.sv}`, `print run of ${what.en}`);
  },
};

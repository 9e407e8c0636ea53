import { type Announcement, enumerated, type NameOf, sentence, type Told } from '../../shared/announcement.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { partsOf } from './editions.ts';
import type { MaterialsNotice } from './events.ts';
import type { EditionId } from './state.ts';

/** Parts of the sentences about material. Pure. */
export type Reader = { readonly unit: Unit; readonly nameOf: NameOf };
export type Sentences<T extends MaterialsNotice['type']> = {
  readonly [K in T]: (event: Told<Extract<MaterialsNotice, { type: K }>>, reader: Reader) => Announcement;
};

export const know = (sv: string, en: string): Announcement => ({ action: 'know', text: sentence(sv, en) });

export const isOwn = ({ unit }: Reader, event: { readonly unit: Unit }): boolean => unit === event.unit;

/** Who orders or proposes: the reader themselves, or somebody by name. */
export const whom = (reader: Reader, event: { readonly unit: Unit }): Text =>
  isOwn(reader, event) ? text('ni', 'you') : text(reader.nameOf(event.unit), reader.nameOf(event.unit));

export const orderOf = (reader: Reader, event: { readonly unit: Unit }): Text => {
  const name = reader.nameOf(event.unit);
  return isOwn(reader, event)
    ? text('er beställning', 'your order')
    : text(`beställningen från ${name}`, `the order by ${name}`);
};

/** `folder (sv)` */
export const editionName = ({ item, language }: { readonly item: string; readonly language: string }): string =>
  `${item} (${language})`;

/** The first three editions of some, by name. */
export const namesOf = (editions: readonly EditionId[]): Text => {
  const names = editions.slice(0, 3).map((edition) => editionName(partsOf(edition)));
  return enumerated(editions.length > 3 ? [...names, '…'] : names);
};

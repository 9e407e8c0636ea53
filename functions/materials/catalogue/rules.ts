import type { Day } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse } from '../../../shared/problems.ts';
import { editionId } from '../editions.ts';
import { itemSubject, packSubject } from '../judge.ts';
import { editionsOffered } from '../orders/sources.ts';
import type { CatalogueItem, Edition, Ids, Pack, Run, Stock } from '../state.ts';
import type { CatalogueEvent, Decision } from './events.ts';
import { readabilityOf } from './readability.ts';
import type { EditionText, Proposal, Texts } from './state.ts';

/** Rules of the catalogue (D9-D13). Pure. */
export type ItemWish = Omit<CatalogueItem, keyof Entity | 'id' | 'editions'>;
export type EditionWish = Pick<Edition, 'bilingual' | 'translation' | 'unitCost'> & Texts;

/** An item, and what those of its editions say that the command names. */
type Item = { readonly item: CatalogueItem | undefined; readonly texts: Ids<EditionText> };

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

const fieldsOf = ({ name, kind, leadTimeDays, orderDeadline, rationed, validFrom, validTo }: ItemWish) => ({
  name,
  kind,
  ...(leadTimeDays !== undefined && { leadTimeDays }),
  ...(orderDeadline !== undefined && { orderDeadline }),
  ...(rationed && { rationed }),
  ...(validFrom !== undefined && { validFrom }),
  ...(validTo !== undefined && { validTo }),
});

/** `proposals` is a path of its own below the items. */
const reserved = 'proposals';

/** D12: of a Swedish text, or of the Swedish half beside a translation. */
const editionOf = (language: string, wish: EditionWish, is: Edition | undefined): Edition => {
  const swedish = /^sv\b/.test(language) ? wish.text : wish.bilingual ? wish.swedishText : undefined;
  const { bilingual, translation, unitCost } = wish;
  return {
    bilingual,
    translation,
    ...(unitCost !== undefined && { unitCost }),
    ...(swedish !== undefined && readabilityOf(swedish)),
    ...(is?.hasFile && { hasFile: true }),
  };
};

const textOf = ({ text, swedishText }: Texts): Texts => ({
  ...(text !== undefined && { text }),
  ...(swedishText !== undefined && { swedishText }),
});
const isSaid = (said: object): boolean => Object.keys(said).length > 0;

/** What is told of editions, by language: an edition without a text has none. */
export const textsOf = (wishes: Ids<EditionWish>): Ids<Texts> =>
  Object.fromEntries(
    Object.entries(wishes).flatMap(([language, wish]) => (isSaid(textOf(wish)) ? [[language, textOf(wish)]] : [])),
  );

/** Those that would become another than they are; undefined if none would. */
const changedEditions = ({ item, texts }: Item, id: string, wishes: Ids<EditionWish>): Ids<Edition> | undefined => {
  const editions = item?.editions ?? {};
  const changed = Object.entries(wishes).flatMap(([language, wish]) => {
    const next = editionOf(language, wish, editions[language]);
    const before = textOf(texts[editionId(id, language)] ?? {});
    return same(next, editions[language] ?? null) && same(textOf(wish), before) ? [] : [[language, next] as const];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
};

const editionsSet = (item: string, editions: Ids<Edition> | undefined): readonly CatalogueEvent[] =>
  editions ? [{ type: 'EditionsSet', subject: itemSubject(item), item, editions }] : [];

/** Enters an item or changes it, with the editions that are named; those that are not stay. */
export const setItem = (
  state: Item,
  { id, wish, editions }: { readonly id: string; readonly wish: ItemWish; readonly editions: Ids<EditionWish> },
  today: Day,
): Decision<'invalid-input'> => {
  const { item } = state;
  if (id === reserved) return invalidField('/path/item', 'slug');
  const { validFrom, validTo } = wish;
  if (validTo !== undefined && validTo < today && item?.validTo !== validTo) return invalidField('/validTo', 'past');
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) return invalidField('/validTo', 'order');
  const fields = fieldsOf(wish);
  const changed = changedEditions(state, id, editions);
  if (item && item.retired === undefined && same(fieldsOf(item), fields)) return editionsSet(id, changed);
  return [{ type: 'ItemSet', subject: itemSubject(id), item: id, ...fields, ...(changed && { editions: changed }) }];
};

export const setEdition = (
  state: Item & { readonly item: CatalogueItem },
  { language, wish }: { readonly language: string; readonly wish: EditionWish },
): readonly CatalogueEvent[] => {
  const { id } = state.item;
  return editionsSet(id, changedEditions(state, id, { [language]: wish }));
};

/** D10. */
export const setPack = (
  { items, pack }: { readonly items: Ids<CatalogueItem>; readonly pack: Pack | undefined },
  { id, ...wish }: { readonly id: string } & Pick<Pack, 'size' | 'lines'>,
): Decision<'invalid-input'> => {
  for (const [i, { item, language }] of wish.lines.entries()) {
    if (!items[item] || items[item].retired !== undefined) return invalidField(`/lines/${i}/item`, 'unknown');
    if (language !== undefined && !editionsOffered(items[item])[language])
      return invalidField(`/lines/${i}/language`, 'unknown');
    if (wish.lines.slice(0, i).some((other) => other.item === item && other.language === language))
      return invalidField(`/lines/${i}/item`, 'twice');
  }
  if (pack && same({ size: pack.size, lines: pack.lines }, wish)) return [];
  return [{ type: 'PackSet', subject: packSubject(id), pack: id, ...wish }];
};

/** What may have been made with an item, or with one of its editions. */
export type Uses = {
  readonly stock: Stock | undefined;
  readonly runs: Ids<Run>;
  readonly packs: Ids<Pack>;
  readonly proposals: readonly Proposal[];
};

const isUsed = ({ id, editions }: CatalogueItem, uses: Uses, language?: string): boolean => {
  const isMeant = (other: string | undefined): boolean => language === undefined || other === language;
  const lines = Object.values(uses.packs).flatMap((pack) => pack.lines);
  return (
    Object.entries(editions).some(([each, { hasFile }]) => hasFile === true && isMeant(each)) ||
    Object.keys(uses.stock?.editions ?? {}).some(isMeant) ||
    Object.values(uses.runs).some((run) => isMeant(run.language)) ||
    lines.some((line) => line.item === id && (isMeant(line.language) || line.language === undefined)) ||
    (language === undefined && uses.proposals.some(({ item }) => item === id))
  );
};

/** Removed while nothing was made with it; else it is retired, stays readable, and comes back when it is entered again. */
export const removeItem = ({ item, ...uses }: Uses & { readonly item: CatalogueItem }): readonly CatalogueEvent[] => {
  const { id } = item;
  if (item.retired !== undefined) return [];
  return [{ type: 'ItemRemoved', subject: itemSubject(id), item: id, retired: isUsed(item, uses) }];
};

export const removeEdition = (
  { item, ...uses }: Uses & { readonly item: CatalogueItem },
  language: string,
): Decision<'not-found'> => {
  const edition = item.editions[language];
  if (!edition) return refuse('not-found');
  if (edition.retired !== undefined) return [];
  const { id } = item;
  const retired = isUsed(item, uses, language);
  return [{ type: 'EditionRemoved', subject: itemSubject(id), item: id, language, retired }];
};

/** D10. Orders of it stay as they are: they hold what was in it. */
export const removePack = ({ pack: { id } }: { readonly pack: Pack }): readonly CatalogueEvent[] => [
  { type: 'PackRemoved', subject: packSubject(id), pack: id },
];

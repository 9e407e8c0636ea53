import type { Entity } from '../../../shared/commit.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, refuse, wrongStatus } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { editionId } from '../editions.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import { type Context, itemSubject, packSubject, proposalSubject } from '../judge.ts';
import type { CatalogueItem, Edition, EditionText, Ids, Kind, MaterialsState, Pack } from '../state.ts';
import { readabilityOf } from './readability.ts';

/** Rules of the catalogue (D9-D13). Pure. */
export type ItemWish = Omit<CatalogueItem, keyof Entity | 'id' | 'editions'>;
export type EditionWish = Pick<Edition, 'bilingual' | 'translation' | 'unitCost'> &
  Omit<EditionText, keyof Entity | 'edition'>;

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

const textOf = ({ text, swedishText }: EditionWish) => ({
  ...(text !== undefined && { text }),
  ...(swedishText !== undefined && { swedishText }),
});
const isSaid = (said: object): boolean => Object.keys(said).length > 0;

/** The texts of editions as context: an edition without one has none. */
export const textsOf = (wishes: Ids<EditionWish>) => ({
  texts: Object.fromEntries(
    Object.entries(wishes).flatMap(([language, wish]) => (isSaid(textOf(wish)) ? [[language, textOf(wish)]] : [])),
  ),
});

/** Those that would become another than they are; undefined if none would. */
const changedEditions = (
  { items, texts }: Pick<MaterialsState, 'items' | 'texts'>,
  id: string,
  wishes: Ids<EditionWish>,
): Ids<Edition> | undefined => {
  const editions = items[id]?.editions ?? {};
  const changed = Object.entries(wishes).flatMap(([language, wish]) => {
    const next = editionOf(language, wish, editions[language]);
    const { text, swedishText } = texts[editionId(id, language)] ?? {};
    const isSame = same(next, editions[language] ?? null) && same(textOf(wish), textOf({ ...wish, text, swedishText }));
    return isSame ? [] : [[language, next] as const];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
};

const editionsSet = (item: string, editions: Ids<Edition> | undefined): readonly MaterialsEvent[] =>
  editions ? [{ type: 'EditionsSet', subject: itemSubject(item), item, editions }] : [];

/** Enters an item or changes it, with the editions that are named; those that are not stay. */
export const setItem = (
  state: MaterialsState,
  command: { readonly id: string; readonly wish: ItemWish; readonly editions: Ids<EditionWish> },
  { today }: Pick<Context, 'today'>,
): Decision<'invalid-input'> => {
  const { id, wish, editions } = command;
  const is = state.items[id];
  if (id === reserved) return invalidField('/path/item', 'slug');
  const { validFrom, validTo } = wish;
  if (validTo !== undefined && validTo < today && is?.validTo !== validTo) return invalidField('/validTo', 'past');
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) return invalidField('/validTo', 'order');
  const fields = fieldsOf(wish);
  const changed = changedEditions(state, id, editions);
  if (is && same(fieldsOf(is), fields)) return editionsSet(id, changed);
  return [{ type: 'ItemSet', subject: itemSubject(id), item: id, ...fields, ...(changed && { editions: changed }) }];
};

export const setEdition = (
  state: MaterialsState,
  { item, language, wish }: { readonly item: string; readonly language: string; readonly wish: EditionWish },
): Decision<'not-found'> =>
  state.items[item] ? editionsSet(item, changedEditions(state, item, { [language]: wish })) : refuse('not-found');

/** D10. */
export const setPack = (
  { items, packs }: MaterialsState,
  { id, ...wish }: { readonly id: string } & Pick<Pack, 'size' | 'lines'>,
): Decision<'invalid-input'> => {
  for (const [i, { item, language }] of wish.lines.entries()) {
    if (!items[item]) return invalidField(`/lines/${i}/item`, 'unknown');
    if (language !== undefined && !items[item].editions[language])
      return invalidField(`/lines/${i}/language`, 'unknown');
    if (wish.lines.slice(0, i).some((other) => other.item === item && other.language === language))
      return invalidField(`/lines/${i}/item`, 'twice');
  }
  const is = packs[id];
  if (is && same({ size: is.size, lines: is.lines }, wish)) return [];
  return [{ type: 'PackSet', subject: packSubject(id), pack: id, ...wish }];
};

/** D10. Orders of it stay as they are: they hold what was in it. */
export const removePack = ({ packs }: MaterialsState, id: string): Decision<'not-found'> =>
  packs[id] ? [{ type: 'PackRemoved', subject: packSubject(id), pack: id }] : refuse('not-found');

export const propose = (wish: {
  readonly id: string;
  readonly unit: Unit;
  readonly name: string;
  readonly kind: Kind;
  readonly language?: string | undefined;
  readonly note?: string | undefined;
}): Decision<never> => {
  const { id, unit, name, kind, language, note } = wish;
  const said = { ...(language !== undefined && { language }), ...(note !== undefined && { note }) };
  return [{ type: 'ItemProposed', subject: proposalSubject(id), proposal: id, unit, name, kind, ...said }];
};

/** Taken up as an item that is in the catalogue, or declined with a reason. */
export const answerProposal = (
  { proposals, items }: MaterialsState,
  id: string,
  answer: { readonly item: string } | { readonly reason: string },
): Decision<'not-found' | 'wrong-status' | 'invalid-input'> => {
  const proposal = proposals[id];
  if (!proposal) return refuse('not-found');
  const { unit, status } = proposal;
  const on = { subject: proposalSubject(id), proposal: id, unit };
  const isAnswered = status !== 'proposed';
  if ('item' in answer) {
    if (status === 'adopted' && proposal.item === answer.item) return [];
    if (isAnswered) return wrongStatus(status);
    return items[answer.item] ? [{ type: 'ProposalAdopted', ...on, item: answer.item }] : unknownItem();
  }
  if (status === 'declined') return [];
  return isAnswered ? wrongStatus(status) : [{ type: 'ProposalDeclined', ...on, reason: answer.reason }];
};

const unknownItem = (): Refusal<'invalid-input'> => invalidField('/item', 'unknown');

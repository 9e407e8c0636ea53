import type { Day } from '../../../shared/calendar.ts';
import type { Unit } from '../../../shared/units.ts';
import { editionId, editionStock, onHandOf, sorted, unpromisedOf } from '../editions.ts';
import { editionsOffered, isPrintable, isValid } from '../orders/sources.ts';
import type { CatalogueItem, Copies, Edition, Ids, Pack, Stock } from '../state.ts';
import type { EditionText } from './state.ts';
import { isBureaucratic } from './readability.ts';

/** The catalogue as those who order see it (D9-D13). Pure. */

export const viewEdition = (language: string, { hasFile, lix, words, unitCost, ...plain }: Edition) => ({
  language,
  ...plain,
  ...(unitCost !== undefined && { unitCost }),
  ...(lix !== undefined && words !== undefined && { readability: { lix, words, bureaucratic: isBureaucratic(lix) } }),
  printYourself: hasFile === true,
});

export const viewItem = ({ editions, ...plain }: CatalogueItem) => ({
  ...plain,
  editions: sorted(editions).map(([language, edition]) => viewEdition(language, edition)),
});

/** An edition with its texts; undefined where the item has none in that language. It has the version of its item. */
export const viewEditionInFull = (item: CatalogueItem, language: string, text: EditionText | undefined) => {
  const edition = item.editions[language];
  return (
    edition && {
      item: item.id,
      ...viewEdition(language, edition),
      ...(text?.text !== undefined && { text: text.text }),
      ...(text?.swedishText !== undefined && { swedishText: text.swedishText }),
      version: item.version,
      createdAt: item.createdAt,
      updatedAt: item.updatedAt,
    }
  );
};

/** What is there now, and what comes next. */
const offered = (item: CatalogueItem, stock: Stock | undefined, today: Day) =>
  sorted(item.editions).map(([language, edition]) => {
    const there = editionStock(stock, language);
    const next = unpromisedOf(there).find(({ quantity }) => quantity > 0);
    const canWait = isPrintable(item, today);
    return {
      ...viewEdition(language, edition),
      available: onHandOf(there),
      ...(next && canWait && { nextRun: { promised: next.day, available: next.quantity } }),
      ...(item.orderDeadline !== undefined && { orderBefore: item.orderDeadline }),
    };
  });

/**
 * D10: how many of a pack can be had from stock now, and which part sets that limit. A line without language counts
 * with the edition that there is most of; what one prints oneself sets none.
 */
export const makeableOf = (
  { lines }: Pick<Pack, 'lines'>,
  items: Ids<CatalogueItem>,
  stocks: Ids<Stock>,
  today: Day,
): { readonly makeable: Copies; readonly limitedBy?: { readonly item: string; readonly language?: string } } => {
  const sums = new Map<string, { item: string; language?: string; quantity: Copies; available: Copies }>();
  for (const { item: id, language: named, quantity } of lines) {
    const item = items[id];
    if (item?.kind === 'pdf') continue;
    const there = (language: string): Copies =>
      item && isValid(item, today) && editionsOffered(item)[language]
        ? onHandOf(editionStock(stocks[id], language))
        : 0;
    const [fullest] = Object.keys(item ? editionsOffered(item) : {}).sort((a, b) => there(b) - there(a));
    const language = named ?? fullest;
    const key = editionId(id, language ?? '');
    const part = { item: id, ...(language !== undefined && { language }) };
    const available = language === undefined ? 0 : there(language);
    sums.set(key, { ...part, quantity: quantity + (sums.get(key)?.quantity ?? 0), available });
  }
  const counts = [...sums.values()].map(({ quantity, available, ...part }) => ({
    part,
    count: Math.floor(available / quantity),
  }));
  const [least] = counts.sort((a, b) => a.count - b.count);
  return least ? { makeable: least.count, limitedBy: least.part } : { makeable: 0 };
};

export const viewCatalogue = (
  known: { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock>; readonly packs: Ids<Pack> },
  { unit, today }: { readonly unit?: Unit | undefined; readonly today: Day },
) => ({
  items: Object.values(known.items).map((item) => {
    const { id, name, kind, leadTimeDays, orderDeadline, validFrom, validTo, retired } = item;
    const stock = known.stocks[id];
    const used = unit === undefined ? undefined : (stock?.rations?.[unit] ?? 0);
    return {
      id,
      name,
      kind,
      ...(leadTimeDays !== undefined && { leadTimeDays }),
      ...(orderDeadline !== undefined && { orderDeadline }),
      ...(validFrom !== undefined && { validFrom }),
      ...(validTo !== undefined && { validTo }),
      ...(retired !== undefined && { retired }),
      valid: isValid(item, today),
      ...(item.rationed && { rationed: { ...item.rationed, ...(used !== undefined && { used }) } }),
      editions: offered(item, stock, today),
    };
  }),
  packs: Object.values(known.packs).map(({ id, size, lines }) => ({
    id,
    size,
    lines,
    ...makeableOf({ lines }, known.items, known.stocks, today),
  })),
});

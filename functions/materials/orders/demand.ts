import { editionId, partsOf, sorted, sum } from '../editions.ts';
import type { CatalogueItem, Copies, EditionId, Ids, Pack } from '../state.ts';

/** What an order asks for, packs exploded and summed per edition, before anything is checked (D10). Pure. */
export type PackWish = {
  readonly pack: string;
  readonly quantity: Copies;
  readonly languages?: readonly string[] | undefined;
};
export type LineWish = { readonly item: string; readonly language: string; readonly quantity: Copies };
export type Demand = Readonly<Record<EditionId, { readonly own: Copies; readonly packs: Copies }>>;

/** The first chosen language that the item is there in, else the first chosen. */
const chosen = (item: CatalogueItem | undefined, languages: readonly string[] = []): string | undefined =>
  languages.find((language) => item?.editions[language]) ?? languages[0];

/** The first pack with a line that nobody has said the language of. */
export const needsLanguage = (wishes: readonly PackWish[], packs: Ids<Pack>): number =>
  wishes.findIndex(
    ({ pack, languages = [] }) =>
      languages.length === 0 && packs[pack]?.lines.some(({ language }) => language === undefined),
  );

export const demandOf = (
  wish: { readonly packs: readonly PackWish[]; readonly lines: readonly LineWish[] },
  packs: Ids<Pack>,
  items: Ids<CatalogueItem>,
): Demand => {
  const sums: Record<EditionId, { own: Copies; packs: Copies }> = {};
  const add = (edition: EditionId, kind: 'own' | 'packs', copies: Copies): void => {
    const is = (sums[edition] ??= { own: 0, packs: 0 });
    is[kind] += copies;
  };
  for (const { item, language, quantity } of wish.lines) add(editionId(item, language), 'own', quantity);
  for (const { pack, quantity, languages } of wish.packs)
    for (const line of packs[pack]?.lines ?? []) {
      const language = line.language ?? chosen(items[line.item], languages) ?? '';
      add(editionId(line.item, language), 'packs', line.quantity * quantity);
    }
  // Sorted, so that neither what is rationed nor anything else depends on how the order was written.
  return Object.fromEntries(sorted(sums));
};

/** D13, for one rationed item: what its own lines exceed, or what packs bring when they are cut to what is left. */
export const rationedTo = (
  demand: Demand,
  item: string,
  left: Copies,
): { readonly excess: Copies } | { readonly demand: Demand; readonly leftOut: Readonly<Record<EditionId, Copies>> } => {
  const lines = Object.entries(demand).filter(([edition]) => partsOf(edition).item === item);
  const own = sum(lines.map(([, { own: copies }]) => copies));
  if (own > left) return { excess: own - left };
  let rest = left - own;
  const leftOut: Record<EditionId, Copies> = {};
  const cut = lines.map(([edition, is]) => {
    const packs = Math.min(is.packs, rest);
    rest -= packs;
    if (packs < is.packs) leftOut[edition] = is.packs - packs;
    return [edition, { ...is, packs }] as const;
  });
  return { demand: { ...demand, ...Object.fromEntries(cut) }, leftOut };
};

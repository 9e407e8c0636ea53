import { editionId, partsOf, sorted, sum, total } from '../editions.ts';
import type { CatalogueItem, Copies, EditionId, Ids, Order, OrderedPack, Pack } from '../state.ts';
import { editionsOffered } from './sources.ts';

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
  languages.find((language) => item && editionsOffered(item)[language]) ?? languages[0];

/** The first pack with a line that nobody has said the language of. */
export const needsLanguage = (wishes: readonly PackWish[], packs: Ids<Pack>): number =>
  wishes.findIndex(
    ({ pack, languages = [] }) =>
      languages.length === 0 && packs[pack]?.lines.some(({ language }) => language === undefined),
  );

/** What packs bring as they are now, those of the same languages together. */
export const packed = (
  wishes: readonly PackWish[],
  packs: Ids<Pack>,
  items: Ids<CatalogueItem>,
): readonly OrderedPack[] => {
  const same = Map.groupBy(wishes, ({ pack, languages = [] }) => [pack, ...languages].join(' '));
  return sorted(Object.fromEntries(same)).flatMap(([, [first, ...more]]) => {
    if (!first) return [];
    const { pack, languages } = first;
    const quantity = sum([first, ...more].map((each) => each.quantity));
    const brings: Record<EditionId, Copies> = {};
    for (const line of packs[pack]?.lines ?? []) {
      const edition = editionId(line.item, line.language ?? chosen(items[line.item], languages) ?? '');
      brings[edition] = (brings[edition] ?? 0) + line.quantity * quantity;
    }
    return [{ pack, quantity, ...(languages && { languages }), brings }];
  });
};

const summed = (lines: readonly LineWish[]): Readonly<Record<EditionId, Copies>> => {
  const sums: Record<EditionId, Copies> = {};
  for (const { item, language, quantity } of lines) {
    const edition = editionId(item, language);
    sums[edition] = (sums[edition] ?? 0) + quantity;
  }
  return sums;
};
const brought = (packs: readonly OrderedPack[], edition: EditionId): Copies =>
  sum(packs.map(({ brings }) => brings[edition] ?? 0));

/** Sorted, so that neither what is rationed nor anything else depends on how the order was written. */
const demandFor = (
  editions: Iterable<EditionId>,
  of: (edition: EditionId) => { readonly all: Copies; readonly packs: Copies },
): Demand =>
  Object.fromEntries(
    [...new Set(editions)].sort().flatMap((edition) => {
      const { all, packs } = of(edition);
      const inPacks = Math.min(all, packs);
      return all > 0 ? [[edition, { own: all - inPacks, packs: inPacks }]] : [];
    }),
  );

export const demandOf = (packs: readonly OrderedPack[], lines: readonly LineWish[]): Demand => {
  const own = summed(lines);
  const editions = [...Object.keys(own), ...packs.flatMap(({ brings }) => Object.keys(brings))];
  return demandFor(editions, (edition) => {
    const inPacks = brought(packs, edition);
    return { all: (own[edition] ?? 0) + inPacks, packs: inPacks };
  });
};

type Ordered = Pick<Order, 'lines' | 'leftOut' | 'packs'>;
const askedIn = ({ lines, leftOut = {} }: Ordered, edition: EditionId): Copies =>
  (lines[edition]?.quantity ?? 0) + (leftOut[edition] ?? 0);
/** All that an order asks for, also what was left out. */
export const editionsIn = ({ lines, leftOut = {} }: Ordered): readonly EditionId[] => [
  ...Object.keys(lines),
  ...Object.keys(leftOut),
];

/**
 * The demand of an order of which some is said anew. A pack that is named takes the place of what it was ordered as, and
 * its editions go up or down by the difference; then a line that is named is as many as it says, whoever brought them.
 */
export const amended = (
  order: Ordered,
  change: { readonly packs: readonly OrderedPack[]; readonly lines: readonly LineWish[] },
): { readonly demand: Demand; readonly packs: readonly OrderedPack[]; readonly named: ReadonlySet<EditionId> } => {
  const before = order.packs ?? [];
  const isNamed = ({ pack }: OrderedPack): boolean => change.packs.some((each) => each.pack === pack);
  const gone = before.filter(isNamed);
  const packs = [...before.filter((each) => !isNamed(each)), ...change.packs.filter(({ quantity }) => quantity > 0)];
  const lines = summed(change.lines);
  const ofPacks = [...gone, ...change.packs].flatMap(({ brings }) => Object.keys(brings));
  const named = new Set([...Object.keys(lines), ...ofPacks]);
  const demand = demandFor([...editionsIn(order), ...named], (edition) => {
    const wanted = lines[edition];
    if (wanted !== undefined) return { all: wanted, packs: 0 };
    const inPacks = brought(packs, edition);
    return { all: askedIn(order, edition) - brought(before, edition) + inPacks, packs: inPacks };
  });
  return { demand, packs, named };
};

/** What of an order was not delivered, as it is asked for anew. */
export const leftOf = (order: Ordered): Demand =>
  demandFor(editionsIn(order), (edition) => ({
    all: askedIn(order, edition) - total(order.lines[edition]?.delivered),
    packs: brought(order.packs ?? [], edition),
  }));

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

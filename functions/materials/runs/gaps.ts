import type { Unit } from '../../../shared/units.ts';
import type { Proposal } from '../catalogue/state.ts';
import { editionId, editionStock, partsOf, sum } from '../editions.ts';
import { editionsOffered } from '../orders/sources.ts';
import type { CatalogueItem, Copies, EditionId, Given, Ids, Stock } from '../state.ts';
import { unitOfOrder } from '../waiters.ts';

/** E16: editions that are wanted and missing, and leaflets of which who hands them out cannot read their half. Pure. */
export type Gap = {
  /** None of a leaflet that is only proposed. */
  readonly item?: string;
  readonly name: string;
  readonly language: string;
  readonly why: 'missing' | 'not-bilingual';
  readonly copies: Copies;
  readonly orders: number;
  readonly units: readonly Unit[];
  readonly proposals: readonly { readonly proposal: string; readonly unit: Unit; readonly bilingual?: boolean }[];
};

type Known = {
  readonly items: Ids<CatalogueItem>;
  readonly stocks: Ids<Stock>;
  readonly proposals: readonly Proposal[];
};

const asked = (some: readonly Given[]) => ({
  copies: sum(some.map(({ quantity }) => quantity)),
  orders: new Set(some.map(({ order }) => order)).size,
});
const viewProposal = ({ id, unit, bilingual }: Proposal) => ({
  proposal: id,
  unit,
  ...(bilingual !== undefined && { bilingual }),
});

/** Those that nobody has answered, of an edition or in a language. */
const open = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(({ status, language }) => status === 'proposed' && language !== undefined);

const missingIn = ({ items, stocks, proposals }: Known): readonly Gap[] => {
  const proposed = Map.groupBy(open(proposals), ({ id, editionOf, language = '' }) =>
    editionId(editionOf ?? `.${id}`, language),
  );
  const wanted = Object.values(stocks).flatMap((stock) =>
    Object.entries(stock.editions).flatMap(([language, is]) => (is.wanted ? [editionId(stock.item, language)] : [])),
  );
  const isThere = (edition: EditionId): boolean => {
    const { item, language } = partsOf(edition);
    return items[item] !== undefined && editionsOffered(items[item])[language] !== undefined;
  };
  return [...new Set([...wanted, ...proposed.keys()])]
    .filter((edition) => !isThere(edition))
    .map((edition) => {
      const { item, language } = partsOf(edition);
      const { wanted: some = [] } = editionStock(stocks[item], language);
      const them = proposed.get(edition) ?? [];
      const units = new Set([...some.map(({ order }) => unitOfOrder(order)), ...them.map(({ unit }) => unit)]);
      const own = items[item] ? { item, name: items[item].name } : { name: them[0]?.name ?? item };
      return {
        ...own,
        language,
        why: 'missing',
        ...asked(some),
        units: [...units].sort(),
        proposals: them.map(viewProposal),
      };
    });
};

/** Leaflets are handed out by people who speak with those who get them. */
const isHandedOut = ({ kind, retired }: CatalogueItem): boolean =>
  retired === undefined && (kind === 'folder' || kind === 'booklet');
const notBilingualIn = ({ items, stocks }: Known): readonly Gap[] =>
  Object.values(items)
    .filter(isHandedOut)
    .flatMap((item) =>
      Object.entries(editionsOffered(item)).flatMap(([language, { bilingual }]): readonly Gap[] => {
        if (bilingual || language === 'sv') return [];
        const { promised, waiting } = editionStock(stocks[item.id], language);
        const some = [...promised, ...waiting];
        const units = [...new Set(some.map(({ order }) => unitOfOrder(order)))].sort();
        const what = { item: item.id, name: item.name, language };
        return [{ ...what, why: 'not-bilingual', ...asked(some), units, proposals: [] }];
      }),
    );

const keyOf = ({ item = '~', name, language }: Gap): string => [item, name, language].join(' ');
/** By item and language; what is only proposed last. */
export const gapsOf = (known: Known): readonly Gap[] =>
  [...missingIn(known), ...notBilingualIn(known)].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

import type { Day } from '../../../shared/calendar.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import { comingOf, editionStock, onHandOf } from '../editions.ts';
import type { CatalogueItem, Copies, EditionStock, Lack, Line, Stock } from '../state.ts';

/** Where a line's copies come from: stock, runs, print-yourself. Pure. */

export const isValid = ({ validFrom, validTo }: CatalogueItem, today: Day): boolean =>
  (validFrom === undefined || validFrom <= today) && (validTo === undefined || today <= validTo);

/** D9: after the deadline nothing more is printed. A PDF is never printed here. */
export const isPrintable = ({ kind, orderDeadline }: CatalogueItem, today: Day): boolean =>
  kind !== 'pdf' && (orderDeadline === undefined || today <= orderDeadline);

/** The orderer's own depot, the district's, then the fullest. */
export const depotsFor = (unit: Unit, { depots }: EditionStock): readonly (readonly [Office, Copies])[] => {
  const rank = (depot: Office): number => (depot === unit ? 0 : depot === 'district' ? 1 : 2);
  return offices
    .map((depot) => [depot, depots[depot]?.onHand ?? 0] as const)
    .filter(([, onHand]) => onHand > 0)
    .sort(([a, x], [b, y]) => rank(a) - rank(b) || y - x);
};

/** Takes from one after the other until there is enough. */
export const taken = <K extends string>(from: readonly (readonly [K, Copies])[], wanted: Copies) => {
  const parts = {} as Record<K, Copies>;
  let left = wanted;
  for (const [key, there] of from) {
    const copies = Math.min(there, left);
    if (copies <= 0) continue;
    parts[key] = copies;
    left -= copies;
  }
  return { parts, left };
};

export type Wanted = { readonly unit: Unit; readonly language: string; readonly quantity: Copies };

/** In this order: what is in stock, what runs bring, what can still be printed, what can be printed oneself. */
export const lineFor = (
  { unit, language, quantity }: Wanted,
  item: CatalogueItem,
  stock: Stock | undefined,
  today: Day,
): Line => {
  const edition = item.editions[language];
  if (!isValid(item, today)) return { quantity, lack: 'not-valid' };
  if (!edition) return { quantity, lack: 'no-such-edition' };
  const there = editionStock(stock, language);
  const held = taken(depotsFor(unit, there), quantity);
  const printable = isPrintable(item, today);
  const runs = printable ? comingOf(there).map(({ run, free }) => [run, free] as const) : [];
  const promised = taken(runs, held.left);
  const { left } = promised;
  return {
    quantity,
    ...(held.left < quantity && { held: held.parts }),
    ...(left < held.left && { promised: promised.parts }),
    ...(left > 0 && (printable ? { waiting: left } : { lack: lackOf(item, edition.hasFile) })),
  };
};

const lackOf = ({ kind }: CatalogueItem, hasFile: true | undefined): Lack => {
  if (hasFile) return 'print-yourself';
  return kind === 'pdf' ? 'no-file' : 'too-late';
};

/** D9: what else there is of an item that cannot be had as asked. */
export const nextChance = (item: CatalogueItem, stock: Stock | undefined, language: string, today: Day) => {
  const valid = isValid(item, today) ? Object.entries(item.editions) : [];
  return {
    otherEditions: valid.flatMap(([other]) => {
      const available = onHandOf(editionStock(stock, other));
      return other !== language && available > 0 ? [{ language: other, available }] : [];
    }),
    printYourself: valid.flatMap(([other, { hasFile }]) => (hasFile ? [other] : [])),
  };
};

import type { Day } from '../../../shared/calendar.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import { editionStock, onHandOf, partsOf, total, unpromisedOf } from '../editions.ts';
import type {
  CatalogueItem,
  Claim,
  Claims,
  Copies,
  Edition,
  EditionId,
  EditionStock,
  Ids,
  Lack,
  Line,
  Stock,
} from '../state.ts';

/** Where a line's copies come from: stock, runs, print-yourself. Pure. */

export const isValid = ({ validFrom, validTo, retired }: CatalogueItem, today: Day): boolean =>
  retired === undefined &&
  (validFrom === undefined || validFrom <= today) &&
  (validTo === undefined || today <= validTo);

/** The editions that can be asked for. */
export const editionsOffered = ({ editions }: CatalogueItem): Ids<Edition> =>
  Object.fromEntries(Object.entries(editions).filter(([, { retired }]) => retired === undefined));

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
  const edition = editionsOffered(item)[language];
  if (!isValid(item, today)) return { quantity, lack: 'not-valid' };
  if (!edition) return { quantity, lack: 'no-such-edition' };
  const there = editionStock(stock, language);
  const held = taken(depotsFor(unit, there), quantity);
  const printable = isPrintable(item, today);
  const runs = printable ? unpromisedOf(there).map(({ key, quantity: free }) => [key, free] as const) : [];
  const promised = taken(runs, held.left);
  const { left } = promised;
  return {
    quantity,
    ...(held.left < quantity && { held: held.parts }),
    ...(left < held.left && { promised: promised.parts }),
    ...(left > 0 && (printable ? { waiting: left } : { lack: lackOf(item, edition.hasFile) })),
  };
};

/** All that a line has, and what of it is certain. */
export const claimed = (claim: Claim): Copies => certain(claim) + (claim.waiting ?? 0);
export const certain = ({ held, promised }: Claim): Copies => total(held) + total(promised);

/** What of this is kept when less is asked for: what lies there first, then what comes first. */
export const keptOf = (
  edition: EditionId,
  { held, promised, waiting = 0 }: Claim,
  wanted: Copies,
  stocks: Ids<Stock>,
): Claim => {
  const { item, language } = partsOf(edition);
  const { runs } = editionStock(stocks[item], language);
  const comes = (run: string): string => (runs[run]?.deliveredBy ?? '') + run;
  const here = taken(entriesOf(held), wanted);
  const coming = taken(
    entriesOf(promised).toSorted(([a], [b]) => (comes(a) < comes(b) ? -1 : 1)),
    here.left,
  );
  return claimOf({ held: here.parts, promised: coming.parts, waiting: Math.min(waiting, coming.left) });
};

const entriesOf = <K extends string>(parts: Readonly<Partial<Record<K, Copies>>> | undefined) =>
  Object.entries(parts ?? {}) as [K, Copies][];
const claimOf = ({ held, promised, waiting = 0 }: Claim): Claim => ({
  ...(total(held) > 0 && { held }),
  ...(total(promised) > 0 && { promised }),
  ...(waiting > 0 && { waiting }),
});
export const plus = <K extends string>(...all: readonly (Readonly<Partial<Record<K, Copies>>> | undefined)[]) => {
  const sums = {} as Record<K, Copies>;
  for (const [key, copies] of all.flatMap((parts) => entriesOf(parts))) sums[key] = (sums[key] ?? 0) + copies;
  return sums;
};

/** What lines lay their hands on. */
export const claimsIn = (lines: Readonly<Record<EditionId, Line>>): Claims =>
  Object.fromEntries(
    Object.entries(lines).flatMap(([edition, line]) => (claimed(line) > 0 ? [[edition, claimOf(line)]] : [])),
  );

/** A line that has something already, with what it asked for on top. */
export const joined = (has: Claim, { quantity, lack, ...more }: Line): Line => ({
  quantity: claimed(has) + quantity,
  ...claimOf({
    held: plus(has.held, more.held),
    promised: plus(has.promised, more.promised),
    waiting: (has.waiting ?? 0) + (more.waiting ?? 0),
  }),
  ...(lack && { lack }),
});

const lackOf = ({ kind }: CatalogueItem, hasFile: true | undefined): Lack => {
  if (hasFile) return 'print-yourself';
  return kind === 'pdf' ? 'no-file' : 'too-late';
};

/** D9: what else there is of an item that cannot be had as asked. */
export const nextChance = (item: CatalogueItem, stock: Stock | undefined, language: string, today: Day) => {
  const valid = isValid(item, today) ? Object.entries(editionsOffered(item)) : [];
  return {
    otherEditions: valid.flatMap(([other]) => {
      const available = onHandOf(editionStock(stock, other));
      return other !== language && available > 0 ? [{ language: other, available }] : [];
    }),
    printYourself: valid.flatMap(([other, { hasFile }]) => (hasFile ? [other] : [])),
  };
};

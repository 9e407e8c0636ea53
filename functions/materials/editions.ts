import { notStored } from '../../shared/commit.ts';
import type { Unit } from '../../shared/units.ts';
import type { EditionId, EditionStock, KeptStock, PerDepot, Stock } from './state.ts';

/** Arithmetic of editions and what is in stock of them. Pure. */

/** Neither an item's id nor a language has a slash. */
export const editionId = (item: string, language: string): EditionId => `${item}/${language}`;
export const partsOf = (edition: EditionId): { readonly item: string; readonly language: string } => {
  const [item = '', language = ''] = edition.split('/');
  return { item, language };
};

/** A run's id says what it prints. */
export const runId = (item: string, language: string, ulid: string): string => `${item}.${language}.${ulid}`;
export const editionOfRun = (id: string): EditionId => {
  const { item, language } = runParts(id);
  return editionId(item, language);
};
export const runParts = (id: string) => {
  const [item = '', language = '', ulid = ''] = id.split('.');
  return { item, language, ulid };
};

/** An order's id says whose it is. */
export const unitOfOrder = (order: string): Unit => order.split('.')[0] ?? '';

/** By name: a stored map has no order of its own. */
export const sorted = <T>(all: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));

export const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
};
export const total = (perDepot: PerDepot<number> | Readonly<Record<string, number>> | undefined): number =>
  sum(Object.values(perDepot ?? {}));

const emptyEdition: EditionStock = { depots: {}, delivered: 0, waste: 0, runs: {}, waiting: 0, given: [] };
export const editionStock = (stock: Pick<Stock, 'editions'> | undefined, language: string): EditionStock => {
  const is = stock?.editions[language];
  if (!is) return emptyEdition;
  const depots = Object.entries(is.depots).map(([depot, [onHand, reserved]]) => [depot, { onHand, reserved }]);
  return { ...emptyEdition, ...is, depots: Object.fromEntries(depots) };
};
export const kept = ({ depots, delivered, waste, runs, waiting, given }: EditionStock): KeptStock => ({
  depots: Object.fromEntries(
    Object.entries(depots).map(([depot, { onHand, reserved }]) => [depot, [onHand, reserved] as const]),
  ),
  ...(delivered > 0 && { delivered }),
  ...(waste > 0 && { waste }),
  ...(Object.keys(runs).length > 0 && { runs }),
  ...(waiting > 0 && { waiting }),
  ...(given.length > 0 && { given }),
});

/** What is in stock of an item; of one that nothing has come of yet, nothing. */
export const stockOf = (stocks: Readonly<Record<string, Stock>>, item: string): Stock =>
  stocks[item] ?? { ...notStored, item, editions: {} };

/** Everything that ever came. */
export const receivedOf = ({ depots, delivered, waste }: EditionStock): number =>
  sum(Object.values(depots).map(({ onHand, reserved }) => onHand + reserved)) + delivered + waste;

/** Free in all depots. */
export const onHandOf = ({ depots }: EditionStock): number => sum(Object.values(depots).map(({ onHand }) => onHand));

/**
 * What runs still can promise, the earliest first. What waits already is served before: it is given out when a run
 * arrives.
 */
export const comingOf = ({ runs, waiting }: EditionStock) => {
  let before = waiting;
  return Object.entries(runs)
    .sort(([a, x], [b, y]) => (x.deliveredBy + a < y.deliveredBy + b ? -1 : 1))
    .map(([run, { quantity, promised, deliveredBy }]) => {
      const left = quantity - promised;
      const taken = Math.min(left, before);
      before -= taken;
      return { run, quantity, deliveredBy, free: left - taken };
    });
};

/** What can still be had: in stock, or of a confirmed run. */
export const availableOf = (stock: EditionStock): number =>
  onHandOf(stock) + sum(comingOf(stock).map(({ free }) => free));

import type { Day } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import type { Copies, EditionId, EditionStock, KeptStock, PerDepot, Stock } from './state.ts';
import { allot, type Allotted, atAnyTime, type Source } from './waiters.ts';

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

const emptyEdition: EditionStock = {
  depots: {},
  delivered: 0,
  waste: 0,
  difference: 0,
  runs: {},
  promised: [],
  waiting: [],
  given: [],
};
export const editionStock = (stock: Pick<Stock, 'editions'> | undefined, language: string): EditionStock => {
  const is = stock?.editions[language];
  if (!is) return emptyEdition;
  const depots = Object.entries(is.depots).map(([depot, [onHand, reserved]]) => [depot, { onHand, reserved }]);
  return { ...emptyEdition, ...is, depots: Object.fromEntries(depots) };
};
export const kept = ({
  depots,
  delivered,
  waste,
  difference,
  runs,
  promised,
  waiting,
  given,
  taken,
  wanted = [],
}: EditionStock): KeptStock => ({
  depots: Object.fromEntries(
    Object.entries(depots).map(([depot, { onHand, reserved }]) => [depot, [onHand, reserved] as const]),
  ),
  ...(delivered > 0 && { delivered }),
  ...(waste > 0 && { waste }),
  ...(difference !== 0 && { difference }),
  ...(Object.keys(runs).length > 0 && { runs }),
  ...(promised.length > 0 && { promised }),
  ...(waiting.length > 0 && { waiting }),
  ...(given.length > 0 && { given, ...(taken && { taken }) }),
  ...(wanted.length > 0 && { wanted }),
});

/** What is in stock of an item; of one that nothing has come of yet, nothing. */
export const stockOf = (stocks: Readonly<Record<string, Stock>>, item: string): Stock =>
  stocks[item] ?? { ...notStored, item, editions: {} };

/** Everything that ever came: what a count finds did not come then, and what it misses was not wasted. */
export const receivedOf = ({ depots, delivered, waste, difference }: EditionStock): number =>
  sum(Object.values(depots).map(({ onHand, reserved }) => onHand + reserved)) + delivered + waste - difference;

/** Free in all depots. */
export const onHandOf = ({ depots }: EditionStock): number => sum(Object.values(depots).map(({ onHand }) => onHand));

/** What print runs are still to bring, the earliest first. */
export const incomingOf = ({ runs }: Pick<EditionStock, 'runs'>): readonly Source[] =>
  Object.entries(runs)
    .map(([key, { quantity, deliveredBy }]) => ({ key, quantity, day: deliveredBy }))
    .sort((a, b) => (a.day + a.key < b.day + b.key ? -1 : 1));

/** The runs that are on their way, whatever they print. */
export const runsComing = (
  stocks: Readonly<Record<string, Stock>>,
): readonly { readonly id: string; readonly deliveredBy: Day }[] =>
  Object.values(stocks).flatMap(({ item, editions }) =>
    Object.entries(editions).flatMap(([language, { runs = {} }]) =>
      Object.entries(runs).map(([ulid, { deliveredBy }]) => ({ id: runId(item, language, ulid), deliveredBy })),
    ),
  );

/** Which run each promise is of, as they are expected now: the first who were promised have the earliest. */
export const promisesOf = (is: Pick<EditionStock, 'runs' | 'promised'>): readonly Allotted[] =>
  allot(incomingOf(is), is.promised.map(atAnyTime));

/** What of each run is promised to nobody. */
export const unpromisedOf = (is: EditionStock): readonly Source[] => {
  const taken = new Map<string, Copies>();
  for (const { source, quantity } of promisesOf(is)) taken.set(source, (taken.get(source) ?? 0) + quantity);
  return incomingOf(is).map((run) => ({ ...run, quantity: run.quantity - (taken.get(run.key) ?? 0) }));
};

/** What can still be had: in stock, or of a confirmed run. */
export const availableOf = (stock: EditionStock): number =>
  onHandOf(stock) + sum(unpromisedOf(stock).map(({ quantity }) => quantity));

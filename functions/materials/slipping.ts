import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { refuse } from '../../shared/problems.ts';
import { type ById, entities, entityIn } from '../../shared/reads.ts';
import type { Item, Key } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import type { CatalogueEvent } from './catalogue/events.ts';
import { evolve } from './catalogue/evolve.ts';
import { itemKey } from './catalogue/store.ts';
import { editionStock, runParts } from './editions.ts';
import { concerns, type Decision } from './events.ts';
import { giving, type Waiters } from './orders/giving.ts';
import { moveRun } from './runs/rules.ts';
import type { CatalogueItem, Run, Stock } from './state.ts';
import { associationsServed, run, stockAt, stocks } from './store.ts';
import { unitOfOrder } from './waiters.ts';

/**
 * What a slip elsewhere does to material in the same transaction (D9): order deadlines move later with what they follow,
 * and whose orders depend on that is known, so that they can be told.
 */
export type DeadlineEvent = Extract<CatalogueEvent, { readonly type: 'OrderDeadlineMoved' }>;
type Deadlines = { readonly items: ById<CatalogueItem> };

/** Items of the catalogue as far as their deadlines move. */
export const deadlinesAggregate = (campaign: string): Aggregate<Deadlines, DeadlineEvent> => ({
  stored: { items: ({ id }: CatalogueItem) => itemKey(campaign, id) },
  evolve: (state, event) => {
    const item = state.items[event.item] && evolve({ item: state.items[event.item] }, event).item;
    return item ? { ...state, items: { ...state.items, [item.id]: item } } : state;
  },
  concerns: (event) => concerns(event as Recorded<CatalogueEvent>),
});

const itemIn = (subject: string): string | undefined => /^materials\/items\/([^/]+)$/.exec(subject)?.[1];
const runIdIn = (subject: string): string | undefined => /^materials\/print-runs\/([^/]+)$/.exec(subject)?.[1];
const runIn = (subject: string) => {
  const id = runIdIn(subject);
  return id === undefined ? undefined : runParts(id);
};

/** Those of the items whose deadlines may move. */
export const deadlines = (campaign: string, subjects: readonly string[]) =>
  entities<CatalogueItem>(
    [...new Set(subjects.flatMap((subject) => itemIn(subject) ?? []))].map((id) => itemKey(campaign, id)),
  );

/** Where it is known who waits for an item, or for what a print run brings. */
export const waitingAt = (campaign: string, subject: string): readonly Key[] => {
  const item = itemIn(subject) ?? runIn(subject)?.item;
  return item === undefined ? [] : stockAt(campaign, item).keys;
};
/** Whose orders for it are not in stock: they wait for it, or are promised it. Of a print run its edition alone. */
export const waitingFor = (found: Item | undefined, subject: string): readonly Unit[] => {
  const only = runIn(subject)?.language;
  const stock = found && entityIn<Stock>(found);
  const orders = Object.keys(stock?.editions ?? {})
    .filter((language) => only === undefined || language === only)
    .flatMap((language) => {
      const { promised, waiting } = editionStock(stock, language);
      return [...promised, ...waiting].map(({ order }) => unitOfOrder(order));
    });
  return [...new Set(orders)].sort();
};

/** A print run that another capability moves together with something of its own, with those who wait. */
export { materialsAggregate } from './store.ts';
export const runToMove = (campaign: string, subject: string) => {
  const id = runIdIn(subject);
  return { run: run(campaign, id ?? ''), stocks: stocks(campaign, id === undefined ? [] : [runParts(id).item]) };
};
export const associationsToMove = associationsServed;
/** As the district office would move it: the promises follow, and those affected are told. */
export const moveRunTo = (
  state: Waiters & { readonly run: Run | undefined },
  day: Day,
  today: Day,
): Decision<'wrong-status' | 'invalid-input' | 'not-found'> => {
  const { run: is, stocks: of, associations } = state;
  if (!is) return refuse('not-found');
  return giving({ stocks: of, associations }, moveRun({ run: is, stocks: of, associations }, day, today), today);
};

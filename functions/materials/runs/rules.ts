import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse, type Text, text, wrongStatus } from '../../../shared/problems.ts';
import { isToEscalate } from '../../../shared/overdue.ts';
import type { Unit } from '../../../shared/units.ts';
import { posterBar, type PosterRules } from '../../gatherings/offers.ts';
import type { Funds } from '../../pot/funding.ts';
import { editionCalled, itemCalled } from '../called.ts';
import { editionStock, incomingOf, promisesOf, sum } from '../editions.ts';
import type { Decision } from '../events.ts';
import { runSubject } from '../judge.ts';
import { after, serve, type Waiters } from '../orders/giving.ts';
import type { Arrival, CatalogueItem, Copies, EditionStock, Ids, Run, Stock } from '../state.ts';
import { isLate, unitOfOrder } from '../waiters.ts';

/** Rules of a print run (D9, D11). Pure. */

export const onRun = ({ id: run, item, language }: Pick<Run, 'id' | 'item' | 'language'>) => ({
  subject: runSubject(run),
  run,
  item,
  language,
});

export type RunWish = {
  readonly id: string;
  readonly item: string;
  readonly language: string;
  readonly quantity: Copies;
  readonly deliveredBy: Day;
};

const notPrinted = {
  code: 'invalid-value',
  detail: text('En PDF-fil trycks inte.', 'A PDF file is not printed.'),
};

const both = (name: string) => text(name, name);
const retired = (what: Text) => ({
  code: 'invalid-value' as const,
  detail: text(`${what.sv} går inte längre att beställa.`, `${what.en} can no longer be ordered.`),
});

/** Those who wait for it already, and need it before it comes. */
const passedOver = (stocks: Ids<Stock>, { item, language, deliveredBy }: Omit<RunWish, 'id' | 'quantity'>) => {
  const { waiting } = editionStock(stocks[item], language);
  return unitsOf(waiting.flatMap((each) => (isLate(each, deliveredBy) ? [each.order] : [])));
};

/** E4: some who wait for these posters, or are promised them, are where they may not hang. */
export const isBarred = (
  {
    items,
    stocks,
    posterRules,
  }: { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock>; readonly posterRules: PosterRules | undefined },
  { item, language, deliveredBy }: Omit<RunWish, 'id' | 'quantity'>,
): boolean => {
  if (!posterRules || items[item]?.kind !== 'poster') return false;
  const { promised, waiting } = editionStock(stocks[item], language);
  return unitsOf([...promised, ...waiting].map(({ order }) => order)).some(
    (unit) => posterBar(posterRules, unit, deliveredBy) === 'poster-ban',
  );
};

/** Confirmed at once, or once the pot's request `spending` has been granted. */
export const orderRun = (
  { items, stocks }: { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock> },
  wish: RunWish & { readonly spending?: string },
  today: Day,
): Decision<'invalid-input'> => {
  const item = items[wish.item];
  if (!item) return invalidField('/item', 'unknown');
  const edition = item.editions[wish.language];
  if (!edition) return invalidField('/language', 'unknown');
  if (item.retired !== undefined) return invalidField('/item', retired(both(itemCalled(item.id))));
  if (edition.retired !== undefined)
    return invalidField('/language', retired(editionCalled({ ...wish, item: item.id })));
  if (item.kind === 'pdf') return invalidField('/item', notPrinted);
  if (wish.deliveredBy < today) return invalidField('/deliveredBy', 'past');
  const { quantity, deliveredBy, spending } = wish;
  const ordered = { ...onRun(wish), quantity, deliveredBy };
  return [
    spending === undefined
      ? { type: 'PrintRunConfirmed', ...ordered, passedOver: passedOver(stocks, wish) }
      : { type: 'PrintRunOrdered', ...ordered, spending },
  ];
};

/**
 * D7: printed when the money is reserved, cancelled when it will not come. A confirmed run stays confirmed whatever
 * becomes of the money: the printer has the order and associations have its promises; the district office is told.
 */
export const fundsDecided = ({
  run,
  stocks,
  decided,
}: {
  readonly run: Run;
  readonly stocks: Ids<Stock>;
  readonly decided: Funds | undefined;
}): Decision<'not-found'> => {
  // A run without a cost has no request to follow.
  if (!run.spending || !decided) return refuse('not-found');
  const { status, funds } = decided;
  if (funds === 'awaited' || run.status === 'cancelled' || run.spending.status === status) return [];
  const what = { ...onRun(run), spendingStatus: status };
  if (run.status !== 'awaiting-funds')
    return [{ type: 'PrintRunFundsEnded', ...what, ...(funds === 'denied' && { unpaid: true }) }];
  const { quantity, deliveredBy } = run;
  return [
    funds === 'granted'
      ? { type: 'PrintRunConfirmed', ...what, quantity, deliveredBy, passedOver: passedOver(stocks, run) }
      : { type: 'PrintRunCancelled', ...what },
  ];
};

/** A run, and those who wait for what it brings. */
export type Expected = Waiters & { readonly run: Run };
const stockFor = ({ run, stocks }: Expected): EditionStock => editionStock(stocks[run.item], run.language);
export const unitsOf = (orders: readonly string[]): readonly Unit[] => [...new Set(orders.map(unitOfOrder))];

/** What has come and was not taken back; how much that is, and how much is still to come. */
export const standingArrivals = ({ arrivals = [] }: Run): readonly Arrival[] =>
  arrivals.filter(({ reversed }) => !reversed);
export const arrivedOf = (run: Run): Copies => sum(standingArrivals(run).map(({ quantity }) => quantity));
export const restOf = (run: Run): Copies => Math.max(0, run.quantity - arrivedOf(run));
/** Nobody has it, or all of it. */
export const isAwaited = ({ status }: Run): boolean => status === 'confirmed' || status === 'awaiting-funds';

/** By which days an order has what it is promised, in words that can be compared. */
const promisedDays = (is: EditionStock): ReadonlyMap<string, string> => {
  const days = new Map(incomingOf(is).map(({ key, day }) => [key, day]));
  const said = new Map<string, string>();
  for (const { waiter, source, quantity } of promisesOf(is))
    said.set(waiter.order, `${said.get(waiter.order) ?? ''} ${quantity} ${days.get(source) ?? ''}`);
  return said;
};

/** The printer is late, or early: the promises follow, and those affected are told once. */
export const moveRun = (state: Expected, deliveredBy: Day, today: Day): Decision<'wrong-status' | 'invalid-input'> => {
  const { run } = state;
  if (!isAwaited(run)) return wrongStatus(run.status);
  if (run.deliveredBy === deliveredBy) return [];
  if (deliveredBy < today) return invalidField('/deliveredBy', 'past');
  const moved = { type: 'PrintRunMoved' as const, ...onRun(run), deliveredBy, was: run.deliveredBy };
  const stocks = after(state.stocks, [{ ...moved, units: [] }]);
  const [before, then] = [promisedDays(stockFor(state)), promisedDays(stockFor({ ...state, stocks }))];
  const units = unitsOf([...then.keys()].filter((order) => then.get(order) !== before.get(order)));
  return [{ ...moved, units }];
};

/** D6: what the daily schedule does with one that has not come by its day. */
export const escalateRun = ({ run }: { readonly run: Run }, today: Day): Decision<never> => {
  const { deliveredBy: replyBy, escalated } = run;
  return isAwaited(run) && isToEscalate({ replyBy, escalated }, today)
    ? [{ type: 'PrintRunEscalated', ...onRun(run), deliveredBy: replyBy }]
    : [];
};

export type Coming = { readonly quantity?: Copies | undefined; readonly final: boolean };

/** All that was still to come, or some of it, or more; the run is over with the last of it, or when nothing more comes. */
export const arrive = (
  state: Expected,
  today: Day,
  { quantity, final }: Coming = { final: false },
): Decision<'wrong-status'> => {
  const { run, associations } = state;
  if (run.status !== 'confirmed') return wrongStatus(run.status);
  const copies = quantity ?? restOf(run);
  const served = serve(copies, stockFor(state), { associations, today });
  const given = served.map((each) => ({ ...each, unit: unitOfOrder(each.order) }));
  return [
    {
      type: 'PrintRunArrived',
      ...onRun(run),
      quantity: copies,
      rest: final ? 0 : Math.max(0, restOf(run) - copies),
      given,
      units: unitsOf(given.map(({ order }) => order)),
    },
  ];
};

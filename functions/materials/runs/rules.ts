import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse, wrongStatus } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Funds } from '../../pot/funding.ts';
import { editionId, unitOfOrder } from '../editions.ts';
import type { Decision } from '../events.ts';
import { runSubject } from '../judge.ts';
import { type Waiters, waitersOf } from '../orders/standing.ts';
import type { CatalogueItem, Copies, Ids, Run } from '../state.ts';
import { giveOut } from './apportion.ts';

/** Rules of a print run (D9, D11). Pure. */

const onRun = ({ id: run, item, language }: Pick<Run, 'id' | 'item' | 'language'>) => ({
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

/** Confirmed at once, or once the pot's request `spending` has been granted. */
export const orderRun = (
  { items }: { readonly items: Ids<CatalogueItem> },
  wish: RunWish & { readonly spending?: string },
  today: Day,
): Decision<'invalid-input'> => {
  const item = items[wish.item];
  if (!item) return invalidField('/item', 'unknown');
  if (!item.editions[wish.language]) return invalidField('/language', 'unknown');
  if (item.kind === 'pdf') return invalidField('/item', 'invalid-value');
  if (wish.deliveredBy < today) return invalidField('/deliveredBy', 'past');
  const { quantity, deliveredBy, spending } = wish;
  const ordered = { ...onRun(wish), quantity, deliveredBy };
  return [
    spending === undefined
      ? { type: 'PrintRunConfirmed', ...ordered }
      : { type: 'PrintRunOrdered', ...ordered, spending },
  ];
};

/**
 * D7: printed when the money is reserved, cancelled when it will not come. A confirmed run stays confirmed whatever
 * becomes of the money: the printer has the order and associations have its promises; the district office is told.
 */
export const fundsDecided = ({
  run,
  decided,
}: {
  readonly run: Run;
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
      ? { type: 'PrintRunConfirmed', ...what, quantity, deliveredBy }
      : { type: 'PrintRunCancelled', ...what },
  ];
};

/** A run, and those who wait for what it brings. */
type Expected = Waiters & { readonly run: Run };
const linesOf = ({ run, ...waiters }: Expected) => waitersOf(waiters, editionId(run.item, run.language), run.id);
const unitsOf = (lines: readonly { readonly unit: Unit }[]): readonly Unit[] => [
  ...new Set(lines.map(({ unit }) => unit)),
];

/** The printer is late, or early: the promises follow, and those affected are told once. */
export const moveRun = (state: Expected, deliveredBy: Day, today: Day): Decision<'wrong-status' | 'invalid-input'> => {
  const { run } = state;
  if (run.status !== 'confirmed' && run.status !== 'awaiting-funds') return wrongStatus(run.status);
  if (run.deliveredBy === deliveredBy) return [];
  if (deliveredBy < today) return invalidField('/deliveredBy', 'past');
  const promised = linesOf(state).filter((line) => line.promised > 0);
  const units = unitsOf(promised);
  return [{ type: 'PrintRunMoved', ...onRun(run), deliveredBy, was: run.deliveredBy, units }];
};

/** It may be more or less than was ordered. */
export const arrive = (state: Expected, quantity?: Copies): Decision<'wrong-status'> => {
  const { run } = state;
  if (run.status !== 'confirmed') return wrongStatus(run.status);
  const copies = quantity ?? run.quantity;
  const lines = linesOf(state);
  const given = giveOut(copies, lines).map((each) => ({ ...each, unit: unitOfOrder(each.order) }));
  const got = new Set(given.map(({ order }) => order));
  // Also those whose promise came to nothing.
  const units = unitsOf(lines.filter(({ order, promised }) => got.has(order) || promised > 0));
  return [{ type: 'PrintRunArrived', ...onRun(run), quantity: copies, given, units }];
};

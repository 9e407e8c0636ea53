import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse, wrongStatus } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Funds } from '../../pot/funding.ts';
import { editionId, unitOfOrder } from '../editions.ts';
import type { Decision } from '../events.ts';
import { type Context, runSubject } from '../judge.ts';
import { waitersOf } from '../orders/standing.ts';
import type { Copies, MaterialsState, Run } from '../state.ts';
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
export const confirmRun = (
  { items }: MaterialsState,
  wish: RunWish & { readonly spending?: string },
  { today }: Context,
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
export const fundsDecided = (
  { runs }: Pick<MaterialsState, 'runs'>,
  id: string,
  { status, funds }: Funds,
): Decision<'not-found'> => {
  const run = runs[id];
  if (!run?.spending) return refuse('not-found');
  if (funds === 'awaited' || run.status === 'cancelled' || run.spending.status === status) return [];
  const decided = { ...onRun(run), spendingStatus: status };
  if (run.status !== 'awaiting-funds')
    return [{ type: 'PrintRunFundsEnded', ...decided, ...(funds === 'denied' && { unpaid: true }) }];
  const { quantity, deliveredBy } = run;
  return [
    funds === 'granted'
      ? { type: 'PrintRunConfirmed', ...decided, quantity, deliveredBy }
      : { type: 'PrintRunCancelled', ...decided },
  ];
};

const linesOf = (state: MaterialsState, run: Run, context: Context) =>
  waitersOf(state, editionId(run.item, run.language), context, run.id);
const unitsOf = (lines: readonly { readonly unit: Unit }[]): readonly Unit[] => [
  ...new Set(lines.map(({ unit }) => unit)),
];

/** The printer is late, or early: the promises follow, and those affected are told once. */
export const moveRun = (
  state: MaterialsState,
  { id, deliveredBy }: { readonly id: string; readonly deliveredBy: Day },
  context: Context,
): Decision<'not-found' | 'wrong-status' | 'invalid-input'> => {
  const run = state.runs[id];
  if (!run) return refuse('not-found');
  if (run.status !== 'confirmed' && run.status !== 'awaiting-funds') return wrongStatus(run.status);
  if (run.deliveredBy === deliveredBy) return [];
  if (deliveredBy < context.today) return invalidField('/deliveredBy', 'past');
  const promised = linesOf(state, run, context).filter((line) => line.promised > 0);
  const units = unitsOf(promised);
  return [{ type: 'PrintRunMoved', ...onRun(run), deliveredBy, was: run.deliveredBy, units }];
};

/** It may be more or less than was ordered. */
export const arrive = (
  state: MaterialsState,
  { id, quantity }: { readonly id: string; readonly quantity?: Copies | undefined },
  context: Context,
): Decision<'not-found' | 'wrong-status'> => {
  const run = state.runs[id];
  if (!run) return refuse('not-found');
  if (run.status !== 'confirmed') return wrongStatus(run.status);
  const copies = quantity ?? run.quantity;
  const lines = linesOf(state, run, context);
  const given = giveOut(copies, lines).map((each) => ({ ...each, unit: unitOfOrder(each.order) }));
  const got = new Set(given.map(({ order }) => order));
  // Also those whose promise came to nothing.
  const units = unitsOf(lines.filter(({ order, promised }) => got.has(order) || promised > 0));
  return [{ type: 'PrintRunArrived', ...onRun(run), quantity: copies, given, units }];
};

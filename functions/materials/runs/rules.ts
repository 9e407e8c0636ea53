import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/input.ts';
import { refuse } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { editionId, runParts } from '../editions.ts';
import type { Decision } from '../events.ts';
import { type Context, runSubject, wrongStatus } from '../judge.ts';
import { standingOf } from '../orders/standing.ts';
import type { Copies, MaterialsState, Run } from '../state.ts';
import { giveOut, type Waiting } from './apportion.ts';

/** Rules of a print run (D9, D11). Pure. */

const onRun = ({ id: run, item, language }: Pick<Run, 'id' | 'item' | 'language'>) => ({
  subject: runSubject(run),
  run,
  item,
  language,
});

export const confirmRun = (
  { items }: MaterialsState,
  wish: {
    readonly id: string;
    readonly item: string;
    readonly language: string;
    readonly quantity: Copies;
    readonly deliveredBy: Day;
  },
  { today }: Context,
): Decision<'invalid-input'> => {
  const item = items[wish.item];
  if (!item) return invalidField('/item', 'unknown');
  if (!item.editions[wish.language]) return invalidField('/language', 'unknown');
  if (item.kind === 'pdf') return invalidField('/item', 'invalid-value');
  if (wish.deliveredBy < today) return invalidField('/deliveredBy', 'past');
  const { quantity, deliveredBy } = wish;
  return [{ type: 'PrintRunConfirmed', ...onRun(wish), quantity, deliveredBy }];
};

/** The open orders with something to come of the run's edition; those that an arrival gives to. */
export const linesOf = (state: MaterialsState, run: Run, { associations }: Pick<Context, 'associations'>) => {
  const { ulid } = runParts(run.id);
  const edition = editionId(run.item, run.language);
  return Object.values(state.orders).flatMap((order): readonly (Waiting & { readonly unit: Unit })[] => {
    const line = order.lines[edition];
    if (!line) return [];
    const { promised, waiting } = standingOf(order, edition, line, state.runs);
    const own = promised[ulid] ?? 0;
    if (own + waiting === 0) return [];
    const { id, plan, unit } = order;
    const isPriority = associations[unit]?.priorityArea === true;
    return [{ order: id, plan, unit, isPriority, promised: own, waiting }];
  });
};

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
  if (run.status !== 'confirmed') return wrongStatus(run.status);
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
  const given = giveOut(copies, lines);
  const got = new Set(given.map(({ order }) => order));
  // Also those whose promise came to nothing.
  const units = unitsOf(lines.filter(({ order, promised }) => got.has(order) || promised > 0));
  return [{ type: 'PrintRunArrived', ...onRun(run), quantity: copies, given, units }];
};

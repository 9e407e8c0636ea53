import type { Day } from '../../../shared/calendar.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import { availableOf, editionStock, partsOf, total } from '../editions.ts';
import type { Decision } from '../events.ts';
import { namesOf } from '../phrases.ts';
import type { EditionId, Ids, Order, Stock } from '../state.ts';
import { leftOf } from './demand.ts';
import { deliverBy } from './due.ts';
import { allotted, type AskCode, type Known } from './planning.ts';
import { type One, onOrder, type Saying } from './rules.ts';
import { certain, claimsIn, plus } from './sources.ts';
import { isOpen } from './standing.ts';

/** A cancelled order that is opened again. Pure. */

/** What it had lies with others now. */
const gone = (order: Order, stocks: Ids<Stock>): readonly EditionId[] =>
  Object.entries(order.cancelled?.freed ?? {}).flatMap(([edition, claim]) => {
    const { item, language } = partsOf(edition);
    return availableOf(editionStock(stocks[item], language)) < certain(claim) ? [edition] : [];
  });

/** Asks anew for what was not delivered, as long as what the order had is still there. */
export const reopenOrder = (
  { order, ...known }: One & Known,
  { by, reason, days }: Saying & { readonly reason: string; readonly days: number },
  today: Day,
): Decision<'wrong-status' | 'rests-on' | AskCode> => {
  if (order.reopened && isOpen(order)) return [];
  if (order.status !== 'cancelled') return wrongStatus(order.status);
  const elsewhere = gone(order, known.stocks);
  const names = namesOf(elsewhere);
  if (elsewhere.length > 0)
    return restsOn(text(`Det ligger inte kvar: ${names.sv}.`, `It is there no more: ${names.en}.`), elsewhere);
  const { unit, acceptPartial, packs = [] } = order;
  const planned = allotted(known, { unit, acceptPartial, demand: leftOf(order), packs }, today);
  if ('refused' in planned) return planned;
  const lines = { ...planned.lines };
  for (const [edition, { delivered, missing }] of Object.entries(order.lines)) {
    if (!delivered) continue;
    const { quantity = 0, held, ...line } = lines[edition] ?? {};
    const all = { held: plus(delivered, held), quantity: quantity + total(delivered) };
    lines[edition] = { ...line, ...all, delivered, ...(missing !== undefined && { missing }) };
  }
  const { neededBy } = order;
  const asked = { claimed: claimsIn(planned.lines), ...(neededBy !== undefined && { neededBy }) };
  const replyBy = deliverBy({ ...known, lines, neededBy }, today, days);
  const fields = { ...planned, lines, acceptPartial, ...asked, replyBy };
  return [{ type: 'OrderReopened', ...onOrder(order), ...fields, by, reason }];
};

import { addDays, type Day } from '../../../shared/calendar.ts';
import { tooBig } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, text, wrongStatus } from '../../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import { editionId, total } from '../editions.ts';
import { less } from './standing.ts';
import type { Decision } from '../events.ts';
import type { LineWish } from '../orders/demand.ts';
import { type One, onOrder } from '../orders/rules.ts';
import { plus } from '../orders/sources.ts';
import { type Explained, isOpen, standings } from '../orders/standing.ts';
import { namesOf } from '../phrases.ts';
import { refuse } from '../problems.ts';
import type { Copies, EditionId, PerDepot } from '../state.ts';

/** Rules of an order on its way out: picked, delivered, received (D9). Pure. */

export const pickOrder = ({ order }: One): Decision<'wrong-status'> => {
  if (order.status === 'picking') return [];
  return order.status === 'placed' ? [{ type: 'OrderPicked', ...onOrder(order) }] : wrongStatus(order.status);
};

export type Delivery = LineWish & { readonly depot?: Office | undefined };

const exceeds = (editions: readonly EditionId[]): Refusal<'exceeds-held'> => {
  const names = namesOf(editions);
  return {
    ...refuse(
      'exceeds-held',
      text(`Så mycket ligger inte undan för ordern: ${names.sv}.`, `Not so much is kept for the order: ${names.en}.`),
    ),
    more: { editions },
  };
};

/** Takes from what is kept, the district's first unless a depot is told; undefined if there is not so much. */
const takenFrom = (held: PerDepot<Copies>, { depot, quantity }: Delivery): PerDepot<Copies> | undefined => {
  const parts: Partial<Record<Office, Copies>> = {};
  let left = quantity;
  for (const each of depot === undefined ? offices : [depot]) {
    const copies = Math.min(held[each] ?? 0, left);
    if (copies > 0) parts[each] = copies;
    left -= copies;
  }
  return left === 0 ? parts : undefined;
};

/** Whatever is kept for the order in these depots, or the lines that are told. */
export const deliver = (
  { order, ...givers }: Explained,
  command: {
    readonly lines?: readonly Delivery[] | undefined;
    readonly depots: readonly Office[];
    /** In which whoever gets it confirms it. */
    readonly days?: number;
  },
  today: Day,
): Decision<'wrong-status' | 'exceeds-held'> => {
  if (!isOpen(order)) return wrongStatus(order.status);
  const all = standings(order, givers);
  const within = (held: PerDepot<Copies>): PerDepot<Copies> =>
    Object.fromEntries(Object.entries(held).filter(([depot]) => command.depots.includes(depot as Office)));
  const held = new Map(all.map(([edition, , standing]) => [edition, within(standing.held)]));
  const delivered: Record<EditionId, PerDepot<Copies>> = {};
  if (command.lines) {
    for (const line of command.lines) {
      const edition = editionId(line.item, line.language);
      const parts = takenFrom(held.get(edition) ?? {}, line);
      if (!parts) return exceeds([edition]);
      held.set(edition, less(held.get(edition) ?? {}, parts));
      delivered[edition] = plus(delivered[edition], parts);
    }
  } else for (const [edition, parts] of held) if (total(parts) > 0) delivered[edition] = parts;
  if (Object.keys(delivered).length === 0) return exceeds(all.map(([edition]) => edition));
  const isLeft = all.some(
    ([edition, , { held: kept, promised, waiting }]) =>
      total(kept) - total(delivered[edition]) + total(promised) + waiting > 0,
  );
  const status = isLeft ? 'partly-delivered' : 'delivered';
  const late = order.neededBy !== undefined && order.neededBy < today;
  const due = isLeft || command.days === undefined ? {} : { replyBy: addDays(today, command.days) };
  return [{ type: 'OrderDelivered', ...onOrder(order), delivered, status, late, ...due }];
};

/**
 * The receiver says that it came, and what was not there. Of an order that came in part, too: it stays open for the
 * rest, and what is missing then adds to what was said before.
 */
export const receive = ({ order }: One, missing: readonly LineWish[]): Decision<'wrong-status' | 'invalid-input'> => {
  if (order.status === 'received') return [];
  const partly = order.status === 'partly-delivered';
  if (order.status !== 'delivered' && !partly) return wrongStatus(order.status);
  const isSaid = order.receivedAt !== undefined && order.receivedAt >= (order.deliveredAt ?? '');
  if (partly && isSaid && missing.length === 0) return [];
  const sums: Record<EditionId, Copies> = {};
  for (const [i, { item, language, quantity }] of missing.entries()) {
    const edition = editionId(item, language);
    const line = order.lines[edition];
    if (!line) return invalidField(`/missing/${i}/item`, 'unknown');
    const said = sums[edition] ?? 0;
    const most = total(line.delivered) - (line.missing ?? 0) - said;
    if (quantity > most) return invalidField(`/missing/${i}/quantity`, tooBig(most));
    sums[edition] = said + quantity;
  }
  return [{ type: 'OrderReceived', ...onOrder(order), missing: sums, ...(partly && { partly }) }];
};

/** Whether somebody of these units may take from which depots: the district prints and keeps for all. */
export const depotsOf = (units: readonly Unit[]): readonly Office[] =>
  units.includes('district') ? offices : offices.filter((office) => units.includes(office));

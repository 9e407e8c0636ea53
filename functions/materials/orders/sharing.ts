import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { refuse, type Refusal, text, wrongStatus } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Decision, MaterialsEvent } from '../events.ts';
import type { Order } from '../state.ts';
import type { LineWish } from './demand.ts';
import { type Known, plan, type PlanCode } from './planning.ts';
import { deliverBy } from './due.ts';
import { isOpen } from './standing.ts';

/**
 * E11: several order together, to one place. One orders and asks the others; a share is an order of its unit from when that
 * consents, and that is its place in the line (D9), its ration and its priority area. Pure.
 */
export type Asking = {
  readonly shares: readonly { readonly unit: Unit; readonly lines: readonly LineWish[] }[];
  readonly replyBy: Day;
};

const notTwice = {
  code: 'invalid-value',
  detail: text('Andra föreningar, var och en en gång.', 'Other associations, each once.'),
} as const;

/** The first share that is wrong in what it refers to. */
export const wrongShare = (
  { items, associations }: Known,
  unit: Unit,
  { shares, replyBy }: Asking,
  today: Day,
): Refusal<'invalid-input'> | undefined => {
  if (replyBy < today) return invalidField('/replyBy', 'past');
  for (const [i, share] of shares.entries()) {
    if (share.unit === unit || shares.findIndex((each) => each.unit === share.unit) < i)
      return invalidField(`/shares/${i}/unit`, notTwice);
    if (!associations[share.unit]) return invalidField(`/shares/${i}/unit`, 'unknown');
    const line = share.lines.findIndex(({ item }) => !items[item]);
    if (line >= 0) return invalidField(`/shares/${i}/lines/${line}/item`, 'unknown');
  }
  return undefined;
};

type OnOrder = { readonly subject: string; readonly order: string; readonly unit: Unit };
export const askShares = (on: OnOrder, asking: Asking | undefined): readonly MaterialsEvent[] => {
  if (!asking) return [];
  const { shares, replyBy } = asking;
  const asked = shares.map(({ unit }) => unit);
  const lines = Object.fromEntries(shares.map((share) => [share.unit, [...share.lines]]));
  return [{ type: 'SharesAsked', ...on, replyBy, asked, shares: lines }];
};

const subjectOf = ({ id, unit }: Order): OnOrder => ({ subject: `materials/orders/${id}`, order: id, unit });
/** It is an order of its own then, as long as that which it joins is on its way. */
export const consent = (
  { joined, ...known }: Known & { readonly joined: Order },
  { order, unit, days }: { readonly order: string; readonly unit: Unit; readonly days: number },
  today: Day,
): Decision<'not-found' | 'wrong-status' | PlanCode> => {
  const share = joined.shares?.[unit];
  if (!share) return refuse('not-found');
  if (share.status === 'accepted') return [];
  if (share.status !== 'asked') return wrongStatus(share.status);
  if (!isOpen(joined)) return wrongStatus(joined.status);
  const { acceptPartial } = joined;
  // A day that has been is no day to have it by.
  const day = joined.neededBy !== undefined && joined.neededBy >= today ? { neededBy: joined.neededBy } : {};
  const wish = { unit, packs: [], lines: share.lines, acceptPartial, ...day };
  const planned = plan(known, wish, today);
  if ('refused' in planned) return planned;
  const replyBy = deliverBy({ ...known, ...wish, ...planned }, today, days);
  return [
    {
      type: 'OrderPlaced',
      subject: `materials/orders/${order}`,
      order,
      unit,
      ...planned,
      ...day,
      acceptPartial,
      replyBy,
      joins: joined.id,
    },
    { type: 'ShareConsented', ...subjectOf(joined), with: unit, placed: order },
  ];
};

export const declineShare = (
  { joined }: { readonly joined: Order },
  { unit, reason }: { readonly unit: Unit; readonly reason: string },
): Decision<'not-found' | 'wrong-status'> => {
  const share = joined.shares?.[unit];
  if (!share) return refuse('not-found');
  if (share.status === 'declined') return [];
  if (share.status !== 'asked') return wrongStatus(share.status);
  return [{ type: 'ShareDeclined', ...subjectOf(joined), with: unit, reason }];
};

import type { Recorded } from '../../../shared/commit.ts';
import type { Unit } from '../../../shared/units.ts';
import type { MaterialsEvent } from '../events.ts';
import type { Order } from '../state.ts';
import type { OrderShare } from './state.ts';

/** Folds what others are asked to order with an order, and what they answer (E11). Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;
export const withShares = (is: Order, { replyBy, shares }: On<'SharesAsked'>): Order => ({
  ...is,
  shares: Object.fromEntries(
    Object.entries(shares).map(([unit, lines]) => [unit, { lines, replyBy, status: 'asked' as const }]),
  ),
});

const answered = (is: Order, unit: Unit, change: Partial<OrderShare>): Order => {
  const share = is.shares?.[unit];
  return share ? { ...is, shares: { ...is.shares, [unit]: { ...share, ...change } } } : is;
};
/** Nobody answered by the day. */
export const unanswered = (is: Order, { with: unit }: On<'ShareEscalated'>): Order =>
  answered(is, unit, { escalated: true });

/** What others answered to the order that they would join. */
export const evolveJoined = (is: Order | undefined, event: Recorded<MaterialsEvent>): Order | undefined => {
  if (is && event.type === 'ShareConsented')
    return answered(is, event.with, { status: 'accepted', order: event.placed });
  if (is && event.type === 'ShareEscalated') return unanswered(is, event);
  if (is && event.type === 'ShareDeclined')
    return answered(is, event.with, { status: 'declined', declined: { at: event.at, reason: event.reason } });
  return is;
};

import type { Day } from '../../../shared/calendar.ts';
import type { Reversed } from '../deliveries/state.ts';
import type { LineWish } from './demand.ts';

/** What others are asked to order with an order. Pure. */

/** E11: what another unit would order with somebody's order. It counts once that unit consents, as an order of its own. */
export type OrderShare = {
  readonly lines: readonly LineWish[];
  readonly replyBy: Day;
  readonly status: 'asked' | 'accepted' | 'declined';
  /** The offices were told that it was not answered by then. */
  readonly escalated?: true | undefined;
  readonly order?: string | undefined;
  readonly declined?: Reversed | undefined;
};

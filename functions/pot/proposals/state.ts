import type { Day, Instant } from '../../../shared/calendar.ts';
import type { Office } from '../../../shared/units.ts';

/** What one office proposes and another answers, whatever it is about. Pure. */

/** By when it is to be answered (D6). What waited before there were such days has none, and is never overdue. */
export type Awaiting = {
  readonly replyBy?: Day;
  /** All offices were told that it was not answered by then. */
  readonly escalated?: true;
};

/** How a proposal ended that nobody adopted. `id`: of the event, whose reason is there until it is forgotten. */
export type Unadopted = {
  readonly status: 'declined' | 'withdrawn';
  readonly at: Instant;
  /** The office that declined or withdrew it. */
  readonly by: Office;
  readonly id: string;
  readonly reason?: string;
};

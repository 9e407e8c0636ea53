import type { Instant } from '../../../shared/calendar.ts';
import type { Copies, EditionId, PerDepot } from '../state.ts';

/** What went out of an order. Pure. */

/** That it was taken back: it stays readable, and counts no more. */
export type Reversed = { readonly at: Instant; readonly reason?: string | undefined };
/** What of an order went out at once, and what its receiver said of it. `id` is of the event. */
export type Delivery = {
  readonly id: string;
  readonly at: Instant;
  readonly delivered: Readonly<Record<EditionId, PerDepot<Copies>>>;
  readonly reversed?: Reversed | undefined;
};
export type Receipt = {
  readonly id: string;
  readonly at: Instant;
  readonly missing: Readonly<Record<EditionId, Copies>>;
  /** More was to come. */
  readonly partly?: true | undefined;
  readonly reversed?: Reversed | undefined;
};

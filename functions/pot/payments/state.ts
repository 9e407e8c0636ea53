import type { Day, Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Office } from '../../../shared/units.ts';
import type { Filed } from '../receipts/state.ts';
import type { SpendingRequest } from '../state.ts';

/**
 * What was paid on a request, what came back and what is claimed. All of it lies in the request, oldest first: its version
 * guards what is paid, and every answer shows it. Pure.
 */

export type Receipt = {
  readonly supplier: string;
  readonly number: string;
  readonly date: Day;
  readonly total?: Ore | undefined;
};

/** When and why it was taken back: then it stays readable, and counts no more. */
export type Reversed = { readonly at: Instant; readonly reason?: string };

/** `id` is of the event that made it, as a return's is. */
export type Payout = Filed & {
  readonly id: string;
  readonly at: Instant;
  readonly office: Office;
  readonly amount: Ore;
  readonly receipt: Receipt;
  /** The claim that it answered. */
  readonly claim?: string;
  readonly reversed?: Reversed;
};

/** Money that came back, to which office, and why until that is forgotten. */
export type Return = {
  readonly id: string;
  readonly at: Instant;
  readonly office: Office;
  readonly amount: Ore;
  readonly reason?: string;
  readonly reversed?: Reversed;
};

export type Claim = Filed & {
  readonly id: string;
  readonly createdAt: Instant;
  readonly amount: Ore;
  readonly receipt: Receipt;
  readonly status: 'open' | 'paid' | 'declined' | 'withdrawn';
  /** Who sees to it that it is answered, and by when (D6). */
  readonly owner: Office;
  readonly replyBy: Day;
  readonly escalated?: boolean;
  readonly paid?: Ore;
  /** Why it was declined, and which office did. */
  readonly reason?: string;
  readonly declinedBy?: Office;
  /** The event that declined it. */
  readonly reasonSince?: string;
};

/** What has been paid on one receipt, by whatever requests; its total counts while anything is. */
export type ReceiptUse = Entity & { readonly id: string; readonly total: Ore; readonly paid: Ore };

/** Nothing is deleted from the ledger's partition: a receipt on which nothing is paid any more is as good as none. */
export const inUse = (receipt: ReceiptUse | undefined): ReceiptUse | undefined =>
  receipt && receipt.paid > 0 ? receipt : undefined;

/** What a request paid to another supplier than its payee (D8): it counts in that one's split window, as of the reservation. */
export type PaidElsewhere = Entity &
  Pick<SpendingRequest, 'id' | 'heads' | 'amount' | 'freed' | 'reservedAt'> & { readonly supplier: string };

type Money = { readonly office: Office; readonly amount: Ore; readonly reversed?: Reversed };
/** Those of them that were not taken back. */
export const standing = <T extends { readonly reversed?: Reversed }>(all: readonly T[]): readonly T[] =>
  all.filter(({ reversed }) => !reversed);
const sumOf = (all: readonly Money[], office?: Office): Ore =>
  standing(all).reduce((total, each) => total + (office === undefined || each.office === office ? each.amount : 0), 0);

export const paidOutOf = ({ payouts }: SpendingRequest, office?: Office): Ore => sumOf(payouts, office);
export const returnedOf = ({ returns }: SpendingRequest, office?: Office): Ore => sumOf(returns, office);
export const netPaidOf = (request: SpendingRequest, office?: Office): Ore =>
  paidOutOf(request, office) - returnedOf(request, office);
/** What is still set aside for the request. Returned money goes back to the pot, not to the reservation. */
export const outstandingOf = (request: SpendingRequest): Ore =>
  request.status === 'reserved' ? request.amount - paidOutOf(request) - request.freed : 0;
export const openClaimsOf = ({ claims }: SpendingRequest): number =>
  claims.filter(({ status }) => status === 'open').length;

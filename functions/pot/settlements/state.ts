import type { Day, Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Reckoning, Transfer } from './reckoning.ts';

/** A settlement: what the offices owed each other when it was made, and what of it is paid. Pure. */

/** What was entered by mistake: when that was said, why until that is forgotten, and under which number it is booked. */
export type Reversed = { readonly at: Instant; readonly reason?: string; readonly voucher: number };

export type Payment = {
  /** The day on which the money came. */
  readonly day: Day;
  readonly at: Instant;
  /** The number of its ledger entry, and so of its voucher; by it a payment is known. */
  readonly voucher: number;
  readonly reversed?: Reversed;
};
/** Paid once; what else is there was reversed. */
export type SettledTransfer = Transfer & { readonly id: string; readonly payments: readonly Payment[] };

export type Settlement = Entity &
  Keeps & {
    /** Its number as a text. */
    readonly id: string;
    readonly number: number;
    readonly total: Reckoning['total'];
    readonly offices: Reckoning['offices'];
    readonly transfers: readonly SettledTransfer[];
    readonly voucher: number;
    /** D6: by when its transfers are paid. */
    readonly replyBy?: Day;
    readonly escalated?: true;
    readonly reversed?: Reversed;
  };

export const transferIn = ({ transfers }: Settlement, id: string): SettledTransfer | undefined =>
  transfers.find((transfer) => transfer.id === id);
/** The payment of a transfer that holds, if any. */
export const paymentOf = ({ payments }: SettledTransfer): Payment | undefined =>
  payments.find(({ reversed }) => reversed === undefined);

import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor } from '../../../shared/money.ts';
import { isToEscalate } from '../../../shared/overdue.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import { enumerated, namesFrom } from '../../../shared/words.ts';
import type { Decision, PotEvent } from '../events.ts';
import type { PotSettings } from '../offers.ts';
import { refuse } from '../problems.ts';
import type { Pot } from '../state.ts';
import { settle } from './reckoning.ts';
import { paymentOf, type SettledTransfer, type Settlement } from './state.ts';

/** Rules of settling (D7): what no earlier settlement covers is settled, paid, and put right where it was wrong. Pure. */
const subjectOf = (number: number): string => `pot/settlements/${number}`;

/** D6: by when the transfers are paid, as the settings say. */
export const payBy = ({ transferDays }: PotSettings, now: Instant): Day => addDays(dayOf(now), transferDays);
const dueBy = (replyBy: Day | undefined) => (replyBy === undefined ? {} : { replyBy });

/** It covers what no earlier one does; so there is none where nobody owes anything. */
export const makeSettlement = (
  { pot }: { readonly pot: Pot },
  replyBy?: Day | undefined,
): Decision<'nothing-to-settle'> => {
  const { total, offices, transfers } = settle(pot);
  if (transfers.length === 0) return refuse('nothing-to-settle');
  const number = (pot.lastSettlement ?? 0) + 1;
  return [{ type: 'SettlementMade', subject: subjectOf(number), number, total, offices, transfers, ...dueBy(replyBy) }];
};

type OnTransfer = { readonly settlement: Settlement; readonly transfer: SettledTransfer };
const on = ({ settlement: { number }, transfer: { id, from, to, amount } }: OnTransfer) => ({
  subject: subjectOf(number),
  number,
  transfer: id,
  from,
  to,
  amount,
});

/** The office that received marks it; what has been may be told later, what is to come may not. */
export const payTransfer = (
  state: OnTransfer,
  { day, today }: { readonly day: Day | undefined; readonly today: Day },
): Decision<'wrong-status' | 'invalid-input'> => {
  if (state.settlement.reversed) return wrongStatus('reversed');
  const paid = paymentOf(state.transfer);
  if (paid) return day === undefined || day === paid.day ? [] : wrongStatus('paid');
  if (day !== undefined && day > today) return invalidField('/day', 'future');
  return [{ type: 'TransferPaid', ...on(state), day: day ?? today }];
};

/** The transfer then waits for its payment again, by a day of its own. */
export const reversePayment = (
  state: OnTransfer,
  reason: string,
  replyBy?: Day | undefined,
): Decision<'wrong-status'> => {
  const paid = paymentOf(state.transfer);
  if (paid)
    return [{ type: 'TransferPaymentReversed', ...on(state), payment: paid.voucher, reason, ...dueBy(replyBy) }];
  return state.transfer.payments.length > 0 ? [] : wrongStatus('unpaid');
};

/** D6: what the daily schedule does with one of which something is not paid by its day. */
export const escalateSettlement = (
  { settlement }: { readonly settlement: Settlement },
  today: Day,
): readonly PotEvent[] => {
  const { number, reversed, replyBy, transfers } = settlement;
  const unpaid = transfers.filter((each) => !paymentOf(each));
  if (reversed || unpaid.length === 0 || replyBy === undefined || !isToEscalate(settlement, today)) return [];
  const plain = unpaid.map(({ from, to, amount }) => ({ from, to, amount }));
  return [{ type: 'SettlementEscalated', subject: subjectOf(number), number, replyBy, transfers: plain }];
};

const nameOf = namesFrom({});
const inWords = ({ from, to, amount }: SettledTransfer) => ({
  sv: `${kronor(amount)} från ${nameOf(from)} till ${nameOf(to)}`,
  en: `${kronor(amount, 'en')} from ${nameOf(from)} to ${nameOf(to)}`,
});

/** What it covered is in the next one; while a payment rests on it, it stands. */
export const reverseSettlement = (
  { settlement }: { readonly settlement: Settlement },
  reason: string,
): Decision<'rests-on'> => {
  const { number, reversed, transfers } = settlement;
  if (reversed) return [];
  const paid = transfers.filter(paymentOf);
  if (paid.length > 0) {
    const words = paid.map(inWords);
    const sv = enumerated(words.map((each) => each.sv)).sv;
    const en = enumerated(words.map((each) => each.en)).en;
    const detail = text(
      `${sv} är redan betalt; återta först den betalningen.`,
      `${en} is paid already; reverse that payment first.`,
    );
    return restsOn(
      detail,
      paid.map(({ id }) => id),
    );
  }
  const plain = transfers.map(({ from, to, amount }) => ({ from, to, amount }));
  return [{ type: 'SettlementReversed', subject: subjectOf(number), number, transfers: plain, reason }];
};

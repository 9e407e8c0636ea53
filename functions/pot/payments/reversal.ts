import { tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor } from '../../../shared/money.ts';
import { refuse as no, text, wrongStatus } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import type { Office } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { on } from '../requests/case.ts';
import { checkFunds } from '../requests/voting.ts';
import type { Pot, SpendingRequest } from '../state.ts';
import { netPaidOf, type ReceiptUse, standing } from './state.ts';

/** Rules of putting right what was paid and what came back (D7). Pure. */

type By = { readonly reason: string; readonly offices: readonly Office[] };
type OnPayout = By & { readonly payout: string };
type One = { readonly request: SpendingRequest };

/** By whoever may pay for that office. */
const ownPayout = ({ request }: One, { payout: id, offices }: OnPayout) => {
  const payout = request.payouts.find((each) => each.id === id);
  if (!payout) return no('not-found');
  return offices.includes(payout.office) ? payout : no('not-allowed');
};

/**
 * A whole payout: reservation, claim and receipt are as before, except that of a request which has ended meanwhile the money
 * goes back to the pot. What came back to the office since must be covered by its other payouts.
 */
export const reversePayout = (state: One, command: OnPayout): Decision<'not-found' | 'not-allowed' | 'rests-on'> => {
  const { request } = state;
  const payout = ownPayout(state, command);
  if ('refused' in payout) return payout;
  if (payout.reversed) return [];
  const { id, office, amount, receipt, claim } = payout;
  if (netPaidOf(request, office) < amount) {
    const resting = standing(request.returns).filter((each) => each.office === office);
    const sum = resting.reduce((total, each) => total + each.amount, 0);
    return restsOn(
      text(
        `${kronor(sum)} har kommit tillbaka; ta först tillbaka den återbetalningen.`,
        `${kronor(sum, 'en')} came back; reverse that return first.`,
      ),
      resting.map((each) => each.id),
    );
  }
  return [
    {
      type: 'PayoutReversed',
      ...on(request),
      line: request.budgetLine,
      office,
      amount,
      freed: request.status === 'reserved' ? 0 : amount,
      payout: id,
      receipt,
      ...(claim !== undefined && { claim }),
      reason: command.reason,
    },
  ];
};

/** What the receipt of a payout is for in all: never less than what is paid on it. */
export const correctReceipt = (
  state: One & { readonly receipt: ReceiptUse | undefined },
  command: OnPayout & { readonly total: number },
): Decision<'not-found' | 'not-allowed' | 'wrong-status' | 'invalid-input'> => {
  const { request, receipt } = state;
  const { total, reason } = command;
  const payout = ownPayout(state, command);
  if ('refused' in payout) return payout;
  if (payout.reversed || !receipt)
    return no('wrong-status', text('Utbetalningen är tillbakatagen.', 'The payout is reversed.'));
  if (total < receipt.paid) return invalidField('/total', tooSmall(receipt.paid));
  if (total === receipt.total) return [];
  return [{ type: 'ReceiptCorrected', ...on(request), payout: payout.id, office: payout.office, total, reason }];
};

/** What came back did not: it is paid again, of what the line has left. */
export const reverseReturn = (
  { pot, request }: One & { readonly pot: Pot },
  command: { readonly returned: string; readonly reason: string },
): Decision<'not-found' | 'wrong-status' | 'insufficient-funds'> => {
  const found = request.returns.find(({ id }) => id === command.returned);
  if (!found) return no('not-found');
  if (found.reversed) return [];
  if (request.status === 'withdrawn') return wrongStatus(request.status);
  const { id: returned, office, amount } = found;
  const { budgetLine: line } = request;
  return (
    checkFunds(pot, request, amount) ?? [
      { type: 'ReturnReversed', ...on(request), line, office, amount, returned, reason: command.reason },
    ]
  );
};

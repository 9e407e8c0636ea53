import { folded } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { type Office, offices } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision } from '../events.ts';
import { on } from '../requests/case.ts';
import { type Claim, netPaidOf, outstandingOf, type Receipt, type ReceiptUse, type SpendingRequest } from '../state.ts';

/** Rules of what is paid on a reservation: claims, payouts, returns (D7). Pure. */
/** More open claims than this on one request would be a misunderstanding. */
export const mostOpenClaims = 20;

type One = { readonly request: SpendingRequest };

/** Spending is possible only on a reservation, and only up to what is outstanding. */
const checkOutstanding = (request: SpendingRequest, amount: Ore) => {
  if (request.status !== 'reserved') return wrongStatus(request.status);
  const left = outstandingOf(request);
  return amount <= left
    ? undefined
    : refuse('exceeds-outstanding', text(`${kronor(left)} återstår.`, `${kronor(left, 'en')} is outstanding.`));
};

/** The first payment on a receipt sets its total, which is at least that payment. */
const checkTotal = (receipt: Receipt, amount: Ore) =>
  receipt.total !== undefined && receipt.total < amount ? invalidField('/receipt/total', 'too-small') : undefined;

/** D7: the requesting unit hands in a receipt; an office answers with a payout or a reason. */
export const claim = (
  { request }: One,
  command: { readonly claim: string; readonly amount: Ore; readonly receipt: Receipt },
): Decision<'wrong-status' | 'exceeds-outstanding' | 'too-many-claims' | 'invalid-input'> => {
  const refusal = checkOutstanding(request, command.amount) ?? checkTotal(command.receipt, command.amount);
  if (refusal) return refusal;
  if (request.openClaims >= mostOpenClaims)
    return refuse('too-many-claims', text(`Högst ${mostOpenClaims} i taget.`, `At most ${mostOpenClaims} at a time.`));
  return [{ type: 'ClaimMade', ...on(request), ...command }];
};

export const declineClaim = (
  { request, claim }: One & { readonly claim: Claim },
  reason: string,
): Decision<'unknown-claim'> => {
  if (claim.status === 'declined' && claim.reason === reason) return [];
  if (claim.status !== 'open') return refuse('unknown-claim');
  return [{ type: 'ClaimDeclined', ...on(request), claim: claim.id, reason }];
};

/** Supplier and number as they are compared: trimmed, case-folded, NFC. Two payouts of one receipt meet here. */
export const receiptId = ({ supplier, number }: Receipt): string => [supplier, number].map(folded).join('\n');

/** D7: up to what is outstanding; payouts that share a receipt stay together within its total. */
export const payOut = (
  { request, claim, receipt }: One & { readonly claim: Claim | undefined; readonly receipt: ReceiptUse | undefined },
  command: {
    readonly amount: Ore;
    readonly paidBy: Office;
    readonly receipt: Receipt;
    readonly claim?: string | undefined;
  },
): Decision<'wrong-status' | 'exceeds-outstanding' | 'unknown-claim' | 'duplicate-receipt' | 'invalid-input'> => {
  const { amount, paidBy } = command;
  const refusal = checkOutstanding(request, amount) ?? (receipt ? undefined : checkTotal(command.receipt, amount));
  if (refusal) return refusal;
  if (command.claim !== undefined && claim?.status !== 'open') return refuse('unknown-claim');
  if (receipt && receipt.paid + amount > receipt.total)
    return refuse(
      'duplicate-receipt',
      text(
        `Kvittot är på ${kronor(receipt.total)}, varav ${kronor(receipt.paid)} är utbetalt.`,
        `The receipt is for ${kronor(receipt.total, 'en')}, of which ${kronor(receipt.paid, 'en')} is paid.`,
      ),
    );
  return [
    {
      type: 'PayoutMade',
      ...on(request),
      line: request.budgetLine,
      office: paidBy,
      amount,
      receipt: command.receipt,
      receiptId: receiptId(command.receipt),
      ...(command.claim !== undefined && { claim: command.claim }),
    },
  ];
};

/** D7: returned money goes back to the pot; at most what the receiving office has paid. */
export const takeReturn = (
  { request }: One,
  command: { readonly amount: Ore; readonly reason: string; readonly receivedBy?: Office | undefined },
): Decision<'wrong-status' | 'exceeds-paid' | 'received-by-needed'> => {
  if (request.status !== 'reserved' && request.status !== 'closed') return wrongStatus(request.status);
  const payers = offices.filter((office) => netPaidOf(request, office) > 0);
  const office = command.receivedBy ?? (payers.length === 1 ? payers[0] : undefined);
  if (office === undefined && payers.length > 1) return refuse('received-by-needed');
  const paid = office ? netPaidOf(request, office) : 0;
  if (office === undefined || command.amount > paid)
    return refuse('exceeds-paid', text(`${kronor(paid)} är utbetalt.`, `${kronor(paid, 'en')} is paid.`));
  return [
    {
      type: 'ReturnReceived',
      ...on(request),
      line: request.budgetLine,
      office,
      amount: command.amount,
      reason: command.reason,
      seen: request.version,
    },
  ];
};

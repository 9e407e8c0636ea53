import { addMonths, type Day } from '../../../shared/calendar.ts';
import { folded } from '../../../shared/names.ts';
import { tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { type Office, offices } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision, PotEvent } from '../events.ts';
import { on } from '../requests/case.ts';
import type { SpendingRequest } from '../state.ts';
import { type Claim, inUse, netPaidOf, openClaimsOf, outstandingOf, type Receipt, type ReceiptUse } from './state.ts';

/** Rules of what is paid on a reservation: claims, payouts, returns (D7). Pure. */
/** More open claims than this on one request would be a misunderstanding. */
export const mostOpenClaims = 20;
/** A request holds its claims and its payouts, what was answered and reversed included: so many of each still fit well. */
export const mostInAll = 100;

type One = { readonly request: SpendingRequest };
/** By which offices, about which claim, and why. */
type Answering = { readonly claim: string; readonly reason: string; readonly offices: readonly Office[] };

/** Spending is possible only on a reservation, and only up to what is outstanding. */
const checkOutstanding = (request: SpendingRequest, amount: Ore) => {
  if (request.status !== 'reserved') return wrongStatus(request.status);
  const left = outstandingOf(request);
  return amount <= left
    ? undefined
    : refuse('exceeds-outstanding', text(`${kronor(left)} återstår.`, `${kronor(left, 'en')} is outstanding.`));
};

const months = 18;
const isOld = {
  code: 'old',
  detail: text(
    `Kvittot är äldre än ${months} månader; säg old: true om det stämmer ändå.`,
    `The receipt is more than ${months} months old; say old: true if it is right all the same.`,
  ),
};
/** What has been may be recorded: a receipt is of today or before, and what is old is meant to be. */
export type Dated = { readonly receipt: Receipt; readonly old?: true | undefined; readonly today: Day };
const checkDate = ({ receipt: { date }, old, today }: Dated) => {
  if (date > today) return invalidField('/receipt/date', 'future');
  return date < addMonths(today, -months) && !old ? invalidField('/receipt/date', isOld) : undefined;
};

/** The first payment on a receipt sets its total, which is at least that payment. */
const checkTotal = (receipt: Receipt, amount: Ore) =>
  receipt.total !== undefined && receipt.total < amount ? invalidField('/receipt/total', tooSmall(amount)) : undefined;

const atATime = text(`Högst ${mostOpenClaims} i taget.`, `At most ${mostOpenClaims} at a time.`);
const inAll = text(
  `Högst ${mostInAll} på en begäran; lämna in en ny.`,
  `At most ${mostInAll} on a request; file another.`,
);

/** D7: the requesting unit hands in a receipt; an office answers with a payout or a reason. */
export const claim = (
  { request }: One,
  command: Dated & { readonly claim: string; readonly amount: Ore; readonly replyBy: Day },
): Decision<'wrong-status' | 'exceeds-outstanding' | 'too-many-claims' | 'invalid-input'> => {
  const { claim: id, amount, receipt } = command;
  const refusal = checkOutstanding(request, amount) ?? checkDate(command) ?? checkTotal(receipt, amount);
  if (refusal) return refusal;
  if (openClaimsOf(request) >= mostOpenClaims) return refuse('too-many-claims', atATime);
  if (request.claims.length >= mostInAll) return refuse('too-many-claims', inAll);
  const { owner } = request;
  return [{ type: 'ClaimMade', ...on(request), claim: id, amount, receipt, owner, replyBy: command.replyBy }];
};

const sameReceipt = (a: Receipt, b: Receipt): boolean =>
  (['supplier', 'number', 'date', 'total'] as const).every((field) => a[field] === b[field]);
type ClaimEdit = Partial<Pick<Dated, 'old'>> &
  Pick<Dated, 'today'> & {
    readonly claim: string;
    readonly amount?: Ore | undefined;
    readonly receipt?: Receipt | undefined;
  };
const claimIn = ({ claims }: SpendingRequest, id: string | undefined) => claims.find((each) => each.id === id);

/** The office that answers: the claim's owner where it is theirs, too. */
const answering = ({ owner }: Claim, own: readonly Office[]): Office | undefined =>
  own.includes(owner) ? owner : own[0];

export const declineClaim = (
  { request }: One,
  { claim: id, reason, offices: own }: Answering,
): Decision<'unknown-claim'> => {
  const is = claimIn(request, id);
  if (is?.status === 'declined' && is.reason === reason) return [];
  if (is?.status !== 'open') return refuse('unknown-claim');
  const by = answering(is, own);
  return [{ type: 'ClaimDeclined', ...on(request), claim: id, ...(by !== undefined && { by }), reason }];
};

/** Whoever declined it looks at it again. */
export const reopenClaim = (
  { request }: One,
  { claim: id, reason, offices: own, replyBy }: Answering & { readonly replyBy: Day },
): Decision<'unknown-claim' | 'wrong-status' | 'exceeds-outstanding' | 'too-many-claims' | 'not-allowed'> => {
  const is = claimIn(request, id);
  if (is?.status === 'open') return [];
  if (is?.status !== 'declined') return refuse('unknown-claim');
  const by = is.declinedBy ?? is.owner;
  if (!own.includes(by)) return refuse('not-allowed');
  const refusal = checkOutstanding(request, is.amount);
  if (refusal) return refusal;
  if (openClaimsOf(request) >= mostOpenClaims) return refuse('too-many-claims', atATime);
  return [{ type: 'ClaimReopened', ...on(request), claim: id, owner: is.owner, replyBy, by, reason }];
};

/** Whoever handed a receipt in may correct it until it is answered. */
export const correctClaim = (
  { request }: One,
  { claim: id, today, old, ...edit }: ClaimEdit,
): Decision<'unknown-claim' | 'wrong-status' | 'exceeds-outstanding' | 'invalid-input'> => {
  const is = claimIn(request, id);
  if (is?.status !== 'open') return refuse('unknown-claim');
  const { amount = is.amount, receipt = is.receipt } = edit;
  const refusal =
    checkOutstanding(request, amount) ??
    (edit.receipt && checkDate({ receipt, old, today })) ??
    checkTotal(receipt, amount);
  if (refusal) return refusal;
  if (amount === is.amount && sameReceipt(receipt, is.receipt)) return [];
  return [{ type: 'ClaimCorrected', ...on(request), claim: id, amount, receipt }];
};

/** D6: a claim past its day to be answered by is told to all offices, once. */
export const escalated = ({ request }: One, today: Day): readonly PotEvent[] =>
  request.claims
    .filter((is) => is.status === 'open' && is.replyBy < today && !is.escalated)
    .map(({ id, owner, replyBy }) => ({ type: 'ClaimEscalated', ...on(request), claim: id, owner, replyBy }));

/** Whoever handed a receipt in may take it back until it is answered; one that is paid meanwhile stays paid. */
export const withdrawClaim = ({ request }: One, id: string): Decision<'unknown-claim'> => {
  const is = claimIn(request, id);
  if (is?.status === 'withdrawn') return [];
  if (is?.status !== 'open') return refuse('unknown-claim');
  return [{ type: 'ClaimWithdrawn', ...on(request), claim: id }];
};

/** Supplier and number as they are compared. Two payouts of one receipt meet here. */
export const receiptId = ({ supplier, number }: Receipt): string => [supplier, number].map(folded).join('\n');

/** D7: up to what is outstanding; payouts that share a receipt stay together within its total. */
export const payOut = (
  { request, receipt: used }: One & { readonly receipt: ReceiptUse | undefined },
  command: Dated & { readonly amount: Ore; readonly paidBy: Office; readonly claim?: string | undefined },
): Decision<
  'wrong-status' | 'exceeds-outstanding' | 'unknown-claim' | 'duplicate-receipt' | 'too-many-payouts' | 'invalid-input'
> => {
  const { amount, paidBy } = command;
  const receipt = inUse(used);
  const refusal =
    checkOutstanding(request, amount) ??
    checkDate(command) ??
    (receipt ? undefined : checkTotal(command.receipt, amount));
  if (refusal) return refusal;
  if (request.payouts.length >= mostInAll) return refuse('too-many-payouts', inAll);
  if (command.claim !== undefined && claimIn(request, command.claim)?.status !== 'open') return refuse('unknown-claim');
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
    },
  ];
};

import { type Recorded, notStored } from '../../../shared/commit.ts';
import type { PotEvent } from '../events.ts';
import { without } from '../fold.ts';
import { elsewhereAfter } from '../payees.ts';
import type { Filed } from '../receipts/state.ts';
import type { PotState, SpendingRequest } from '../state.ts';
import { type Claim, inUse, type ReceiptUse } from './state.ts';

/** Folds what is claimed, paid and given back into a request, and into what counts beside it. Total: it judges nothing. Pure. */

const changed = <T extends { readonly id: string }>(
  all: readonly T[],
  id: string | undefined,
  change: Partial<T>,
  ...gone: readonly (keyof T)[]
): readonly T[] => all.map((each) => (each.id === id ? ({ ...without(each, ...gone), ...change } as T) : each));

const withClaim = (
  request: SpendingRequest,
  id: string | undefined,
  change: Partial<Claim>,
  ...gone: readonly (keyof Claim)[]
): SpendingRequest => ({ ...request, claims: changed(request.claims, id, change, ...gone) });

/** The claim or the payout that the receipt belongs to. */
const withFile = (
  request: SpendingRequest,
  id: string,
  change: Filed,
  ...gone: readonly (keyof Filed)[]
): SpendingRequest => ({
  ...request,
  claims: changed(request.claims, id, change, ...gone),
  payouts: changed(request.payouts, id, change, ...gone),
});

const reversedBy = ({ at, reason }: { readonly at: string; readonly reason: string }) => ({ reversed: { at, reason } });

export const evolvePayments = (request: SpendingRequest, event: Recorded<PotEvent>): SpendingRequest => {
  switch (event.type) {
    case 'ClaimMade': {
      const { claim: id, at: createdAt, amount, receipt, owner, replyBy } = event;
      const claim = { id, createdAt, amount, receipt, status: 'open', owner, replyBy } as const;
      return { ...request, claims: [...request.claims, claim] };
    }
    case 'ClaimCorrected':
      return withClaim(request, event.claim, { amount: event.amount, receipt: event.receipt });
    case 'ClaimEscalated':
      return withClaim(request, event.claim, { escalated: true });
    case 'ClaimWithdrawn':
      return withClaim(request, event.claim, { status: 'withdrawn' });
    case 'ClaimDeclined':
      return withClaim(request, event.claim, {
        status: 'declined',
        reason: event.reason,
        reasonSince: event.id,
        ...(event.by !== undefined && { declinedBy: event.by }),
      });
    case 'ClaimReopened':
      return withClaim(
        request,
        event.claim,
        { status: 'open', replyBy: event.replyBy },
        'reason',
        'reasonSince',
        'declinedBy',
        'escalated',
      );
    case 'PayoutMade': {
      const { id, at, office, amount, receipt, claim } = event;
      const payout = { id, at, office, amount, receipt, ...(claim !== undefined && { claim }) };
      return {
        ...withClaim(request, claim, { status: 'paid', paid: amount }),
        payouts: [...request.payouts, payout],
      };
    }
    case 'ReturnReceived': {
      const { id, at, office, amount, reason } = event;
      return { ...request, returns: [...request.returns, { id, at, office, amount, reason }] };
    }
    case 'PayoutReversed':
      return {
        ...withClaim(request, event.claim, { status: 'open' }, 'paid', 'escalated'),
        payouts: changed(request.payouts, event.payout, reversedBy(event)),
        freed: request.freed + event.freed,
      };
    case 'ReceiptCorrected': {
      const { payout, total } = event;
      const receipt = request.payouts.find(({ id }) => id === payout)?.receipt;
      return receipt
        ? { ...request, payouts: changed(request.payouts, payout, { receipt: { ...receipt, total } }) }
        : request;
    }
    case 'ReceiptFiled': {
      const { receipt, upload, at, hash, bytes, mediaType } = event;
      return withFile(request, receipt, { file: { upload, at, hash, bytes, mediaType } }, 'fileFault');
    }
    case 'ReceiptFileRefused': {
      const { receipt, upload, at, reason } = event;
      return withFile(request, receipt, { fileFault: { upload, at, reason } });
    }
    case 'ReturnReversed':
      return { ...request, returns: changed(request.returns, event.returned, reversedBy(event)) };
    default:
      return request;
  }
};

type Paid = Recorded<Extract<PotEvent, { type: 'PayoutMade' | 'PayoutReversed' }>>;

/** With the first payout on a receipt begins its total, and with the last one it goes. */
const receiptAfter = (before: ReceiptUse | undefined, event: Paid): ReceiptUse | undefined => {
  const { receipt, amount } = event;
  if (event.type === 'PayoutReversed') return before && { ...before, paid: before.paid - amount };
  const is = inUse(before) ?? {
    ...(before ?? notStored),
    id: event.receiptId,
    total: receipt.total ?? amount,
    paid: 0,
  };
  return { ...is, paid: is.paid + amount };
};

/** What is paid on a receipt by all, and to another than the payee, once the request is as this event made it. */
export const evolveBeside = (state: PotState, event: Recorded<PotEvent>): PotState => {
  if (event.type === 'ReceiptCorrected')
    return state.receipt ? { ...state, receipt: { ...state.receipt, total: event.total } } : state;
  if (event.type !== 'PayoutMade' && event.type !== 'PayoutReversed') return state;
  const { supplier } = event.receipt;
  const elsewhere = state.request && elsewhereAfter(state.request, state.elsewhere, supplier);
  return { ...state, receipt: receiptAfter(state.receipt, event), ...(elsewhere && { elsewhere }) };
};

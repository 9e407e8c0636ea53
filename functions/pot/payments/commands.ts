import { officesOf } from '../../../shared/actor.ts';
import { addDays, dayOf } from '../../../shared/calendar.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { given, inOrder, toSet } from '../../../shared/reads.ts';
import { potSettingsOf } from '../offers.ts';
import type { SpendingRequest } from '../state.ts';
import { onRequest } from '../requests/on-request.ts';
import type { OnRequest } from '../requests/reads.ts';
import {
  requestCommand as command,
  paidBeside,
  paidElsewhere,
  receiptUse,
  requestJournal,
  reserved,
  sharesOf,
  spending,
} from '../store.ts';
import { contract } from './contract.ts';
import { correctReceipt, reversePayout, reverseReturn } from './reversal.ts';
import {
  claim,
  correctClaim,
  declineClaim,
  payOut,
  receiptId,
  reopenClaim,
  takeReturn,
  withdrawClaim,
} from './rules.ts';
import type { ReceiptUse } from './state.ts';

/** The operations on what is paid. All that one needs is read in one wave: each item written guards itself. */
/** One of what lies in a request. */
const within = <K extends 'claim' | 'payout' | 'return'>(name: K, list: `${K}s`) =>
  about({
    reads: ({ campaign, request }: OnRequest & { readonly [N in K]: string }) =>
      inOrder({ request: spending(campaign, request) }),
    target: ({ request }, _actor, { [name]: id }) =>
      request?.[list].some((each) => each.id === id) ? { unit: request.unit, filer: request.filer } : undefined,
    version: ({ request }) => request?.version ?? 0,
    journal: ({ request }, { campaign }) => requestJournal(campaign, request as SpendingRequest),
  });
const theClaim = within('claim', 'claims');
const thePayout = within('payout', 'payouts');
const theReturn = within('return', 'returns');

const payoutIn = ({ payouts }: SpendingRequest, id: string) => payouts.find((each) => each.id === id);
/** What is paid on the receipt of a payout; one that does not exist has none. */
const receiptOf = (
  { campaign, payout }: { readonly campaign: string; readonly payout: string },
  is: SpendingRequest,
) => {
  const receipt = payoutIn(is, payout)?.receipt;
  return receiptUse(campaign, receipt && receiptId(receipt));
};
/** The request, and which of its claims is shown beside it. */
const withClaim = (path: Parameters<typeof reserved>[0], claim: string | undefined) =>
  inOrder({ ...reserved(path), claim: given(claim) });

export const operations: Handlers<typeof contract> = {
  claimPayment: command(contract.claimPayment, {
    ...onRequest,
    reads: ({ params, newId }) =>
      inOrder({ ...reserved(params), claim: given(newId), settings: settings(params.campaign, potSettingsOf) }),
    decide: (state, { body, newId }, now) => {
      const today = dayOf(now);
      return claim(state, { ...body, claim: newId, today, replyBy: addDays(today, state.settings.replyByDays) });
    },
  }),

  correctClaim: command(contract.correctClaim, {
    ...onRequest,
    about: theClaim,
    reads: ({ params }) => withClaim(params, params.claim),
    decide: (state, { params, body }, now) => correctClaim(state, { ...body, claim: params.claim, today: dayOf(now) }),
  }),

  withdrawClaim: command(contract.withdrawClaim, {
    ...onRequest,
    about: theClaim,
    reads: ({ params }) => withClaim(params, params.claim),
    decide: (state, { params }) => withdrawClaim(state, params.claim),
  }),

  declineClaim: command(contract.declineClaim, {
    ...onRequest,
    about: theClaim,
    reads: ({ params }) => withClaim(params, params.claim),
    decide: (state, { params, body, actor }) =>
      declineClaim(state, { claim: params.claim, reason: body.reason, offices: officesOf(actor) }),
  }),

  reopenClaim: command(contract.reopenClaim, {
    ...onRequest,
    about: theClaim,
    reads: ({ params }) =>
      inOrder({ ...reserved(params), claim: given(params.claim), settings: settings(params.campaign, potSettingsOf) }),
    decide: (state, { params, body, actor }, now) =>
      reopenClaim(state, {
        claim: params.claim,
        reason: body.reason,
        offices: officesOf(actor),
        replyBy: addDays(dayOf(now), state.settings.replyByDays),
      }),
  }),

  payOut: command(contract.payOut, {
    ...onRequest,
    mayDo: ({ actor, body }) => officesOf(actor).includes(body.paidBy),
    unweighed: ['receipt', 'elsewhere'],
    least: (actor) => ({ paidBy: officesOf(actor)[0] }),
    reads: ({ params, body }) =>
      inOrder(
        {
          ...reserved(params),
          claim: given(body.claim),
          receipt: toSet<ReceiptUse>(receiptUse(params.campaign, receiptId(body.receipt))),
        },
        ({ request }) => ({ elsewhere: paidElsewhere(params.campaign, request, body.receipt.supplier) }),
      ),
    decide: (state, { body }, now) => payOut(state, { ...body, today: dayOf(now) }),
  }),

  reversePayout: command(contract.reversePayout, {
    ...onRequest,
    about: thePayout,
    reads: ({ params }) =>
      inOrder(reserved(params), ({ request }) => ({
        receipt: receiptOf(params, request),
        shares: sharesOf(params.campaign, request),
        elsewhere: paidBeside(params.campaign, request, payoutIn(request, params.payout)?.receipt.supplier),
        claim: given(payoutIn(request, params.payout)?.claim),
      })),
    unweighed: ['elsewhere', 'shares', 'claim'],
    decide: (state, { params, body, actor }) =>
      reversePayout(state, { payout: params.payout, reason: body.reason, offices: officesOf(actor) }),
  }),

  correctReceipt: command(contract.correctReceipt, {
    ...onRequest,
    about: thePayout,
    reads: ({ params }) => inOrder(reserved(params), ({ request }) => ({ receipt: receiptOf(params, request) })),
    decide: (state, { params, body, actor }) =>
      correctReceipt(state, { payout: params.payout, ...body, offices: officesOf(actor) }),
  }),

  reverseReturn: command(contract.reverseReturn, {
    ...onRequest,
    about: theReturn,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { params, body }) => reverseReturn(state, { returned: params.return, reason: body.reason }),
  }),

  takeReturn: command(contract.takeReturn, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { body }) => takeReturn(state, body),
  }),
};

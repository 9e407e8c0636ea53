import { officesOf } from '../../../shared/actor.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { fresh, inOrder, needed, toSet } from '../../../shared/reads.ts';
import type { Claim, ReceiptUse, SpendingRequest } from '../state.ts';
import { onRequest } from '../requests/commands.ts';
import { claim as claimAt, command, receiptUse, requestJournal, reserved, spending } from '../store.ts';
import { contract } from './contract.ts';
import { claim, declineClaim, payOut, receiptId, takeReturn } from './rules.ts';

/** The operations on what is paid. All that one needs is read in one wave: each item written guards itself. */
type OnClaim = { readonly campaign: string; readonly request: string; readonly claim: string };

export const operations: Handlers<typeof contract> = {
  claimPayment: command(contract.claimPayment, {
    ...onRequest,
    reads: ({ params }) => inOrder({ ...reserved(params), claim: fresh<Claim>() }),
    decide: (state, { body, newId }) => claim(state, { ...body, claim: newId }),
  }),

  declineClaim: command(contract.declineClaim, {
    ...onRequest,
    about: about({
      reads: (path: OnClaim) =>
        inOrder({
          request: spending(path.campaign, path.request),
          claim: claimAt(path.campaign, path.request, path.claim),
        }),
      target: ({ request, claim: found }) => found && request && { unit: request.unit, filer: request.filer },
      version: ({ request }) => request?.version ?? 0,
      journal: ({ request }, { campaign }) => requestJournal(campaign, request as SpendingRequest),
    }),
    reads: ({ params }) =>
      inOrder({ ...reserved(params), claim: needed(claimAt(params.campaign, params.request, params.claim)) }),
    decide: (state, { body }) => declineClaim(state, body.reason),
  }),

  payOut: command(contract.payOut, {
    ...onRequest,
    mayDo: ({ actor, body }) => officesOf(actor).includes(body.paidBy),
    reads: ({ params, body }) =>
      inOrder({
        ...reserved(params),
        claim: claimAt(params.campaign, params.request, body.claim),
        receipt: toSet<ReceiptUse>(receiptUse(params.campaign, receiptId(body.receipt))),
      }),
    decide: (state, { body }) => payOut(state, body),
  }),

  takeReturn: command(contract.takeReturn, {
    ...onRequest,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { body }) => takeReturn(state, body),
  }),
};

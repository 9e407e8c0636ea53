import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { ulidForm } from '../../../shared/field-words.ts';
import { amount, inForm, office, prose, weighed } from '../../../shared/fields.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { receipt, spendingRequest } from '../resources.ts';

/** What is paid on a reservation, and what comes back. Pure. */
/** What is older than 18 months is meant to be. */
const old = z.optional(z.literal(true));
const one = '/campaigns/{campaign}/pot/requests/{request}';

export const contract = {
  claimPayment: {
    route: `POST ${one}/claims`,
    summary: 'Hand in a receipt',
    description:
      'An office answers with a payout or a reason; the one that owns the request sees to it, by `replyBy`. The receipt is of today or before, and at most 18 months old unless `old` is true.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z.strictObject({ amount: amount(), receipt, old }),
    result: spendingRequest,
    refusals: ['wrong-status', 'exceeds-outstanding', 'too-many-claims'],
    example: {
      body: { amount: 1_200_000, receipt: example.receipt },
      result: example.claimed,
    },
  },
  correctClaim: {
    route: `PATCH ${one}/claims/{claim}`,
    summary: 'Correct a receipt that nobody has answered',
    description: 'What is not named stays.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z
      .strictObject({ amount: z.optional(amount()), receipt: z.optional(receipt), old })
      .check(z.refine(({ amount: sum, receipt: of }) => sum !== undefined || of !== undefined, 'nothing')),
    result: spendingRequest,
    refusals: ['unknown-claim', 'wrong-status', 'exceeds-outstanding'],
    example: { body: { amount: 1_100_000 }, result: example.claimed },
  },
  withdrawClaim: {
    route: `POST ${one}/claims/{claim}/withdrawal`,
    summary: 'Take back a receipt that nobody has answered',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    result: spendingRequest,
    refusals: ['unknown-claim'],
    example: { result: { ...example.request, claims: [{ ...example.claim, status: 'withdrawn' }] } },
  },
  declineClaim: {
    route: `POST ${one}/claims/{claim}/declines`,
    summary: 'Answer a claim with a reason instead of a payout',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: spendingRequest,
    refusals: ['unknown-claim'],
    example: {
      body: { reason: 'Kvittot saknar datum.' },
      result: {
        ...example.request,
        claims: [{ ...example.claim, status: 'declined', reason: 'Kvittot saknar datum.' }],
      },
    },
  },
  reopenClaim: {
    route: `POST ${one}/claims/{claim}/reopening`,
    summary: 'Look again at a claim that was declined',
    description: 'By the office that declined it; it is open again, with a new `replyBy`.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: spendingRequest,
    refusals: ['unknown-claim', 'wrong-status', 'exceeds-outstanding', 'too-many-claims'],
    example: { body: { reason: 'Kvittot har nu ett datum.' }, result: example.claimed },
  },
  payOut: {
    route: `POST ${one}/payouts`,
    summary: 'Pay from the reservation',
    description:
      'By staff and heads of the office `paidBy`, up to what is outstanding. Payouts may share a receipt (supplier and number compared as one sees them: NFKC, any case, spaces as one) while their sum is at most its `total` (default: the first amount). The date is of today or before, and at most 18 months ago unless `old` is true. D8: who is paid first becomes the payee of a request without one; `warnings` tells of others.',
    see: 'offices-or-target-unit',
    act: 'offices',
    query: weighed,
    body: z.strictObject({
      amount: amount(),
      paidBy: office(),
      receipt,
      old,
      claim: z.optional(z.string().check(...inForm(/^[0-9A-Z]{26}$/, ulidForm))),
    }),
    result: spendingRequest,
    decisive: { PayoutMade: true },
    refusals: ['wrong-status', 'exceeds-outstanding', 'unknown-claim', 'duplicate-receipt', 'too-many-payouts'],
    example: {
      body: { amount: 1_200_000, paidBy: 'district', receipt: example.receipt },
      result: example.paid,
    },
  },
  reversePayout: {
    route: `POST ${one}/payouts/{payout}/reversal`,
    summary: 'Take a payout back as if it had not been made',
    description:
      'By staff and heads of the office that paid; whether or not it is settled or exported: it is a ledger entry of its own. Reservation, claim and receipt are as before; of a request that has ended the money goes back to the pot. A receipt’s total goes with its last payout. Refused while money that came back rests on it. Repeated, it changes nothing.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: spendingRequest,
    refusals: ['rests-on'],
    example: {
      body: { reason: 'Beloppet skulle vara 450 000 öre.' },
      result: {
        ...example.request,
        payouts: [
          { ...example.payout, reversed: { at: example.payout.at, reason: 'Beloppet skulle vara 450 000 öre.' } },
        ],
      },
    },
  },
  correctReceipt: {
    route: `POST ${one}/payouts/{payout}/corrections`,
    summary: 'Correct what the receipt of a payout is for in all',
    description:
      'By staff and heads of the office that paid. Payouts of other requests may share the receipt: the total is at least what all of them paid on it.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ total: amount(), reason: prose(500) }),
    result: spendingRequest,
    refusals: ['wrong-status'],
    example: { body: { total: 1_500_000, reason: 'Momsen saknades.' }, result: example.paid },
  },
  takeReturn: {
    route: `POST ${one}/returns`,
    summary: 'Take back money that was paid',
    description: 'It goes back to the pot. `receivedBy` is needed where several offices paid.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ amount: amount(), reason: prose(500), receivedBy: z.optional(office()) }),
    result: spendingRequest,
    refusals: ['wrong-status', 'exceeds-paid', 'received-by-needed'],
    example: { body: { amount: 100_000, reason: 'Rabatt i efterhand' }, result: example.request },
  },
  reverseReturn: {
    route: `POST ${one}/returns/{return}/reversal`,
    summary: 'Take back that money came back',
    description:
      'It is paid again, of what line and pot have left. Not of a request that was withdrawn. Repeated, it changes nothing.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: spendingRequest,
    refusals: ['wrong-status', 'insufficient-funds'],
    example: { body: { reason: 'Pengarna gällde en annan faktura.' }, result: example.paid },
  },
} as const satisfies Contract;

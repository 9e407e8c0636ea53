import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, office, prose } from '../../../shared/fields.ts';
import * as example from '../examples.ts';
import { receipt, spendingRequest } from '../resources.ts';

/** What is paid on a reservation, and what comes back. Pure. */
const one = '/campaigns/{campaign}/pot/requests/{request}';

export const contract = {
  claimPayment: {
    route: `POST ${one}/claims`,
    summary: 'Hand in a receipt',
    description: 'An office answers with a payout or a reason.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z.strictObject({ amount: amount(), receipt }),
    result: spendingRequest,
    refusals: ['wrong-status', 'exceeds-outstanding', 'too-many-claims'],
    example: {
      body: { amount: 1_200_000, receipt: example.receipt },
      result: { ...example.request, claim: example.requestInFull.claims[0] },
    },
  },
  declineClaim: {
    route: `POST ${one}/claims/{claim}/declines`,
    summary: 'Answer a claim with a reason instead of a payout',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ reason: prose(500) }),
    result: spendingRequest,
    refusals: ['unknown-claim'],
    example: {
      body: { reason: 'Kvittot saknar datum.' },
      result: { ...example.request, claim: example.requestInFull.claims[0] },
    },
  },
  payOut: {
    route: `POST ${one}/payouts`,
    summary: 'Pay from the reservation',
    description:
      'By staff and heads of the office `paidBy`, up to what is outstanding. Payouts may share a receipt (supplier and number compared trimmed, case-folded, NFC) while their sum is at most its `total` (default: the first amount).',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({
      amount: amount(),
      paidBy: office(),
      receipt,
      claim: z.optional(z.string().check(z.regex(/^[0-9A-Z]{26}$/))),
    }),
    result: spendingRequest,
    refusals: ['wrong-status', 'exceeds-outstanding', 'unknown-claim', 'duplicate-receipt'],
    example: {
      body: { amount: 1_200_000, paidBy: 'district', receipt: example.receipt },
      result: { ...example.request, paid: 1_200_000, outstanding: 0 },
    },
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
} as const satisfies Contract;

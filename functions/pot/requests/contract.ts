import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, line, office, prose, slug } from '../../../shared/fields.ts';
import * as example from '../examples.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { spendingRequest, spendingRequestInFull, spendingStatus } from '../resources.ts';

/** A spending request from filing to its end. Pure. */
const path = '/campaigns/{campaign}/pot/requests';
const one = `${path}/{request}` as const;

const vote = {
  see: 'offices-or-target-unit',
  act: 'offices',
  actors: 'the head of any office, or the deputy in their place',
  result: spendingRequest,
} as const;

export const contract = {
  submitSpending: {
    route: `POST ${path}`,
    summary: 'Ask for money from the pot',
    description:
      'Associations for themselves; offices for themselves or for an association. D6: the answer says who owns the request and by when it is answered; D8: and how many heads it takes.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    body: z.strictObject({
      budgetLine: slug(),
      amount: amount(),
      purpose: prose(500),
      unit: slug(),
      neededBy: z.optional(day()),
      payee: z.optional(line(120)),
    }),
    result: spendingRequest,
    refusals: [],
    example: {
      body: {
        budgetLine: 'publicity',
        amount: 1_200_000,
        purpose: 'Annonser i lokaltidningen inför valdagen',
        unit: 'solna',
        neededBy: '2026-08-20',
        payee: 'Lokaltidningen AB',
      },
      result: example.request,
    },
  },
  listSpendings: {
    route: `GET ${path}`,
    summary: 'List spending requests',
    description:
      'Offices see all, associations their own. By unit and newest first; with `budgetLine` by status before that, with `status` by line. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: {
      ...paging,
      status: z.optional(spendingStatus),
      unit: z.optional(slug()),
      budgetLine: z.optional(slug()),
    },
    result: listOf(spendingRequest),
    refusals: [],
    example: { result: { items: [example.request] } },
  },
  showSpending: {
    route: `GET ${one}`,
    summary: 'Show one request with its claims and history',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: spendingRequestInFull,
    refusals: [],
    example: { result: example.requestInFull },
  },
  editSpending: {
    route: `PATCH ${one}`,
    summary: 'Edit a request while it is submitted',
    description: 'D8: an edit voids the approvals given. `null` removes `neededBy` or `payee`.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z
      .strictObject({
        budgetLine: z.optional(slug()),
        amount: z.optional(amount()),
        purpose: z.optional(prose(500)),
        neededBy: z.optional(z.nullable(day())),
        payee: z.optional(z.nullable(line(120))),
      })
      .check(z.refine((edit) => Object.keys(edit).length > 0, 'nothing')),
    result: spendingRequest,
    refusals: ['wrong-status'],
    example: { body: { amount: 1_000_000, payee: null }, result: example.request },
  },
  approveSpending: {
    ...vote,
    route: `POST ${one}/approvals`,
    summary: 'Approve a spending for one’s office',
    description:
      'D7, D8: with the last approval needed the amount is reserved in the same transaction, or nothing changes. Each approval, also a repeated one, judges anew under the mandate then in force. `office` is needed from somebody who acts for several.',
    bodyOptional: true,
    body: z.strictObject({ office: z.optional(office()) }),
    refusals: ['no-mandate', 'wrong-status', 'already-approved', 'insufficient-funds'],
    example: { body: {}, result: example.request },
  },
  refuseSpending: {
    ...vote,
    route: `POST ${one}/refusals`,
    summary: 'Refuse a spending for one’s office',
    description: 'D8: it is refused for good when the heads left cannot reach the number needed.',
    body: z.strictObject({ reason: prose(500), office: z.optional(office()) }),
    refusals: ['no-mandate', 'wrong-status', 'already-approved'],
    example: { body: { reason: 'Samma annons går redan i nyhetsbrevet.' }, result: example.request },
  },
  takeBackVote: {
    ...vote,
    route: `DELETE ${one}/approvals/mine`,
    summary: 'Take back one’s approval or refusal until it is decided',
    refusals: ['wrong-status', 'nothing-to-take-back'],
    example: { result: example.request },
  },
  withdrawSpending: {
    route: `POST ${one}/withdrawal`,
    summary: 'Withdraw a request before anything is paid',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    result: spendingRequest,
    refusals: ['wrong-status', 'already-paid'],
    example: { result: { ...example.request, status: 'withdrawn', outstanding: 0, freed: 1_200_000 } },
  },
  supplementSpending: {
    route: `POST ${one}/supplements`,
    summary: 'Ask for more on a reserved request',
    description: 'Approved as a new amount: the request’s together with the supplement.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    body: z.strictObject({ amount: amount(), reason: prose(500) }),
    result: spendingRequest,
    refusals: ['wrong-status', 'supplement-pending'],
    example: { body: { amount: 200_000, reason: 'Sättningen blev dyrare.' }, result: example.request },
  },
  closeSpending: {
    route: `POST ${one}/closure`,
    summary: 'Close a request; what is outstanding is freed',
    see: 'offices-or-target-unit',
    act: 'offices',
    result: spendingRequest,
    refusals: ['wrong-status'],
    example: { result: { ...example.request, status: 'closed', outstanding: 0, freed: 1_200_000 } },
  },
  extendSpending: {
    route: `POST ${one}/extension`,
    summary: 'Let an unused reservation live longer',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: z.strictObject({ until: day() }),
    result: spendingRequest,
    refusals: ['wrong-status', 'not-later'],
    example: { body: { until: '2026-12-01' }, result: example.request },
  },
} as const satisfies Contract;

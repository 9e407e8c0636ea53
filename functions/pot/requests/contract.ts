import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, line, office, prose, slug, weighed } from '../../../shared/fields.ts';
import * as example from '../examples.ts';
import { list } from '../../../shared/resources.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { spendingRequest, spendingRequestInFull } from '../resources.ts';
import { spendingFilters } from './filters.ts';

/** A spending request from filing to its end. Pure. */
const path = '/campaigns/{campaign}/pot/requests';
const one = `${path}/{request}` as const;
/** E11: another association, and its share. */
const part = z.strictObject({ unit: slug(), amount: amount() });
/** Needed from an office about what another one owns. */
const reason = z.optional(prose(500));

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
      'Associations for themselves; offices for themselves or for an association. D6: the answer says who owns the request and by when it is answered; D8: and how many heads it takes. E11: with `partners` several ask together, each other association for its share of the `amount` and `unit` for the rest; each consents by `replyBy`, and then the heads are asked. D8: all of it counts for each of them.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    status: 201,
    query: weighed,
    body: z.strictObject({
      budgetLine: slug(),
      amount: amount(),
      purpose: prose(500),
      unit: slug(),
      neededBy: z.optional(day()),
      payee: z.optional(line(120)),
      partners: z.optional(list(part, z.minLength(1), z.maxLength(10))),
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
      'Offices see all, associations their own and those in which they are partners. By unit and newest first; with `budgetLine` by status before that, with `status` by line. `awaits=me`: those that wait for the caller, as head or deputy who has given no vote, or in an association that was asked to consent; `overdue`: should have been decided by now, or a claim on them answered; `claims=open`: with claims that are not answered; `owner`: who sees to them. A page may be shorter than `limit`: there is more as long as there is a `next`.',
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    query: { ...paging, ...spendingFilters },
    result: listOf(spendingRequest),
    refusals: [],
    example: { result: { items: [example.request] } },
  },
  showSpending: {
    route: `GET ${one}`,
    summary: 'Show one request with its history',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: spendingRequestInFull,
    refusals: [],
    example: { result: example.requestInFull },
  },
  editSpending: {
    route: `PATCH ${one}`,
    summary: 'Edit a request while it is submitted',
    description:
      'D8: an edit voids the approvals given. `null` removes `neededBy` or `payee`. What was reopened asks for no more than that; what is paid on stays on its line and with its payee. E11: `partners` changes shares, and not whose they are; after any edit the partners are asked anew.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    query: weighed,
    body: z
      .strictObject({
        budgetLine: z.optional(slug()),
        amount: z.optional(amount()),
        purpose: z.optional(prose(500)),
        neededBy: z.optional(z.nullable(day())),
        payee: z.optional(z.nullable(line(120))),
        partners: z.optional(list(part, z.minLength(1), z.maxLength(10))),
      })
      .check(z.refine((edit) => Object.keys(edit).length > 0, 'nothing')),
    result: spendingRequest,
    refusals: ['wrong-status', 'already-paid'],
    example: { body: { amount: 1_000_000, payee: null }, result: example.request },
  },
  approveSpending: {
    ...vote,
    route: `POST ${one}/approvals`,
    summary: 'Approve a spending for one’s office',
    description:
      'D7, D8: with the last approval needed the amount is reserved in the same transaction, or nothing changes. Each approval, also a repeated one, judges anew under the mandate then in force; votes of whoever no longer acts as head are `lapsed` and do not count. `office` is needed from somebody who acts for several.',
    query: weighed,
    bodyOptional: true,
    body: z.strictObject({ office: z.optional(office()) }),
    decisive: { SpendingReserved: true },
    refusals: [
      'no-mandate',
      'awaits-consent',
      'wrong-status',
      'already-approved',
      'insufficient-funds',
      'unit-unconfirmed',
    ],
    example: { body: {}, result: example.request },
  },
  refuseSpending: {
    ...vote,
    route: `POST ${one}/refusals`,
    summary: 'Refuse a spending for one’s office',
    description: 'D8: it is refused for good when the heads left cannot reach the number needed.',
    query: weighed,
    body: z.strictObject({ reason: prose(500), office: z.optional(office()) }),
    decisive: { SpendingRefused: true },
    refusals: ['no-mandate', 'awaits-consent', 'wrong-status', 'already-approved'],
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
    decisive: { SpendingWithdrawn: true },
    refusals: ['wrong-status', 'already-paid'],
    example: { result: { ...example.request, status: 'withdrawn', outstanding: 0, freed: 1_200_000 } },
  },
  supplementSpending: {
    route: `POST ${one}/supplements`,
    summary: 'Ask for more on a reserved request',
    description: 'Approved as a new amount: the request’s together with the supplement.',
    see: 'offices-or-target-unit',
    act: 'target-unit',
    query: weighed,
    body: z.strictObject({ amount: amount(), reason: prose(500) }),
    result: spendingRequest,
    refusals: ['wrong-status', 'supplement-pending'],
    example: { body: { amount: 200_000, reason: 'Sättningen blev dyrare.' }, result: example.request },
  },
  closeSpending: {
    route: `POST ${one}/closure`,
    summary: 'Close a request; what is outstanding is freed',
    description:
      'By the office that owns it, or one that has paid on it, which says why; the unit that asked gives back what is left. Once every claim has its answer.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    query: weighed,
    bodyOptional: true,
    body: z.strictObject({ reason }),
    result: spendingRequest,
    decisive: { SpendingClosed: true },
    refusals: ['wrong-status', 'open-claims'],
    example: { result: { ...example.request, status: 'closed', outstanding: 0, freed: 1_200_000 } },
  },
  extendSpending: {
    route: `POST ${one}/extension`,
    summary: 'Let an unused reservation live longer',
    description: 'Another office than its owner says why.',
    see: 'offices-or-target-unit',
    act: 'offices',
    query: weighed,
    body: z.strictObject({ until: day(), reason }),
    result: spendingRequest,
    refusals: ['wrong-status', 'not-later'],
    example: { body: { until: '2026-12-01' }, result: example.request },
  },
  reopenSpending: {
    route: `POST ${one}/reopening`,
    summary: 'Ask anew for what was closed, refused or withdrawn',
    description:
      'By the unit that ended it (`endedBy`), or its owner where it ran out. It is `submitted` again, for at most what was set free (`amount`; all of it by default): votes are cast anew, on that together with what is paid already.',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    query: weighed,
    body: z.strictObject({ reason: prose(500), amount: z.optional(amount()) }),
    result: spendingRequest,
    refusals: ['wrong-status', 'exceeds-freed'],
    example: { body: { reason: 'En faktura till kom.' }, result: { ...example.request, status: 'submitted' } },
  },
} as const satisfies Contract;

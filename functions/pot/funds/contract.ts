import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, days, line, office, prose } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { largestAmount } from '../../../shared/money.ts';
import { budgetLine, contribution, mandate, pot, tier } from '../resources.ts';

/** What the pot holds, and by which mandate it is spent. Pure. */
const contributed = '/campaigns/{campaign}/pot/contributions/{contribution}';

export const contract = {
  showPot: {
    route: 'GET /campaigns/{campaign}/pot',
    summary: 'Show the joint pot',
    description:
      'Now, or with `asOf` at the end of that day. `reserved` is what is outstanding, `paid` is net of returns, `available` = contributed − reserved − paid.',
    see: 'offices',
    act: 'offices',
    query: { asOf: z.optional(day()) },
    result: pot,
    refusals: [],
    example: { result: example.pot },
  },
  contribute: {
    route: 'POST /campaigns/{campaign}/pot/contributions',
    summary: 'Put money into the pot',
    description: 'D7: by the head of the contributing office.',
    see: 'offices',
    act: 'heads',
    body: z.strictObject({ office: office(), amount: amount(), note: z.optional(prose(300)) }),
    result: pot,
    refusals: [],
    example: { body: { office: 'district', amount: 40_000_000, note: 'Enligt budget' }, result: example.pot },
  },
  correctContribution: {
    route: `POST ${contributed}/corrections`,
    summary: 'Correct a contribution that was entered wrongly',
    description:
      'D7: by the head of the contributing office, to what it should be (0: there was none), down to what is not on budget lines. D8: once a mandate is in force it waits in `pending` until a head of another office adopts it. What was settled before is put right by the next settlement.',
    see: 'offices',
    act: 'heads',
    actors: 'the head of the office that contributed',
    body: z.strictObject({ amount: z.int().check(z.minimum(0), z.maximum(largestAmount)), reason: prose(500) }),
    waits: true,
    result: contribution,
    refusals: ['below-assigned', 'head-unconfirmed'],
    example: {
      body: { amount: 39_000_000, reason: 'En siffra var fel.' },
      result: example.pot.contributions[0],
    },
  },
  adoptCorrection: {
    route: `POST ${contributed}/corrections/adoptions`,
    summary: 'Adopt the correction of a contribution',
    description:
      'D8: by a head of another office than the one that proposed it, judged again as things then are. `If-Match`: the `version` of the contribution.',
    see: 'offices',
    act: 'heads',
    needsIfMatch: true,
    result: contribution,
    decisive: { ContributionCorrected: true },
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed', 'below-assigned'],
    example: { result: example.pot.contributions[0] },
  },
  setBudgetLine: {
    route: 'PUT /campaigns/{campaign}/pot/budget-lines/{line}',
    summary: 'Set a budget line',
    description:
      'D7: the lines sum to at most what is contributed, each is at least what is reserved and paid on it. D8: once a mandate is in force the change waits until a head of another office adopts it.',
    see: 'offices',
    act: 'heads',
    body: z.strictObject({ name: line(100), amount: amount() }),
    result: budgetLine,
    refusals: ['below-committed', 'exceeds-contributions', 'head-unconfirmed'],
    example: { body: { name: 'Publicitet', amount: 25_000_000 }, result: example.budgetLine },
  },
  endBudgetLine: {
    route: 'DELETE /campaigns/{campaign}/pot/budget-lines/{line}',
    summary: 'Remove a budget line, or retire it',
    description:
      'It is removed while nothing was ever asked for on it; else it is `retired`: it keeps what is reserved and paid on it, takes no new requests, and comes back when it is set again. D8: once a mandate is in force that waits until a head of another office adopts it.',
    see: 'offices',
    act: 'heads',
    waits: true,
    result: budgetLine,
    decisive: { BudgetLineRemoved: true, BudgetLineRetired: true },
    refusals: ['head-unconfirmed'],
    example: { result: { ...example.budgetLine, retired: true } },
  },
  adoptBudgetLine: {
    route: 'POST /campaigns/{campaign}/pot/budget-lines/{line}/adoptions',
    summary: 'Adopt the proposed change of a budget line',
    description:
      'D8: by a head of another office than the one that proposed it. `If-Match`: the `version` of what is `proposed`.',
    see: 'offices',
    act: 'heads',
    needsIfMatch: true,
    result: budgetLine,
    decisive: { BudgetLineSet: true, BudgetLineRemoved: true, BudgetLineRetired: true },
    refusals: [
      'nothing-to-confirm',
      'other-office-adopts',
      'head-unconfirmed',
      'below-committed',
      'exceeds-contributions',
    ],
    example: { result: example.budgetLine },
  },
  proposeMandate: {
    route: 'POST /campaigns/{campaign}/pot/mandates',
    summary: 'Propose a mandate',
    description:
      'D8: tiers ascend, the last has `upTo: null`. Proposing adopts for one’s own office; it is in force when the heads of all three offices have adopted it; a new proposal replaces an open one.',
    see: 'offices',
    act: 'heads',
    status: 201,
    body: z.strictObject({
      tiers: list(tier, z.minLength(1), z.maxLength(10)),
      splitWindowDays: z.optional(days(0, 365)),
      office: z.optional(office()),
    }),
    needsFresh: true,
    result: mandate,
    refusals: [],
    example: { body: { tiers: example.mandate.tiers, splitWindowDays: 30 }, result: example.mandate },
  },
  listMandates: {
    route: 'GET /campaigns/{campaign}/pot/mandates',
    summary: 'List the versions of the mandate',
    see: 'offices',
    act: 'offices',
    query: paging,
    result: listOf(mandate),
    refusals: [],
    example: { result: { items: [example.mandate] } },
  },
  showMandate: {
    route: 'GET /campaigns/{campaign}/pot/mandates/{mandate}',
    summary: 'Show one version of the mandate',
    see: 'offices',
    act: 'offices',
    result: mandate,
    refusals: [],
    example: { result: example.mandate },
  },
  adoptMandate: {
    route: 'POST /campaigns/{campaign}/pot/mandates/{mandate}/adoptions',
    summary: 'Adopt a mandate for one’s office',
    description:
      'D8: a person adopts for one office only, and while they head it. `office` is needed from somebody who heads several.',
    see: 'offices',
    act: 'heads',
    bodyOptional: true,
    body: z.strictObject({ office: z.optional(office()) }),
    needsFresh: true,
    result: mandate,
    decisive: { MandateAdopted: 'inForce' },
    refusals: ['mandate-not-proposed', 'already-approved'],
    example: { body: {}, result: example.mandate },
  },
} as const satisfies Contract;

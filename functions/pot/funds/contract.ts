import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { amount, day, days, line, office, prose, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import * as example from '../examples.ts';
import { listOf, paging } from '../../../shared/paging.ts';
import { budgetLine, deputy, mandate, pot, tier } from '../resources.ts';

/** What the pot holds, and who may decide over it. Pure. */
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
  setBudgetLine: {
    route: 'PUT /campaigns/{campaign}/pot/budget-lines/{line}',
    summary: 'Set a budget line',
    description:
      'D7: the lines sum to at most what is contributed, each is at least what is reserved and paid on it. D8: once a mandate is in force the change waits until a head of another office adopts it.',
    see: 'offices',
    act: 'heads',
    body: z.strictObject({ name: line(100), amount: amount() }),
    result: budgetLine,
    refusals: ['below-committed', 'exceeds-contributions'],
    example: { body: { name: 'Publicitet', amount: 25_000_000 }, result: example.budgetLine },
  },
  adoptBudgetLine: {
    route: 'POST /campaigns/{campaign}/pot/budget-lines/{line}/adoptions',
    summary: 'Adopt the proposed change of a budget line',
    description: 'D8: by a head of another office than the one that proposed it.',
    see: 'offices',
    act: 'heads',
    result: budgetLine,
    refusals: ['nothing-to-confirm', 'other-office-adopts', 'below-committed', 'exceeds-contributions'],
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
      tiers: z.array(tier).check(z.minLength(1), z.maxLength(10)),
      splitWindowDays: z.optional(days(0, 365)),
      office: z.optional(office()),
    }),
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
    description: 'D8: a person adopts for one office only. `office` is needed from somebody who heads several.',
    see: 'offices',
    act: 'heads',
    bodyOptional: true,
    body: z.strictObject({ office: z.optional(office()) }),
    result: mandate,
    refusals: ['mandate-not-proposed', 'already-approved'],
    example: { body: {}, result: example.mandate },
  },
  appointDeputy: {
    route: 'PUT /campaigns/{campaign}/pot/deputies/{office}',
    summary: 'Appoint the deputy of an office’s head',
    description: 'D8: a member of that office, who acts as its head from the first day to the last.',
    see: 'offices',
    act: 'head-of-path-office',
    body: z.strictObject({ person: slug(), from: day(), to: day() }),
    result: deputy,
    refusals: ['not-a-member'],
    example: {
      body: { person: 'city-hall-staff', from: '2026-07-01', to: '2026-07-31' },
      result: {
        id: 'city-hall',
        office: 'city-hall',
        person: 'city-hall-staff',
        from: '2026-07-01',
        to: '2026-07-31',
        version: 1,
        createdAt: '2026-06-20T08:00:00.000Z',
        updatedAt: '2026-06-20T08:00:00.000Z',
      },
    },
  },
  listDeputies: {
    route: 'GET /campaigns/{campaign}/pot/deputies',
    summary: 'List the deputies',
    see: 'offices',
    act: 'offices',
    result: z.object({ items: list(deputy) }),
    refusals: [],
    example: { result: { items: [] } },
  },
} as const satisfies Contract;

import type { Contract } from '../../../shared/contract.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import { shownDeputy } from '../deputies/contract.ts';
import * as example from '../examples.ts';
import { budgetLine, contribution, deputy, mandate } from '../resources.ts';

/** How what one office proposes ends where nobody adopts it: declined, or withdrawn (D6, D8). Pure. */
const pot = '/campaigns/{campaign}/pot';
const reason = 'Vi väntar till nästa möte.';
const by = { at: '2026-08-05T08:00:00.000Z', by: 'city-hall', reason } as const;
const { reason: _, ...back } = by;
const declined = { status: 'declined', ...by } as const;
const withdrawn = { status: 'withdrawn', ...back } as const;

const answered =
  'By a head of another office than the one that proposed it. It stays readable with the reason, and can be proposed anew.';
const takenBack = 'By a head of the office that proposed it.';
const declines = {
  see: 'offices',
  act: 'heads',
  description: `D8: ${answered}`,
  body: reasonGiven,
  refusals: ['nothing-to-confirm', 'other-office-adopts', 'head-unconfirmed'],
} as const;
const withdraws = { see: 'offices', act: 'heads', description: takenBack, refusals: ['nothing-to-confirm'] } as const;

const lines = { name: 'Publicitet', amount: 20_000_000, offices: ['city-hall'] } as const;
const correction = { amount: 39_000_000, offices: ['district'] } as const;
const { person, from, to } = shownDeputy.july;

export const contract = {
  declineMandate: {
    ...declines,
    route: `POST ${pot}/mandates/{mandate}/declines`,
    decisive: { MandateDeclined: true },
    summary: 'Decline a proposed mandate, with a reason',
    result: mandate,
    example: { body: { reason }, result: { ...example.mandate, status: 'declined', ended: by } },
  },
  withdrawMandate: {
    ...withdraws,
    route: `POST ${pot}/mandates/{mandate}/withdrawal`,
    summary: 'Withdraw a proposed mandate',
    result: mandate,
    example: { result: { ...example.mandate, status: 'withdrawn', ended: back } },
  },
  declineBudgetLine: {
    ...declines,
    route: `POST ${pot}/budget-lines/{line}/declines`,
    summary: 'Decline the proposed change of a budget line, with a reason',
    result: budgetLine,
    example: { body: { reason }, result: { ...example.budgetLine, lastProposal: { ...declined, ...lines } } },
  },
  withdrawBudgetLine: {
    ...withdraws,
    route: `POST ${pot}/budget-lines/{line}/withdrawal`,
    summary: 'Withdraw the proposed change of a budget line',
    result: budgetLine,
    example: { result: { ...example.budgetLine, lastProposal: { ...withdrawn, ...lines } } },
  },
  declineCorrection: {
    ...declines,
    route: `POST ${pot}/contributions/{contribution}/corrections/declines`,
    summary: 'Decline the proposed correction of a contribution, with a reason',
    result: contribution,
    example: {
      body: { reason },
      result: { ...example.pot.contributions[0], lastProposal: { ...declined, ...correction } },
    },
  },
  withdrawCorrection: {
    ...withdraws,
    route: `POST ${pot}/contributions/{contribution}/corrections/withdrawal`,
    summary: 'Withdraw the proposed correction of a contribution',
    result: contribution,
    example: { result: { ...example.pot.contributions[0], lastProposal: { ...withdrawn, ...correction } } },
  },
  declineDeputy: {
    ...declines,
    route: `POST ${pot}/deputies/{office}/declines`,
    summary: 'Decline the deputy of another office’s head, with a reason',
    description: `D8: ${answered} A deputy in force stays so.`,
    result: deputy,
    example: {
      body: { reason },
      result: { ...shownDeputy.none, lastProposal: { ...declined, person, from, to } },
    },
  },
  withdrawDeputy: {
    ...withdraws,
    route: `POST ${pot}/deputies/{office}/withdrawal`,
    summary: 'Withdraw a deputy whom nobody has confirmed',
    description: `${takenBack} A deputy in force stays so.`,
    result: deputy,
    example: { result: { ...shownDeputy.none, lastProposal: { ...withdrawn, person, from, to } } },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { weighed } from '../../../shared/fields.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { milestone, subject } from '../resources.ts';

/** What the district office answers to the days that a slip proposes for its print runs (D9). Pure. */
const one = '/campaigns/{campaign}/milestones/{milestone}';
const byKeepers = { see: 'members', act: 'offices', actors: 'the district office' } as const;

export const contract = {
  acceptProposedDay: {
    ...byKeepers,
    route: `POST ${one}/acceptances`,
    summary: 'Move a print run to the day that a slip proposes',
    description:
      'D9. By the district office, as it would change the print run itself (`changeRun`): the promises of those who wait follow, and they are told once. `subject` is one of what the milestone governs, with a day that is `proposed`.',
    query: weighed,
    body: z.strictObject({ subject: subject() }),
    result: milestone,
    refusals: ['nothing-to-confirm', 'wrong-status'],
    example: { body: { subject: example.run }, result: example.milestone },
  },
  declineProposedDay: {
    ...byKeepers,
    route: `POST ${one}/declines`,
    summary: 'Leave a print run on its day, although a slip proposes another',
    description: 'By the district office, with a `reason`. The timeline goes on showing that the two are out of step.',
    query: weighed,
    body: z.extend(reasonGiven, { subject: subject() }),
    result: milestone,
    refusals: ['nothing-to-confirm'],
    example: { body: { subject: example.run, reason: 'Tryckeriet har redan börjat.' }, result: example.milestone },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { day, prose, weighed } from '../../../shared/fields.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import * as example from '../examples.ts';
import { milestoneSlip } from '../resources.ts';

/** What becomes of a milestone (D9): it slips, is done, or is not done after all. Pure. */
const one = '/campaigns/{campaign}/milestones/{milestone}';
const byOwners = { see: 'members', act: 'members', actors: 'whoever owns it, and offices' } as const;

const follows =
  'Answers what moves with it, which pinned ones are in conflict by it, what becomes of what they govern, and who is told: whoever owns what moves, has orders or something else that depends on it, and in a conflict all offices; each once.';

export const contract = {
  moveMilestone: {
    ...byOwners,
    route: `POST ${one}/moves`,
    summary: 'Move a milestone to another day, and what follows it',
    description: `D9. ${follows} \`why\` is kept with it. Not before what it waits for. An earlier day pulls nothing along: those who follow see that they \`couldBe\` earlier.`,
    query: weighed,
    body: z.strictObject({ to: day(), why: prose(1000) }),
    result: milestoneSlip,
    refusals: ['pinned', 'wrong-status'],
    example: { body: { to: '2026-07-10', why: 'Texterna kom tolv dagar för sent.' }, result: example.slip },
  },
  completeMilestone: {
    ...byOwners,
    route: `POST ${one}/completion`,
    summary: 'Say that a milestone is done',
    description: `On a day, by default today. What waits for it moves where that is later than planned. ${follows}`,
    query: weighed,
    body: z.strictObject({ on: z.optional(day()) }),
    bodyOptional: true,
    result: milestoneSlip,
    refusals: ['wrong-status'],
    example: { body: { on: '2026-07-10' }, result: { ...example.slip, milestone: example.done } },
  },
  reopenMilestone: {
    ...byOwners,
    route: `POST ${one}/completion/reversal`,
    summary: 'Say that a milestone is not done after all',
    query: weighed,
    body: reasonGiven,
    result: milestoneSlip,
    refusals: ['wrong-status'],
    example: { body: { reason: 'Två filer saknas.' }, result: example.slip },
  },
} as const satisfies Contract;

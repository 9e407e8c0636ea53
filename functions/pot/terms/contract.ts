import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { instant, list, officeId } from '../../../shared/resources.ts';
import * as example from './examples.ts';

/** The mandate in force, as whoever asks for money needs to know it. Pure. */
export const mandateInForce = z.object({
  number: z.int(),
  tiers: list(
    z.object({
      upTo: z.nullable(z.int()),
      heads: z.int(),
      ownOffice: z.optional(z.boolean()),
      /** Why so many. */
      text: z.string(),
    }),
  ),
  splitWindowDays: z.int(),
  text: z.string(),
  adoptedBy: list(officeId),
  inForceAt: instant(),
});

export const contract = {
  showMandateInForce: {
    route: 'GET /campaigns/{campaign}/pot/mandate',
    summary: 'Show the mandate in force, and why it takes how many heads',
    description:
      'D8, for all of the campaign: each tier says in a sentence, in the reader’s language, how many heads it takes and why; `text` says what counts together. 404 before a mandate is in force.',
    see: 'members',
    act: 'members',
    result: mandateInForce,
    refusals: [],
    example: { result: example.mandateInForce },
  },
} as const satisfies Contract;

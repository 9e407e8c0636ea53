import * as z from 'zod/mini';
import { event, freeText, inHistories, inNotices } from '../../../shared/events.ts';
import { day, office } from '../../../shared/fields.ts';

/** What can have happened to what the pot holds, and to its mandate. Pure. */
export const fundsEvents = () => {
  const tier = z.object({
    upTo: z.nullable(z.int()),
    heads: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    ownOffice: z.optional(z.boolean()),
  });

  /** By when it is to be answered. */
  const awaiting = inNotices({ replyBy: z.exactOptional(day()) });
  const ofContribution = inNotices({ contribution: z.string(), office: office(), was: z.int(), amount: z.int() });
  return {
    ContributionMade: event(
      inNotices({ office: office(), amount: z.int() }),
      freeText({ note: z.exactOptional(z.string()) }),
    ),
    ContributionCorrectionProposed: event(
      ofContribution,
      awaiting,
      inNotices({ offices: z.array(office()) }),
      freeText({ reason: z.string() }),
    ),
    // Adopted it has the reason that was given for the proposal.
    ContributionCorrected: event(ofContribution, freeText({ reason: z.exactOptional(z.string()) })),
    BudgetLineProposed: event(
      awaiting,
      inNotices({
        name: z.string(),
        amount: z.int(),
        offices: z.array(office()),
        ends: z.exactOptional(z.literal(true)),
      }),
      inHistories({ line: z.string() }),
    ),
    BudgetLineRetired: event(
      inNotices({ name: z.string(), amount: z.int() }),
      inHistories({ line: z.string(), change: z.int() }),
    ),
    BudgetLineRemoved: event(inNotices({ name: z.string() }), inHistories({ line: z.string(), change: z.int() })),
    BudgetLineSet: event(
      inNotices({ name: z.string(), amount: z.int() }),
      inHistories({ line: z.string(), change: z.int() }),
    ),
    MandateProposed: event(
      awaiting,
      inNotices({ number: z.int(), office: office() }),
      inHistories({ tiers: z.array(tier), splitWindowDays: z.int() }),
    ),
    MandateAdopted: event(inNotices({ number: z.int(), office: office(), inForce: z.boolean() })),
  };
};

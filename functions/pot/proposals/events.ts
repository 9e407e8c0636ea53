import * as z from 'zod/mini';
import { event, freeText, inHistories, inNotices } from '../../../shared/events.ts';
import { day, office } from '../../../shared/fields.ts';

/** What can have become of what one office proposes and another answers. Pure. */
export const proposalEvents = () => {
  const by = inNotices({ by: office() });
  const reason = freeText({ reason: z.string() });
  /** `offices`: those whose answer it does not wait for. */
  const overdue = inNotices({ replyBy: day(), offices: z.array(office()) });

  const mandate = inNotices({ number: z.int() });
  const name = inNotices({ name: z.string() });
  const line = inHistories({ line: z.string() });
  const contribution = inNotices({ contribution: z.string(), office: office() });
  const deputy = inNotices({ office: office() });
  return {
    MandateDeclined: event(mandate, by, reason),
    MandateWithdrawn: event(mandate, by),
    MandateEscalated: event(mandate, overdue),
    BudgetLineDeclined: event(name, line, by, reason),
    BudgetLineWithdrawn: event(name, line, by),
    BudgetLineEscalated: event(name, line, overdue),
    ContributionCorrectionDeclined: event(contribution, by, reason),
    ContributionCorrectionWithdrawn: event(contribution, by),
    ContributionCorrectionEscalated: event(contribution, overdue),
    DeputyDeclined: event(deputy, by, reason),
    DeputyWithdrawn: event(deputy, by),
    DeputyEscalated: event(deputy, overdue),
  };
};

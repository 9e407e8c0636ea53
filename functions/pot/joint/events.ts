import * as z from 'zod/mini';
import { event, freeText, type Group, inNotices } from '../../../shared/events.ts';
import { day, slug } from '../../../shared/fields.ts';
import { onSpending } from '../payments/events.ts';

/** What can happen to a joint request before heads are asked (E11). Pure. */
export const jointEvents = <L extends Group, O extends Group>({
  lacking,
  own,
}: {
  readonly lacking: L;
  readonly own: O;
}) => {
  const { asker, paysFor } = onSpending();
  const by = inNotices({ by: slug() });
  return {
    /** `awaited`: whose consent it takes still; with none heads answer by `replyBy`. */
    SpendingConsented: event(
      asker,
      paysFor,
      lacking,
      own,
      by,
      inNotices({ awaited: z.array(slug()), budgetLine: z.string(), amount: z.int(), replyBy: day() }),
    ),
    SpendingDeclined: event(asker, paysFor, by, freeText({ reason: z.string() })),
  };
};

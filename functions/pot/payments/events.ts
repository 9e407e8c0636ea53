import * as z from 'zod/mini';
import { event, freeText, inHistories, inNotices, untold } from '../../../shared/events.ts';
import { day, office, slug } from '../../../shared/fields.ts';

/** What can have happened to what is claimed and paid on a spending request. Pure. */

/** What every event of a request says: */
export const onSpending = () => ({
  /** whose it is, and with whom (E11), which says whom it concerns; */
  asker: inNotices({ unit: slug(), with: z.exactOptional(z.array(slug())) }),
  /** the subject of what it pays for, where another capability asked for it: an id and nothing that anybody said. */
  paysFor: inHistories({ for: z.exactOptional(z.string()) }),
});

export const paymentEvents = () => {
  const { asker, paysFor } = onSpending();
  const reason = freeText({ reason: z.string() });
  const receipt = z.object({ supplier: z.string(), number: z.string(), date: day(), total: z.optional(z.int()) });
  /** By its id; a return's is `returned`. */
  const payout = inHistories({ payout: z.string() });
  const money = inNotices({ office: office(), amount: z.int() });

  return {
    ClaimMade: event(
      asker,
      paysFor,
      inNotices({ amount: z.int(), owner: office(), replyBy: day() }),
      inHistories({ claim: z.string(), receipt }),
    ),
    ClaimCorrected: event(asker, paysFor, inNotices({ amount: z.int() }), inHistories({ claim: z.string(), receipt })),
    ClaimEscalated: event(
      asker,
      paysFor,
      inNotices({ owner: office(), replyBy: day() }),
      inHistories({ claim: z.string() }),
    ),
    ClaimWithdrawn: event(asker, paysFor, inHistories({ claim: z.string() })),
    ClaimDeclined: event(asker, paysFor, inHistories({ claim: z.string(), by: z.exactOptional(office()) }), reason),
    ClaimReopened: event(
      asker,
      paysFor,
      inNotices({ owner: office(), replyBy: day(), by: office() }),
      inHistories({ claim: z.string() }),
      reason,
    ),
    PayoutMade: event(
      asker,
      paysFor,
      money,
      inHistories({ line: z.string(), receipt, claim: z.exactOptional(z.string()) }),
      untold({ receiptId: z.string() }),
    ),
    /** `freed` is what of it went back to the pot, since the request had ended. */
    PayoutReversed: event(
      asker,
      paysFor,
      money,
      payout,
      inNotices({ freed: z.int(), claim: z.exactOptional(z.string()) }),
      inHistories({ line: z.string(), receipt }),
      reason,
    ),
    ReceiptCorrected: event(asker, paysFor, payout, inNotices({ office: office(), total: z.int() }), reason),
    ReturnReceived: event(asker, paysFor, money, inHistories({ line: z.string() }), reason),
    ReturnReversed: event(asker, paysFor, money, inHistories({ line: z.string(), returned: z.string() }), reason),
  };
};

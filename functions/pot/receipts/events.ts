import * as z from 'zod/mini';
import { event, forOffices, inHistories, inNotices } from '../../../shared/events.ts';
import { slug } from '../../../shared/fields.ts';
import { onSpending } from '../payments/events.ts';
import { fileFaults, mediaTypes } from './state.ts';

/** What can have happened to the file of a receipt. Pure. */
export const receiptEvents = () => {
  const { asker, paysFor } = onSpending();
  /** The id of the claim or the payout, and whose it is to hand it in. */
  const receipt = inHistories({ receipt: z.string(), upload: z.string() });
  const by = inNotices({ by: slug() });
  return {
    ReceiptFiled: event(
      asker,
      paysFor,
      receipt,
      by,
      forOffices({ hash: z.string(), bytes: z.int(), mediaType: z.enum(mediaTypes) }),
    ),
    ReceiptFileRefused: event(asker, paysFor, receipt, by, inNotices({ reason: z.enum(fileFaults) })),
  };
};

import * as z from 'zod/mini';
import { event, freeText, inHistories, inNotices } from '../../../shared/events.ts';
import { day, office } from '../../../shared/fields.ts';

/** What can have happened to settlements. Pure. */
export const settlementEvents = () => {
  const reason = freeText({ reason: z.string() });
  const between = { from: office(), to: office(), amount: z.int() };
  const transfers = z.array(z.object(between));
  /** What each office put in, paid and bears; what was settled before, and what is settled now. */
  const shares = { contributed: z.int(), paid: z.int(), share: z.int(), settled: z.int(), balance: z.int() };
  const ofTransfer = inNotices({ number: z.int(), transfer: z.string(), ...between });
  /** By when it is paid. */
  const due = inNotices({ replyBy: z.exactOptional(day()) });
  return {
    SettlementMade: event(
      inNotices({ number: z.int(), transfers }),
      due,
      inHistories({ total: z.int(), offices: z.array(z.object({ office: office(), ...shares })) }),
    ),
    SettlementReversed: event(inNotices({ number: z.int() }), inHistories({ transfers }), reason),
    TransferPaid: event(ofTransfer, inNotices({ day: day() })),
    TransferPaymentReversed: event(ofTransfer, due, inHistories({ payment: z.int() }), reason),
    /** D6: `transfers` are those that were not paid by then. */
    SettlementEscalated: event(inNotices({ number: z.int(), replyBy: day(), transfers })),
  };
};

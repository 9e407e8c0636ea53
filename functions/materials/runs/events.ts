import * as z from 'zod/mini';
import { event, eventsOf, freeText, inHistories, inNotices, tell } from '../../../shared/events.ts';
import { day, slug } from '../../../shared/fields.ts';

/** What can have happened to a print run. Pure. */
export const runEvents = /* @__PURE__ */ eventsOf(() => {
  const copies = z.int();
  const spendingStatus = z.enum(['submitted', 'reserved', 'closed', 'refused', 'withdrawn']);
  const share = { order: z.string(), quantity: copies, unit: slug() };
  const neededBy = { neededBy: z.optional(day()) };
  const run = inHistories({ run: z.string() });
  const printed = inNotices({ item: z.string(), language: z.string() });
  /** Those whose promises it changes. */
  const units = tell(['notice', 'offices'], { units: z.array(slug()) });
  /** Those who wait, and need it before it comes. */
  const passedOver = tell(['notice', 'offices'], { passedOver: z.array(slug()) });

  return {
    /** It is to be printed once the pot's request `spending` has been granted. */
    PrintRunOrdered: event(
      run,
      printed,
      inNotices({ quantity: copies, deliveredBy: day() }),
      inHistories({ spending: z.string() }),
    ),
    /** `spendingStatus`: of the request that it had waited for. */
    PrintRunConfirmed: event(
      run,
      printed,
      inNotices({ quantity: copies, deliveredBy: day() }),
      passedOver,
      inHistories({ spendingStatus: z.exactOptional(spendingStatus) }),
    ),
    PrintRunCancelled: event(run, printed, inNotices({ spendingStatus })),
    /** After it was confirmed. `unpaid`: the money was set free, and nothing had been paid. */
    PrintRunFundsEnded: event(
      run,
      printed,
      inNotices({ spendingStatus }),
      inHistories({ unpaid: z.exactOptional(z.literal(true)) }),
    ),
    /** By the district office. */
    PrintRunCalledOff: event(
      run,
      printed,
      inHistories({ spendingStatus: z.exactOptional(spendingStatus) }),
      freeText({ reason: z.string() }),
    ),
    /** `rest`: what is still to come. */
    PrintRunResized: event(run, printed, inNotices({ quantity: copies, was: copies }), inHistories({ rest: copies })),
    /** D6: it has not come by its day. */
    PrintRunEscalated: event(run, printed, inNotices({ deliveredBy: day() })),
    PrintRunMoved: event(run, printed, units, inNotices({ deliveredBy: day(), was: day() })),
    PrintRunArrived: event(
      run,
      printed,
      units,
      inNotices({ quantity: copies }),
      inHistories({ rest: copies, given: z.array(z.object(share)) }),
    ),
    /** `arrival`: the event that is taken back; `taken`: what it had given, which is promised again. */
    PrintRunArrivalReversed: event(
      run,
      printed,
      units,
      inNotices({ quantity: copies }),
      inHistories({
        arrival: z.string(),
        rest: copies,
        deliveredBy: day(),
        taken: z.array(z.object({ ...share, ...neededBy })),
      }),
      freeText({ reason: z.string() }),
    ),
  };
});

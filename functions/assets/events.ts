import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import { event, type EventOf, eventsOf, freeText, inHistories, inNotices, type NoticeOf } from '../../shared/events.ts';
import { day, slug } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { kinds } from './state.ts';

/** What can have happened to bikes and cabins. Crews are numbers of people: nobody is named. Pure. */
export const assetsEvents = /* @__PURE__ */ eventsOf(() => {
  const span = { from: day(), to: day() };
  const hours = { from: z.string(), to: z.string() };
  const asset = inNotices({ asset: z.string(), kind: z.enum(kinds) });
  const booking = inHistories({ booking: z.string() });
  /** `unattendedMinutes`: of the opening hours. */
  const staffed = [
    asset,
    booking,
    inNotices({ ...span, unit: slug(), unattendedMinutes: z.int() }),
    inHistories({ crew: z.array(z.object({ ...hours, day: day(), people: z.int() })) }),
  ] as const;
  /** On whose behalf; of the oldest bookings nobody knows. */
  const by = inNotices({ by: z.exactOptional(slug()) });
  const reason = freeText({ reason: z.exactOptional(z.string()) });
  /** A booking that a defect is in the way of. */
  const affected = { ...span, booking: z.string(), unit: slug() };
  const defect = inHistories({ defect: z.string() });

  return {
    AssetSet: event(
      asset,
      inHistories({
        name: z.exactOptional(z.string()),
        home: z.exactOptional(z.string()),
        openingHours: z.exactOptional(z.object(hours)),
      }),
      freeText({ notes: z.exactOptional(z.string()) }),
    ),
    /** `retired`: it had been booked, so that it stays readable. */
    AssetRemoved: event(asset, inNotices({ retired: z.boolean() })),
    AssetBooked: event(...staffed),
    CrewSet: event(...staffed, by, reason),
    /** Other days, or another asset. `freedFrom`: from when on what it `was` is free, today where it had begun. */
    BookingChanged: event(
      ...staffed,
      by,
      inNotices({ was: z.object({ asset: z.string(), kind: z.enum(kinds), ...span }) }),
      inHistories({ freedFrom: day() }),
      reason,
    ),
    /** What was left of it is free from `freedFrom` on: today, where it had begun. */
    BookingCancelled: event(
      asset,
      booking,
      inNotices({ unit: slug(), freedFrom: day(), to: day() }),
      inHistories({ from: day() }),
      by,
      reason,
    ),
    /** `instead`: the assets of that kind that are free for the rest of the booking. */
    DefectReported: event(
      asset,
      defect,
      inNotices({ ...span, affected: z.array(z.object({ ...affected, instead: z.array(z.string()) })) }),
      freeText({ note: z.string() }),
    ),
    DefectEnded: event(asset, defect, inNotices({ ...span, affected: z.array(z.object(affected)) })),
  };
});
export type AssetsEvent = EventOf<typeof assetsEvents>;
export type AssetsNotice = NoticeOf<typeof assetsEvents>;
/** A booking that a defect is in the way of. */
export type Affected = Extract<AssetsEvent, { readonly type: 'DefectEnded' }>['affected'][number];

/** Whom an event concerns: the district office, which keeps them, and whose booking it is about. */
export const concerns = (event: Recorded<AssetsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'AssetSet':
    case 'AssetRemoved':
      return ['district'];
    case 'DefectReported':
    case 'DefectEnded':
      return [...new Set(['district', ...event.affected.map(({ unit }) => unit)])];
    default:
      return [...new Set(['district', event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly AssetsEvent[] | Refusal<C>;

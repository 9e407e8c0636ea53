import * as z from 'zod/mini';
import { saying } from '../../shared/field-words.ts';
import { clock, day, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { text } from '../../shared/problems.ts';
import { instant, list, stamps, weighable } from '../../shared/resources.ts';
import { doneBy } from '../../shared/reversal/resources.ts';
import { kinds } from './state.ts';

/**
 * The schemas of what assets and bookings are told and answer. Days are whole, times of day as clocks show them. Pure.
 */
export const span = { from: day(), to: day() };
export const assetKind = z.enum(kinds);
export const bookingStatus = z.enum(['booked', 'cancelled']);

export const inOrder = <T extends { readonly from: string; readonly to: string }>() =>
  z.refine<T>(({ from, to }) => from <= to, { message: 'order', path: ['to'] });
/** Hours that end when they begin are none. */
const inTime = <T extends { readonly from: string; readonly to: string }>() =>
  z.refine<T>(({ from, to }) => from < to, { message: 'order', path: ['to'] });

const hours = { from: clock(), to: clock() };
export const openingHours = () => z.strictObject(hours).check(inTime());

const mostShifts = 8;
const tooManyShifts = {
  code: 'too-big',
  detail: text(`Högst ${mostShifts} pass om dagen.`, `At most ${mostShifts} shifts a day.`),
};
const isFewADay = (crew: readonly { readonly day: string }[]): boolean =>
  Object.values(Object.groupBy(crew, (shift) => shift.day)).every((some) => (some?.length ?? 0) <= mostShifts);
export const shiftBody = z
  .strictObject({ day: day(), ...hours, people: z.int().check(z.minimum(1), z.maximum(99)) })
  .check(inTime());
/** Numbers of people, at most eight shifts a day. */
export const crew = () => list(shiftBody, z.maxLength(60 * mostShifts), z.refine(isFewADay, saying(tooManyShifts)));

export const defect = z.object({ id: z.string(), ...span, note: z.optional(z.string()), reportedAt: instant() });
/** Days on which it is taken. */
export const takenDays = z.object({ ...span, booking: z.optional(z.string()), unit: z.optional(slug()) });
export const asset = z.object({
  id: slug(),
  kind: assetKind,
  name: z.optional(z.string()),
  home: z.optional(z.string()),
  openingHours: z.optional(z.object(hours)),
  notes: z.optional(z.string()),
  /** Who has booked the days: for the offices, and for who it is. */
  taken: list(takenDays),
  defects: list(defect),
  /** Since when it is lent out no more; entered again, it is. */
  retired: z.optional(instant()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

export const shift = z.object({ day: day(), ...hours, people: z.int() });
export const openHours = z.object({ day: day(), ...hours });

export const booking = z.object({
  id: z.string(),
  asset: slug(),
  kind: assetKind,
  unit: slug(),
  ...span,
  crew: list(shift),
  status: bookingStatus,
  reason: z.optional(z.string()),
  cancelledAt: z.optional(instant()),
  cancelledBy: z.optional(slug()),
  changed: z.optional(doneBy),
  /** Opening hours when nobody is there. */
  uncovered: list(openHours),
  /** Defects in the way of it. */
  defects: list(defect),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

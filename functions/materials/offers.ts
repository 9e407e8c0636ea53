import * as z from 'zod/mini';
import { days } from '../../shared/fields.ts';
import { bookingSettings } from '../assets/offers.ts';

/** What material lets other capabilities know of it. Pure. */

/** Material's part of the settings, with the defaults that hold until they are set. */
export const materialsSettings = z.strictObject({
  /** D9: days from a depot to the orderer. */
  deliveryDays: z._default(days(0, 60), 3),
  /** By when whoever proposes an item is answered, and who got an order confirms it. */
  replyByDays: z._default(days(1, 60), 5),
  /** D9: days in which an order is delivered for which nobody says by when it is needed. */
  deliverByDays: z._default(days(1, 90), 10),
  bookings: z.prefault(bookingSettings, {}),
});

export type MaterialsSettings = z.infer<typeof materialsSettings>;

/** The settings as stored by the campaign -> material's own, defaults filled in. */
export const materialsSettingsOf = (settings: Readonly<Record<string, unknown>>): MaterialsSettings =>
  z.parse(materialsSettings, settings.materials ?? {});

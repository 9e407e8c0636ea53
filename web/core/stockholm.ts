import { type Day, dayOf } from '../../shared/calendar.ts';

/** The day is Stockholm's, wherever the device is. */
export const today = (): Day => dayOf(new Date().toISOString());
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

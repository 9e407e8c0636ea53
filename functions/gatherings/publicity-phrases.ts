import type { LocalTime } from '../../shared/local-time.ts';

/** Parts of the sentences about publicity. Pure. */

/** `2026-08-26 14:00` */
export const clockOf = (time: LocalTime): string => time.replace('T', ' ');

/** An event of the campaign by its title, which is public or will be, and when it begins. */
export const eventName = ({ title, startsAt }: { readonly title: string; readonly startsAt: LocalTime }): string =>
  `“${title}” (${clockOf(startsAt)})`;

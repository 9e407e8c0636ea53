import * as z from 'zod/mini';
import { addDays, type Day } from '../../shared/calendar.ts';
import { days, slug } from '../../shared/fields.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Turns } from './state.ts';

/** What gatherings let other capabilities know of them, and what all that is publicity shares. Pure. */

/** Publicity's part of the settings, with the defaults that hold until they are set. */
export const publicitySettings = z.strictObject({
  /** D6: days until a submitted event, a publication or a visit shall be answered. */
  replyByDays: z._default(days(1, 60), 5),
  /** D18: days of notice; a visit wished for sooner is marked as short notice. */
  noticeDays: z._default(days(0, 90), 7),
  /** Whether associations publish their own events themselves. */
  associationsPublish: z._default(z.boolean(), false),
  /** D16: hours between two publications in one channel, where the channel does not say. */
  minGapHours: z._default(z.int().check(z.minimum(0), z.maximum(720)), 4),
  /** People that the audiences are drawn from. */
  population: z._default(z.int().check(z.minimum(1_000), z.maximum(100_000_000)), 1_000_000),
  /** D17: the budget line of the pot that boosts are paid from. */
  boostLine: z._default(slug(), 'publicity'),
});

export type PublicitySettings = z.infer<typeof publicitySettings>;

/** The settings as stored by the campaign -> publicity's own, defaults filled in. */
export const publicitySettingsOf = (settings: Readonly<Record<string, unknown>>): PublicitySettings =>
  z.parse(publicitySettings, settings.publicity ?? {});

/** D6: who sees to it that something is answered; the offices take turns. */
export const nextOwner = (turns: Turns | undefined): Office =>
  offices[(turns?.taken ?? 0) % offices.length] ?? offices[0];

/** D6: the latest day to answer; sooner where what it is about begins sooner, unless that has been already. */
export const replyDay = (today: Day, replyByDays: number, first: Day): Day => {
  const latest = addDays(today, replyByDays);
  return first < today || first > latest ? latest : first;
};

/** `2026-08-26 14:00` */
export const clockOf = (time: LocalTime): string => time.replace('T', ' ');

/** An event of the campaign as sentences name it: by its title, which is public or will be, and when it begins. */
export const eventName = ({ title, startsAt }: { readonly title: string; readonly startsAt: LocalTime }): string =>
  `“${title}” (${clockOf(startsAt)})`;

export type { Gathering, Results, Turns } from './state.ts';
export { gathering, gatherings, gatheringsBy, partition, stored, theGathering, turns } from './store.ts';
export { seesAll, seesEvent } from './views.ts';
export { isListed, type ListedEvent, listedOf } from './listing.ts';
export { clockInWords, dayInWords, timeInWords } from './when.ts';
export { type Link, links, missingLinks, visitsBy } from './links/store.ts';

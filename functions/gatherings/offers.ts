import * as z from 'zod/mini';
import { days, slug } from '../../shared/fields.ts';

/** What publicity lets other capabilities know of it. Pure. */

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

export { clockOf, eventName } from './publicity-phrases.ts';
export { nextOwner, replyDay } from './publicity-judge.ts';
export type { CampaignEvent, Results, Turns } from './state.ts';
export { gathering, gatherings, gatheringsBy, partition, theGathering, turns } from './store.ts';
export { seesAll, seesEvent } from './views.ts';
export { isListed, type ListedEvent, listedOf } from './listing.ts';
export { clockInWords, dayInWords, timeInWords } from './when.ts';
export { ensureLinks, type Link, readLinks, readVisits } from './links/store.ts';

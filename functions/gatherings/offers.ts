import * as z from 'zod/mini';
import { addDays, type Day } from '../../shared/calendar.ts';
import { days, slug } from '../../shared/fields.ts';
import type { LocalTime } from '../../shared/local-time.ts';
import { type Text, text } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
import { type Vocabulary, words } from '../../shared/vocabulary.ts';
import { usualAudiences, usualKinds } from './labels.ts';
import { posterSettings } from './posters.ts';
import type { Turns } from './state.ts';

/** What gatherings let other capabilities know of them, and what all that is publicity shares. Pure. */

/** Publicity's part of the settings, with the defaults that hold until they are set. */
export const publicitySettings = z.strictObject({
  /** D6: days until a submitted event, a publication or a visit shall be answered. */
  replyByDays: z._default(days(1, 60), 5),
  /** D18: days of notice; a visit wished for sooner is marked as short notice. */
  noticeDays: z._default(days(0, 90), 7),
  /** D18: days of notice that a candidate has at least; what is wished for sooner is refused. */
  leastNoticeDays: z._default(days(0, 90), 2),
  /** Whether associations publish their own events themselves. */
  associationsPublish: z._default(z.boolean(), false),
  /** D16: hours between two publications in one channel, where the channel does not say. */
  minGapHours: z._default(z.int().check(z.minimum(0), z.maximum(720)), 4),
  /** People that the audiences are drawn from. */
  population: z._default(z.int().check(z.minimum(1_000), z.maximum(100_000_000)), 1_000_000),
  /** D17: the budget line of the pot that boosts are paid from. */
  boostLine: z._default(slug(), 'publicity'),
  /** What kinds of events are called, beside those that Valsam knows; any other may be used, too. */
  kinds: words(),
  /** E5: the register of voter groups. Once there are any, an event is for one of these. */
  audiences: words(),
  /** E4: where posters may hang, and from when. */
  posters: z.prefault(posterSettings, {}),
});

export type PublicitySettings = z.infer<typeof publicitySettings>;

/** The settings as stored by the campaign -> publicity's own, defaults filled in. */
export const publicitySettingsOf = (settings: Readonly<Record<string, unknown>>): PublicitySettings =>
  z.parse(publicitySettings, settings.publicity ?? {});

/** What kinds of events are called in this campaign. */
export const kindsOf = ({ kinds }: Pick<PublicitySettings, 'kinds'>): Vocabulary => ({ ...usualKinds, ...kinds });
/** E5: the campaign's voter groups; the usual ones where it has no register. */
export const audiencesOf = ({ audiences }: Pick<PublicitySettings, 'audiences'>): Vocabulary =>
  Object.keys(audiences).length > 0 ? audiences : usualAudiences;
/** Those that an event may be for: any, where the campaign has no register. */
export const registeredAudiences = ({
  audiences,
}: Pick<PublicitySettings, 'audiences'>): ReadonlySet<string> | undefined => {
  const ids = Object.keys(audiences);
  return ids.length > 0 ? new Set(ids) : undefined;
};

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
export const eventName = ({ title, startsAt }: { readonly title: string; readonly startsAt: LocalTime }): Text =>
  text(`”${title}” (${clockOf(startsAt)})`, `“${title}” (${clockOf(startsAt)})`);

export { gatheringCalled } from './called.ts';
export { type Gathering, hoursIn, isOff, type Results, type Turns } from './state.ts';
export { gathering, gatherings, gatheringsBy, partition, stored, theGathering, turns } from './store.ts';
export { seesAll, seesEvent } from './views.ts';
export { isListed, type ListedEvent, listedOf } from './listing.ts';
export { type PosterBar, posterBar, posterBars, type PosterRules } from './posters.ts';
export { directionOf, spoken, writtenIn } from './languages.ts';
export { clockInWords, dayInWords, timeInWords } from './when.ts';
export { type Link, links, missingLinks, visitsBy } from './links/store.ts';

import * as z from 'zod/mini';
import { day, days, language, line, localTime, office, prose, slug } from '../../shared/fields.ts';
import { textsForgottenAt } from '../../shared/history.ts';
import { distinct, instant, list, stamps, weighable } from '../../shared/resources.ts';
import { posterBars } from '../gatherings/offers.ts';
import { channelKinds, publicationStatuses } from './state.ts';

/** The schemas of what channels are told and answer. Audiences and reach are people, money is öre. Pure. */
/** More than there are people in the country. */
export const people = () => z.int().check(z.minimum(0), z.maximum(20_000_000));
const languages = () => list(language(), z.minLength(1), z.maxLength(20), distinct());

export const channelKind = z.enum(channelKinds);

export const channelBody = z.strictObject({
  kind: channelKind,
  owner: office(),
  name: line(100),
  audience: people(),
  area: z.optional(slug()),
  languages: z.optional(languages()),
  guidelines: z.optional(prose(2000)),
  leadTimeDays: z._default(days(0, 60), 0),
  minGapHours: z.optional(days(0, 720)),
});

export const channel = z.object({
  id: slug(),
  kind: channelKind,
  owner: office(),
  name: z.string(),
  audience: z.int(),
  area: z.optional(slug()),
  languages: z.optional(list(z.string())),
  guidelines: z.optional(z.string()),
  leadTimeDays: z.int(),
  minGapHours: z.optional(z.int()),
  /** What has been measured: how many publications, whom they reached, and the audiences of those times. */
  measured: z.object({ publications: z.int(), reach: z.int(), audience: z.int() }),
  /** The same of boosts, and what they cost. */
  boosted: z.object({ boosts: z.int(), reach: z.int(), spent: z.int() }),
  /** Since when it takes nothing new. */
  retired: z.optional(instant()),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
  ...weighable,
});

/** Another time or channel that the owner of the channel offers. */
export const publicationCounter = z.object({ channel: slug(), at: localTime(), by: office() });
export const publicationStatus = z.enum([...publicationStatuses, 'void']);

const publicationFields = {
  id: z.string(),
  event: z.string(),
  /** The event's. */
  title: z.string(),
  channel: slug(),
  /** Decides. */
  owner: office(),
  at: localTime(),
  language: z.string(),
  text: z.optional(z.string()),
  /** `void`: neither posted nor declined, and its event is cancelled or no longer public. */
  status: publicationStatus,
  replyBy: day(),
  tooLate: z.boolean(),
  escalated: z.optional(z.literal(true)),
  by: z.optional(slug()),
  /** What the owner of the channel would rather have: `replyBy` is then for whoever proposed it. */
  counter: z.optional(publicationCounter),
  /** Why it is declined, withdrawn, open again or countered. */
  reason: z.optional(z.string()),
  url: z.optional(z.string()),
  measured: z.optional(z.object({ reach: z.int(), clicks: z.optional(z.int()) })),
  ...stamps,
  textsForgottenAt: textsForgottenAt(),
};
export const publication = z.object(publicationFields);
/** Whoever may not see what it clashes with sees that something is there. */
export const publicationClash = z.object({
  /** `event`: it comes out after its own event. `poster-ban`, `poster-day`: posters may not hang there, or not yet (E4). */
  why: z.enum(['channel', 'area', 'audience', 'event', ...posterBars]),
  channel: slug(),
  at: localTime(),
  event: z.optional(z.string()),
  title: z.optional(z.string()),
  link: z.optional(z.string()),
});
export const publicationWithClashes = z.object({ ...publicationFields, clashes: list(publicationClash), ...weighable });
export type PublicationShown = z.infer<typeof publicationWithClashes>;

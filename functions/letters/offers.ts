import * as z from 'zod/mini';
import { day, slug, ulid } from '../../shared/fields.ts';
import { addSeconds, type Instant } from '../../shared/calendar.ts';
import { aboutKey, letterPrefix, lettersPartition } from '../../shared/letters.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Unit } from '../../shared/units.ts';
import { actions } from '../../shared/words.ts';
import { type Mail, mailKinds } from './state.ts';

/** What letters promise others: what may be put into the queue `mail`, and what became of what tells of an event. Pure. */

export const mailKind = z.enum(mailKinds);
/** A letter as others see it: never what it says, nor where it goes. */
export type LetterInBrief = Pick<Mail, 'id' | 'to' | 'kind' | 'state' | 'due' | 'unit' | 'why' | 'trouble'> & {
  readonly updatedAt: Instant;
};
/** The letters that tell of what happened then, for as long as they are kept. */
export const lettersAbout = (campaign: string, event: string): Range => ({
  pk: lettersPartition(campaign),
  index: 'l3',
  prefix: aboutKey(event),
});

/** What a digest told, of a unit. */
export const telledBy = (unit: Unit, notice: string): string => `${unit} ${notice}`;
export const digestKey = (moment: Instant): string => `d#${moment}`;
export type DigestInBrief = Omit<LetterInBrief, 'unit'> & Pick<Mail, 'tells'>;
/** A notice is in a digest within so many days, once it is told that late at all. */
const digestDays = 8;
/** The digests that can have told of what happened between two moments. */
export const digestsAfter = (campaign: string, from: Instant, to: Instant): Range => ({
  pk: lettersPartition(campaign),
  index: 'l3',
  prefix: 'd#',
  from: digestKey(from),
  to: digestKey(addSeconds(to, digestDays * 86_400)),
});

/** A notice that came into an inbox: what it says is read from there. */
const told = z.strictObject({
  unit: slug(),
  notice: ulid(),
  event: z.string(),
  at: z.iso.datetime(),
  subject: z.string(),
  action: z.enum(actions),
  due: z.optional(day()),
  /** Of the event's capability, by id: what it changes in calendars. */
  occasions: z.optional(z.array(z.string())),
});
export const mailCallSchema = z.union([
  z.strictObject({ kind: z.literal('notices'), campaign: slug(), notices: z.array(told) }),
  /** A letter that a command has written (shared/letters.ts). */
  z.strictObject({ kind: z.literal('letter'), campaign: slug(), letter: z.string().check(z.startsWith(letterPrefix)) }),
]);
export type MailCall = z.infer<typeof mailCallSchema>;
export type ToldNotice = z.infer<typeof told>;

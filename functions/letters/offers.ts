import * as z from 'zod/mini';
import { day, slug, ulid } from '../../shared/fields.ts';
import { letterPrefix } from '../../shared/letters.ts';
import { actions } from '../../shared/words.ts';

/** What letters promise others: what may be put into the queue `mail`. Pure. */

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

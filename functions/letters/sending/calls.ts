import * as z from 'zod/mini';
import { slug } from '../../../shared/fields.ts';

/** What the queue `mailer` is told: to whom something is due, and which letters are, by ids. Pure. */
export const dueSchema = z.strictObject({
  campaign: slug(),
  people: z.optional(z.array(z.string())),
  letters: z.optional(z.array(z.string())),
});
export type Due = z.infer<typeof dueSchema>;

/** So many people are dealt with in one go: what they read alike is read once. */
export const mostPeople = 100;

import * as z from 'zod/mini';
import { addDays, type Instant } from './calendar.ts';
import type { Query } from './reads.ts';
import { gone } from './texts.ts';

/**
 * Texts of an event that are no longer there: `forgotten` at their date, or `replaced` by so many later ones that they are
 * not kept.
 */
export const goneTexts = () => z.optional(z.record(z.string(), z.enum(gone)));

/** When somebody's own words (purposes, notes, reasons) were last removed from it, some days after the campaign. */
export const textsForgottenAt = () => z.optional(z.string());

/** What has happened to something, oldest first, as each capability shows it beside the thing. Pure. */
export const history = () =>
  z.readonly(
    z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        actor: z.optional(z.string()),
        event: z.string(),
        data: z.record(z.string(), z.unknown()),
        gone: goneTexts(),
      }),
    ),
  );

/** Where the events of one subject lie, oldest first: a range for each month in which something can have happened. */
export const historyQueries = (pk: string, subject: string, since: Instant, until: Instant): readonly Query[] => {
  const queries: Query[] = [];
  const last = until.slice(0, 7);
  for (let month = since.slice(0, 7); month <= last; month = addDays(`${month}-01`, 31).slice(0, 7))
    queries.push({ range: { pk, prefix: `e#${month}#${subject}#` } });
  return queries;
};

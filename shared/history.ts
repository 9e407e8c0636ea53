import { addDays, type Instant } from './calendar.ts';
import type { Query } from './reads.ts';
import * as z from 'zod/mini';
import { historyEntry, instant, list } from './resources.ts';

/** When somebody's own words (purposes, notes, reasons) were last removed from it, some days after the campaign. */
export const textsForgottenAt = () => z.optional(instant());

/** What has happened to something, oldest first, as each capability shows it beside the thing. Pure. */
export const history = () => list(historyEntry);

/**
 * Where the events of one subject lie, oldest first: a range for each month in which something can have happened. With the
 * end `/` those of all subjects under it.
 */
export const historyQueries = (
  pk: string,
  subject: string,
  since: Instant,
  until: Instant,
  end: '#' | '/' = '#',
): readonly Query[] => {
  const queries: Query[] = [];
  const last = until.slice(0, 7);
  for (let month = since.slice(0, 7); month <= last; month = addDays(`${month}-01`, 31).slice(0, 7))
    queries.push({ range: { pk, prefix: `e#${month}#${subject}${end}` } });
  return queries;
};

import type { Day } from '../../../shared/calendar.ts';
import { fieldError, type Wrong } from '../../../shared/fields.ts';
import { type Fault, type FieldError, text } from '../../../shared/problems.ts';

/** What a file says of events, before it is judged. Pure. */

/** `at` is the line of a table, its heading being 1, or the number of the event in a calendar, from 1. */
export type Entry = {
  readonly at: number;
  readonly said: Readonly<Record<string, unknown>>;
  readonly uid?: string | undefined;
};
export type EntryError = FieldError & { readonly at: number };

export const entryError = (at: number, pointer: string, what: Wrong): EntryError => ({
  at,
  ...fieldError(pointer, what),
});

/** What can be wrong with a file and with no other input. */
export const faults = {
  notCalendar: { code: 'not-ics', detail: text('Det är ingen iCalendar-fil.', 'This is not an iCalendar file.') },
  quotes: {
    code: 'quotes',
    detail: text('Ett citattecken avslutas inte rätt.', 'A quotation mark is not closed properly.'),
  },
  timeZone: { code: 'time-zone', detail: text('Tidszonen är okänd.', 'The time zone is unknown.') },
  recurrence: {
    code: 'recurrence',
    detail: text(
      'Så ofta, eller efter en sådan regel, återkommer inget här.',
      'Nothing here recurs so often, or by such a rule.',
    ),
  },
} satisfies Readonly<Record<string, Fault>>;

export type Read = {
  readonly entries: readonly Entry[];
  readonly errors: readonly EntryError[];
  /** How many lie outside the campaign, and are left out. */
  readonly outside: number;
};

/** The days of the campaign, both included. */
export type Period = { readonly start: Day; readonly end: Day };

/** More occurrences or lines than this are too many for one file. */
export const mostEntries = 366;

import type { Day } from '../../../shared/calendar.ts';

/** What a file says of events, before it is judged. Pure. */

/** `at` is the line of a table, its heading being 1, or the number of the event in a calendar, from 1. */
export type Entry = {
  readonly at: number;
  readonly said: Readonly<Record<string, unknown>>;
  readonly uid?: string | undefined;
};
export type EntryError = { readonly at: number; readonly pointer: string; readonly code: string };

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

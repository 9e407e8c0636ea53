import type { Day } from '../../../shared/calendar.ts';
import { fieldError, type Wrong } from '../../../shared/field-words.ts';
import type { LocalTime } from '../../../shared/local-time.ts';
import { type Fault, type FieldError, text } from '../../../shared/problems.ts';
import type { Version } from './versions.ts';

/** What a file says of events, before it is judged. Pure. */

/** `at` is the line of a table, its heading being 1, or the number of the entry in a calendar, from 1. */
export type Entry = {
  readonly at: number;
  readonly said: Readonly<Record<string, unknown>>;
  /** Of a calendar: which event this is, and which version of it. */
  readonly uid?: string | undefined;
  readonly version?: Version;
  /** Names of what the file says of it and is not stored. */
  readonly leftOut?: readonly string[];
};
export type EntryError = FieldError & { readonly at: number };

/** An event that a file calls off: all that goes by its UID, one occurrence, or one and those after it. */
export type CalledOff = {
  readonly at: number;
  readonly uid: string;
  readonly version: Version;
  /** When the occurrence was to begin; only the day of it, where that is all that the file says. */
  readonly occurrence?: LocalTime | undefined;
  readonly isDay?: boolean;
  readonly andLater?: boolean;
};

export const entryError = (at: number, pointer: string, what: Wrong): EntryError => ({
  at,
  ...fieldError(pointer, what),
});

const fault = (code: string, sv: string, en: string): Fault => ({ code, detail: text(sv, en) });

/** More occurrences or lines than this are too many for one file. */
export const mostEntries = 366;

/** What can be wrong with a file and with no other input. */
export const faults = {
  notCalendar: fault('not-ics', 'Det är ingen hel iCalendar-fil.', 'This is not an iCalendar file, or not all of one.'),
  notSheet: fault('not-xlsx', 'Det är ingen läsbar XLSX-fil.', 'This is not an XLSX file that can be read.'),
  formula: fault('formula', 'Skriv värdet i stället för en formel.', 'Write the value in place of a formula.'),
  unreadable: fault('unreadable', 'Posten går inte att läsa.', 'The entry cannot be read.'),
  reply: fault(
    'method',
    'Det är ett svar på en inbjudan, inga evenemang. Exportera kalendern i stället.',
    'This is an answer to an invitation, and no events. Export the calendar instead.',
  ),
  counter: fault(
    'method',
    'Det är ett förslag till ändring, som ingen har godtagit. Exportera kalendern i stället.',
    'This is a change that somebody proposes and nobody has accepted. Export the calendar instead.',
  ),
  request: fault(
    'method',
    'Det är ett meddelande mellan kalenderprogram, inga evenemang. Exportera kalendern i stället.',
    'This is a message from one calendar program to another, and no events. Export the calendar instead.',
  ),
  timeZone: fault('time-zone', 'Tidszonen är okänd.', 'The time zone is unknown.'),
  mixed: fault(
    'mixed',
    'Början är en dag och slutet ett klockslag, eller tvärtom.',
    'One of start and end is a day and the other a time.',
  ),
  recurrence: fault(
    'recurrence',
    'Regeln för hur det återkommer går inte att läsa, eller ger för många tillfällen.',
    'The rule by which it recurs cannot be read, or gives too many occurrences.',
  ),
  tooMany: fault('too-big', `Högst ${mostEntries} evenemang ur en fil.`, `At most ${mostEntries} events of one file.`),
  tooMuch: fault(
    'too-big',
    'Filens evenemang har för mycket text tillsammans, högst 2,5 MB; dela filen.',
    'The events of the file have too much text together, at most 2.5 MB; divide the file.',
  ),
} satisfies Readonly<Record<string, Fault>>;

/** Why something is not stored though nothing is wrong with it. */
export const reasons = {
  superseded: fault('superseded', 'En nyare version finns i samma fil.', 'The same file has a newer version.'),
  older: fault('older', 'En nyare version är inlagd redan.', 'A newer version is stored already.'),
  notEvent: fault('not-event', 'Det är inget evenemang.', 'This is not an event.'),
  calledOff: fault('called-off', 'Det är inställt, och inte inlagt här.', 'It is called off, and not stored here.'),
  notYours: fault(
    'not-yours',
    'Det är inställt i filen, men är inlagt för någon annan.',
    'The file calls it off, but it is stored on behalf of somebody else.',
  ),
} satisfies Readonly<Record<string, Fault>>;

export type Read = {
  readonly entries: readonly Entry[];
  readonly errors: readonly EntryError[];
  /** How many lie outside the campaign, and are left out. */
  readonly outside: number;
};
/** Beside that, what only calendars tell. */
export type CalendarRead = Read & {
  /** What is not stored though nothing is wrong with it, and why. */
  readonly left: readonly EntryError[];
  readonly calledOff: readonly CalledOff[];
  /** The UIDs of which the file has all that there is: what else is stored of them has gone. */
  readonly whole: ReadonlyMap<string, Version & { readonly at: number }>;
};
export const nothingRead: CalendarRead = {
  entries: [],
  errors: [],
  outside: 0,
  left: [],
  calledOff: [],
  whole: new Map(),
};

/** The days of the campaign, both included. */
export type Period = { readonly start: Day; readonly end: Day };

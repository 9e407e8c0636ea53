import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { base64Form } from '../../../shared/field-words.ts';
import { inForm, line, localTime, slug, ulid } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { fields, visibility } from '../resources.ts';
import { mostEntries } from './entries.ts';

/** Events out of other programs' calendars and tables (D15, D23: no double entry). Pure. */

/** The gateway takes no larger body; what is left of it for the file. */
const mostCharacters = 256 * 1024;

const previewBody = {
  format: z.optional(z.enum(['ics', 'csv', 'xlsx'])),
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(mostCharacters))),
  file: z.optional(
    z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(mostCharacters),
        ...inForm(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, base64Form),
      ),
  ),
  unit: z.optional(slug()),
  area: z.optional(slug()),
  place: z.optional(line(200, 'kept')),
  kind: z._default(fields.kind(), 'event'),
  languages: z._default(fields.languages(), ['sv']),
};

type Asked = { readonly token?: string | undefined; readonly [field: string]: unknown };
const body = z.strictObject({ ...previewBody, token: z.optional(ulid()) }).check(
  ...(['format', 'text', 'unit'] as const).map((name) =>
    z.refine<Asked>(
      (it) => it.token !== undefined || it[name] !== undefined || (name === 'text' && it.file !== undefined),
      { message: 'needed', path: [name] },
    ),
  ),
  // A workbook is no text.
  z.refine<Asked>((it) => it.format !== 'xlsx' || it.text === undefined, {
    message: 'invalid-format',
    path: ['text'],
  }),
  z.refine<Asked>((it) => it.file === undefined || it.text === undefined, { message: 'twice', path: ['file'] }),
  // The preview has it already: the token stands for what was seen, and nothing else is stored.
  ...(['format', 'text', 'file', 'unit'] as const).map((name) =>
    z.refine<Asked>((it) => it.token === undefined || it[name] === undefined, { message: 'twice', path: [name] }),
  ),
);

/** Every value of an entry that would be stored; once it is, what one knows it by. */
export const importedEvent = z.object({
  /** Line of the table, its heading being 1, or number of the event in the calendar. */
  at: z.int(),
  title: z.string(),
  startsAt: localTime(),
  endsAt: localTime(),
  place: z.optional(z.string()),
  url: z.optional(z.string()),
  visibility,
  uid: z.optional(z.string()),
  summary: z.optional(z.string()),
  description: z.optional(z.string()),
  kind: z.optional(z.string()),
  audience: z.optional(z.string()),
  address: z.optional(z.string()),
  area: z.optional(z.string()),
  lat: z.optional(z.number()),
  lon: z.optional(z.number()),
  organisers: z.optional(list(z.string())),
  languages: z.optional(list(z.string())),
  cost: z.optional(z.int()),
  expectedReach: z.optional(z.int()),
  /** Names of what the file says of it and is not stored. */
  leftOut: z.optional(list(z.string())),
  /** Once stored. */
  id: z.optional(z.string()),
  /** Of a duplicate: the event that there is, or where in the file it stands before. */
  of: z.optional(z.object({ event: z.optional(z.string()), at: z.optional(z.int()) })),
});
/** What becomes of an event that there is: it changes value by value, or is called off. */
export const importedChange = z.object({
  at: z.int(),
  event: z.string(),
  title: z.string(),
  startsAt: localTime(),
  changed: z.optional(list(z.object({ field: z.string(), from: z.optional(z.string()), to: z.optional(z.string()) }))),
});
export const importNote = z.object({
  at: z.int(),
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
  allowed: z.optional(list(z.union([z.string(), z.number(), z.boolean()]))),
});

const example = {
  at: 1,
  title: 'Öppet hus',
  startsAt: '2026-08-20T18:00',
  endsAt: '2026-08-20T20:00',
  place: 'Folkets hus',
  visibility: 'public',
  uid: 'a1b2@calendar.example',
} as const;
const token = '01M83Y8C5VKN9V3T2F4F6W6Q1D';
const ics =
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a1b2@calendar.example\r\nDTSTART;TZID=Europe/Stockholm:20260820T180000\r\nDTEND;TZID=Europe/Stockholm:20260820T200000\r\nSUMMARY:Öppet hus\r\nLOCATION:Folkets hus\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

export const gatheringImport = z.object({
  /** Of a preview of which something can be stored. */
  token: z.optional(z.string()),
  /** Once stored. */
  import: z.optional(z.string()),
  created: z.int(),
  events: list(importedEvent),
  changes: list(importedChange),
  cancellations: list(importedChange),
  duplicates: list(importedEvent),
  /** How many lie outside the campaign, and are left out. */
  outside: z.int(),
  /** What is left out though nothing is wrong with it; the first fifty. */
  left: list(importNote),
  wrong: z.int(),
  /** What cannot be stored; the first fifty. */
  errors: list(importNote),
});

export const contract = {
  importEvents: {
    route: 'POST /campaigns/{campaign}/events/import',
    summary: 'Preview the events of a calendar or a table; store them with the preview’s token',
    description: [
      'First `format` (`ics`: iCalendar, `csv` or `xlsx`), `text` or `file` (its bytes in base64, as XLSX must be) and `unit`: nothing is stored; the answer tells every value that would be, and what would not and why: `duplicates` (the same UID and nothing new, or the same place, overlapping hours and titles that are alike), `left` and `errors`. With its `token` alone in the body, within a day and by the same person, `events` are stored as drafts of `unit`, and what came out of the same calendar for it before becomes as in `changes` and `cancellations`; saying it again stores nothing twice. A large import is stored in several parts: should that break off, say it again.',
      `Recurrence is expanded inside the campaign; at most ${mostEntries} events. \`SEQUENCE\` and \`DTSTAMP\` say which version counts; what people have changed here stays unless the file changes it, too. Zones are as the file defines them, else by their IANA or Windows names; times of no zone are Stockholm’s, or \`X-WR-TIMEZONE\`’s; whole days end at 23:59; what says no end lasts an hour; private ones are for members; nothing is fetched. A table has in its first line \`title\`, \`start\`, \`end\` and if wanted \`summary\`, \`description\`, \`kind\`, \`audience\`, \`place\`, \`address\`, \`area\`, \`lat\`, \`lon\`, \`url\`, \`languages\`, \`visibility\`, \`cost\` (kronor), \`expected reach\` (or \`rubrik\`, \`börjar\`, \`slutar\`, ...), in any order; CSV in UTF-8 with \`;\`, comma or tab. \`kind\`, \`languages\`, \`area\` and \`place\` are those of events that say none.`,
    ].join('\n\n'),
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    body,
    result: gatheringImport,
    refusals: [],
    example: {
      body: { format: 'ics', text: ics, unit: 'solna' },
      result: {
        token,
        created: 0,
        events: [example],
        changes: [],
        cancellations: [],
        duplicates: [],
        outside: 0,
        left: [],
        wrong: 0,
        errors: [],
      },
    },
  },
} as const satisfies Contract;

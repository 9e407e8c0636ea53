import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { localTime, slug } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { fields, visibility } from '../resources.ts';
import { mostEntries } from './entries.ts';

/** Events out of other programs' calendars and tables (D15, D23: no double entry). Pure. */

/** The gateway takes no larger body; what is left of it for the file. */
const mostCharacters = 256 * 1024;

const previewBody = {
  format: z.optional(z.enum(['ics', 'csv'])),
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(mostCharacters))),
  unit: z.optional(slug()),
  area: z.optional(slug()),
  kind: z._default(fields.kind(), 'event'),
  languages: z._default(fields.languages(), ['sv']),
};

type Asked = { readonly token?: string | undefined; readonly [field: string]: unknown };
const body = z
  .strictObject({ ...previewBody, token: z.optional(z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))) })
  .check(
    ...(['format', 'text', 'unit'] as const).flatMap((name) => [
      z.refine<Asked>((it) => it.token !== undefined || it[name] !== undefined, { message: 'needed', path: [name] }),
      // The preview has it already: the token stands for what was seen, and nothing else is stored.
      z.refine<Asked>((it) => it.token === undefined || it[name] === undefined, { message: 'twice', path: [name] }),
    ]),
  );

const entry = {
  /** Line of the table, its heading being 1, or number of the event in the calendar. */
  at: z.int(),
  title: z.string(),
  startsAt: localTime(),
  endsAt: localTime(),
  place: z.optional(z.string()),
  url: z.optional(z.string()),
  visibility,
  uid: z.optional(z.string()),
};

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
  /** Of a preview in which nothing is wrong and something is new. */
  token: z.optional(z.string()),
  /** Once stored. */
  import: z.optional(z.string()),
  created: z.int(),
  events: list(z.object({ ...entry, id: z.optional(z.string()) })),
  duplicates: list(z.object({ ...entry, of: z.object({ event: z.optional(z.string()), at: z.optional(z.int()) }) })),
  /** How many lie outside the campaign, and are left out. */
  outside: z.int(),
  wrong: z.int(),
  /** The first hundred. */
  errors: list(z.object({ at: z.int(), pointer: z.string(), code: z.string(), detail: z.string() })),
});

export const contract = {
  importEvents: {
    route: 'POST /campaigns/{campaign}/events/import',
    summary: 'Preview the events of a calendar or a table; store them with the preview’s token',
    description: [
      `First \`format\` (\`ics\`: iCalendar, or \`csv\`), \`text\` and \`unit\`: nothing is stored; the answer tells what would be, and which are \`duplicates\` of events there already: the same UID, or the same place, overlapping hours and titles that are alike (Dice’s coefficient of the pairs of neighbouring characters, 0.8 or more). Without \`errors\` it has a \`token\`: with that alone in the body, within a day and by the same person, all of them are stored as drafts of \`unit\`, duplicates left out; saying it again stores nothing twice. More than some ninety are stored in several parts: should that break off, say it again.`,
      `Of a calendar, recurrence is expanded inside the campaign; at most ${mostEntries} events in all, nothing more often than daily. Times of no zone are Stockholm’s; whole days end at 23:59; what says no end lasts an hour; private ones are for members; alarms and attachments are left out, and nothing is fetched. A table has in its first line \`title\`, \`start\`, \`end\` and if wanted \`summary\`, \`description\`, \`kind\`, \`audience\`, \`place\`, \`address\`, \`area\`, \`lat\`, \`lon\`, \`url\`, \`languages\`, \`visibility\`, \`cost\` (kronor), \`expected reach\` (or \`rubrik\`, \`börjar\`, \`slutar\`, \`sammanfattning\`, ...), in any order; UTF-8 with \`;\`, comma or tab. \`kind\`, \`languages\` and \`area\` are those of events that say none.`,
    ].join('\n\n'),
    see: 'offices-or-associations',
    act: 'offices-or-associations',
    body,
    result: gatheringImport,
    refusals: [],
    example: {
      body: { format: 'ics', text: ics, unit: 'solna' },
      result: { token, created: 0, events: [example], duplicates: [], outside: 0, wrong: 0, errors: [] },
    },
  },
} as const satisfies Contract;

import * as z from 'zod/mini';
import { actions } from '../../shared/words.ts';
import type { Contract } from '../../shared/contract.ts';
import { day, flag, ulid } from '../../shared/fields.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { instant } from '../../shared/resources.ts';

/** What each unit has been told, and the history of anything. Pure. */
/** What is expected of who is told. */
export const noticeAction = z.enum(actions);
export const notice = z.object({
  id: z.string(),
  at: instant(),
  event: z.string(),
  subject: z.string(),
  /** Many things past their day in one notice: how many. `subject` and `link` are then those of their list. */
  count: z.optional(z.int()),
  action: noticeAction,
  /** What it is about: a line that names nobody. */
  title: z.optional(z.string()),
  text: z.string(),
  due: z.optional(day()),
  link: z.string(),
  read: z.boolean(),
  /** What it asks for still waits for the unit: computed. What asks for nothing is not open. */
  open: z.boolean(),
});

/** How many were marked, of the latest; and where it goes on, as long as there may be more. */
export const noticesRead = z.object({ read: z.int(), next: z.optional(z.string()) });

const subject = 'pot/requests/solna.01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const told = {
  id: '01J4Z6X9QAW7E6R5T4Y3V2B1N1',
  at: '2026-08-03T08:00:00.000Z',
  event: 'SpendingRequested',
  subject,
  action: 'decide',
  title: '12 000 kr ur posten Publicitet: Solna',
  text: 'Solna har begärt 12 000 kr ur posten Publicitet; senast 2026-08-08 behöver två chefer godkänna, och Stadshuskansliet ser till att svaret kommer.',
  due: '2026-08-08',
  link: `/campaigns/val-2018/${subject}`,
  read: false,
  open: true,
};

const inbox = {
  see: 'path-unit',
  act: 'path-unit',
  query: { ...paging, unread: z.optional(flag()), action: z.optional(noticeAction), open: z.optional(flag()) },
  result: listOf(notice),
  refusals: [],
  example: { result: { items: [told] } },
} as const;

const reading = {
  description: 'Read is kept per person. Saying so again changes nothing.',
  see: 'path-unit',
  act: 'path-unit',
  result: notice,
  refusals: [],
  example: { result: { ...told, read: true } },
} as const;

const readingAll = {
  description:
    'Of two hundred at once, the latest first: as long as there is a `next`, ask again up to that. Read is kept per person.',
  see: 'path-unit',
  act: 'path-unit',
  body: z.strictObject({ upTo: ulid() }),
  result: noticesRead,
  refusals: [],
  example: { body: { upTo: told.id }, result: { read: 12 } },
} as const;

const summaries = {
  inbox:
    'D6: newest first; `action` says what is expected: to decide, to do something, or to know; `open` whether that still waits. With `unread` or `open` a page may be shorter than `limit`: there is more as long as there is a `next`.',
};

export const contract = {
  listOfficeInbox: {
    ...inbox,
    route: 'GET /campaigns/{campaign}/offices/{office}/inbox',
    summary: 'List what an office has been told',
    description: summaries.inbox,
  },
  listAssociationInbox: {
    ...inbox,
    route: 'GET /campaigns/{campaign}/associations/{association}/inbox',
    summary: 'List what an association has been told',
    description: summaries.inbox,
  },
  readOfficeNotice: {
    ...reading,
    route: 'POST /campaigns/{campaign}/offices/{office}/inbox/{notice}/reading',
    summary: 'Mark a notice to an office as read',
  },
  readAssociationNotice: {
    ...reading,
    route: 'POST /campaigns/{campaign}/associations/{association}/inbox/{notice}/reading',
    summary: 'Mark a notice to an association as read',
  },
  readOfficeNotices: {
    ...readingAll,
    route: 'POST /campaigns/{campaign}/offices/{office}/inbox/reading',
    summary: 'Mark all notices to an office up to one as read',
  },
  readAssociationNotices: {
    ...readingAll,
    route: 'POST /campaigns/{campaign}/associations/{association}/inbox/reading',
    summary: 'Mark all notices to an association up to one as read',
  },
} as const satisfies Contract;

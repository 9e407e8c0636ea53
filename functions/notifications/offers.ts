import { encodeTime } from 'ulid';
import * as z from 'zod/mini';
import type { Day, Instant } from '../../shared/calendar.ts';
import { slug } from '../../shared/fields.ts';
import { amongSchema } from '../../shared/gathered.ts';
import type { Text } from '../../shared/problems.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Key } from '../../shared/table.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { Action } from '../../shared/words.ts';

/** What notifications let others know: where a notice lies, and the message that makes one. Pure. */

export const inboxPartition = (campaign: string, unit: Unit): string => `${campaign}#inbox#${unit}`;

/** One notice for each event and recipient, whose key follows from the two: that is what "exactly once" rests on. */
export const noticeKey = (campaign: string, recipient: Unit, eventId: string): Key => ({
  pk: inboxPartition(campaign, recipient),
  sk: `n#${eventId}`,
});

/** A notice as letters read it. */
export type NoticeInBrief = {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly subject: string;
  /** It is about so many of what lies below its subject. */
  readonly count?: number;
  readonly action: Action;
  readonly text: Text;
  /** Without a title that somebody has given. */
  readonly untitled?: Text;
  readonly due?: Day;
  readonly link: string;
  /** The office that sees to it, or has done it, where that is known. */
  readonly office?: Office;
  /** The persons who have read it; absent while nobody has. */
  readonly readBy?: ReadonlySet<string>;
};
/** Those of what happened after that moment: an event has its id once it has its moment. */
export const noticesSince = (campaign: string, unit: Unit, at: Instant): Range => ({
  pk: inboxPartition(campaign, unit),
  prefix: 'n#',
  from: `n#${encodeTime(Date.parse(at))}`,
  to: 'n#\u{10ffff}',
});
/** Those that expect this, of what happened between two moments. */
export const noticesAsking = (campaign: string, unit: Unit, action: Action, from: Instant, to: Instant): Range => {
  const prefix = `n#${action}#`;
  const at = (moment: Instant): string => `${prefix}${encodeTime(Date.parse(moment))}`;
  return { pk: inboxPartition(campaign, unit), index: 'l1', prefix, from: at(from), to: at(to) };
};
/** For so long it is looked every hour whether what happened was told; older events were swept many times over. */
export const sweptSeconds = 3 * 86_400;
/** Whether something is told in an inbox there. */
export const isNotice = ({ pk }: Key): boolean => pk.includes('#inbox#');

/** What every event has, whatever else it says. */
export const envelope = {
  id: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  at: z.iso.datetime(),
  type: z.string().check(z.minLength(1)),
  subject: z.string().check(z.regex(/^[^#\s]{1,400}$/)),
};

/** One event for one recipient, as it travels in the recipient's queue; `among`: its notice is one of many (gathered.ts). */
export const messageSchema = z.strictObject({
  recipient: slug(),
  campaign: slug(),
  event: z.looseObject(envelope),
  among: z.optional(amongSchema),
});
export type Message = Readonly<z.infer<typeof messageSchema>>;

import { decodeTime } from 'ulid';
import type { Announcement } from '../../shared/words.ts';
import { addDays, type Day, type Instant } from '../../shared/calendar.ts';
import { entityOf } from '../../shared/commit.ts';
import { campaignKey } from '../../shared/directory.ts';
import type { Text } from '../../shared/problems.ts';
import { get, type Item, type Range } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import { inboxPartition, type Message, noticeKey } from './offers.ts';

/**
 * An inbox is a partition of its own for each unit: a notice is `n#<event id>`, which sorts by time.
 *   l1  by what is expected: `n#<action>#<event id>`
 */
export type Notice = {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly subject: string;
  readonly action: Announcement['action'];
  readonly text: Text;
  readonly due?: Day;
  readonly link: string;
  /** The persons who have read it; absent while nobody has. */
  readonly readBy?: ReadonlySet<string>;
};

/** A subject is a path below the campaign; those of the capability `campaign` are the campaign's own. */
const linkOf = (campaign: string, subject: string): string => {
  const path = subject.split('/');
  return ['/campaigns', campaign, ...(path[0] === 'campaign' ? path.slice(1) : path)].join('/');
};

export const noticeItem = (
  { recipient, campaign, event }: Message,
  { action, text, due, about }: Announcement,
): Item => {
  const { id, at, type, subject } = event;
  const link = linkOf(campaign, about ?? subject);
  const notice: Notice = { id, at, event: type, subject, action, text, ...(due !== undefined && { due }), link };
  return { ...noticeKey(campaign, recipient, id), l1: `n#${action}#${id}`, ...notice };
};

export const noticeOf = (item: Item): Notice => entityOf<Notice>(item) as Notice;

export const inboxRange = (campaign: string, unit: Unit, action: Announcement['action'] | undefined): Range =>
  action
    ? { pk: inboxPartition(campaign, unit), index: 'l1', prefix: `n#${action}#` }
    : { pk: inboxPartition(campaign, unit), prefix: 'n#' };

/** Words divided by slashes, as every event's subject is. */
const isSubject = (value: string): boolean => /^[a-z][a-z-]*(?:\/[A-Za-z0-9._-]{1,100}){0,5}$/.test(value);

/** The months from one instant to another, both included, in UTC as events are filed. */
const months = (from: Instant, to: Instant): readonly string[] => {
  const found: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addDays(`${month}-01`, 31).slice(0, 7))
    found.push(month);
  return found;
};

/** What is named after the moment it came to be has no history before that; any other may be as old as the campaign. */
const bornAt = (subject: string, campaignBorn: Instant): Instant => {
  const ulid = /[0-7][0-9A-HJKMNP-TV-Z]{25}$/.exec(subject)?.[0];
  const born = ulid ? new Date(decodeTime(ulid)).toISOString() : '';
  return born > campaignBorn ? born : campaignBorn;
};

/** Where the history of a subject lies, oldest first; nowhere, if there can be no such subject. */
export const historyRanges = async (campaign: string, subject: string, now: Instant): Promise<readonly Range[]> => {
  if (!isSubject(subject)) return [];
  const createdAt = (await get(campaignKey(campaign)))?.createdAt;
  if (typeof createdAt !== 'string') return [];
  const pk = `${campaign}#${subject.split('/')[0]}`;
  return months(bornAt(subject, createdAt), now).map((month) => ({ pk, prefix: `e#${month}#${subject}#` }));
};

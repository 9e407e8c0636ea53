import { decodeTime } from 'ulid';
import type { Announcement } from '../../shared/words.ts';
import type { Day, Instant } from '../../shared/calendar.ts';
import { campaignKey } from '../../shared/directory.ts';
import { historyQueries } from '../../shared/history.ts';
import type { Text } from '../../shared/problems.ts';
import { asOf, entityIn } from '../../shared/reads.ts';
import type { Item, Range } from '../../shared/table.ts';
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

export const noticeOf = (item: Item): Notice => entityIn<Notice>(item);

export const inboxRange = (campaign: string, unit: Unit, action: Announcement['action'] | undefined): Range =>
  action
    ? { pk: inboxPartition(campaign, unit), index: 'l1', prefix: `n#${action}#` }
    : { pk: inboxPartition(campaign, unit), prefix: 'n#' };

/** Words divided by slashes, as every event's subject is. */
const isSubject = (value: string): boolean => /^[a-z][a-z-]*(?:\/[A-Za-z0-9._-]{1,100}){0,5}$/.test(value);

/** What is named after the moment it came to be has no history before that. Any other may be as old as the campaign. */
const startOf = (subject: string, campaignStart: Instant): Instant => {
  const ulid = /[0-7][0-9A-HJKMNP-TV-Z]{25}$/.exec(subject)?.[0];
  const named = ulid ? new Date(decodeTime(ulid)).toISOString() : '';
  return named > campaignStart ? named : campaignStart;
};

/** When the campaign was set up: nothing in it is older. Nothing is read where there can be no such subject. */
export const campaignStart = (campaign: string, subject: string) =>
  asOf(
    'when a campaign was set up never changes',
    { keys: isSubject(subject) ? [campaignKey(campaign)] : [] },
    ({ items: [item] }): Instant | undefined => (typeof item?.createdAt === 'string' ? item.createdAt : undefined),
  );

/** Where the history of a subject lies, oldest first; nowhere, if there can be no such subject. */
export const historyRanges = (
  campaign: string,
  subject: string,
  since: Instant | undefined,
  until: Instant,
): readonly Range[] => {
  if (!isSubject(subject) || since === undefined) return [];
  const pk = `${campaign}#${subject.split('/')[0]}`;
  return historyQueries(pk, subject, startOf(subject, since), until).map(({ range }) => range);
};

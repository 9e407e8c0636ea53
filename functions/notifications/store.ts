import { decodeTime } from 'ulid';
import type { AllOf } from '../../shared/capability.ts';
import type { Announcement } from '../../shared/words.ts';
import type { Day, Instant } from '../../shared/calendar.ts';
import { campaignKey } from '../../shared/directory.ts';
import { keepingOf } from '../../shared/folds.ts';
import { historyQueries } from '../../shared/history.ts';
import { keyText } from '../../shared/ids.ts';
import type { Text } from '../../shared/problems.ts';
import { asOf, entityIn } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item } from '../../shared/table.ts';
import { placeIn, withTexts } from '../../shared/texts.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { inboxPartition, type Message, noticeKey } from './offers.ts';
import type { PastEvent } from './views.ts';

/**
 * An inbox is a partition of its own for each unit: a notice is `n#<event id>`, which sorts by time.
 *   l1  by what is expected: `n#<action>#<event id>`
 */
export type Notice = {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly subject: string;
  /** It is about so many of what lies below its subject. */
  readonly count?: number;
  readonly action: Announcement['action'];
  readonly text: Text;
  /** What it is about; notices of before had none. */
  readonly title?: Text;
  /** What letters say instead of `text`. */
  readonly untitled?: Text;
  readonly due?: Day;
  readonly link: string;
  /** The office that sees to it, or has done it, where the event says one: letters are answered there. */
  readonly office?: Office;
  /** The persons who have read it; absent while nobody has. */
  readonly readBy?: ReadonlySet<string>;
  /** When it came in, and when somebody there was the first to read it. */
  readonly toldAt?: Instant;
  readonly readAt?: Instant;
};

/** Fields of events that say which office is behind them: whose it is comes before who did something. */
const behind = ['owner', 'office', 'by'] as const;
const officeOf = (event: Readonly<Record<string, unknown>>): Office | undefined =>
  behind.map((field) => event[field]).find((value): value is Office => typeof value === 'string' && isOffice(value));

/** A subject is a path below the campaign; those of the capability `campaign` are the campaign's own. */
const linkOf = (campaign: string, subject: string): string => {
  const path = subject.split('/');
  return ['/campaigns', campaign, ...(path[0] === 'campaign' ? path.slice(1) : path)].join('/');
};

export const noticeItem = (
  { recipient, campaign, event, among }: Message,
  { action, text, title, untitled, due, about }: Announcement,
  toldAt?: Instant,
): Item => {
  const { at } = event;
  const { type } = among?.said ?? event;
  const { id, subject } = among ?? event;
  const link = linkOf(campaign, about ?? subject);
  const office = officeOf(event);
  const notice: Notice = {
    id,
    at,
    event: type,
    subject,
    ...(among && { count: among.count }),
    action,
    ...(title && { title }),
    ...(untitled && { untitled }),
    text,
    ...(due !== undefined && { due }),
    link,
    ...(toldAt !== undefined && { toldAt }),
    ...(office !== undefined && { office }),
  };
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

type Keepers = ReadonlyMap<string, object>;
/** Where the entity is that keeps what somebody wrote in this event, and its slot. */
const placeOf = (all: AllOf<'texts'>, campaign: string, event: PastEvent) => {
  const keeping = keepingOf(all, event.subject);
  return keeping && placeIn(keeping, campaign, event);
};

/** What keeps what people wrote in these events, by the events' ids. */
export const keepersOf = (all: AllOf<'texts'>, campaign: string, events: readonly PastEvent[]) => {
  const places = events.flatMap((event) => placeOf(all, campaign, event)?.key ?? []);
  const keys = [...new Map(places.map((key) => [keyText(key), key])).values()];
  return asOf('only shown', { keys }, ({ items }): Keepers => {
    const there = new Map(keys.map((key, i) => [keyText(key), items[i] && entityIn<object>(items[i])]));
    const byEvent = events.map((event) => {
      const place = placeOf(all, campaign, event);
      const entity = place && there.get(keyText(place.key));
      return [event.id, entity ? { [place.slot]: entity } : {}] as const;
    });
    return new Map(byEvent);
  });
};

/** An event with what somebody wrote in it. */
export const withTextOf = (all: AllOf<'texts'>, event: PastEvent, keepers: Keepers): PastEvent => {
  const keeping = keepingOf(all, event.subject);
  return (keeping && withTexts(keeping.texts, [event], keepers.get(event.id) ?? {})[0]) ?? event;
};

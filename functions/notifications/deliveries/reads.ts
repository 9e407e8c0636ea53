import { decodeTime } from 'ulid';
import { addSeconds, type Instant } from '../../../shared/calendar.ts';
import { campaignKey } from '../../../shared/directory.ts';
import { readOne } from '../../../shared/fetching.ts';
import { gatheredKey } from '../../../shared/gathered.ts';
import { keyText } from '../../../shared/ids.ts';
import { personKey } from '../../../shared/people.ts';
import { asOf, type Query } from '../../../shared/reads.ts';
import { getMany, type Item, type Key } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { type DigestInBrief, digestsAfter, type LetterInBrief, lettersAbout } from '../../letters/offers.ts';
import { inboxPartition, noticeKey } from '../offers.ts';
import type { Loading } from '../quiet.ts';
import { historyRanges, type Notice, noticeOf } from '../store.ts';
import { type Happened, mostLetters, noticeIn } from './rules.ts';

/** Where it is found whom the word of an event has reached: all at half the units, since it is only shown. */
const atHalf = { backward: true, consistent: false } as const;
type Place = { readonly limit: number; readonly after?: string | undefined };

export type NoticesOf = ReadonlyMap<string, ReadonlyMap<Unit, Notice>>;
const byEvent = (found: readonly (readonly [unit: Unit, notice: Item, event?: string])[]): NoticesOf => {
  const all = new Map<string, Map<Unit, Notice>>();
  for (const [unit, item, event] of found) {
    const notice = noticeOf(item);
    const of = event ?? notice.id;
    const units = all.get(of) ?? new Map<Unit, Notice>();
    all.set(of, units.set(unit, notice));
  }
  return all;
};

/**
 * The latest notices of every inbox. An event that is among the latest so many of all is among the latest so many of
 * each inbox that has it: so the page has all of its notices.
 */
export const latestNotices = (campaign: string, units: readonly Unit[], { limit, after }: Place) =>
  asOf(
    'only shown',
    {
      queries: units.map((unit): Query => {
        const pk = inboxPartition(campaign, unit);
        const from = after === undefined ? {} : { after: { pk, sk: `n#${after}` } };
        return { range: { pk, prefix: 'n#' }, options: { ...atHalf, limit: limit + 1, ...from } };
      }),
    },
    ({ lists }) => byEvent(lists.flatMap((items, i) => items.map((item) => [units[i] as Unit, item] as const))),
  );

/** By their keys, at half the units. */
const itemsAt = async (keys: readonly Key[]): Promise<ReadonlyMap<string, Item>> => {
  const wanted = new Map(keys.map((key) => [keyText(key), key]));
  const found = wanted.size === 0 ? [] : await getMany([...wanted.values()], undefined, false);
  return new Map(found.map((item) => [keyText(item), item]));
};

/** What these inboxes have of these events. */
export const noticesAt = async (
  campaign: string,
  wanted: readonly (Pick<Happened, 'among'> & { readonly event: string; readonly units: readonly Unit[] })[],
): Promise<NoticesOf> => {
  const places = wanted.flatMap(({ event, units, among }) =>
    units.map((unit) => ({ unit, event, key: noticeKey(campaign, unit, noticeIn({ id: event, among }, unit)) })),
  );
  const found = await itemsAt(places.map(({ key }) => key));
  return byEvent(
    places.flatMap(({ unit, event, key }) => {
      const item = found.get(keyText(key));
      return item ? [[unit, item, event] as const] : [];
    }),
  );
};

const happenedIn = (item: Item): Happened => item as unknown as Happened;
/** Latest first, and one more than are shown where there are more. */
export const eventsAbout = (
  campaign: string,
  subject: string,
  { since, now }: { readonly since: Instant | undefined; readonly now: Instant },
  { limit, after }: Place,
) => {
  const until = after === undefined ? now : new Date(decodeTime(after)).toISOString();
  const ranges = historyRanges(campaign, subject, since, until);
  const queries = ranges.map((range, i): Query => {
    const isLast = i === ranges.length - 1 && after !== undefined;
    const from = isLast ? { after: { pk: range.pk, sk: `${range.prefix}${after}` } } : {};
    return { range, options: { ...atHalf, limit: limit + 1, ...from } };
  });
  return asOf('only shown', { queries }, ({ lists }) =>
    lists
      .toReversed()
      .flatMap((items) => items.map(happenedIn))
      .slice(0, limit + 1),
  );
};

/** Events by where they lie, which says whom each concerns; in the order asked for. */
export const eventsAt = async (
  campaign: string,
  some: readonly { readonly id: string; readonly at: Instant; readonly subject: string }[],
): Promise<readonly Happened[]> => {
  const keys = some.map(({ id, at, subject }) => ({
    pk: `${campaign}#${subject.split('/')[0]}`,
    sk: `e#${at.slice(0, 7)}#${subject}#${id}`,
  }));
  const found = await itemsAt(keys);
  return keys.flatMap((key) => {
    const item = found.get(keyText(key));
    return item ? [happenedIn(item)] : [];
  });
};

/** Those that went into notices with others, by their ids alone; `heads`: the first words of the subjects of what can wait. */
export const gatheredAt = async (
  campaign: string,
  heads: readonly string[],
  event: string,
): Promise<readonly Happened[]> => {
  const queries = heads.map((head): Query => ({
    range: { pk: `${campaign}#${head}`, index: 'l5', prefix: gatheredKey(event) },
    options: { consistent: false },
  }));
  const places = await readOne(asOf('only shown', { queries }, ({ lists }) => lists.flat()));
  return [...(await itemsAt(places.map(({ pk, sk }) => ({ pk, sk })))).values()].map(happenedIn);
};

/** What people are called, by their ids; of whoever is forgotten there is none. */
export const namesAt = async (campaign: string, people: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = await itemsAt(people.map((person) => personKey(campaign, person)));
  return new Map([...found.values()].map(({ id, name }) => [String(id), String(name)]));
};

/** All that tell of one event; of several events the first of each, and one more than are shown. */
export const lettersOf = (campaign: string, events: readonly string[], isAll: boolean) =>
  asOf(
    'only shown',
    {
      queries: events.map((event) => ({
        range: lettersAbout(campaign, event),
        options: { consistent: false, ...(!isAll && { limit: mostLetters + 1 }) },
      })),
    },
    ({ lists }): ReadonlyMap<string, readonly LetterInBrief[]> =>
      new Map(events.map((event, i) => [event, (lists[i] ?? []) as unknown as readonly LetterInBrief[]])),
  );

/** Spans of time that touch as one. */
const spansOf = (events: readonly Pick<Happened, 'at'>[]): readonly (readonly [from: Instant, to: Instant])[] => {
  const spans: [Instant, Instant][] = [];
  for (const { at } of events.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && at <= addSeconds(last[1], daySeconds)) last[1] = at;
    else spans.push([at, at]);
  }
  return spans;
};
const daySeconds = 86_400;
/** The digests that can have told of these, and whether there are more of them. */
export const digestsOn = (campaign: string, events: readonly Pick<Happened, 'at'>[], most: number) =>
  asOf(
    'only shown',
    {
      queries: spansOf(events).map(([from, to]) => ({
        range: digestsAfter(campaign, from, to),
        options: { consistent: false, limit: most + 1 },
      })),
    },
    ({ lists }) => ({
      digests: lists.flatMap((items) => items.slice(0, most)) as unknown as readonly DigestInBrief[],
      isCut: lists.some((items) => items.length > most),
    }),
  );

/** What of the campaign says what is told one by one, and since when there is any of it. */
export const campaignOf = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => ({
    ...(item as Loading | undefined),
    createdAt: item?.createdAt as Instant | undefined,
  }));

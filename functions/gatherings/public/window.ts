import { namesFrom, type NameOf } from '../../../shared/words.ts';
import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { associations, campaignKey, settings } from '../../../shared/directory.ts';
import { readOne } from '../../../shared/fetching.ts';
import { instantOf } from '../../../shared/local-time.ts';
import type { Range } from '../../../shared/ranges.ts';
import { type Item, type Key, queryPage } from '../../../shared/table.ts';
import { asOf } from '../../../shared/reads.ts';
import { fromListed, listedFrom, type ListedEvent, listingPartition } from '../listing.ts';
import type { Vocabulary } from '../../../shared/vocabulary.ts';
import { kindsOf, publicitySettingsOf } from '../offers.ts';
import type { Listed, ListingHead } from '../state.ts';

/**
 * What feeds and the public list hold: the next 500 events, from today on, and those that began within the last 31 days,
 * since an event lasts so long at most and may go on. Read at half price, which may lag behind a change; what is read soon
 * after one therefore has another state than what is read later, and nobody keeps it for longer than until then.
 */
const mostNext = 500;
const pastDays = 31;
const atOnce = 250;
/** Fewer are not worth a query, which costs half a unit at least. */
const fewest = 25;
/**
 * A cold read costs at most 120 units, what it costs to learn names included. A unit is 8 kB here; rows so long that it
 * would be more cut off the oldest.
 */
const mostBytes = 935_000;
/** What DynamoDB counts of an item: its keys, its row, and what every item has beside. */
const bytesOf = ({ pk, sk, key, row }: Item): number =>
  pk.length + sk.length + String(key).length + Buffer.byteLength(String(row)) + 90;
/** In bytes, of an item that nothing is known of yet. */
const someBytes = 1_000;

/** Far longer than a replica ever lags. */
const settlesMillis = 10_000;

export type WindowState = readonly [version: number, today: Day, isSettled: boolean];
export const windowStateOf = (head: ListingHead, now: Instant): WindowState => [
  head.version,
  dayOf(now),
  Date.parse(now) - Date.parse(head.updatedAt) > settlesMillis,
];

/** `today`: since when it is coming, or goes on. */
export type Window = { readonly events: readonly ListedEvent[]; readonly today: Instant };

const midnight = (day: Day): Instant => instantOf(`${day}T00:00`);
const eventsIn = (items: readonly Item[]): readonly ListedEvent[] =>
  items.map((item) => fromListed(item as unknown as Listed));

const readWindow = async (campaign: string, today: Day): Promise<Window> => {
  const range = { pk: listingPartition(campaign), prefix: 'l#' };
  const now = midnight(today);
  let left = mostBytes;
  let longest = someBytes;
  const read = async (part: Range, most: number, backward: boolean): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let after: Key | undefined;
    do {
      const limit = Math.min(atOnce, most - items.length, Math.floor(left / longest));
      if (limit < Math.min(fewest, most - items.length)) break;
      const page = await queryPage(part, { limit, backward, consistent: false, ...(after && { after }) });
      const bytes = page.items.map(bytesOf);
      items.push(...page.items);
      left -= bytes.reduce((sum, each) => sum + each, 0);
      longest = Math.max(longest, ...bytes);
      after = page.last;
    } while (after && items.length < most);
    return items;
  };
  const next = await read({ ...range, from: `l#${listedFrom(now)}` }, mostNext, false);
  const since = listedFrom(midnight(addDays(today, -pastDays)));
  const past = await read({ ...range, from: `l#${since}`, to: `l#${listedFrom(now)}` }, Number.POSITIVE_INFINITY, true);
  return { events: eventsIn([...past.toReversed(), ...next]), today: now };
};

/** The last few of what was read; a try that failed is not kept. */
const remember = <V>(most: number) => {
  const values = new Map<string, Promise<V>>();
  return (key: string, read: () => Promise<V>): Promise<V> => {
    const found = values.get(key);
    if (found) return found;
    const value = read();
    values.set(key, value);
    value.catch(() => values.delete(key));
    for (const oldest of values.keys()) {
      if (values.size <= most) break;
      values.delete(oldest);
    }
    return value;
  };
};

const windows = remember<Window>(4);
/** The window of that state: read once, and kept in memory for as long as nothing of it has changed. */
export const windowOf = (campaign: string, state: WindowState): Promise<Window> =>
  windows(JSON.stringify([campaign, state]), () => readWindow(campaign, state[1]));

/**
 * What begins from the day of an event on, and some of what is on before that day: a few rows beside it, whatever is listed. Of
 * one day they are the same for all its events.
 */
const mostAfter = 30;
const mostBefore = 10;

const readAround = async (campaign: string, today: Day, day: Day): Promise<Window> => {
  const range = { pk: listingPartition(campaign), prefix: 'l#' };
  const now = midnight(today);
  const from = `l#${listedFrom(midnight(day))}`;
  const [before, after] = await Promise.all([
    day > today
      ? queryPage(
          { ...range, from: `l#${listedFrom(now)}`, to: from },
          { limit: mostBefore, backward: true, consistent: false },
        )
      : { items: [] },
    queryPage({ ...range, from }, { limit: mostAfter, consistent: false }),
  ]);
  return { events: eventsIn([...before.items, ...after.items]), today: now };
};

const arounds = remember<Window>(16);
/** What is on around the day of an event, or from today on where that is over: read once for each state of the listing. */
export const aroundOf = (campaign: string, state: WindowState, startsAt: Instant): Promise<Window> => {
  const [, today] = state;
  const own = dayOf(startsAt);
  const day = own < today ? today : own;
  return arounds(JSON.stringify([campaign, state, day]), () => readAround(campaign, today, day));
};

export type Names = { readonly campaignName: string; readonly nameOf: NameOf; readonly kinds: Vocabulary };
const names = remember<Names>(16);
const campaignName = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.name ?? campaign));
const associationNames = (campaign: string) =>
  associations(campaign, (items) =>
    namesFrom(Object.fromEntries(items.map(({ sk, name }) => [sk.slice('association#'.length), String(name)]))),
  );
const readNames = async (campaign: string): Promise<Names> => {
  const [name, nameOf, kinds] = await Promise.all([
    readOne(campaignName(campaign)),
    readOne(associationNames(campaign)),
    readOne(settings(campaign, (stored) => kindsOf(publicitySettingsOf(stored)))),
  ]);
  return { campaignName: name, nameOf, kinds };
};
/** How the campaign, its associations and kinds of events are called: read once for each version, and kept in memory. */
export const namesOf = (campaign: string, version: number): Promise<Names> =>
  names(`${campaign} ${version}`, () => readNames(campaign));

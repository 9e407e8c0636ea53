import type { Fetched } from './fetching.ts';
import { keyText } from './ids.ts';
import type { AnyRead, Query, Read } from './reads.ts';
import type { Item, Key } from './table.ts';
import type { Ahead } from './waiting.ts';
import { type By, type Candidate, type Command, firstReadsFor, notKnown, weighed } from './weighing.ts';

/**
 * Many things weighed at once, within bounds: what their rules read goes out in one batch, for as many of them as may be
 * read; a rule that asks for more is not judged. So nothing is said that the rule itself has not said.
 */

/** What is about one thing, and what is known of it without reading it. */
export type Group = { readonly candidates: readonly Candidate[]; readonly ahead: Ahead };
type Begun = { readonly now: string; readonly fetched: Fetched };

/** Of what is known in part nothing else may be asked. */
const only = <T>(value: T): T =>
  typeof value === 'object' && value !== null
    ? new Proxy(value, {
        get: (target, name) => {
          if (typeof name === 'string' && !Object.hasOwn(target, name)) throw notKnown;
          return Reflect.get(target, name) as unknown;
        },
        // Whoever copies it asks for all of it.
        ownKeys: () => {
          throw notKnown;
        },
      })
    : value;

/** What was read, and else what is known: it reads nothing, and says so where something is asked for that is not there. */
const closed = (fetched: Fetched, { known = [], ranges = [] }: Ahead): Fetched => {
  const items = new Map<string, Item>(known.map((item) => [keyText(item), item]));
  const lists = new Map(ranges.map(([query, found]) => [JSON.stringify(query), found]));
  const itemOf = (key: Key): Item | undefined => {
    const read: Read<Item | undefined> = { source: { keys: [key] }, as: ({ items: [item] }) => item };
    const item = items.get(keyText(key));
    if (!item && !fetched.has(read)) throw notKnown;
    return item ?? fetched.valueOf(read);
  };
  const listOf = (query: Query): readonly Item[] => {
    const read: Read<readonly Item[]> = { source: { queries: [query] }, as: ({ lists: [list = []] }) => list };
    const list = lists.get(JSON.stringify(query));
    if (!list && !fetched.has(read)) throw notKnown;
    return list ?? fetched.valueOf(read);
  };
  return {
    ...fetched,
    fetch: async () => {},
    has: ({ source: { keys = [], queries = [] } }) =>
      keys.every((key) => items.has(keyText(key)) || fetched.has({ source: { keys: [key] }, as: () => {} })) &&
      queries.every(
        (query) => lists.has(JSON.stringify(query)) || fetched.has({ source: { queries: [query] }, as: () => {} }),
      ),
    valueOf: (read) => {
      if (fetched.has(read)) return fetched.valueOf(read);
      const { keys = [], queries = [] } = read.source;
      const value = read.as({ items: keys.map(itemOf), lists: queries.map(listOf) });
      return read.isEntity ? only(value) : value;
    },
  };
};

const textsOf = ({ source: { keys = [], queries = [] } }: AnyRead): readonly string[] => [
  ...keys.map(keyText),
  ...queries.map((query) => JSON.stringify(query)),
];

/**
 * What is to be read for these, in their order, until so many half units are used: one for each key and each range at least.
 * What is about one thing is read together, or not at all.
 * @param anyhow what is read with it in any case, and costs no more.
 */
export const readsWithin = (
  groups: readonly Group[],
  by: By,
  { now, fetched }: Begun,
  { halfUnits, anyhow }: { readonly halfUnits: number; readonly anyhow: readonly AnyRead[] },
): readonly AnyRead[] => {
  const asked = new Set(anyhow.flatMap(textsOf));
  let left = halfUnits;
  return groups.flatMap(({ candidates, ahead }) => {
    const known = closed(fetched, ahead);
    const first = candidates.flatMap((each) => firstReadsFor(each, by, now));
    const { keys = [], queries = [], halfUnits: ofRanges = 0 } = ahead;
    const behind: readonly AnyRead[] = [
      ...keys.map((key) => ({ source: { keys: [key] }, as: () => {} })),
      ...queries.map((query) => ({ source: { queries: [query] }, as: () => {} })),
    ];
    const reads = [...first, ...behind].filter((read) => !known.has(read));
    const more = new Set(reads.flatMap(textsOf).filter((each) => !asked.has(each)));
    const areRangesNew = queries.some((query) => more.has(JSON.stringify(query)));
    const cost = more.size + (areRangesNew ? ofRanges : 0);
    if (cost > left) return [];
    left -= cost;
    for (const each of more) asked.add(each);
    return reads;
  });
};

/** Judged by what is there, and by nothing else: undefined where that is too little, and none where they may not know of it. */
export const weighedBy = async (
  candidate: Candidate,
  ahead: Ahead,
  by: By,
  { now, fetched }: Begun,
): Promise<readonly Command[] | undefined> => {
  try {
    return await weighed([candidate], by, { now, fetched: closed(fetched, ahead) });
  } catch (error) {
    if (error === notKnown) return undefined;
    throw error;
  }
};

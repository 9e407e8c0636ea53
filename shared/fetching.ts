import { keyText } from './ids.ts';
import type { AnyRead, Query, Read, Reads } from './reads.ts';
import { getMany, type Item, type Key, type Page, queryAll, queryPage } from './table.ts';

/** Carries out reads: each wave in one round trip, and nothing twice within an attempt. */

const queryText = (query: Query): string => JSON.stringify(query);

export type Items = ReadonlyMap<string, Item | undefined>;

/** What one attempt has fetched so far: nothing is fetched twice. */
export type Fetched = {
  /** Fetches what these need and is not there yet, in one round trip; where `consistent` is false, keys at half the units: they may lag. */
  readonly fetch: (reads: readonly AnyRead[], consistent?: boolean) => Promise<void>;
  readonly valueOf: <B>(read: Read<B, unknown>) => B;
  /** Whether all is there that it is made of. */
  readonly has: (read: AnyRead) => boolean;
  /** One page of a range: it is fetched unless it is there. */
  readonly pageOf: (query: Query) => Promise<Page>;
  /** The entities that this attempt knows, by `keyText`. */
  readonly entities: () => Items;
  /** Those of them that it did not fetch. */
  readonly taken: () => ReadonlySet<string>;
};

const queried = async ({ range, options }: Query): Promise<Page> =>
  options?.limit === undefined ? { items: await queryAll(range, options), more: false } : queryPage(range, options);

/**
 * @param known entities, by `keyText`, that need not be fetched: as they were written, read, or met by a condition a while
 *   ago. What is decided by them counts only if they are written, on the versions that they have here.
 */
export const fetching = (known: Items = new Map()): Fetched => {
  const items = new Map<string, Item | undefined>();
  const lists = new Map<string, Page>();
  const entities = new Set<string>();
  const taken = new Set<string>();
  const take = (key: string): boolean => {
    if (!known.has(key)) return false;
    items.set(key, known.get(key));
    taken.add(key);
    return true;
  };
  return {
    fetch: async (reads, consistent = true) => {
      const keys = new Map<string, Key>();
      const queries = new Map<string, Query>();
      const looked = new Set(
        reads.flatMap(({ source, isEntity }) => (isEntity ? [] : (source.keys ?? []).map((key) => keyText(key)))),
      );
      for (const { source, isAfter, isEntity } of reads) {
        for (const key of source.keys ?? []) {
          const text = keyText(key);
          if (isEntity) entities.add(text);
          const isHere = items.has(text) || (isEntity && !looked.has(text) && take(text));
          if (isAfter === true || !isHere) keys.set(text, key);
        }
        for (const query of source.queries ?? [])
          if (isAfter === true || !lists.has(queryText(query))) queries.set(queryText(query), query);
      }
      const [foundItems, foundLists] = await Promise.all([
        getMany([...keys.values()], undefined, consistent),
        Promise.all([...queries.values()].map(queried)),
      ]);
      for (const key of keys.keys()) items.set(key, undefined);
      for (const item of foundItems) items.set(keyText(item), item);
      for (const [i, query] of [...queries.keys()].entries()) lists.set(query, foundLists[i] as Page);
    },
    valueOf: ({ source: { keys = [], queries = [] }, as }) =>
      as({
        items: keys.map((key) => items.get(keyText(key))),
        lists: queries.map((query) => lists.get(queryText(query))?.items ?? []),
      }),
    has: ({ source: { keys = [], queries = [] } }) =>
      keys.every((key) => items.has(keyText(key))) && queries.every((query) => lists.has(queryText(query))),
    pageOf: async (query) => lists.get(queryText(query)) ?? queried(query),
    entities: () => new Map([...entities].map((key) => [key, items.get(key)])),
    taken: () => taken,
  };
};

/** Whatever the first waves of these need: what can go out together does. */
export const fetchFirst = (fetched: Fetched, reads: readonly Reads<unknown>[]): Promise<void> =>
  fetched.fetch(reads.flatMap(({ waves: [first] }) => Object.values(first ? first({} as never) : {})));

/** Reads wave after wave; undefined as soon as something needed is not there. */
export const readAll = async <S, A>({ waves }: Reads<S, A>, fetched: Fetched): Promise<S | undefined> => {
  let state: Readonly<Record<string, unknown>> = {};
  for (const wave of waves) {
    const reads = Object.entries(wave(state as never));
    await fetched.fetch(reads.map(([, read]) => read));
    const values = reads.map(([name, read]) => [name, fetched.valueOf(read)] as const);
    if (reads.some(([, { isNeeded }], i) => isNeeded && values[i]?.[1] === undefined)) return undefined;
    state = { ...state, ...Object.fromEntries(values) };
  }
  return state as S;
};

/** One read by itself: for workers, which look before they take a step. */
export const readOne = async <T>(read: Read<T>): Promise<T> => {
  const fetched = fetching();
  await fetched.fetch([read]);
  return fetched.valueOf(read);
};

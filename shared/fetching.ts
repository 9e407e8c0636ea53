import { keyText } from './ids.ts';
import type { AnyRead, Query, Read, Reads } from './reads.ts';
import { getMany, type Item, type Key, type Page, queryAll, queryPage } from './table.ts';

/** Carries out reads: each wave in one round trip, and nothing twice within an attempt. */

const queryText = (query: Query): string => JSON.stringify(query);

/** What one attempt has fetched so far: nothing is fetched twice. */
export type Fetched = {
  /** Fetches what these need and is not there yet, in one round trip. */
  readonly fetch: (reads: readonly AnyRead[]) => Promise<void>;
  readonly valueOf: <B>(read: Read<B, unknown>) => B;
  /** One page of a range: it is fetched unless it is there. */
  readonly pageOf: (query: Query) => Promise<Page>;
};

const queried = async ({ range, options }: Query): Promise<Page> =>
  options?.limit === undefined ? { items: await queryAll(range, options), more: false } : queryPage(range, options);

export const fetching = (): Fetched => {
  const items = new Map<string, Item | undefined>();
  const lists = new Map<string, Page>();
  return {
    fetch: async (reads) => {
      const keys = new Map<string, Key>();
      const queries = new Map<string, Query>();
      for (const { source, isAfter } of reads) {
        for (const key of source.keys ?? [])
          if (isAfter === true || !items.has(keyText(key))) keys.set(keyText(key), key);
        for (const query of source.queries ?? [])
          if (isAfter === true || !lists.has(queryText(query))) queries.set(queryText(query), query);
      }
      const [foundItems, foundLists] = await Promise.all([
        getMany([...keys.values()]),
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
    pageOf: async (query) => lists.get(queryText(query)) ?? queried(query),
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

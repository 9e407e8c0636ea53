import { heldIn as held } from '../../shared/commit.ts';
import type { TransactOutcome } from '../../shared/outcome.ts';
import type { Index, Range } from '../../shared/ranges.ts';
import type { Item, Key, QueryOptions, Write } from '../../shared/table.ts';

/**
 * A table in memory with the exports of `shared/table.ts`, so that tests run the product's own reads and commands:
 * `vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'))`.
 *
 * It keeps DynamoDB's promises: order by bytes, conditions, all or nothing, and it refuses what DynamoDB refuses. Nothing
 * gets lost here, so no outcome is unknown.
 */
export type Contents = ReadonlyMap<string, Item>;
let items: Contents = new Map();

export const placeOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
/** What lies in the table; it stays as it is whatever is written later. */
export const contents = (): Contents => items;
export const restore = (stored: Contents): void => {
  items = stored;
};

/** What is stored of a value: a copy, without what is undefined. It is frozen, hence nobody needs a copy of the copy. */
const copied = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return value.slice();
  if (value instanceof Set) return new Set(value);
  if (Array.isArray(value)) return Object.freeze(value.filter((each) => each !== undefined).map(copied));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).flatMap(([name, each]) => (each === undefined ? [] : [[name, copied(each)]]));
  return Object.freeze(Object.fromEntries(members));
};
export const asStored = (item: Item): Item => copied(item) as Item;
const store = (item: Item): void => {
  items = new Map(items).set(placeOf(item), copied(item) as Item);
};

/** A table that holds these items and nothing else. */
export const fill = (...all: readonly Item[]): void => {
  items = new Map(all.map((item) => [placeOf(item), copied(item) as Item]));
};

/** DynamoDB compares keys by their bytes in UTF-8: surrogates come last. */
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000);
const compare = (a: string, b: string): number => {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

export const get = async (key: Key): Promise<Item | undefined> => items.get(placeOf(key));

/** In an order that nobody expects. */
export const getMany = async (keys: readonly Key[]): Promise<readonly Item[]> => {
  if (new Set(keys.map(placeOf)).size < keys.length) throw new Error('a key is given twice');
  return keys.flatMap((key) => items.get(placeOf(key)) ?? []).toReversed();
};
export const present = async (keys: readonly Key[]): Promise<readonly Key[]> =>
  (await getMany(keys)).map(({ pk, sk }) => ({ pk, sk }));

const sortKeyOf = (item: Key | Item, index: Index | undefined): string | undefined => {
  const key = index ? (item as Item)[index] : item.sk;
  return typeof key === 'string' ? key : undefined;
};
/** Items of one index may have the same key there. */
const inOrderOf =
  (index: Index | undefined) =>
  (a: Key | Item, b: Key | Item): number =>
    compare(sortKeyOf(a, index) ?? '', sortKeyOf(b, index) ?? '') || compare(a.sk, b.sk);

const inRange = ({ pk, prefix, from, to, index }: Range): readonly Item[] => {
  const isBounded = from !== undefined || to !== undefined;
  const [first, last] = [from ?? prefix, to ?? `${prefix}\uffff`];
  if (isBounded && compare(first, last) > 0) throw new Error(`nothing lies between ${first} and ${last}`);
  return [...items.values()].filter((item) => {
    const key = item.pk === pk ? sortKeyOf(item, index) : undefined;
    if (key === undefined) return false;
    return isBounded ? compare(first, key) <= 0 && compare(key, last) <= 0 : key.startsWith(prefix);
  });
};

/** What an index holds of an item. */
const heldIn = (index: Index | undefined, item: Item): Item => {
  if (index !== 'l4' && index !== 'l5') return item;
  const names = new Set<string>(['pk', 'sk', index, ...held[index]]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))) as unknown as Item;
};

/** A full page says that there may be more, even where it ends with the last item. */
export const queryPage = async (
  range: Range,
  { limit, backward, after }: QueryOptions = {},
): Promise<{ readonly items: readonly Item[]; readonly more: boolean; readonly last?: Key }> => {
  const order = inOrderOf(range.index);
  const directed = (a: Key | Item, b: Key | Item): number => (backward === true ? order(b, a) : order(a, b));
  const found = inRange(range)
    .filter((item) => after === undefined || directed(item, after) > 0)
    .sort(directed)
    .slice(0, limit);
  const end = found.length === limit ? found.at(-1) : undefined;
  const last = end && { pk: end.pk, sk: end.sk, ...(range.index && { [range.index]: end[range.index] }) };
  return { items: found.map((item) => heldIn(range.index, item)), more: last !== undefined, ...(last && { last }) };
};
export const queryAll = async (range: Range, { limit: _, ...options }: QueryOptions = {}): Promise<readonly Item[]> =>
  (await queryPage(range, options)).items;

export const mostWrites = 100;
const keyOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

export const transact = async (
  writes: readonly Write[],
  _token: string,
  met: (write: Write, item: Item | undefined) => void = () => {},
): Promise<TransactOutcome> => {
  if (writes.length > mostWrites) throw new Error(`${writes.length} writes exceed one transaction`);
  if (new Set(writes.map((write) => placeOf(keyOf(write)))).size < writes.length)
    throw new Error('a transaction writes one item twice');
  const isExpected = (write: Write): boolean => {
    const there = items.get(placeOf(keyOf(write)));
    return write.expected === 0 ? there === undefined : there?.version === write.expected;
  };
  const failed = writes.filter((write) => !isExpected(write));
  for (const write of failed) met(write, items.get(placeOf(keyOf(write))));
  if (failed.length > 0) return 'condition-failed';
  const next = new Map(items);
  for (const write of writes)
    if (write.kind === 'put') next.set(placeOf(write.item), copied(write.item) as Item);
    else next.delete(placeOf(write.key));
  items = next;
  return 'committed';
};

export const putOnce = async (item: Item): Promise<boolean> => {
  if (items.has(placeOf(item))) return false;
  store(item);
  return true;
};

export const addToSet = async (key: Key, attribute: string, value: string): Promise<Item | undefined> => {
  const there = items.get(placeOf(key));
  if (!there) return undefined;
  store({ ...there, [attribute]: new Set([...((there[attribute] as Set<string> | undefined) ?? []), value]) });
  return items.get(placeOf(key));
};

export const increment = async (key: Key, attribute: string, by = 1): Promise<void> => {
  const there = items.get(placeOf(key)) ?? { pk: key.pk, sk: key.sk };
  store({ ...there, [attribute]: ((there[attribute] as number | undefined) ?? 0) + by });
};

/** Nothing here is too large to be stored. */
export const oversized = (): readonly Write[] => [];

import { entityOf } from './commit.ts';
import type { Range } from './ranges.ts';
import type { Item, Key, QueryOptions } from './table.ts';

/**
 * Pure. Reads as values: a command says what it reads, and gets exactly that. Each read also says what protects it:
 *
 * - `entity`: guarded. The command writes it, and the write demands the version that was read.
 * - `after`: only looked at, and guarded by an entity that an earlier wave read: every command that matters moves the
 *   guard's version, so what changes after the guard was read makes the transaction fail.
 * - `fixed`: never changes once it is there.
 * - `as-of`: may be a moment old; `why` that does no harm. It never decides alone about what is scarce.
 *
 * A wave is one round trip: its keys go out as one batch, its ranges beside it. A batch promises no order within
 * itself, hence `after` cannot stand in the first wave, nor beside its guard.
 */
type Kind = 'entity' | 'after' | 'fixed' | 'as-of';

/** With a `limit` one page of the range, else all of it. */
export type Query = { readonly range: Range; readonly options?: QueryOptions };
export type Source = { readonly keys?: readonly Key[]; readonly queries?: readonly Query[] };
/** What a source found: an item for each of its keys, and a list for each of its queries, in their order. */
type Found = { readonly items: readonly (Item | undefined)[]; readonly lists: readonly (readonly Item[])[] };

declare const phantom: unique symbol;
/** `B` is what a rule sees, `A` what is there once the command has been carried out. */
export type Read<B, A = B, K extends Kind = Kind> = {
  readonly [phantom]?: { readonly kind: K; readonly afterwards: A };
  readonly source: Source;
  readonly as: (found: Found) => B;
  /** A subject that must be there: without it the answer is 404. */
  readonly isNeeded?: true;
  /** Must be fetched anew, though the same was fetched before: see `after`. */
  readonly isAfter?: true;
  /** An entity, which may be taken from elsewhere: the version that is written on demands that it was current. */
  readonly isEntity?: true;
};
export type Entity<B, A = B> = Read<B, A, 'entity'>;

declare const loaded: unique symbol;
/** An entity that a wave has read. Nobody can make one but a wave. */
export type Loaded<T> = T extends object ? T & { readonly [loaded]: true } : T;

/** The entity in an item that is there. */
export const entityIn = <T>(item: Item): T => entityOf<T>(item) as T;

/** One entity, or undefined where there is none; an undefined key (of an id that cannot be one) finds none. */
export const entity = <T extends object>(key: Key | undefined): Entity<T | undefined> => ({
  source: { keys: key ? [key] : [] },
  as: ({ items: [item] }) => item && entityIn<T>(item),
  isEntity: true,
});

/** One entity, or `empty` (of version 0) until the first command stores it. */
export const entityOr = <T extends object>(key: Key, empty: T): Entity<T> => ({
  source: { keys: [key] },
  as: ({ items: [item] }) => (item ? entityIn<T>(item) : empty),
  isEntity: true,
});

export type ById<T> = Readonly<Record<string, T>>;
const byId = <T extends object>(items: readonly (Item | undefined)[]): ById<T> =>
  Object.fromEntries(items.flatMap((item) => (item ? [[item.id as string, entityIn<T>(item)]] : [])));

/** Those of some entities that are there, by their `id`. */
export const entities = <T extends object>(keys: readonly Key[]): Entity<ById<T>> => ({
  source: { keys },
  as: ({ items }) => byId<T>(items),
  isEntity: true,
});

/** The same entity, of which the command makes no sense when it is not there: it then answers 404. */
export const needed = <T extends object>(read: Entity<T | undefined>): Entity<T> => ({
  ...(read as Entity<unknown> as Entity<T>),
  isNeeded: true,
});

/** The same entity, which is there once the command has been carried out, whether or not it was before. */
export const toSet = <T extends object>(read: Entity<T | undefined>): Entity<T | undefined, T> =>
  read as Entity<unknown> as Entity<T | undefined, T>;

/** An entity that the command makes: nothing is read, and storing it demands that nothing is there. */
export const fresh = <T extends object>(): Entity<undefined, T> => ({ source: {}, as: () => undefined });

/** What needs no reading in this case, in the place of a read. */
export const given = <T>(value: T): Read<T, T, 'fixed'> => ({ source: {}, as: () => value });

/** An item that never changes once it is there. */
export const fixed = <T extends object>(key: Key): Read<T | undefined, T | undefined, 'fixed'> => ({
  source: { keys: [key] },
  as: ({ items: [item] }) => item && entityIn<T>(item),
});

/** Something as of the read: the reason says why it does no harm that it may be a moment old. */
export const asOf = <T>(_why: string, source: Source, as: (found: Found) => T): Read<T, T, 'as-of'> => ({ source, as });

/** What is read for another reason, only looked at: as of the read, in a form of its own. */
export const viewOf = <T, R>(why: string, { source, as }: Read<T, unknown>, view: (value: T) => R) =>
  asOf(why, source, (found) => view(as(found)));

/** Several reads as one, each as of the read: what they found, in their order. */
export const together = <T>(reads: readonly Read<T, unknown>[]): Read<readonly T[], readonly T[], 'as-of'> => {
  const keysOf = ({ source }: AnyRead): readonly Key[] => source.keys ?? [];
  const queriesOf = ({ source }: AnyRead): readonly Query[] => source.queries ?? [];
  return {
    source: { keys: reads.flatMap(keysOf), queries: reads.flatMap(queriesOf) },
    as: ({ items, lists }) => {
      const [restOfItems, restOfLists] = [[...items], [...lists]];
      return reads.map((read) =>
        read.as({
          items: restOfItems.splice(0, keysOf(read).length),
          lists: restOfLists.splice(0, queriesOf(read).length),
        }),
      );
    },
  };
};

/** What is only looked at, guarded by the entity that was read before it. */
export const after = <T>(_guard: Loaded<object>, source: Source, as: (found: Found) => T): Read<T, T, 'after'> => ({
  source,
  as,
  isAfter: true,
});

/** All entities in a range, by their `id`. */
export const inRange = <T extends object>({ lists }: Found): ById<T> => byId<T>(lists.flat());
/** The same for a command that writes some of them: of what is not there yet when it reads it knows nothing. */
export const entitiesIn = <T extends object>(range: Range): Entity<ById<T>> => ({
  source: { queries: [{ range }] },
  as: inRange<T>,
});
/** All entities in the ranges, in their order. */
export const listed = <T extends object>({ lists }: Found): readonly T[] =>
  lists.flat().map((item) => entityIn<T>(item));

export type AnyRead<K extends Kind = Kind> = Read<unknown, unknown, K>;
export type FirstWave = Readonly<Record<string, AnyRead<Exclude<Kind, 'after'>>>>;
export type Wave = Readonly<Record<string, AnyRead>>;

type Before<R> = R extends Read<infer B, infer _A> ? B : never;
type Afterwards<R> = R extends Read<infer _B, infer A> ? A : never;
/** What a rule sees of a wave. */
export type Values<W extends Wave> = W extends unknown ? { readonly [N in keyof W]: Before<W[N]> } : never;
/** What is there of it once the command has been carried out. */
export type Results<W extends Wave> = W extends unknown ? { readonly [N in keyof W]: Afterwards<W[N]> } : never;
/** What the next wave sees of it: its entities can guard. */
type Guards<W extends Wave> = {
  readonly [N in keyof W]: W[N] extends Entity<infer B, infer _A> ? Loaded<B> : Before<W[N]>;
};

/** Waves in their order. `S` is what a rule sees of all of them, `A` what is there afterwards. */
export type Reads<S, A = S> = {
  readonly waves: readonly ((found: never) => Wave)[];
  readonly [phantom]?: { readonly state: S; readonly afterwards: A };
};

type Merge<A, B> = A & B;
export function inOrder<A extends FirstWave>(first: A): Reads<Values<A>, Results<A>>;
export function inOrder<A extends FirstWave, B extends Wave>(
  first: A,
  second: (found: Guards<A>) => B,
): Reads<Merge<Values<A>, Values<B>>, Merge<Results<A>, Results<B>>>;
export function inOrder<A extends FirstWave, B extends Wave, C extends Wave>(
  first: A,
  second: (found: Guards<A>) => B,
  third: (found: Merge<Guards<A>, Guards<B>>) => C,
): Reads<Merge<Merge<Values<A>, Values<B>>, Values<C>>, Merge<Merge<Results<A>, Results<B>>, Results<C>>>;
export function inOrder<A extends FirstWave, B extends Wave, C extends Wave, D extends Wave>(
  first: A,
  second: (found: Guards<A>) => B,
  third: (found: Merge<Guards<A>, Guards<B>>) => C,
  fourth: (found: Merge<Merge<Guards<A>, Guards<B>>, Guards<C>>) => D,
): Reads<
  Merge<Merge<Merge<Values<A>, Values<B>>, Values<C>>, Values<D>>,
  Merge<Merge<Merge<Results<A>, Results<B>>, Results<C>>, Results<D>>
>;
export function inOrder(first: Wave, ...later: readonly ((found: never) => Wave)[]): Reads<never> {
  return { waves: [() => first, ...later] };
}

/** The same with some more in its first wave, which no rule sees. */
export const alongside = ({ waves: [first, ...later] }: Reads<unknown>, more: FirstWave): Reads<unknown> => ({
  waves: [(found) => ({ ...first?.(found), ...more }), ...later],
});
/** The same with some more in its second wave, which no rule sees either. */
export const behind = ({ waves: [first, second, ...later] }: Reads<unknown>, more: Wave): Reads<unknown> => ({
  waves: [(found) => first?.(found) ?? {}, (found) => ({ ...second?.(found), ...more }), ...later],
});

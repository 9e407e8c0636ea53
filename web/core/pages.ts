import { type Signal, useSignal } from '@preact/signals';
import type { Answer, Ask, Route } from './contract.ts';
import { type Held, readAny, refreshAny } from './data.ts';
import type { Failure } from './failure.ts';

type Paged = { readonly items: readonly unknown[]; readonly next?: string | undefined };
type Item<R extends Route> = Answer<R> extends { readonly items: readonly (infer I)[] } ? I : never;
export type Pages<T> = {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  /** Undefined at the end. */
  readonly more: (() => void) | undefined;
  readonly again: () => void;
};

/** How far somebody has gone on in it; whoever asks for something else begins anew. */
type Going = { readonly of: string; readonly cursors: readonly string[] };

/** A list that goes on: its first page at once, each further one when somebody wants it. */
export const usePages = <R extends Route>(route: R, asked: Ask<R>): Pages<Item<R>> => {
  const of = JSON.stringify(asked);
  const going: Signal<Going> = useSignal({ of, cursors: [] });
  const cursors = going.value.of === of ? going.value.cursors : [];
  const { query } = asked as { readonly query?: object };
  const asks = [undefined, ...cursors].map((cursor) => ({ ...asked, query: { ...query, cursor } }));
  const pages = asks.map((ask) => readAny(route, ask));
  const found = pages.flatMap(({ value }) => (value === undefined ? [] : [value as Paged]));
  const next = pages.at(-1)?.value === undefined ? undefined : found.at(-1)?.next;
  return {
    items: found.length === 0 ? undefined : (found.flatMap(({ items }) => items) as Item<R>[]),
    failure: pages.find(({ failure }) => failure !== undefined)?.failure,
    isAsking: pages.some(({ isAsking }) => isAsking),
    more:
      next === undefined
        ? undefined
        : () => {
            going.value = { of, cursors: [...cursors, next] };
          },
    again: () => void Promise.all(asks.map((ask) => refreshAny(route, ask))),
  };
};

/** All of a list that is shown as a whole, page after page; what is there is shown while more comes. */
export const readAll = <R extends Route>(route: R, asked: Ask<R>): Held<readonly Item<R>[]> => {
  const { query } = asked as { readonly query?: object };
  const items: unknown[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { value, failure, isAsking } = readAny(route, { ...asked, query: { ...query, limit: '100', cursor } });
    const page = value as Paged | undefined;
    items.push(...(page?.items ?? []));
    const held = { isAsking, ...(failure && { failure }) };
    if (!page) return items.length > 0 ? { ...held, value: items as Item<R>[] } : held;
    if (page.next === undefined) return { ...held, value: items as Item<R>[] };
    cursor = page.next;
  }
};

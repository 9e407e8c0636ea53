import type { Answer, Ask, Route } from './contract.ts';
import { type Held, readAny } from './data.ts';

/** All of a list that is shown as a whole, page after page; what is there is shown while more comes. */
type Item<R extends Route> = Answer<R> extends { readonly items: readonly (infer I)[] } ? I : never;
type Page = { readonly items: readonly unknown[]; readonly next?: string };

export const readAll = <R extends Route>(route: R, asked: Ask<R>): Held<readonly Item<R>[]> => {
  const { query } = asked as { readonly query?: object };
  const items: unknown[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { value, failure, isAsking } = readAny(route, { ...asked, query: { ...query, limit: '100', cursor } });
    const page = value as Page | undefined;
    items.push(...(page?.items ?? []));
    const held = { isAsking, ...(failure && { failure }) };
    if (!page) return items.length > 0 ? { ...held, value: items as Item<R>[] } : held;
    if (page.next === undefined) return { ...held, value: items as Item<R>[] };
    cursor = page.next;
  }
};

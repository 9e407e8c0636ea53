import type { Range } from './ranges.ts';
import { type Item, type Key, queryPage, type QueryOptions } from './table.ts';

/** A range page by page, so that all of it need not be held at once; what came of each page, in their order. */
export const walk = async <T>(
  range: Range,
  options: QueryOptions,
  tend: (items: readonly Item[]) => T | Promise<T>,
): Promise<readonly T[]> => {
  const found: T[] = [];
  let after: Key | undefined;
  do {
    const page = await queryPage(range, { ...options, ...(after && { after }) });
    found.push(await tend(page.items));
    after = page.last;
  } while (after);
  return found;
};

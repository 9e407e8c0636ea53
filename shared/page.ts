import { fieldError } from './fields.ts';
import { canonicalJson, sha256 } from './ids.ts';
import { refuse, text } from './problems.ts';
import { type Item, type Key, queryPage, type Range } from './table.ts';

/**
 * Lists answer `{items, next}`. A cursor is the last key seen and a digest of the query it belongs to; which ranges are
 * read comes from the caller's rights and never from the cursor, so a forged one can at most skip one's own entries.
 * A page reads as many items as it may show, so that it costs the same whatever is stored: where a filter leaves some
 * of them out the page is shorter, and `next` goes on.
 */
type Page<T> = { readonly items: readonly T[]; readonly next?: string };

export type Listing<T> = {
  /** Read one after the other; the whole list is their concatenation. */
  readonly ranges: readonly Range[];
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Whatever the cursor must not be carried over from: path, filters, and the caller's view. */
  readonly query: unknown;
  readonly backward?: boolean;
  readonly consistent?: boolean;
  /** Undefined leaves the item out. */
  readonly view: (item: Item) => T | undefined;
};

const digestOf = (query: unknown): string => sha256(canonicalJson(query)).slice(0, 16);

type Position = { readonly range: number; readonly after?: Key };

const encode = (query: unknown, range: number, index: Range['index'], item: Item): string =>
  Buffer.from(JSON.stringify([digestOf(query), range, item.sk, ...(index ? [item[index]] : [])])).toString('base64url');

/** The position a cursor stands for, or undefined when it is forged, damaged or of another query. */
const decode = (listing: Listing<unknown>): Position | undefined => {
  if (listing.cursor === undefined) return { range: 0 };
  try {
    const [digest, number, sk, indexed] = JSON.parse(Buffer.from(listing.cursor, 'base64url').toString('utf8'));
    const range = listing.ranges[number];
    if (digest !== digestOf(listing.query) || !range || typeof sk !== 'string') return undefined;
    const sortKey = range.index ? indexed : sk;
    if (typeof sortKey !== 'string' || !sortKey.startsWith(range.prefix)) return undefined;
    return { range: number, after: { pk: range.pk, sk, ...(range.index && { [range.index]: indexed }) } };
  } catch {
    return undefined;
  }
};

/** The answer of a list: one page, or a refusal of its cursor. */
export const pageOf = async <T>(listing: Listing<T>) => {
  const start = decode(listing);
  return start ? { status: 200, body: await pageFrom(listing, start) } : badCursor();
};

const pageFrom = async <T>(listing: Listing<T>, start: Position): Promise<Page<T>> => {
  const items: T[] = [];
  let left = listing.limit;
  let after = start.after;
  for (let at = start.range; at < listing.ranges.length; at++) {
    const range = listing.ranges[at] as Range;
    for (let more = true; more;) {
      const page = await queryPage(range, {
        limit: left,
        backward: listing.backward === true,
        consistent: listing.consistent !== false,
        ...(after && { after }),
      });
      more = page.more;
      after = page.last;
      for (const [i, item] of page.items.entries()) {
        const shown = listing.view(item);
        if (shown !== undefined) items.push(shown);
        left--;
        const isEnd = i === page.items.length - 1 && !more && at === listing.ranges.length - 1;
        if (left === 0 && !isEnd) return { items, next: encode(listing.query, at, range.index, item) };
      }
    }
    after = undefined;
  }
  return { items };
};

/** A cursor that is forged, damaged, or of another query. */
const badCursor = () => ({
  ...refuse(
    'malformed-request',
    text('Markören hör inte till den här frågan.', 'This cursor does not belong to this query.'),
  ),
  errors: [fieldError('/query/cursor', 'invalid-format')],
});

import { fieldError } from './field-words.ts';
import { canonicalJson, sha256 } from './ids.ts';
import { refuse, text } from './problems.ts';
import type { Fetched } from './fetching.ts';
import type { Query } from './reads.ts';
import { isWithin, type Range } from './ranges.ts';
import type { Item, Key } from './table.ts';

/**
 * Lists answer `{items, next}`. A cursor is the last key seen and a digest of it and of the query it belongs to; which ranges are
 * read comes from the caller's rights and never from the cursor, so a forged one can at most skip one's own entries.
 * A page reads as many items as it may show, so that it costs the same whatever is stored: where a filter leaves some
 * of them out the page is shorter, and `next` goes on.
 */
type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** Where the items of a list lie. */
export type Where = {
  /** Read one after the other; the whole list is their concatenation. */
  readonly ranges: readonly Range[];
  readonly backward?: boolean;
  readonly consistent?: boolean;
};
/** How long a page may be, and where it begins. */
export type Paging = { readonly limit: number; readonly cursor?: string | undefined };

export type Listing<T> = Where &
  Paging & {
    /** Whatever the cursor must not be carried over from: path, filters, and the caller's view. */
    readonly query: unknown;
    /** Undefined leaves the item out. */
    readonly view: (item: Item) => T | undefined;
  };

type Position = { readonly range: number; readonly after?: Key };
/** Range and keys, as a cursor has them. */
type Place = readonly unknown[];

const digestOf = (query: unknown, place: Place): string => sha256(canonicalJson([query, place])).slice(0, 16);
const written = (digest: string, place: Place): string =>
  Buffer.from(JSON.stringify([digest, ...place])).toString('base64url');

const encode = (query: unknown, range: number, index: Range['index'], item: Item): string => {
  const place = [range, item.sk, ...(index ? [item[index]] : [])];
  return written(digestOf(query, place), place);
};

/** The position a cursor stands for and whether it is of a query, or undefined when no page would have written it so. */
const decode = (
  { ranges }: Where,
  cursor: string,
): (Position & { readonly isOf: (query: unknown) => boolean }) | undefined => {
  try {
    const [digest, number, sk, indexed] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    // A list answers to more than numbers: to `length`, and to the names of what it can do.
    const range = Number.isInteger(number) ? ranges[number] : undefined;
    if (!range || typeof digest !== 'string' || typeof sk !== 'string') return undefined;
    const sortKey = range.index ? indexed : sk;
    // DynamoDB refuses a key that is empty, or lies outside what is asked for.
    if (sk === '' || typeof sortKey !== 'string' || sortKey === '' || !isWithin(range, sortKey)) return undefined;
    const after = { pk: range.pk, sk, ...(range.index && { [range.index]: indexed }) };
    const place = [number, sk, ...(range.index ? [indexed] : [])];
    if (written(digest, place) !== cursor) return undefined;
    return { range: number, after, isOf: (query) => digest === digestOf(query, place) };
  } catch {
    return undefined;
  }
};

/** What reads some items of a range, `left` at most. */
const pieceOf = ({ ranges, backward, consistent }: Where, { range, after }: Position, left: number): Query => ({
  range: ranges[range] as Range,
  options: {
    limit: left,
    backward: backward === true,
    consistent: consistent !== false,
    ...(after && { after }),
  },
});

/** What a page begins with, so that it can be read beside what it is judged by. */
export const firstOf = (where: Where, { limit, cursor }: Paging): readonly Query[] => {
  const start = cursor === undefined ? { range: 0 } : decode(where, cursor);
  return start && where.ranges.length > 0 ? [pieceOf(where, start, limit)] : [];
};

/** The answer of a list: one page, or a refusal of its cursor. */
export const pageOf = async <T>(listing: Listing<T>, fetched: Fetched) => {
  const { cursor, query } = listing;
  if (cursor === undefined) return { status: 200, body: await pageFrom(listing, { range: 0 }, fetched) };
  const start = decode(listing, cursor);
  return start?.isOf(query) ? { status: 200, body: await pageFrom(listing, start, fetched) } : badCursor();
};

const pageFrom = async <T>(listing: Listing<T>, start: Position, fetched: Fetched): Promise<Page<T>> => {
  const items: T[] = [];
  let left = listing.limit;
  let after = start.after;
  for (let at = start.range; at < listing.ranges.length; at++) {
    const { index } = listing.ranges[at] as Range;
    for (let more = true; more;) {
      const page = await fetched.pageOf(pieceOf(listing, { range: at, ...(after && { after }) }, left));
      more = page.more;
      after = page.last;
      for (const [i, item] of page.items.entries()) {
        const shown = listing.view(item);
        if (shown !== undefined) items.push(shown);
        left--;
        const isEnd = i === page.items.length - 1 && !more && at === listing.ranges.length - 1;
        if (left === 0 && !isEnd) return { items, next: encode(listing.query, at, index, item) };
      }
    }
    after = undefined;
  }
  return { items };
};

const foreign = text('Markören hör inte till den här frågan.', 'This cursor does not belong to this query.');
/** A cursor that is forged, damaged, or of another query. */
export const badCursor = () => ({
  ...refuse('malformed-request', foreign),
  errors: [fieldError('/query/cursor', { code: 'invalid-format', detail: foreign })],
});

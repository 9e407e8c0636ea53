/**
 * Pure. Some of one partition's items, by their sort keys, and how DynamoDB is asked for them. It takes no empty value in a
 * condition and no bounds in the wrong order: a bound that says nothing is left out.
 */
export type Index = 'l1' | 'l2' | 'l3' | 'l4' | 'l5';
export type Range = {
  readonly pk: string;
  /** Sort key (or the index's key) begins with this; empty: it may be any. */
  readonly prefix: string;
  /** The sort key lies between these, ends included, where that is narrower than the prefix. */
  readonly from?: string;
  readonly to?: string;
  readonly index?: Index;
};

/** DynamoDB's order of texts: by their bytes in UTF-8, which beyond U+FFFF is not JavaScript's. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * The first and the last sort key that a range may hold; undefined where it has no end on that side. No text is behind
 * U+10FFFF, which is no letter.
 */
const endsOf = ({
  prefix,
  from = prefix,
  to,
}: Range): readonly [first: string | undefined, last: string | undefined] => [
  from || undefined,
  (to ?? (prefix && `${prefix}\u{10ffff}`)) || undefined,
];

/** Whether a sort key lies in a range. */
export const isWithin = (range: Range, sortKey: string): boolean => {
  const [first, last] = endsOf(range);
  return (
    sortKey.startsWith(range.prefix) &&
    (first === undefined || byBytes(first, sortKey) <= 0) &&
    (last === undefined || byBytes(sortKey, last) <= 0)
  );
};

/** A condition on the sort key `#sk` and its values; empty where any will do, undefined where none can. */
export type SortCondition = { readonly where: string; readonly values: Readonly<Record<string, string>> };
export const sortCondition = (range: Range): SortCondition | undefined => {
  const [first, last] = endsOf(range);
  if (range.from === undefined && range.to === undefined)
    return first === undefined
      ? { where: '', values: {} }
      : { where: ' and begins_with(#sk, :prefix)', values: { ':prefix': first } };
  if (first !== undefined && last !== undefined)
    return byBytes(first, last) > 0
      ? undefined
      : { where: ' and #sk between :from and :to', values: { ':from': first, ':to': last } };
  if (first !== undefined) return { where: ' and #sk >= :from', values: { ':from': first } };
  return last === undefined ? { where: '', values: {} } : { where: ' and #sk <= :to', values: { ':to': last } };
};

import { describe, expect, test } from 'vitest';
import { toAttributes } from '../../shared/attributes.ts';
import { tooLarge } from '../../shared/item-size.ts';
import { demandWithinLimits, faultOf, type Input } from '../../shared/table-limits.ts';

/** What Amazon's engine refuses and the local one takes, one fault each; beside it what is just within the limit. */
const item = (more: object = {}) => toAttributes({ pk: 'p', sk: 's', ...more });
const put = (more: object = {}): Input => ({ Item: item(more) });
const kilobytes = (count: number): string => 'x'.repeat(count * 1024);
const transaction = (...items: readonly object[]): Input => ({
  TransactItems: items.map((each) => ({ Put: { Item: item(each) } })),
});
const numbered = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ sk: `s${i}`, ...more }));
const batch = (...sks: readonly string[]): Input => ({
  RequestItems: { table: { Keys: sks.map((sk) => item({ sk })) } },
});
const query = (where: string, values: Readonly<Record<string, string>>, more: object = {}): Input => ({
  KeyConditionExpression: `#pk = :pk${where}`,
  ExpressionAttributeNames: { '#pk': 'pk', ...(where && { '#sk': 'l1' }) },
  ExpressionAttributeValues: toAttributes({ ':pk': 'p', ...values }),
  ...more,
});
const begins = ' and begins_with(#sk, :prefix)';
const between = ' and #sk between :from and :to';
const at = (l1: string) => ({ ExclusiveStartKey: item({ l1 }) });
const update = (UpdateExpression: string, names: readonly string[]): Input => ({
  Key: item(),
  UpdateExpression,
  ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
});
const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });
const number = (N: string): Input => ({ Item: { ...item(), n: { N } } });
const set = (value: object): Input => ({ Item: { ...item(), s: value } as never });

test.each<readonly [what: string, input: Input, fault: RegExp]>([
  ['an empty partition key', put({ pk: '' }), /pk is empty/],
  ['no sort key', { Item: toAttributes({ pk: 'p' }) }, /sk is empty/],
  ['a sort key that is no text', put({ sk: 1 }), /sk is empty or no text/],
  ['an empty index key', put({ l2: '' }), /l2 is empty/],
  ['a key over 2 048 bytes', put({ pk: 'å'.repeat(1025) }), /pk has 2050 bytes, 2048/],
  ['a sort key over 1 024 bytes', { Key: item({ sk: 'å'.repeat(513) }) }, /sk has 1026 bytes, 1024/],
  ['an index key over 1 024 bytes', put({ l4: 'x'.repeat(1025) }), /l4 has 1025 bytes/],
  ['an item over 400 kB', put({ text: kilobytes(400) }), /409\d{3} bytes, 409600/],
  ['an item over 400 kB with what an index holds of it', put({ text: kilobytes(201), l1: 'x' }), /\d bytes, 409600/],
  ['an empty set', set({ SS: [] }), /set s is empty/],
  ['an empty set in a map', set({ M: { s: { NS: [] } } }), /set s is empty/],
  ['a member twice', set({ SS: ['a', 'a'] }), /member twice/],
  ['a number of 39 digits', number('123456789012345678901234567890123456789'), /more than 38 digits/],
  ['a number too large', number('1e127'), /out of bounds/],
  ['a number too small', number('1e-131'), /out of bounds/],
  ['a map 33 deep', put({ a: nested(33) }), /nested deeper than 32/],
  ['no writes', transaction(), /0 items at once/],
  ['101 writes', transaction(...numbered(101)), /101 items at once, 100/],
  ['one item written twice', transaction({}, {}), /given twice/],
  ['a transaction over 4 MB', transaction(...numbered(11, { text: kilobytes(390) })), /transaction has \d+ bytes/],
  ['a fault within a transaction', transaction({ l1: '' }), /l1 is empty/],
  ['a long token', { ...transaction({}), ClientRequestToken: 'x'.repeat(37) }, /36 characters/],
  ['101 keys', batch(...numbered(101).map(({ sk }) => sk)), /101 items at once/],
  ['a key asked for twice', batch('a', 'b', 'a'), /given twice/],
  ['an empty key asked for', batch(''), /sk is empty/],
  ['begins_with nothing', query(begins, { ':prefix': '' }), /:prefix is empty/],
  ['a bound that is empty', query(between, { ':from': '', ':to': 'b' }), /:from is empty/],
  ['bounds in the wrong order', query(between, { ':from': 'b', ':to': 'a' }), /wrong order/],
  ['bounds in the wrong order by bytes', query(between, { ':from': '😀', ':to': '\uffff' }), /wrong order/],
  ['a page that begins before the prefix', query(begins, { ':prefix': 'b' }, at('a')), /outside its range/],
  ['a page that begins behind the end', query(between, { ':from': 'b', ':to': 'c' }, at('ca')), /outside its range/],
  ['a page of nothing', query('', {}, { Limit: 0 }), /limit/],
  [
    'a name that no expression uses',
    query('', {}, { ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' } }),
    /#sk is in/,
  ],
  ['a value that is not given', query(begins, {}), /:prefix is not given/],
  ['nothing to set', update('SET ', ['#a']), /#a is in no/],
  ['an empty expression', update(' ', ['#a']), /expression is empty/],
  ['names that are none', update('SET #a-b = #a-b', ['#a-b']), /#a-b is in no/],
])('%s is refused before it is sent', (_what, input, fault) => {
  expect(faultOf(input)).toMatch(fault);
  expect(() => demandWithinLimits(input)).toThrow(expect.objectContaining({ name: 'ValidationException' }));
});

test.each<readonly [what: string, input: Input]>([
  ['keys of just that size', put({ pk: 'x'.repeat(2048), sk: 'x'.repeat(1024), l1: 'x'.repeat(1024) })],
  ['an item of just that size', put({ t: 'x'.repeat(400 * 1024 - 7) })],
  [
    'numbers of 38 digits, and of any size that a table takes',
    number('-0.00012345678901234567890123456789012345678000'),
  ],
  ['the largest number', number('9.9999999999999999999999999999999999999e125')],
  ['nothing', number('0')],
  ['empty texts and lists where they are no keys', put({ note: '', list: [], map: {} })],
  ['a map 32 deep', put({ a: nested(31) })],
  ['100 writes', transaction(...numbered(100))],
  ['100 keys', batch(...numbered(100).map(({ sk }) => sk))],
  ['a page within its range', query(between, { ':from': 'b', ':to': 'c' }, at('bb'))],
  ['a page of a prefix', query(begins, { ':prefix': 'b' }, at('b😀'))],
  ['all of a partition', query('', {}, { ExclusiveStartKey: item({ sk: 'z' }) })],
])('%s is taken', (_what, input) => {
  expect(faultOf(input)).toBeUndefined();
});

describe('what is too large for one transaction', () => {
  test('is told by its place: what is beyond the limit itself, or the largest of too much', () => {
    const large = item({ text: kilobytes(401) });
    expect(tooLarge([item(), large, item({ text: kilobytes(201), l1: 'x' })])).toEqual([1, 2]);
    expect(tooLarge([...numbered(11, { text: kilobytes(380) }).map(item), item({ text: kilobytes(390) })])).toEqual([
      11,
    ]);
    expect(tooLarge(numbered(10, { text: kilobytes(390) }).map(item))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { firstOf } from '../../shared/page.ts';

/** A page is read before its cursor is judged: so none may lead to a read that DynamoDB would refuse. */
const cursor = (...parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const range = { pk: 'val-2018#x', prefix: 't#', from: 't#2026', to: 't#2027' } as const;
const begins = (given: string, index?: 'l1') =>
  firstOf({ ranges: [{ ...range, ...(index && { index }) }] }, { limit: 10, cursor: given }).map(
    ({ options }) => options?.after,
  );

describe('a forged cursor', () => {
  test.each([
    ['before what is asked for', cursor('x', 0, 't#2025')],
    ['behind it', cursor('x', 0, 't#2028')],
    ['under another prefix', cursor('x', 0, 'v#2026')],
    ['with an empty key', cursor('x', 0, '')],
    ['of no range', cursor('x', 1, 't#2026')],
    ['that is no text', cursor('x', 0, { sk: 't#2026' })],
    ['that is no JSON', 'AAAA'],
    ['of a range by a name of what a list can do', cursor('x', 'length', 'undefined')],
    ['of a range by a number as a text', cursor('x', '0', 't#2026')],
    ['of a range that is no whole number', cursor('x', 0.5, 't#2026')],
    ['with something more at its end', cursor('x', 0, 't#2026', 'more')],
    ['with letters beside its own', `${cursor('x', 0, 't#2026')}!`],
    ['filled up to four', `${cursor('x', 0, 't#2026#a')}==`],
    ['in another base64', cursor('x', 0, 't#2026#\u00bf\u00bf\u00bf').replaceAll('_', '/')],
    ['with spaces', Buffer.from('["x", 0, "t#2026"]').toString('base64url')],
    ['that is empty', ''],
    ['whose digest is no text', cursor({ toString: 'x' }, 0, 't#2026')],
  ])('%s reads nothing', (_what, given) => {
    expect(begins(given)).toEqual([]);
  });

  test('with an empty key beside that of an index reads nothing', () => {
    expect(begins(cursor('x', 0, '', 't#2026'), 'l1')).toEqual([]);
  });

  test('within what is asked for reads one’s own partition', () => {
    expect(begins(cursor('x', 0, 't#2026#a'))).toEqual([{ pk: range.pk, sk: 't#2026#a' }]);
    expect(begins(cursor('x', 0, 'v#a', 't#2026'), 'l1')).toEqual([{ pk: range.pk, sk: 'v#a', l1: 't#2026' }]);
  });
});

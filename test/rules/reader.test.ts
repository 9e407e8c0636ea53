import { describe, expect, test } from 'vitest';
import { addressOf } from '../../shared/edge/reader.ts';

/** Where a stranger comes from: what anybody may write into a request is not believed. */
const asked = (sourceIp: string, headers: Record<string, string> = {}) =>
  ({ headers, requestContext: { http: { sourceIp } } }) as unknown as Parameters<typeof addressOf>[0];
const front = '130.176.1.1';
const forwarded = (by: string) => ({ 'x-forwarded-for': by, 'x-valsam-edge': 'key' });

describe('the address of a reader', () => {
  test.each<[string, Parameters<typeof addressOf>[0], string | undefined, string]>([
    ['is what the gateway says', asked('203.0.113.7'), undefined, '203.0.113.7'],
    ['whatever else is written there', asked('203.0.113.7', forwarded('198.51.100.1')), undefined, '203.0.113.7'],
    [
      'also where there is a front, and the gateway was asked past it',
      asked('203.0.113.7', { 'x-forwarded-for': '198.51.100.1, 203.0.113.7', 'x-valsam-edge': 'guessed' }),
      'key',
      '203.0.113.7',
    ],
    ['or past it without a word', asked('203.0.113.7'), 'key', '203.0.113.7'],
    ['is whom the front was asked by', asked(front, forwarded(`203.0.113.7, ${front}`)), 'key', '203.0.113.7'],
    [
      'and not whom they say they are',
      asked(front, forwarded(`198.51.100.1, 203.0.113.7, ${front}`)),
      'key',
      '203.0.113.7',
    ],
    ['also where the gateway adds nothing', asked(front, forwarded('1.1.1.1,203.0.113.7')), 'key', '203.0.113.7'],
    ['is the front where it says nothing', asked(front, forwarded('')), 'key', front],
    ['of version 6 is the network', asked('2001:DB8:a:0b::1'), undefined, '2001:db8:a:b'],
    ['however it is written', asked('2001:db8:a:b:1:2:3:4'), undefined, '2001:db8:a:b'],
    ['and short', asked('2001:db8::7'), undefined, '2001:db8:0:0'],
    ['this machine’s own', asked('::1'), undefined, '0:0:0:0'],
  ])('%s', (_what, request, edgeKey, address) => {
    expect(addressOf(request, edgeKey)).toBe(address);
  });
});

import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { byBytes, isWithin, type Range, sortCondition } from '../../shared/ranges.ts';
import { queryAll } from '../../shared/table.ts';

/** Letters of one, three and four bytes: the last two change places in JavaScript's own order. */
const key = fc.string({ unit: fc.constantFrom('a', 'b', '\uffff', '😀'), maxLength: 3 });
const range = fc.record(
  { pk: fc.constant('p'), prefix: key, from: key, to: key },
  { requiredKeys: ['pk', 'prefix'] },
) as fc.Arbitrary<Range>;

/** What a condition says, as DynamoDB reads it. */
const holds = ({ where, values }: { where: string; values: Readonly<Record<string, string>> }, sk: string): boolean => {
  const from = values[':prefix'] ?? values[':from'] ?? '';
  if (where.includes('begins_with')) return sk.startsWith(from);
  return byBytes(from, sk) <= 0 && (values[':to'] === undefined || byBytes(sk, values[':to']) <= 0);
};

describe('a range', () => {
  test('asks for just what lies in it, and never with what DynamoDB refuses: an empty value, bounds in the wrong order', () => {
    fc.assert(
      fc.property(range, fc.array(key), (asked, keys) => {
        const condition = sortCondition(asked);
        const { ':from': from, ':to': to } = condition?.values ?? {};
        expect(Object.values(condition?.values ?? {})).not.toContain('');
        if (from !== undefined && to !== undefined) expect(byBytes(from, to)).toBeLessThanOrEqual(0);
        for (const sk of keys.filter((each) => each.startsWith(asked.prefix)))
          expect(condition !== undefined && holds(condition, sk)).toBe(isWithin(asked, sk));
      }),
      { numRuns: 1_000 },
    );
  });

  test('with an empty prefix asks for all of the partition, and names nothing that it does not use', async () => {
    vi.stubEnv('TABLE_NAME', 'table');
    const client = mockClient(DynamoDBClient);
    client.on(QueryCommand).resolves({ Items: [{ pk: { S: 'campaigns' }, sk: { S: 'val-2018' } }] });
    expect(await queryAll({ pk: 'campaigns', prefix: '' })).toEqual([{ pk: 'campaigns', sk: 'val-2018' }]);
    expect(client.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input)).toEqual([
      expect.objectContaining({
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': { S: 'campaigns' } },
      }),
    ]);
  });
});

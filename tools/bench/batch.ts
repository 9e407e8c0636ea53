import { marshall } from '@aws-sdk/util-dynamodb';
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';

/** DynamoDB's own limit for one batch. */
const mostPuts = 25;

/** Writes many items within seconds. */
export const putAll = async ({ table }: Stack, items: readonly object[]): Promise<void> => {
  const call = caller(table.endpoint, 'dynamodb');
  for (let at = 0; at < items.length; at += mostPuts) {
    const batch = items.slice(at, at + mostPuts).map((item) => ({
      PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
    }));
    await call('BatchWriteItem', { RequestItems: { [table.name]: batch } });
  }
};

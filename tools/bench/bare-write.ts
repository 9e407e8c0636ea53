import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AttributeValue, DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { Shapes } from './shapes.ts';

/** What a command is compared with: the transaction that it ends in, and nothing else. */
const client = new DynamoDBClient({});
let shapes: Shapes | undefined;

/** The same items each time, with a random end of the key where it ends with an id; else the item is overwritten. */
const put = (item: Record<string, AttributeValue>) => {
  const sk = item.sk?.S ?? '';
  const isFresh = sk.length > 26;
  const fresh = isFresh ? sk.slice(0, -26) + randomBytes(13).toString('hex') : sk;
  return {
    Put: {
      TableName: process.env.TABLE_NAME,
      Item: { ...item, sk: { S: fresh } },
      ...(isFresh && { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  };
};

export const handler = async (event: { readonly body: string }) => {
  shapes ??= JSON.parse(readFileSync(path.join(import.meta.dirname, 'shapes.json'), 'utf8')) as Shapes;
  const { shape } = JSON.parse(event.body) as { readonly shape: keyof Shapes };
  await client.send(new TransactWriteItemsCommand({ TransactItems: shapes[shape].map(put) }));
  return { statusCode: 201, headers: { 'content-type': 'application/json' }, body: '{}' };
};

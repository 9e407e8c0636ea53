import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

/** What the start of every bundle is compared with: the DynamoDB client alone, asked for one item. */
const client = new DynamoDBClient({});

export const handler = async () => {
  const { TABLE_NAME: TableName, BENCH_CAMPAIGN: campaign = '' } = process.env;
  const Key = { pk: { S: 'campaigns' }, sk: { S: campaign } };
  const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
  return { statusCode: Item ? 200 : 404 };
};

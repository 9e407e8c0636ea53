import { caller } from '../../infra/local/wire.ts';
import { theStack } from './stack.ts';

/** Writes over the day by which something is to be answered: as if it had been asked for long ago. */
export const backdated = async (pk: string, sk: string, day: string): Promise<void> => {
  const { endpoint, name } = theStack().table;
  await caller(endpoint, 'dynamodb')('UpdateItem', {
    TableName: name,
    Key: { pk: { S: pk }, sk: { S: sk } },
    UpdateExpression: 'SET replyBy = :day',
    ConditionExpression: 'attribute_exists(replyBy)',
    ExpressionAttributeValues: { ':day': { S: day } },
  });
};

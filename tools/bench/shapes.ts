import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { campaign } from './session.ts';

/** The items that a command wrote, as stored: the bare handler writes the same. */
type Attributes = Record<string, AttributeValue>;
export type Shapes = Readonly<Record<'create' | 'approval' | 'decision', readonly Attributes[]>>;

const pk = `${campaign}#pot`;
/** A partition of its own, with a name of the same length. */
const barePk = pk.replaceAll(/[a-z]/g, 'b');

/** What the latest command on a request wrote: the request, the event, and the pot where money moved. */
export const writtenBy = async (
  { table }: Stack,
  request: string,
  movedMoney: boolean,
): Promise<readonly Attributes[]> => {
  const call = caller(table.endpoint, 'dynamodb');
  const get = async (sk: string) =>
    (await call<{ Item: Attributes }>('GetItem', { TableName: table.name, Key: { pk: { S: pk }, sk: { S: sk } } }))
      .Item;
  const month = new Date().toISOString().slice(0, 7);
  const { Items } = await call<{ Items: Attributes[] }>('Query', {
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk and begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: `e#${month}#pot/requests/${request}#` } },
    ScanIndexForward: false,
    Limit: 1,
  });
  const written = [await get(`r#${request.replace('.', '#')}`), ...Items, ...(movedMoney ? [await get('pot')] : [])];
  return written.map((item) => ({ ...item, pk: { S: barePk } }));
};

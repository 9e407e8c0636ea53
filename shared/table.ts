import {
  type AttributeValue,
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ServiceOutputTypes,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { env } from './env.ts';
import { counted, type Units } from './meter.ts';
import { isConditionFailure, outcomeOf, type TransactOutcome, triesOf } from './outcome.ts';

/**
 * The only module that speaks to DynamoDB. Reads are consistent unless said otherwise; what can go wrong with a
 * write is a value (`TransactOutcome`), not an exception.
 */
export type Key = { readonly pk: string; readonly sk: string };
export type Item = Key & { readonly [attribute: string]: unknown };

export type Write =
  /** `expected` is the version that must be stored now; 0 means that nothing may be there. */
  | { readonly kind: 'put'; readonly item: Item; readonly expected: number }
  | { readonly kind: 'delete'; readonly key: Key; readonly expected: number };

// The SDK has no time limits of its own: without these a lost connection would eat the whole invocation.
const client = new DynamoDBClient({
  maxAttempts: 3,
  // Without the last of these the SDK only warns that the time is up, and goes on waiting.
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    throwOnRequestTimeout: true,
  }),
});

/** Sends a command, and counts what it cost. */
const sending = (kind: keyof Units) =>
  ((command: never) => counted<ServiceOutputTypes>(kind, () => client.send(command))) as typeof client.send;
const read = sending('read');
const write = sending('write');

const tableName = (): string => env('TABLE_NAME');
const toAttributes = (value: object): Record<string, AttributeValue> =>
  marshall(value, { removeUndefinedValues: true });

export const get = async (key: Key): Promise<Item | undefined> => {
  const { Item } = await read(
    new GetItemCommand({
      TableName: tableName(),
      Key: toAttributes({ pk: key.pk, sk: key.sk }),
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  return Item && (unmarshall(Item) as Item);
};

export type Index = 'l1' | 'l2' | 'l3';
export type Range = {
  readonly pk: string;
  /** Sort key (or the index's key) begins with this. */
  readonly prefix: string;
  /** The sort key lies between these, ends included, where that is narrower than the prefix. */
  readonly from?: string;
  readonly to?: string;
  readonly index?: Index;
};
export type QueryOptions = {
  /** At most this many items, 1 and up. */
  readonly limit?: number;
  /** Last first. */
  readonly backward?: boolean;
  readonly after?: Key;
  /** False costs half as many units and may lag. */
  readonly consistent?: boolean;
};

/** Some items of a range; `more` tells whether there may be further ones, behind `last`. */
export type Page = { readonly items: readonly Item[]; readonly more: boolean; readonly last?: Key };
export const queryPage = async (range: Range, options: QueryOptions = {}): Promise<Page> => {
  const { pk, prefix, from, to, index } = range;
  const [first, last] = [from ?? prefix, to ?? `${prefix}\uffff`];
  // DynamoDB refuses a range that ends before it begins.
  if (first > last) return { items: [], more: false };
  const [where, bounds] =
    from === undefined && to === undefined
      ? ['begins_with(#sk, :prefix)', { ':prefix': prefix }]
      : ['#sk between :from and :to', { ':from': first, ':to': last }];
  const answer = await read(
    new QueryCommand({
      TableName: tableName(),
      ...(index && { IndexName: `by${index.toUpperCase()}` }),
      KeyConditionExpression: `#pk = :pk and ${where}`,
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': index ?? 'sk' },
      ExpressionAttributeValues: toAttributes({ ':pk': pk, ...bounds }),
      ScanIndexForward: options.backward !== true,
      ConsistentRead: options.consistent !== false,
      ReturnConsumedCapacity: 'TOTAL',
      ...(options.limit && { Limit: options.limit }),
      ...(options.after && { ExclusiveStartKey: toAttributes(options.after) }),
    }),
  );
  return {
    items: (answer.Items ?? []).map((item) => unmarshall(item) as Item),
    more: answer.LastEvaluatedKey !== undefined,
    ...(answer.LastEvaluatedKey && { last: unmarshall(answer.LastEvaluatedKey) as Key }),
  };
};

/** Everything in a range. Meant for ranges that the domain bounds: a window, the jobs' open requests, a replay. */
export const queryAll = async (range: Range, options: QueryOptions = {}): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let after: Key | undefined;
  do {
    const page = await queryPage(range, { ...options, ...(after && { after }) });
    items.push(...page.items);
    after = page.last;
  } while (after);
  return items;
};

/** DynamoDB's own limit for one batch, and how often what it left over is asked for again. */
const mostKeys = 100;
const mostTries = 8;

const getBatch = async (keys: readonly Key[], projection?: string): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let wanted = keys.map(({ pk, sk }) => toAttributes({ pk, sk }));
  for (let tries = 0; wanted.length > 0; tries++) {
    if (tries === mostTries) throw new Error(`${wanted.length} keys were left over ${mostTries} times`);
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 80 * 2 ** tries));
    const asked = { Keys: wanted, ConsistentRead: true, ...(projection && { ProjectionExpression: projection }) };
    const { Responses, UnprocessedKeys } = await read(
      new BatchGetItemCommand({ RequestItems: { [tableName()]: asked }, ReturnConsumedCapacity: 'TOTAL' }),
    );
    found.push(...(Responses?.[tableName()] ?? []).map((item) => unmarshall(item) as Item));
    wanted = UnprocessedKeys?.[tableName()]?.Keys ?? [];
  }
  return found;
};

/** Those of some items that are there, in no order; each key once. @throws when DynamoDB is overloaded, after 10 seconds. */
export const getMany = async (keys: readonly Key[], projection?: string): Promise<readonly Item[]> => {
  const starts = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, i) => i * mostKeys);
  return (await Promise.all(starts.map((at) => getBatch(keys.slice(at, at + mostKeys), projection)))).flat();
};
/** Which of these keys are there. */
export const present = (keys: readonly Key[]): Promise<readonly Key[]> => getMany(keys, 'pk, sk');

const condition = (expected: number) =>
  expected === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: toAttributes({ ':expected': expected }),
      };

const toAction = (write: Write): TransactWriteItem =>
  write.kind === 'put'
    ? { Put: { TableName: tableName(), Item: toAttributes(write.item), ...condition(write.expected) } }
    : { Delete: { TableName: tableName(), Key: toAttributes(write.key), ...condition(write.expected) } };

/** DynamoDB's own limit for one transaction. */
export const mostWrites = 100;

/**
 * Writes all or nothing. The token makes DynamoDB treat a repetition within ten minutes as the same transaction.
 * @throws when the writes themselves are wrong (a bug): too many, too large, badly typed.
 */
export const transact = async (writes: readonly Write[], token: string): Promise<TransactOutcome> => {
  if (writes.length > mostWrites) throw new Error(`${writes.length} writes exceed one transaction`);
  try {
    await write(
      new TransactWriteItemsCommand({
        TransactItems: writes.map(toAction),
        ClientRequestToken: token,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return 'committed';
  } catch (error) {
    const outcome = outcomeOf(error);
    // The SDK has tried before: whatever its last try met, an earlier one may be committed.
    return triesOf(error) > 1 ? 'unknown' : outcome;
  }
};

/** Puts an item unless one is there; false when it was. Repeating it is harmless. */
export const putOnce = async (item: Item): Promise<boolean> => {
  try {
    await write(
      new PutItemCommand({
        TableName: tableName(),
        Item: toAttributes(item),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
};

/** Adds a string to a set attribute of an item that is there; the item as it then is, or undefined if there is none. */
export const addToSet = async (key: Key, attribute: string, value: string): Promise<Item | undefined> => {
  try {
    const { Attributes } = await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: 'ADD #set :value',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#set': attribute },
        ExpressionAttributeValues: { ':value': { SS: [value] } },
        ReturnValues: 'ALL_NEW',
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return Attributes && (unmarshall(Attributes) as Item);
  } catch (error) {
    if (isConditionFailure(error)) return undefined;
    throw error;
  }
};

/** Adds to a number of an item, which comes to be if need be. Not idempotent: sent twice, it counts twice. */
export const increment = async (key: Key, attribute: string, by = 1): Promise<void> => {
  await write(
    new UpdateItemCommand({
      TableName: tableName(),
      Key: toAttributes({ pk: key.pk, sk: key.sk }),
      UpdateExpression: 'ADD #number :by',
      ExpressionAttributeNames: { '#number': attribute },
      ExpressionAttributeValues: toAttributes({ ':by': by }),
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
};

import {
  BatchGetItemCommand,
  GetItemCommand,
  QueryCommand,
  ReturnValuesOnConditionCheckFailure,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { fromStored, toAttributes, toStored } from './attributes.ts';
import { read, tableName, write } from './dynamo.ts';
import { tooLarge } from './item-size.ts';
import { failedConditions, outcomeOf, type TransactOutcome, triesOf } from './outcome.ts';
import { type Range, sortCondition } from './ranges.ts';

/**
 * Reads and transactions. Reads are consistent unless said otherwise; what can go wrong with a
 * write is a value (`TransactOutcome`), not an exception.
 */
export type Key = { readonly pk: string; readonly sk: string };
export type Item = Key & { readonly [attribute: string]: unknown };

export type Write =
  /** `expected` is the version that must be stored now; 0 means that nothing may be there. */
  | { readonly kind: 'put'; readonly item: Item; readonly expected: number }
  | { readonly kind: 'delete'; readonly key: Key; readonly expected: number };

/** An item as a read would return it once it is stored. */
export const asStored = (item: Item): Item => fromStored(toAttributes(item)) as Item;

export const get = async (key: Key): Promise<Item | undefined> => {
  const { Item } = await read(
    new GetItemCommand({
      TableName: tableName(),
      Key: toAttributes({ pk: key.pk, sk: key.sk }),
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  return Item && (fromStored(Item) as Item);
};

export type QueryOptions = {
  /** At most this many items, 1 and up. */
  readonly limit?: number;
  /** Last first. */
  readonly backward?: boolean;
  readonly after?: Key;
  /** False costs half as many units and may lag. */
  readonly consistent?: boolean;
  /** All is read and paid for, but only those come that have one of these attributes, as this text where one is given. */
  readonly only?: { readonly having: readonly string[]; readonly as?: string };
};

const filterOf = ({ having, as }: NonNullable<QueryOptions['only']>) => ({
  expression: having.map((_, i) => (as === undefined ? `attribute_exists(#o${i})` : `#o${i} = :only`)).join(' or '),
  names: Object.fromEntries(having.map((name, i) => [`#o${i}`, name])),
  values: as === undefined ? {} : { ':only': as },
});

/** Some items of a range; `more` tells whether there may be further ones, behind `last`. */
export type Page = { readonly items: readonly Item[]; readonly more: boolean; readonly last?: Key };
export const queryPage = async (range: Range, options: QueryOptions = {}): Promise<Page> => {
  const { pk, index } = range;
  const condition = sortCondition(range);
  if (!condition) return { items: [], more: false };
  const { where, values } = condition;
  const filter = options.only && filterOf(options.only);
  const answer = await read(
    new QueryCommand({
      TableName: tableName(),
      ...(index && { IndexName: `by${index.toUpperCase()}` }),
      KeyConditionExpression: `#pk = :pk${where}`,
      ...(filter && { FilterExpression: filter.expression }),
      // A name that the condition does not use is refused.
      ExpressionAttributeNames: { '#pk': 'pk', ...(where && { '#sk': index ?? 'sk' }), ...filter?.names },
      ExpressionAttributeValues: toAttributes({ ':pk': pk, ...values, ...filter?.values }),
      ScanIndexForward: options.backward !== true,
      ConsistentRead: options.consistent !== false,
      ReturnConsumedCapacity: 'TOTAL',
      ...(options.limit && { Limit: options.limit }),
      ...(options.after && { ExclusiveStartKey: toAttributes(options.after) }),
    }),
  );
  return {
    items: (answer.Items ?? []).map((item) => fromStored(item) as Item),
    more: answer.LastEvaluatedKey !== undefined,
    ...(answer.LastEvaluatedKey && { last: fromStored(answer.LastEvaluatedKey) as Key }),
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

const getBatch = async (
  keys: readonly Key[],
  projection: string | undefined,
  consistent: boolean,
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let wanted = keys.map(({ pk, sk }) => toAttributes({ pk, sk }));
  for (let tries = 0; wanted.length > 0; tries++) {
    if (tries === mostTries) throw new Error(`${wanted.length} keys were left over ${mostTries} times`);
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 80 * 2 ** tries));
    const asked = { Keys: wanted, ConsistentRead: consistent, ...(projection && { ProjectionExpression: projection }) };
    const { Responses, UnprocessedKeys } = await read(
      new BatchGetItemCommand({ RequestItems: { [tableName()]: asked }, ReturnConsumedCapacity: 'TOTAL' }),
    );
    found.push(...(Responses?.[tableName()] ?? []).map((item) => fromStored(item) as Item));
    wanted = UnprocessedKeys?.[tableName()]?.Keys ?? [];
  }
  return found;
};

/**
 * Those of some items that are there, in no order; each key once. Not consistent they cost half as many units, and may lag.
 * @throws when DynamoDB is overloaded, after 10 seconds.
 */
export const getMany = async (
  keys: readonly Key[],
  projection?: string,
  consistent = true,
): Promise<readonly Item[]> => {
  const starts = Array.from({ length: Math.ceil(keys.length / mostKeys) }, (_, i) => i * mostKeys);
  return (
    await Promise.all(starts.map((at) => getBatch(keys.slice(at, at + mostKeys), projection, consistent)))
  ).flat();
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

const toAction = (write: Write): TransactWriteItem => {
  const action = {
    TableName: tableName(),
    ...condition(write.expected),
    ReturnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure.ALL_OLD,
  };
  return write.kind === 'put'
    ? { Put: { ...action, Item: toStored(write.item) } }
    : { Delete: { ...action, Key: toAttributes(write.key) } };
};

/** DynamoDB's own limit for one transaction. */
export const mostWrites = 100;

const attributesOf = ({ Put }: TransactWriteItem) => Put?.Item ?? {};
/** Which of these no transaction would take, since they are too large. */
export const oversized = (writes: readonly Write[]): readonly Write[] =>
  tooLarge(writes.map((write) => attributesOf(toAction(write)))).map((at) => writes[at] as Write);

/**
 * Writes all or nothing. The token makes DynamoDB treat a repetition within ten minutes as the same transaction.
 * @param met is told of each write whose condition failed, and of the item that was there instead; and of what is too large.
 * @throws when the writes themselves are wrong (a bug): too many, badly typed.
 */
export const transact = async (
  writes: readonly Write[],
  token: string,
  met: (write: Write, item: Item | undefined) => void = () => {},
): Promise<TransactOutcome> => {
  if (writes.length > mostWrites) throw new Error(`${writes.length} writes exceed one transaction`);
  const actions = writes.map(toAction);
  const large = tooLarge(actions.map(attributesOf));
  for (const at of large) met(writes[at] as Write, undefined);
  if (large.length > 0) return 'too-large';
  try {
    await write(
      new TransactWriteItemsCommand({
        TransactItems: actions,
        ClientRequestToken: token,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return 'committed';
  } catch (error) {
    const outcome = outcomeOf(error);
    for (const { at, item } of failedConditions(error)) met(writes[at] as Write, item && (fromStored(item) as Item));
    // The SDK has tried before: whatever its last try met, an earlier one may be committed.
    return triesOf(error) > 1 ? 'unknown' : outcome;
  }
};

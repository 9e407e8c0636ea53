import { BatchExecuteStatementCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { fromStored, toAttributes } from './attributes.ts';
import { tableName, write } from './dynamo.ts';
import { isConditionFailure } from './outcome.ts';
import type { Item, Key } from './table.ts';
import { demandWithinLimits } from './table-limits.ts';

/** Writes of single items that no rule decides, and that do no harm when they are repeated. */

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

/** DynamoDB's own limit for the statements of one call. */
const mostStatements = 25;

const insertOf = (item: Item) => {
  const attributes = Object.entries(toAttributes(item));
  return {
    Statement: `INSERT INTO "${tableName()}" VALUE {${attributes.map(([name]) => `'${name}': ?`).join(', ')}}`,
    Parameters: attributes.map(([, value]) => value),
  };
};

const putSome = async (items: readonly Item[]): Promise<readonly Put[]> => {
  demandWithinLimits({ TransactItems: items.map((item) => ({ Put: { Item: toAttributes(item) } })) });
  const { Responses = [] } = await write(
    new BatchExecuteStatementCommand({ Statements: items.map(insertOf), ReturnConsumedCapacity: 'TOTAL' }),
  );
  return items.map((_, i) => {
    const code = Responses[i]?.Error?.Code;
    return code === undefined ? 'put' : code === 'DuplicateItem' ? 'there' : 'failed';
  });
};

/** What became of an item: `failed` when DynamoDB could not take it now. */
export type Put = 'put' | 'there' | 'failed';
/**
 * Puts each of some items unless it is there, in as few calls as can be; each key once. Each succeeds or fails for itself,
 * and repeating it is harmless. An attribute's name has no quote in it.
 * Source: Amazon DynamoDB API Reference, BatchExecuteStatement; PartiQL, INSERT.
 * @throws when a whole call failed.
 */
export const putEach = async (items: readonly Item[]): Promise<readonly Put[]> => {
  const starts = Array.from({ length: Math.ceil(items.length / mostStatements) }, (_, i) => i * mostStatements);
  return (await Promise.all(starts.map((at) => putSome(items.slice(at, at + mostStatements))))).flat();
};

/**
 * Adds a string to a set attribute of an item that is there; the item as it then is, or undefined if there is none. `first`
 * stays what it was said to be the first time.
 */
export const addToSet = async (
  key: Key,
  attribute: string,
  value: string,
  first?: { readonly attribute: string; readonly value: string },
): Promise<Item | undefined> => {
  try {
    const { Attributes } = await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: `ADD #set :value${first ? ' SET #first = if_not_exists(#first, :first)' : ''}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#set': attribute, ...(first && { '#first': first.attribute }) },
        ExpressionAttributeValues: { ':value': { SS: [value] }, ...(first && { ':first': { S: first.value } }) },
        ReturnValues: 'ALL_NEW',
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return Attributes && (fromStored(Attributes) as Item);
  } catch (error) {
    if (isConditionFailure(error)) return undefined;
    throw error;
  }
};

/** Takes some strings out of a set attribute of an item, if they are in it. Repeating it is harmless. */
export const removeFromSet = async (key: Key, attribute: string, values: readonly string[]): Promise<void> => {
  try {
    await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: 'DELETE #set :values',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#set': attribute },
        ExpressionAttributeValues: { ':values': { SS: [...values] } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
};

/**
 * Sets some attributes of an item while others are as expected; false when they are not, or no item is there. Repeating
 * it is harmless.
 */
export const setWhile = async (
  key: Key,
  expected: Readonly<Record<string, unknown>>,
  attributes: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const assigned = (of: string, values: Readonly<Record<string, unknown>>) =>
    Object.keys(values).map((name) => `#${name} = :${of}${name}`);
  const valuesOf = (of: string, values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).map(([name, value]) => [`:${of}${name}`, value] as const);
  try {
    await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: `SET ${assigned('new', attributes).join(', ')}`,
        ConditionExpression: assigned('old', expected).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(
          Object.keys({ ...expected, ...attributes }).map((name) => [`#${name}`, name]),
        ),
        ExpressionAttributeValues: toAttributes(
          Object.fromEntries([...valuesOf('old', expected), ...valuesOf('new', attributes)]),
        ),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
};

/**
 * Adds a string to a set attribute of an item, which comes to be if need be, until `ttl` (seconds) at least; false where
 * the set has it already, or has as many as `most`.
 */
export const addUpTo = async (
  most: number,
  { key, attribute, value, ttl }: { key: Key; attribute: string; value: string; ttl: number },
): Promise<boolean> => {
  try {
    await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: 'ADD #set :values SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#set) OR (NOT contains(#set, :value) AND size(#set) < :most)',
        ExpressionAttributeNames: { '#set': attribute, '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':values': { SS: [value] },
          ...toAttributes({ ':value': value, ':most': most, ':ttl': ttl }),
        },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
};

/** Sets attributes of an item that is not there, or whose `order` is less than theirs; false where it is not. */
export const setIfLater = async (
  key: Key,
  order: string,
  attributes: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const names = Object.keys(attributes);
  try {
    await write(
      new UpdateItemCommand({
        TableName: tableName(),
        Key: toAttributes({ pk: key.pk, sk: key.sk }),
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: `attribute_not_exists(#${order}) OR #${order} < :${order}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: toAttributes(
          Object.fromEntries(names.map((name) => [`:${name}`, attributes[name]])),
        ),
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
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

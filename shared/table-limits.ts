import type { Attributes, AttributeValue } from './attributes.ts';
import { bytesHeld, bytesTogether, largestItem, largestTransaction } from './item-size.ts';
import { byBytes } from './ranges.ts';

/**
 * What DynamoDB refuses, found out before it is asked: on one machine, where the engine is laxer, a request that Amazon's
 * would not take fails as it would there. Into the bundles for Lambda it does not come (infra/lean.ts): there DynamoDB says it.
 * Source: Amazon DynamoDB Developer Guide, "Quotas and constraints"; API Reference, the operations' own pages.
 */
type Expressions = Readonly<
  Partial<
    Record<
      | 'KeyConditionExpression'
      | 'FilterExpression'
      | 'ConditionExpression'
      | 'UpdateExpression'
      | 'ProjectionExpression',
      string | undefined
    >
  >
>;
type Action = Expressions & {
  readonly Key?: Attributes | undefined;
  readonly Item?: Attributes | undefined;
  readonly ExclusiveStartKey?: Attributes | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Attributes | undefined;
};
export type Input = Action & {
  readonly Limit?: number | undefined;
  readonly ClientRequestToken?: string | undefined;
  readonly TransactItems?: readonly { readonly Put?: Action; readonly Delete?: Action }[] | undefined;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Attributes[] | undefined }>> | undefined;
};

const mostActions = 100;
const longestKey = { pk: 2048, sk: 1024, l1: 1024, l2: 1024, l3: 1024, l4: 1024, l5: 1024 } as const;
const deepest = 32;

type Fault = string | undefined;
/** The first fault there is. */
const firstOf = <T>(all: Iterable<T>, faultOf: (each: T) => Fault): Fault => {
  for (const each of all) {
    const fault = faultOf(each);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const faultOfKey = (name: string, longest: number, value: AttributeValue | undefined): Fault => {
  const bytes = value?.S === undefined ? 0 : Buffer.byteLength(value.S);
  if (bytes === 0) return `the key ${name} is empty or no text`;
  return bytes > longest ? `the key ${name} has ${bytes} bytes, ${longest} at most` : undefined;
};
const faultOfKeys = (item: Attributes): Fault =>
  firstOf(Object.entries(longestKey), ([name, longest]) =>
    item[name] !== undefined || name === 'pk' || name === 'sk' ? faultOfKey(name, longest, item[name]) : undefined,
  );

const faultOfNumber = (number: string): Fault => {
  const [digits = '', exponent = '0'] = number.toLowerCase().split('e');
  const significant = digits.replace(/^-?[0.]*|\.(?=\d)/g, '').replace(/0+$/, '');
  if (significant.length > 38) return `the number ${number} has more than 38 digits`;
  const size = Math.abs(Number(`${digits}e${exponent}`));
  return size === 0 || (size >= 1e-130 && size <= 1e126) ? undefined : `the number ${number} is out of bounds`;
};
const faultOfSet = (name: string, members: readonly (string | Uint8Array)[]): Fault => {
  if (members.length === 0) return `the set ${name} is empty`;
  const isTwice = new Set(members.map((each) => Buffer.from(each as string).toString('hex'))).size < members.length;
  return isTwice ? `the set ${name} has a member twice` : undefined;
};
const faultOfValue = (name: string, value: AttributeValue, depth = 0): Fault => {
  if (depth > deepest) return `${name} is nested deeper than ${deepest}`;
  if (value.N !== undefined) return faultOfNumber(value.N);
  const set = value.SS ?? value.NS ?? value.BS;
  if (set) return faultOfSet(name, set) ?? firstOf(value.NS ?? [], faultOfNumber);
  if (value.M) return firstOf(Object.values(value.M), (each) => faultOfValue(name, each, depth + 1));
  return value.L && firstOf(value.L, (each) => faultOfValue(name, each, depth + 1));
};
const faultOfValues = (values: Attributes): Fault =>
  firstOf(Object.entries(values), ([name, value]) => faultOfValue(name, value));

const faultOfItem = (item: Attributes): Fault => {
  const bytes = bytesHeld(item);
  if (bytes > largestItem) return `an item with its indexes has ${bytes} bytes, ${largestItem} at most`;
  return faultOfKeys(item) ?? faultOfValues(item);
};

/** Names and values that expressions speak of are just those that are given. */
const faultOfExpressions = (action: Action): Fault => {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = action;
  const { KeyConditionExpression, FilterExpression, ConditionExpression, UpdateExpression, ProjectionExpression } =
    action;
  const all = [KeyConditionExpression, FilterExpression, ConditionExpression, UpdateExpression, ProjectionExpression];
  const texts = all.filter((each) => each !== undefined);
  if (texts.some((each) => each.trim() === '')) return 'an expression is empty';
  for (const given of [names, values])
    if (given && Object.keys(given).length === 0) return 'names or values of an expression are empty';
  const said = new Set(texts.flatMap((each) => each.match(/[#:][^\s,()=<>]+/g) ?? []));
  const given = new Set([...Object.keys(names ?? {}), ...Object.keys(values ?? {})]);
  return (
    firstOf(given, (each) => (/^[#:]\w+$/.test(each) && said.has(each) ? undefined : `${each} is in no expression`)) ??
    firstOf(said, (each) => (given.has(each) ? undefined : `${each} is not given`)) ??
    (values && faultOfValues(values))
  );
};

/** Bounds of a key, and where a page begins between them. */
const faultOfCondition = ({
  KeyConditionExpression: where,
  ExpressionAttributeValues: values = {},
  ExpressionAttributeNames: names = {},
  ExclusiveStartKey: after,
}: Action): Fault => {
  if (where === undefined) return undefined;
  const [from = '', to] = [(values[':prefix'] ?? values[':from'])?.S, values[':to']?.S];
  if (to !== undefined && byBytes(from, to) > 0) return 'bounds are in the wrong order';
  const begins = after?.[names['#sk'] ?? 'sk']?.S ?? from;
  const isBehind = /\bbegins_with\b/.test(where) ? !begins.startsWith(from) : byBytes(begins, from) < 0;
  if (isBehind || (to !== undefined && byBytes(begins, to) > 0)) return 'a page begins outside its range';
  return firstOf(Object.entries(values), ([name, value]) =>
    faultOfKey(name, name === ':pk' ? longestKey.pk : longestKey.sk, value),
  );
};

const faultOfAction = (action: Action): Fault =>
  (action.Item && faultOfItem(action.Item)) ??
  firstOf([action.Key, action.ExclusiveStartKey], (key) => key && faultOfKeys(key)) ??
  faultOfExpressions(action) ??
  faultOfCondition(action);

const placeOf = ({ pk, sk }: Attributes): string => JSON.stringify([pk?.S, sk?.S]);
const faultOfMany = (keys: readonly Attributes[], most: number): Fault => {
  if (keys.length === 0 || keys.length > most) return `${keys.length} items at once, ${most} at most and one at least`;
  return new Set(keys.map(placeOf)).size < keys.length ? 'an item is given twice' : undefined;
};
const faultOfTransaction = (items: NonNullable<Input['TransactItems']>): Fault => {
  const actions = items.map(({ Put, Delete }) => Put ?? Delete ?? {});
  const bytes = bytesTogether(actions.map(({ Item }) => Item ?? {}));
  if (bytes > largestTransaction) return `a transaction has ${bytes} bytes, ${largestTransaction} at most`;
  return (
    faultOfMany(
      actions.map(({ Item, Key }) => Item ?? Key ?? {}),
      mostActions,
    ) ?? firstOf(actions, faultOfAction)
  );
};
const faultOfBatch = (asked: NonNullable<Input['RequestItems']>): Fault => {
  const keys = Object.values(asked).flatMap(({ Keys }) => Keys ?? []);
  return faultOfMany(keys, mostActions) ?? firstOf(keys, faultOfKeys);
};

/** What is wrong with a request in the eyes of DynamoDB; undefined where it takes it. */
export const faultOf = (input: Input): string | undefined => {
  const { TransactItems, RequestItems, ClientRequestToken: token, Limit } = input;
  if (token !== undefined && (token === '' || token.length > 36)) return 'a token has 1 to 36 characters';
  if (Limit !== undefined && Limit < 1) return 'a limit is below 1';
  if (TransactItems) return faultOfTransaction(TransactItems);
  return RequestItems ? faultOfBatch(RequestItems) : faultOfAction(input);
};

/** @throws what DynamoDB would answer: a bug of whoever asks, which no retry cures (outcome.ts). */
export const demandWithinLimits = (input: Input): void => {
  const fault = faultOf(input);
  if (fault === undefined) return;
  throw Object.assign(new Error(`DynamoDB would refuse this: ${fault}`), { name: 'ValidationException' });
};

import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';

/**
 * A small store behind the SDK's client that keeps DynamoDB's promises: conditions, all or nothing, one effect for each
 * token. What comes of each sending must be told beforehand; one too many is taken for a bug, so that it is seen.
 */
export type Attributes = Record<string, AttributeValue>;
export type Sending = TransactWriteItemsCommandInput;
type Outcome = (input: Sending) => object;

export const named = (name: string, metadata: object = {}) =>
  Object.assign(new Error(name), { name, $metadata: metadata });
export const canceled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'canceled',
    $metadata: { httpStatusCode: 400, attempts: 1 },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
export const fail = (error: Error) => (): object => {
  throw error;
};

export const toldTable = () => {
  const client = mockClient(DynamoDBClient);
  const store = new Map<string, Attributes>();
  const tokens = new Map<string, string>();
  let outcomes: Outcome[] = [];
  const keyOf = ({ pk, sk }: Attributes): string => `${pk?.S} ${sk?.S}`;

  /** Writes all, on their conditions, or throws. */
  const commit = ({ TransactItems = [], ClientRequestToken: token = '' }: Sending): object => {
    const content = JSON.stringify(TransactItems);
    const before = tokens.get(token);
    if (before !== undefined && before !== content) throw named('IdempotentParameterMismatchException');
    if (before !== undefined) return {};
    const codes = TransactItems.map(({ Put }) => {
      const is = store.get(keyOf(Put?.Item ?? {}));
      const expected = Put?.ExpressionAttributeValues?.[':expected']?.N;
      return (expected === undefined ? is === undefined : is?.version?.N === expected)
        ? 'None'
        : 'ConditionalCheckFailed';
    });
    if (codes.includes('ConditionalCheckFailed')) throw canceled(...codes);
    for (const { Put } of TransactItems) store.set(keyOf(Put?.Item ?? {}), Put?.Item ?? {});
    tokens.set(token, content);
    return {};
  };

  return {
    client,
    store,
    commit,
    /** Committed, but the answer is lost. */
    commitThen: (error: Error) => (input: Sending) => {
      commit(input);
      throw error;
    },
    /** What comes of the next sendings, one after the other. */
    told: (...those: readonly Outcome[]): void => {
      outcomes = [...those];
    },
    left: () => outcomes.length,
    sent: () => client.commandCalls(TransactWriteItemsCommand).map(({ args: [{ input }] }) => input),
    reset: (): void => {
      store.clear();
      tokens.clear();
      outcomes = [];
      client.reset();
      // By this name the product takes it for a bug and does not try again.
      const untold = named('ValidationException');
      client.onAnyCommand().rejects(untold);
      client.on(GetItemCommand).callsFake(({ Key }) => ({ Item: store.get(keyOf(Key)) }));
      client.on(BatchGetItemCommand).callsFake(({ RequestItems }: BatchGetItemCommandInput) => ({
        Responses: Object.fromEntries(
          Object.entries(RequestItems ?? {}).map(([table, { Keys = [] }]) => [
            table,
            Keys.map((key) => store.get(keyOf(key))).filter((item) => item !== undefined),
          ]),
        ),
      }));
      client.on(TransactWriteItemsCommand).callsFake((input) => (outcomes.shift() ?? fail(untold))(input));
    },
  };
};

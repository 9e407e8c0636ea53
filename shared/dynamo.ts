import { DynamoDBClient, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { env } from './env.ts';
import { counted, type Units } from './meter.ts';

/** The one client of DynamoDB; `table.ts` and `puts.ts` say what is asked of it. */

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
export const read = sending('read');
export const write = sending('write');

export const tableName = (): string => env('TABLE_NAME');

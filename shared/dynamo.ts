import { DynamoDBClient, type ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { env } from './env.ts';
import { counted, type Units } from './meter.ts';
import { demandAllowed } from './table-rights.ts';
import { demandWithinLimits, type Input } from './table-limits.ts';

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

/** Sends a command that any engine takes, and counts what it cost. */
const sending = (kind: keyof Units) =>
  (async (command: never) => {
    const { input } = command as { readonly input: Input };
    demandWithinLimits(input);
    demandAllowed(input, process.env.TABLE_RIGHTS);
    return counted<ServiceOutputTypes>(kind, () => client.send(command));
  }) as typeof client.send;
export const read = sending('read');
export const write = sending('write');

export const tableName = (): string => env('TABLE_NAME');

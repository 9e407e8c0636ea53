import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Runs inside the worker thread of one function: loads its bundle, as Lambda's runtime does, and calls its handler.
 * Events and results travel as JSON texts, so that nothing gets through that would not get through Lambda either.
 */
export type WorkerData = { readonly file: string; readonly handler: string; readonly context: FixedContext };
export type FixedContext = {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
};
export type Ask = {
  readonly id: number;
  readonly requestId: string;
  readonly deadlineMs: number;
  readonly event: string;
};
export type Answer =
  | { readonly id: number; readonly result: string }
  | {
      readonly id: number;
      readonly error: { readonly type: string; readonly message: string; readonly stack: string };
    };

type LambdaHandler = (event: unknown, context: object) => Promise<unknown>;

const run = async (handler: LambdaHandler, { context }: WorkerData, ask: Ask): Promise<Answer> => {
  try {
    const result = await handler(JSON.parse(ask.event), {
      ...context,
      awsRequestId: ask.requestId,
      getRemainingTimeInMillis: () => Math.max(0, ask.deadlineMs - Date.now()),
    });
    return { id: ask.id, result: JSON.stringify(result ?? null) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { id: ask.id, error: { type: error.name, message: error.message, stack: error.stack ?? '' } };
  }
};

const port = parentPort;
if (port) {
  const data = workerData as WorkerData;
  const loaded = (await import(pathToFileURL(data.file).href)) as Record<string, LambdaHandler | undefined>;
  const handler = loaded[data.handler];
  if (!handler) throw new Error(`${data.file} exports no ${data.handler}.`);
  port.on('message', async (ask: Ask) => port.postMessage(await run(handler, data, ask)));
}

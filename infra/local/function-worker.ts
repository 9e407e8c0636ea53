import { AsyncLocalStorage } from 'node:async_hooks';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Runs inside a worker thread, for the functions that share it: loads the bundle of each when it is first called, as
 * Lambda's runtime does, and calls its handler. Events and results travel as JSON texts, so that nothing gets through that
 * would not get through Lambda either.
 */
export type WorkerData = { readonly functions: readonly FunctionData[] };
export type FunctionData = {
  readonly file: string;
  readonly handler: string;
  readonly environment: Record<string, string>;
  readonly context: FixedContext;
};
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
  readonly function: string;
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
/** What a function has written; undefined where it cannot be told which one. */
export type Said = { readonly function: string | undefined; readonly text: string };

type LambdaHandler = (event: unknown, context: object) => Promise<unknown>;

/** The function whose code is running. */
const running = new AsyncLocalStorage<FunctionData>();

/**
 * `process.env` is what the function that asks was given, and nothing of its neighbours. While modules are loaded, which
 * several functions may share, it is what all of them have in common.
 */
const separateEnvironments = (functions: readonly FunctionData[]): void => {
  const [first, ...others] = functions.map(({ environment }) => environment);
  const common = Object.fromEntries(
    Object.entries(first ?? {}).filter(([name, value]) => others.every((other) => other[name] === value)),
  );
  const environment = (): Record<string, string> => running.getStore()?.environment ?? common;
  process.env = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get: (_, name) => Reflect.get(environment(), name),
      has: (_, name) => Reflect.has(environment(), name),
      set: (_, name, value) => Reflect.set(environment(), name, String(value)),
      deleteProperty: (_, name) => Reflect.deleteProperty(environment(), name),
      ownKeys: () => Reflect.ownKeys(environment()),
      getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(environment(), name),
    },
  );
};

/** The streams of a thread do not say which function wrote, so what is written goes with its name. */
const hearWhatIsWritten = (tell: (said: Said) => void): void => {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      tell({ function: running.getStore()?.context.functionName, text: Buffer.from(chunk as string).toString() });
      const done = rest.at(-1);
      if (typeof done === 'function') queueMicrotask(() => done());
      return true;
    };
  }
};

const loader = (functions: readonly FunctionData[]) => {
  const byName = new Map(functions.map((one) => [one.context.functionName, one]));
  return async (name: string) => {
    const data = byName.get(name);
    if (!data) throw new Error(`There is no function ${name} here.`);
    const module = (await import(pathToFileURL(data.file).href)) as Record<string, LambdaHandler | undefined>;
    const handler = module[data.handler];
    if (!handler) throw new Error(`${data.file} exports no ${data.handler}.`);
    return { data, handler };
  };
};

const answerTo = async (ask: Ask, load: ReturnType<typeof loader>): Promise<Answer> => {
  try {
    const { data, handler } = await load(ask.function);
    const context = {
      ...data.context,
      awsRequestId: ask.requestId,
      getRemainingTimeInMillis: () => Math.max(0, ask.deadlineMs - Date.now()),
    };
    const result = await running.run(data, async () => handler(JSON.parse(ask.event), context));
    return { id: ask.id, result: JSON.stringify(result ?? null) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { id: ask.id, error: { type: error.name, message: error.message, stack: error.stack ?? '' } };
  }
};

const port = parentPort;
if (port) {
  const { functions } = workerData as WorkerData;
  separateEnvironments(functions);
  hearWhatIsWritten((said) => port.postMessage(said));
  const load = loader(functions);
  port.on('message', async (ask: Ask) => port.postMessage(await answerTo(ask, load)));
}

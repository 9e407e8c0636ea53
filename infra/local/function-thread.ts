import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, Ask, FunctionData, Said, WorkerData } from './function-worker.ts';
import { arnOf, localKey, region } from './names.ts';

/** A Lambda function as the template describes it. */
export type FunctionSpec = {
  readonly name: string;
  /** Folder of its bundle. */
  readonly folder: string;
  /** `index.handler`: file and export. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Functions of the same isolate share a thread, and with it what they have loaded. */
  readonly isolate: string;
};

/** Why there is no result, in Lambda's words. */
export type InvocationError = Error & { readonly type: string };
export const invocationError = (type: string, message: string, stack?: string): InvocationError =>
  Object.assign(new Error(message), { type, ...(stack && { stack }) });

export type Thread = {
  readonly invoke: (spec: FunctionSpec, event: unknown) => Promise<unknown>;
  /** Whether new events may be given to it: not after a crash or a timeout, nor when it was retired. */
  readonly usable: () => boolean;
  readonly retire: () => void;
  readonly idle: () => boolean;
  readonly end: () => Promise<void>;
};

type Pending = { readonly resolve: (result: string) => void; readonly reject: (error: InvocationError) => void };

/** Lambda's limit for what a function may answer, in bytes. */
const maxResultBytes = 6 * 1024 * 1024;

/** What Lambda itself puts into the environment, beside what the template says. */
const lambdaEnvironment = ({ name, memoryMegabytes }: FunctionSpec): Record<string, string> => ({
  TZ: 'UTC',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: localKey.id,
  AWS_SECRET_ACCESS_KEY: localKey.secret,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
});

const dataOf = (spec: FunctionSpec): FunctionData => {
  const [file = 'index', handler = 'handler'] = spec.handler.split('.');
  return {
    file: path.join(spec.folder, `${file}.mjs`),
    handler,
    environment: { ...lambdaEnvironment(spec), ...spec.environment },
    context: {
      functionName: spec.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: arnOf('lambda', `function:${spec.name}`),
      memoryLimitInMB: String(spec.memoryMegabytes),
      logGroupName: `/aws/lambda/${spec.name}`,
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: true,
    },
  };
};

/** What is thrown away soon need not have 48 MB in each thread, which is what V8 takes unless told. */
const youngMegabytes = 12;

/** What Node is to be told, by any of them. */
const flagsOf = (functions: readonly FunctionData[]): string[] => [
  ...new Set(functions.flatMap(({ environment }) => (environment.NODE_OPTIONS ?? '').split(' ').filter(Boolean))),
];

/**
 * Starts a thread for these functions, with nothing shared with others but the process. It serves several events at a
 * time, where Lambda would start one environment for each: on two cores that is faster, and no function here keeps state
 * between events. Its memory is that of the largest of them: V8 holds the code they share once.
 */
export const startThread = (specs: readonly FunctionSpec[], onLine: (name: string, text: string) => void): Thread => {
  const functions = specs.map(dataOf);
  const { NODE_COMPILE_CACHE } = process.env;
  const worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData: { functions } satisfies WorkerData,
    // Compiled code is found again where the runner finds its own, and types are stripped once and not in each thread.
    env: { ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) },
    execArgv: flagsOf(functions),
    resourceLimits: {
      maxYoungGenerationSizeMb: youngMegabytes,
      maxOldGenerationSizeMb: Math.max(...specs.map(({ memoryMegabytes }) => memoryMegabytes)),
    },
  });
  const pending = new Map<number, Pending>();
  let usable = true;
  let count = 0;
  const hear = ({ function: name = specs[0]?.isolate ?? '', text }: Said): void => {
    for (const line of text.split('\n')) if (line.trim() !== '') onLine(name, line);
  };
  const fail = (error: InvocationError): void => {
    usable = false;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', (answer: Answer | Said) => {
    if ('text' in answer) return hear(answer);
    const waiting = pending.get(answer.id);
    pending.delete(answer.id);
    if ('result' in answer) waiting?.resolve(answer.result);
    else waiting?.reject(invocationError(answer.error.type, answer.error.message, answer.error.stack));
  });
  worker.on('error', (thrown) => {
    const error = thrown as Error;
    fail(invocationError('Runtime.UnhandledError', error.message, error.stack));
  });
  worker.on('exit', (code) => fail(invocationError('Runtime.ExitError', `The function exited with code ${code}.`)));

  const ask = (spec: FunctionSpec, event: string): Promise<string> => {
    const id = ++count;
    const limitMs = spec.timeoutSeconds * 1000;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    pending.set(id, { resolve, reject });
    const deadlineMs = Date.now() + limitMs;
    const message: Ask = { id, function: spec.name, requestId: randomUUID(), deadlineMs, event };
    worker.postMessage(message);
    const timer = setTimeout(() => {
      // Lambda throws such an environment away; here it may still finish the other events it was given.
      usable = false;
      pending.delete(id);
      reject(invocationError('Sandbox.Timedout', `Task timed out after ${spec.timeoutSeconds} seconds`));
    }, limitMs);
    return promise.finally(() => clearTimeout(timer));
  };
  return {
    usable: () => usable,
    retire: () => {
      usable = false;
    },
    idle: () => pending.size === 0,
    invoke: async (spec, event) => {
      const result = await ask(spec, JSON.stringify(event));
      if (Buffer.byteLength(result) > maxResultBytes) {
        throw invocationError('Function.ResponseSizeTooLarge', 'The result is larger than 6 MB.');
      }
      return JSON.parse(result);
    },
    end: async () => {
      usable = false;
      await worker.terminate();
    },
  };
};

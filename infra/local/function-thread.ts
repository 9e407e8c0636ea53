import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Answer, Ask, WorkerData } from './function-worker.ts';
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
};

/** Why there is no result, in Lambda's words. */
export type InvocationError = Error & { readonly type: string };
export const invocationError = (type: string, message: string, stack?: string): InvocationError =>
  Object.assign(new Error(message), { type, ...(stack && { stack }) });

export type Thread = {
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Whether new events may be given to it: not after a crash or a timeout. */
  readonly usable: () => boolean;
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

const workerDataOf = (spec: FunctionSpec): WorkerData => {
  const [file = 'index', handler = 'handler'] = spec.handler.split('.');
  return {
    file: path.join(spec.folder, `${file}.mjs`),
    handler,
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

/**
 * Starts a function in a thread with nothing shared but the process. It serves several events at a time, where Lambda
 * would start one environment for each: on two cores that is faster, and no function here keeps state between events.
 */
export const startThread = (spec: FunctionSpec, onLine: (line: string) => void): Thread => {
  const environment: Record<string, string> = { ...lambdaEnvironment(spec), ...spec.environment };
  const worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
    workerData: workerDataOf(spec),
    env: environment,
    execArgv: (environment.NODE_OPTIONS ?? '').split(' ').filter(Boolean),
    resourceLimits: { maxOldGenerationSizeMb: spec.memoryMegabytes },
    stdout: true,
    stderr: true,
  });
  const pending = new Map<number, Pending>();
  let usable = true;
  let count = 0;
  const fail = (error: InvocationError): void => {
    usable = false;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  for (const stream of [worker.stdout, worker.stderr]) eachLine(stream, onLine);
  worker.on('message', (answer: Answer) => {
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

  const ask = (event: string): Promise<string> => {
    const id = ++count;
    const limitMs = spec.timeoutSeconds * 1000;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    pending.set(id, { resolve, reject });
    const message: Ask = { id, requestId: randomUUID(), deadlineMs: Date.now() + limitMs, event };
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
    idle: () => pending.size === 0,
    invoke: async (event) => {
      const result = await ask(JSON.stringify(event));
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

const eachLine = (stream: Readable, onLine: (line: string) => void): void => {
  createInterface({ input: stream }).on('line', (line) => line.trim() !== '' && onLine(line));
};

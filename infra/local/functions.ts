import { setTimeout as wait } from 'node:timers/promises';
import {
  type FunctionSpec,
  type InvocationError,
  invocationError,
  startThread,
  type Thread,
} from './function-thread.ts';
import { functionName } from './names.ts';
import { type Resolve, type Resolved, resourcesOf, type Template } from './template.ts';

/** The functions of the template, by their names (see `functionName`). */
export type Functions = {
  /** The function's result. Throws an `InvocationError` when it throws, crashes or runs out of time. */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** Lets running invocations end, for a while, and starts no new ones. */
  readonly stop: () => Promise<void>;
  readonly crash: () => Promise<void>;
};

/** Told of each line that a function writes, and of each invocation that fails (`failed`). */
export type OnLine = (line: { readonly function: string; readonly text: string; readonly failed?: true }) => void;

type FunctionProperties = {
  readonly Handler: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
};

const graceMs = 5_000;

/** `endpoints` are the variables by which the SDK finds the local engines. Throws where the template names no bundle. */
export const specsOf = (
  template: Template,
  resolve: Resolve,
  endpoints: Readonly<Record<string, string>>,
): readonly FunctionSpec[] =>
  resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function', resolve).map((resource) =>
    specOf(resource, endpoints),
  );

const specOf = (
  { id, properties, metadata }: Resolved<FunctionProperties>,
  endpoints: Readonly<Record<string, string>>,
): FunctionSpec => {
  const folder = metadata['aws:asset:path'];
  if (typeof folder !== 'string') throw new Error(`The template does not say where the code of ${id} lies.`);
  return {
    name: functionName(id, { Metadata: metadata }),
    folder,
    handler: properties.Handler,
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMegabytes: properties.MemorySize ?? 128,
    environment: { ...properties.Environment?.Variables, ...endpoints },
  };
};

export const startFunctions = (specs: readonly FunctionSpec[], onLine: OnLine): Functions => {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  const current = new Map<string, Thread>();
  const threads = new Set<Thread>();
  const running = new Set<Promise<unknown>>();
  let stopped = false;

  const threadOf = (name: string): Thread => {
    const spec = byName.get(name);
    if (!spec) throw new Error(`There is no function ${name}.`);
    const present = current.get(name);
    if (present?.usable()) return present;
    const fresh = startThread(spec, (text) => onLine({ function: name, text }));
    current.set(name, fresh);
    threads.add(fresh);
    return fresh;
  };
  const discard = async (thread: Thread): Promise<void> => {
    if (thread.usable() || !thread.idle() || !threads.delete(thread)) return;
    await thread.end();
  };
  const run = async (name: string, event: unknown): Promise<unknown> => {
    if (stopped) throw invocationError('Stopping', 'Valsam is stopping.');
    const thread = threadOf(name);
    try {
      return await thread.invoke(event);
    } catch (error) {
      const { type = 'Error', stack, message } = error as Partial<InvocationError>;
      if (!stopped) onLine({ function: name, text: `${type}: ${stack ?? message}`, failed: true });
      throw error;
    } finally {
      void discard(thread);
    }
  };
  const crash = async (): Promise<void> => {
    stopped = true;
    await Promise.all([...threads].map((thread) => thread.end()));
  };
  return {
    invoke: (name, event) => {
      const result = run(name, event);
      running.add(result);
      result.then(
        () => running.delete(result),
        () => running.delete(result),
      );
      return result;
    },
    stop: async () => {
      stopped = true;
      await Promise.race([Promise.allSettled(running), wait(graceMs, undefined, { ref: false })]);
      await crash();
    },
    crash,
  };
};

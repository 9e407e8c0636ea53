import { setTimeout as wait } from 'node:timers/promises';
import {
  type FunctionSpec,
  type InvocationError,
  invocationError,
  startThread,
  type Thread,
} from './function-thread.ts';
import { heavyMark } from '../heavy-mark.ts';
import { tableRightsOf } from './rights.ts';
import { functionName } from './names.ts';
import { type Resolve, type Resolved, resourcesOf, type Template } from './template.ts';

/** The functions of the template, by their names (see `functionName`). */
export type Functions = {
  /** The function's result. Throws an `InvocationError` when it throws, crashes or runs out of time. */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** Lets running invocations end, for a while, and starts no new ones. */
  readonly stop: () => Promise<void>;
  readonly crash: () => Promise<void>;
  /** From now on new isolates serve; those there are finish what they were given, and go with all they hold in memory. */
  readonly renew: () => void;
  /** Which isolates there are now. */
  readonly isolates: () => readonly string[];
};

/** Told of each line that a function writes, and of each invocation that fails (`failed`). */
export type OnLine = (line: { readonly function: string; readonly text: string; readonly failed?: true }) => void;

type FunctionProperties = {
  readonly Handler: string;
  /** ARN of its role; without one it may do nothing with the table. */
  readonly Role?: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
};

const graceMs = 5_000;

/**
 * `endpoints` are the variables by which the SDK finds the local engines, and `PUBLIC_URL` where the gateway is; `served` the functions that answer requests.
 * These share one isolate, and the workers another one; what the template calls heavy has one of its own. Throws where
 * the template names no bundle.
 */
export const specsOf = (
  template: Template,
  resolve: Resolve,
  endpoints: Readonly<Record<string, string>>,
  served: ReadonlySet<string>,
): readonly FunctionSpec[] => {
  const rights = tableRightsOf(template, resolve);
  return resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function', resolve).map((resource) => {
    const { Role = '' } = resource.properties;
    const role = Role.slice(Role.lastIndexOf('/') + 1);
    return specOf(resource, { ...endpoints, TABLE_RIGHTS: JSON.stringify(rights.get(role) ?? []) }, served);
  });
};

/** What one isolate serves at a time, Lambda would start so many environments for: as many as an account has by default. */
const environmentsPerIsolate = 1000;

const shared = { api: 'the API', workers: 'the workers' } as const;
const isShared = (isolate: string): boolean => Object.values<string>(shared).includes(isolate);

const specOf = (
  { id, properties, metadata }: Resolved<FunctionProperties>,
  endpoints: Readonly<Record<string, string>>,
  served: ReadonlySet<string>,
): FunctionSpec => {
  const folder = metadata['aws:asset:path'];
  if (typeof folder !== 'string') throw new Error(`The template does not say where the code of ${id} lies.`);
  const name = functionName(id, { Metadata: metadata });
  const { PUBLIC_URL, REQUESTS_PER_SECOND: rate, ...others } = properties.Environment?.Variables ?? {};
  const perIsolate = rate !== undefined && { REQUESTS_PER_SECOND: String(Number(rate) * environmentsPerIsolate) };
  // This machine may have several names: what is answered leads to the one that was used, not to the one it would print.
  const { PUBLIC_URL: here, SESSION_KEY, PUSH_KEY, ...engines } = endpoints;
  const leads = here !== undefined && PUBLIC_URL !== undefined && !served.has(name) && { PUBLIC_URL: here };
  // A secret is for the functions that may read it in the cloud.
  const secrets = {
    ...(SESSION_KEY !== undefined && others.SESSION_SECRET !== undefined && { SESSION_KEY }),
    ...(PUSH_KEY !== undefined && others.PUSH_SECRET !== undefined && { PUSH_KEY }),
  };
  return {
    name,
    isolate: metadata[heavyMark] === true ? name : served.has(name) ? shared.api : shared.workers,
    folder,
    handler: properties.Handler,
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMegabytes: properties.MemorySize ?? 128,
    environment: { ...others, ...leads, ...perIsolate, ...secrets, ...engines },
  };
};

/** How long an isolate of one heavy function stays after its last event. */
const idleMsByDefault = 30_000;

export const startFunctions = (
  specs: readonly FunctionSpec[],
  onLine: OnLine,
  idleMs: number = idleMsByDefault,
): Functions => {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  /** The thread of each isolate that new events go to. */
  const current = new Map<string, Thread>();
  /** All of them, also those that still finish what they were given, with the isolates they are. */
  const threads = new Map<Thread, string>();
  const idleTimers = new Map<Thread, NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();
  let stopped = false;

  const threadOf = (isolate: string): Thread => {
    const present = current.get(isolate);
    if (present?.usable()) return present;
    const members = specs.filter((spec) => spec.isolate === isolate);
    const fresh = startThread(members, (name, text) => onLine({ function: name, text }));
    current.set(isolate, fresh);
    threads.set(fresh, isolate);
    return fresh;
  };
  const end = async (thread: Thread): Promise<void> => {
    clearTimeout(idleTimers.get(thread));
    idleTimers.delete(thread);
    if (threads.delete(thread)) await thread.end();
  };
  /** After each event: what crashed or ran out of time goes at once, what is heavy when it has had nothing to do. */
  const release = (thread: Thread): void => {
    if (!thread.idle()) return;
    if (!thread.usable()) void end(thread);
    else if (!isShared(threads.get(thread) ?? '')) {
      clearTimeout(idleTimers.get(thread));
      idleTimers.set(thread, setTimeout(() => thread.idle() && void end(thread), idleMs).unref());
    }
  };
  const run = async (name: string, event: unknown): Promise<unknown> => {
    if (stopped) throw invocationError('Stopping', 'Valsam is stopping.');
    const spec = byName.get(name);
    if (!spec) throw new Error(`There is no function ${name}.`);
    const thread = threadOf(spec.isolate);
    try {
      return await thread.invoke(spec, event);
    } catch (error) {
      const { type = 'Error', stack, message } = error as Partial<InvocationError>;
      if (!stopped) onLine({ function: name, text: `${type}: ${stack ?? message}`, failed: true });
      throw error;
    } finally {
      release(thread);
    }
  };
  const crash = async (): Promise<void> => {
    stopped = true;
    await Promise.all([...threads.keys()].map(end));
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
    renew: () => {
      for (const thread of current.values()) {
        thread.retire();
        release(thread);
      }
    },
    isolates: () => [...threads.values()].toSorted(),
  };
};

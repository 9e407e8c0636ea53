import type { Engine } from './dynamo-engine.ts';
import type { Functions } from './functions.ts';
import type { Listener } from './listener.ts';
import type { Sources } from './sources.ts';
import type { Stack } from './stack.ts';

/** How what runs ends: in order, or as a power cut would end it. */
type Running = {
  readonly listener: Listener;
  readonly sources: Sources;
  readonly functions: Functions;
  readonly engines: readonly Engine[];
  readonly release: () => void;
};

export const endings = ({ listener, sources, functions, engines, release }: Running): Pick<Stack, 'stop' | 'crash'> => {
  let ending: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    // From the outside in: whoever still has work under way finds what it needs.
    await listener.stop();
    await sources.stop();
    await functions.stop();
    await Promise.all(engines.map((engine) => engine.stop()));
    release();
  };
  const crash = async (): Promise<void> => {
    const sourcesStopped = sources.stop();
    await Promise.all([listener.stop(0), functions.crash(), ...engines.map((engine) => engine.crash())]);
    await sourcesStopped;
    release();
  };
  const once = (end: () => Promise<void>) => () => {
    ending ??= end();
    return ending;
  };
  return { stop: once(stop), crash: once(crash) };
};

import { Session } from 'node:inspector';
import { once } from '../../shared/once.ts';

/**
 * How much work something is, counted: how often each block of code ran (V8's own counters), and how many members the
 * built-in searches and copies of lists, and how many characters the searches in texts, had before them. The same input
 * is the same work on every machine.
 */
type Coverage = {
  readonly result: readonly {
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
};

type Sized = { readonly length: number };
type Methods = Record<string, (this: Sized, ...given: unknown[]) => unknown>;
/** How many members or characters a call went through. */
type Passed = (all: Sized, given: readonly unknown[], result: unknown) => number;

const everything: Passed = ({ length }) => length;
const whatComesOut: Passed = (_all, _given, result) => (result as Sized).length;
const whatGoes: Passed = ({ length }, _given, result) => length - (result as Sized).length;
/** From where it begins to where it finds something, or to the end. */
const untilFound: Passed = ({ length }, [, from = 0], result) =>
  Math.max(0, (typeof result === 'number' && result >= 0 ? result : length) - Number(from));

const ofLists: Readonly<Record<string, Passed>> = {
  indexOf: untilFound,
  lastIndexOf: everything,
  includes: everything,
  concat: whatComesOut,
  slice: whatComesOut,
  splice: everything,
  shift: everything,
  unshift: everything,
  join: everything,
};
const ofTexts: Readonly<Record<string, Passed>> = {
  indexOf: untilFound,
  lastIndexOf: everything,
  includes: everything,
  slice: whatComesOut,
  substring: whatComesOut,
  split: everything,
  trim: whatGoes,
  normalize: everything,
};

/** Tells what each call of these goes through, until it is called off. */
const listening = (
  of: object,
  costs: Readonly<Record<string, Passed>>,
  tell: (passed: number) => void,
): (() => void) => {
  const methods = of as Methods;
  const before = Object.keys(costs).map((name) => [name, methods[name] as Methods[string]] as const);
  for (const [name, method] of before)
    methods[name] = function listened(...given) {
      const { length } = this;
      const result = method.apply(this, given);
      tell((costs[name] as Passed)({ length }, given, result));
      return result;
    };
  return () => before.forEach(([name, method]) => (methods[name] = method));
};

/** What `exec` runs over: all that comes after where it begins. */
const matching = (tell: (length: number) => void): (() => void) => {
  const { exec } = RegExp.prototype;
  const listened = function listened(this: RegExp, given: string) {
    const begun = this.sticky || this.global ? this.lastIndex : 0;
    const found = exec.call(this, given);
    const end = found ? found.index + found[0].length : String(given).length;
    tell(this.sticky && !found ? 0 : Math.max(0, end - begun));
    return found;
  };
  Reflect.set(RegExp.prototype, 'exec', listened);
  return () => Reflect.set(RegExp.prototype, 'exec', exec);
};

/** The counters of this thread, on from the first time somebody counts. Reading them sets them back. */
const counters = once(() => {
  const session = new Session();
  session.connect();
  const post = (method: string, params = {}): Coverage => {
    let answer: Coverage | undefined;
    session.post(method, params, (error: Error | null, result?: object) => {
      if (error) throw error;
      answer = result as Coverage;
    });
    return answer as Coverage;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return () => post('Profiler.takePreciseCoverage');
});

export const workOf = async (run: () => unknown): Promise<number> => {
  let passed = 0;
  const tell = (length: number): void => {
    passed += length;
  };
  const read = counters();
  const off = [listening(Array.prototype, ofLists, tell), listening(String.prototype, ofTexts, tell), matching(tell)];
  read();
  try {
    await run();
  } finally {
    for (const end of off) end();
  }
  const blocks = read()
    .result.flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges);
  return blocks.reduce((sum, { count }) => sum + count, passed);
};

import { createRequire } from 'node:module';

/** Beside the planner's bundle: the solver, which is no JavaScript. */
export const assets: Readonly<Record<string, string>> = {
  'highs.wasm': createRequire(import.meta.url).resolve('highs/runtime'),
};

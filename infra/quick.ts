import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const standIn = (file: string) => ({ path: join(import.meta.dirname, file), sideEffects: false });

/** The name of a module that Node brings. */
const builtin = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);

/**
 * A module of Node's that is loaded when something of it is used. An `import` would load it at once and ask it for each
 * thing that it offers: with `node:http` that is a second client, which speaks WebSocket.
 */
const whenUsed = (name: string): string => {
  const module = `process.getBuiltinModule('${name}')`;
  const offered: unknown = process.getBuiltinModule(name);
  // What is a class itself, as `node:events` is, may be extended at once.
  if (typeof offered !== 'object' || offered === null) return `module.exports = ${module};`;
  return `for (const name of ${JSON.stringify(Object.keys(offered))})
    Object.defineProperty(exports, name, { enumerable: true, get: () => ${module}[name] });`;
};

/**
 * The same for `import()`, which is to know the names between chunks, too. What Node itself loads late is left out, and
 * nobody asks for all of it at once.
 */
const imported = (name: string): string => {
  const offered = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(name) as object));
  const names = offered.filter(([each, { get }]) => /^[a-z_]\w*$/i.test(each) && each !== 'default' && !get);
  return `export const { ${names.map(([each]) => each).join(', ')} } = process.getBuiltinModule('${name}');`;
};

/** What a function does not need for its next request is not made at its start. docs/BENCH.md says what each saves. */
export const quick: Plugin = {
  name: 'quick',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^zod\/mini$/ }, () => standIn('lazy-zod.ts'));
    onResolve({ filter: /^\.\/(DynamoDB|SQS)Client$/ }, () => standIn('lean-clients.ts'));
    onResolve({ filter: builtin }, ({ path, kind }) => ({
      path,
      namespace: kind === 'dynamic-import' ? 'imported' : 'builtin',
      sideEffects: false,
    }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: whenUsed(path), loader: 'js' }));
    onLoad({ filter: /.*/, namespace: 'imported' }, ({ path }) => ({ contents: imported(path), loader: 'js' }));
  },
};

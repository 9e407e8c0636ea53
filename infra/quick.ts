import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const standIn = (file: string) => ({ path: join(import.meta.dirname, file), sideEffects: false });

/** The name of a module that Node brings. */
const builtin = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);

/** What a function does not need for its next request is not made at its start. docs/BENCH.md says what each saves. */
export const quick: Plugin = {
  name: 'quick',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^zod\/mini$/ }, () => standIn('lazy-zod.ts'));
    onResolve({ filter: /^\.\/(DynamoDB|SQS)Client$/ }, () => standIn('lean-clients.ts'));
    // An `import` of a module of Node's asks it for each thing that it offers, and makes Node load what stands behind
    // them: with `node:http` a second client that speaks WebSocket. Asked for like this, it gives what is used.
    onResolve({ filter: builtin }, ({ path }) => ({ path, namespace: 'builtin', sideEffects: false }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}');`,
      loader: 'js',
    }));
  },
};

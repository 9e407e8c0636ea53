// `npm start`. Plain JavaScript for whatever Node there is: Valsam runs on the Node that Lambda runs, which npm has put
// beside the other tools of the project.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const wanted = 24;
// Lambda's clock shows UTC; set before anything else looks at the time.
process.env.TZ = 'UTC';

const runBeside = () => {
  const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(node)) {
    console.error(
      `Valsam needs Node ${wanted} or later: on Linux npm ci brings it, on ${process.platform}-${process.arch} install it (see docs/MACHINES.md).`,
    );
    process.exit(1);
  }
  // The channel tells the child when this process is gone, however it went.
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // Ctrl-C reaches the child by itself, and it is waited for.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
};

const typed = ['./start.ts', './function-worker.ts'].map((name) => new URL(name, import.meta.url).href);

const run = async () => {
  // Beside what is kept of the program; the threads of the functions learn of it by the environment.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../node_modules/.cache/valsam/code', import.meta.url));
  const { NODE_COMPILE_CACHE: cache } = process.env;
  // What strips types stays in memory, 25 MB of it: the first time a process of its own does so, and fills the cache.
  if (!existsSync(cache)) spawnSync(process.execPath, ['--eval', typed.map((url) => `import('${url}');`).join('')]);
  module.enableCompileCache(cache);
  const { start } = await import('./start.ts');
  await start();
};

if (Number(process.versions.node.split('.')[0]) >= wanted) await run();
else runBeside();

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startAmazons } from './engine.ts';

/**
 * `npm run test:amazon [-- FILE ...]`: the tests of API, flow and simulation, or those files, on Amazon's DynamoDB Local
 * in DYNAMODB_LOCAL (`.valsam/dynamodb-local`), or on whatever engine DYNAMODB_ENDPOINT names.
 */
const root = path.resolve(import.meta.dirname, '../..');
const everything = ['test/api', 'test/flow', 'test/simulation'];

const main = async (files: readonly string[]): Promise<number> => {
  const { DYNAMODB_ENDPOINT, DYNAMODB_LOCAL = '.valsam/dynamodb-local' } = process.env;
  const engine = DYNAMODB_ENDPOINT
    ? { endpoint: DYNAMODB_ENDPOINT, stop: async () => {} }
    : await startAmazons(path.resolve(root, DYNAMODB_LOCAL));
  try {
    const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
    const tests = spawn(process.execPath, [vitest, 'run', ...(files.length > 0 ? files : everything)], {
      cwd: root,
      env: { ...process.env, DYNAMODB_ENDPOINT: engine.endpoint },
      stdio: 'inherit',
    });
    const [code] = (await once(tests, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    await engine.stop();
  }
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

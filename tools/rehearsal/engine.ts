import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from '../../infra/bundle.ts';
import { freePort } from '../../infra/local/dynamo-engine.ts';

/** An engine of AWS's APIs that is not ours: ministack, from the Python Package Index, in a folder of its own. */
export type Engine = {
  /** On loopback, without a slash at the end. */
  readonly url: string;
  /** What the CDK and whoever else needs to take it for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it lives, and what it says: gone after `stop`. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

export const account = '000000000000';
export const region = 'eu-north-1';

/** Verifying a token takes the second one; without it every token would be refused. */
const packages = ['ministack==1.5.33', 'cryptography==50.0.2'] as const;
const ownHome = path.join(projectRoot, 'node_modules/.cache/valsam/ministack');
const run = promisify(execFile);

/** The program, installed in `home` when it is not there. Throws one clear line where Python or the index cannot be had. */
export const installed = async (home: string): Promise<string> => {
  const program = path.join(home, 'bin/ministack');
  const mark = path.join(home, packages.join(' '));
  if (existsSync(mark)) return program;
  rmSync(home, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', home]);
  } catch {
    throw new Error('Nothing was rehearsed: it takes Python 3.10 or later with venv, as python3 on the PATH.');
  }
  try {
    await run(path.join(home, 'bin/pip'), ['install', '--quiet', ...packages]);
  } catch (error) {
    throw new Error(`Nothing was rehearsed: ${packages.join(' and ')} could not be installed from PyPI.`, {
      cause: error,
    });
  }
  mkdirSync(mark);
  return program;
};

const isReady = async (url: string, process: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    if (process.exitCode !== null) throw new Error(`The engine ended with code ${process.exitCode}.`);
    const answer = await fetch(`${url}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('The engine was not ready within a minute.');
};

/** Starts it on loopback, with nothing of this machine's own AWS settings. Throws where it cannot be had. */
export const startEngine = async (): Promise<Engine> => {
  const program = await installed(ownHome);
  const folder = mkdtempSync(path.join(tmpdir(), 'valsam-rehearsal-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Node first: the engine runs functions with whatever `node` it finds.
  const own = {
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
    HOME: folder,
    TMPDIR: folder,
  };
  const engine = spawn(program, {
    env: { ...own, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), MINISTACK_REGION: region },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(path.join(folder, 'engine.log'));
  engine.stdout.pipe(log);
  engine.stderr.pipe(log);
  const stop = async (): Promise<void> => {
    if (engine.exitCode === null && engine.kill()) await once(engine, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await isReady(url, engine);
  } catch (error) {
    await stop();
    throw error;
  }
  const keys = { AWS_ACCESS_KEY_ID: 'rehearsal', AWS_SECRET_ACCESS_KEY: 'rehearsal' };
  return {
    url,
    environment: { ...own, ...keys, AWS_ENDPOINT_URL: url, AWS_REGION: region, AWS_EC2_METADATA_DISABLED: 'true' },
    folder,
    stop,
  };
};

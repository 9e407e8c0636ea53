import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import packageFile from '../../package.json' with { type: 'json' };
import { openStreamRecords, type StreamRecords } from './stream-records.ts';
import { caller } from './wire.ts';

export type Engine = {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly crash: () => Promise<void>;
  /** Resolves if the engine ends by itself. */
  readonly ended: Promise<string>;
};

/** `records` only of an engine of the runner's own. */
export type TableEngine = Engine & { readonly records?: StreamRecords };

/** The engine ends with the runner, whatever ends the runner: its shell kills it when the runner's pipe closes. */
const leash = 'exec 3<&0; "$0" "$@" & engine=$!; (cat <&3 >/dev/null; kill $engine) & wait $engine';
const readyWithinMs = 10_000;

const never = new Promise<string>(() => {});

/**
 * The DynamoDB API on one machine: the one that `DYNAMODB_ENDPOINT` names, or the embedded engine with its data in
 * `<dataDir>/table.db`. Throws an error with one clear line when there is neither, or it does not start.
 */
export const startDynamo = async (
  dataDir: string,
  env: NodeJS.ProcessEnv = process.env,
  machine: Omit<Machine, 'PATH'> = process,
): Promise<TableEngine> => {
  const external = env.DYNAMODB_ENDPOINT;
  if (external) {
    await answering(external).catch(() => {
      throw new Error(`No DynamoDB answers at ${external}, which DYNAMODB_ENDPOINT names.`);
    });
    return { endpoint: external, stop: async () => {}, crash: async () => {}, ended: never };
  }
  const file = path.join(dataDir, 'table.db');
  const engine = await startEmbedded(
    engineFor({ platform: machine.platform, arch: machine.arch, PATH: env.PATH }),
    file,
  );
  const records = openStreamRecords(file);
  const closing = (end: () => Promise<void>) => () => {
    records.close();
    return end();
  };
  return { ...engine, records, stop: closing(engine.stop), crash: closing(engine.crash) };
};

const { optionalDependencies: engines } = packageFile;

type Machine = {
  readonly platform: string;
  readonly arch: string;
  readonly PATH?: string | undefined;
};

/**
 * The embedded engine for that machine: the one that npm installed, else a `dynoxide` on the PATH. Throws an error that names
 * the ways there are when there is neither.
 */
export const engineFor = ({ platform, arch, PATH = '' }: Machine): string => {
  try {
    const manifest = createRequire(import.meta.url).resolve(`@dynoxide/${platform}-${arch}/package.json`);
    return path.join(path.dirname(manifest), 'dynoxide');
  } catch {
    const onPath = PATH.split(path.delimiter)
      .filter(Boolean)
      .map((folder) => path.join(folder, 'dynoxide'));
    const found = onPath.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
    if (found !== undefined) return found;
    const own = `@dynoxide/${platform}-${arch}@${engines['@dynoxide/linux-x64']}`;
    throw new Error(
      `There is no DynamoDB engine for ${platform}-${arch} here. Three ways: npm install --no-save ${own}; ` +
        'or a dynoxide on the PATH (brew install nubo-db/tap/dynoxide); ' +
        'or Amazon’s own: docker run --rm -p 8000:8000 amazon/dynamodb-local, and then DYNAMODB_ENDPOINT=http://localhost:8000 npm start.',
    );
  }
};

/** Between finding a port and the engine's taking it, another program may have taken it: then with the next one. */
export const startEmbedded = async (command: string, file: string, findPort = freePort): Promise<Engine> => {
  for (let tries = 1; ; tries++) {
    try {
      return await startOn(await findPort(), command, file);
    } catch (error) {
      if (tries === mostPorts || !isPortTaken(error)) throw error;
    }
  }
};

const mostPorts = 5;
const isPortTaken = (error: unknown): boolean => /port \d+ is already in use/.test((error as Error).message);

const startOn = async (port: number, command: string, file: string): Promise<Engine> => {
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // A group of its own: Ctrl-C in the terminal is for the runner, which lets the functions finish first.
  const child = spawn('/bin/sh', ['-c', leash, command, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2_000);
  });
  child.stdin.on('error', () => {});
  let stopping = false;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = exited.then(() => {
    const said = complaint.trim().split('\n').at(-1) || 'it said nothing';
    return stopping ? never : `The DynamoDB engine ended: ${said}`;
  });
  const end = async (kill: () => void): Promise<void> => {
    stopping = true;
    kill();
    await exited;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const engine: Engine = {
    endpoint,
    ended,
    stop: () => end(() => child.stdin.end()),
    crash: () => end(() => child.pid && process.kill(-child.pid, 'SIGKILL')),
  };
  const failed = ended.then((line) => Promise.reject(new Error(line)));
  failed.catch(() => {});
  try {
    await Promise.race([answering(endpoint), failed]);
    return engine;
  } catch (error) {
    await engine.stop();
    throw error;
  }
};

const answering = async (endpoint: string): Promise<void> => {
  const call = caller(endpoint, 'dynamodb');
  const until = Date.now() + readyWithinMs;
  for (;;) {
    try {
      await call('ListTables', {}, AbortSignal.timeout(2_000));
      return;
    } catch (error) {
      if (Date.now() > until)
        throw new Error(`The DynamoDB engine did not start: ${(error as Error).message}`, { cause: error });
      await wait(10);
    }
  }
};

/** A port that nobody has at this moment, for engines that cannot be asked which port they took. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

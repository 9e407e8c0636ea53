import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Engine, freePort } from '../../infra/local/dynamo-engine.ts';
import { caller } from '../../infra/local/wire.ts';

/**
 * Amazon's own DynamoDB Local, started from the folder that somebody has put it into. It comes under terms of Amazon's own,
 * to which nobody agrees on behalf of another: it is neither part of Valsam nor fetched by it.
 */
const oldestJava = 17;
const readyWithinMs = 60_000;
const main = 'com.amazonaws.services.dynamodbv2.local.main.ServerRunner';

/** The version of the `java` on the PATH; undefined where there is none. */
const javaVersion = (): number | undefined => {
  const { stderr, error } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const [, version] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return error || version === undefined ? undefined : Number(version);
};

/** All jars of the archive, or of a folder of dependencies; and where its own SQLite lies. */
const partsOf = (folder: string): { readonly jars: readonly string[]; readonly native: string } => {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const found = files.map((file) => path.join(folder, file));
  const jars = found.filter((file) => file.endsWith('.jar'));
  const library = found.find((file) => /libsqlite4java[^/]*\.(so|dylib)$|sqlite4java[^/]*\.dll$/.test(file));
  if (!jars.some((jar) => /^DynamoDBLocal(-[\d.]+)?\.jar$/.test(path.basename(jar))) || !library) {
    throw new Error(
      `There is no DynamoDB Local in ${folder}: unpack the archive that Amazon offers ("Deploying DynamoDB locally") there, or say in DYNAMODB_LOCAL where it lies.`,
    );
  }
  return { jars, native: path.dirname(library) };
};

/** Starts it in memory. Throws an error with one clear line when there is no Java, no engine, or it does not start. */
export const startAmazons = async (folder: string): Promise<Pick<Engine, 'endpoint' | 'stop'>> => {
  const version = javaVersion();
  if (version === undefined || version < oldestJava) {
    const found = version === undefined ? 'there is none on the PATH' : `the one on the PATH is ${version}`;
    throw new Error(`Amazon's engine takes Java ${oldestJava} or later, and ${found}.`);
  }
  const { jars, native } = partsOf(folder);
  const port = await freePort();
  const options = [`-Djava.library.path=${native}`, '-cp', jars.join(path.delimiter), main];
  const child = spawn('java', [...options, '-inMemory', '-sharedDb', '-port', String(port)], {
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-2_000)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await exited;
  };
  const endpoint = `http://127.0.0.1:${port}`;
  const call = caller(endpoint, 'dynamodb');
  for (const until = Date.now() + readyWithinMs; ; await wait(100)) {
    if (child.exitCode !== null)
      throw new Error(`Amazon's engine ended at once: ${complaint.trim().split('\n').at(-1) || 'it said nothing'}`);
    const isReady = await call('ListTables', {}, AbortSignal.timeout(2_000)).then(
      () => true,
      () => false,
    );
    if (isReady) return { endpoint, stop };
    if (Date.now() < until) continue;
    await stop();
    throw new Error(`Amazon's engine did not answer within ${readyWithinMs / 1_000} seconds.`);
  }
};

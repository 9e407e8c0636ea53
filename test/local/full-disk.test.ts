import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openCheckpoints } from '../../infra/local/checkpoints.ts';
import { functionLog } from '../../infra/local/function-log.ts';
import { startObjects } from '../../infra/local/object-engine.ts';
import { fetchToken } from '../../infra/local/token.ts';
import { fillDisk, freeDisk, hasSmallDisks, type SmallDisk, smallDisk } from '../support/small-disk.ts';

/** Really full disks: a command is refused until there is room, and what was answered is there, whatever happens next. */
let disk: SmallDisk;
const below = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));

describe.runIf(hasSmallDisks)('npm start on a full disk', () => {
  let child: ChildProcess;
  let url = '';
  let said = '';
  const start = async (): Promise<void> => {
    const [command = '', ...args] = [...disk.enter, process.execPath, below('infra/local/launch.mjs')];
    child = spawn(command, args, {
      env: { ...process.env, PORT: url.split(':').at(-1) || '0', VALSAM_DATA: disk.within },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    await vi.waitUntil(() => /is ready: \S+/.test(said) || child.exitCode !== null, { timeout: 90_000, interval: 100 });
    url = /is ready: (\S+)/.exec(said)?.[1] ?? '';
  };
  const ask = async (method: string, route: string, body?: object): Promise<Response> => {
    const token = await fetchToken(url, 'association-solna');
    return fetch(`${url}/campaigns/val-2018${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  const wish = { budgetLine: 'publicity', amount: 100, purpose: 'Annons', unit: 'solna' };
  const create = () => ask('POST', '/pot/requests', wish);
  const stored = async (): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await ask('GET', `/pot/requests?unit=solna&limit=100${cursor && `&cursor=${cursor}`}`);
      const { items, next } = (await page.json()) as { items: { id: string }[]; next?: string };
      ids.push(...items.map(({ id }) => id));
      cursor = next;
    }
    return ids;
  };

  beforeAll(async () => {
    disk = await smallDisk(32);
    await start();
  }, 120_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await disk.remove();
  });

  test('commands are answered 503, to be tried again; reads go on, nothing acknowledged is lost, and room ends it', async () => {
    const idOf = async (response: Response) => ((await response.json()) as { id: string }).id;
    const before = await create();
    expect(before.status).toBe(201);
    const acknowledged = [await idOf(before)];
    // What still fits into what the engine has set aside is taken.
    const refused: Response[] = [];
    for (let tries = 0; tries < 100 && refused.length === 0; tries++) {
      fillDisk(disk.folder);
      for (const answer of await Promise.all([create(), create(), create()]))
        if (answer.status === 201) acknowledged.push(await idOf(answer));
        else refused.push(answer);
    }
    expect(refused.map(({ status, headers }) => [status, headers.get('retry-after')])).toContainEqual([503, '1']);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    expect(await stored()).toEqual(expect.arrayContaining(acknowledged));
    expect([child.exitCode, said]).toEqual([null, expect.stringContaining('There is no room for')]);

    freeDisk(disk.folder);
    const after = await create();
    expect(after.status).toBe(201);
    acknowledged.push(await idOf(after));
    fillDisk(disk.folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    freeDisk(disk.folder);
    await start();
    expect(await stored()).toEqual(expect.arrayContaining(acknowledged));
    const log = readFileSync(path.join(disk.folder, 'functions.log'), 'utf8');
    expect(log).toMatch(/\(\d+ lines were lost: there was no room\)/);
  }, 180_000);
});

describe.runIf(hasSmallDisks)('what else the runner writes', () => {
  let dir = '';
  let count = 0;
  beforeAll(async () => {
    disk = await smallDisk(4);
  });
  afterAll(() => disk.remove());
  const folder = (): string => {
    freeDisk(disk.folder);
    dir = path.join(disk.folder, `data-${++count}`);
    mkdirSync(dir);
    return dir;
  };

  test('a checkpoint waits for room, and stays whole', () => {
    const file = path.join(folder(), 'checkpoints.json');
    const checkpoints = openCheckpoints(file);
    checkpoints.set('a', '1');
    fillDisk(disk.folder);
    checkpoints.set('a', 'x'.repeat(10_000));
    checkpoints.set('b', '2');
    expect([checkpoints.get('b'), openCheckpoints(file).get('a'), readdirSync(dir)]).toEqual([
      '2',
      '1',
      ['checkpoints.json'],
    ]);
    freeDisk(disk.folder);
    checkpoints.set('b', '2');
    expect(openCheckpoints(file).get('b')).toBe('2');
  });

  test('an object is replaced whole or stays as it was, also for the next start; its sender is asked to try again', async () => {
    const data = folder();
    const begin = async () => {
      const engine = await startObjects(data);
      engine.store.createBucket('files');
      const client = new S3Client({
        endpoint: engine.endpoint,
        region: 'eu-north-1',
        forcePathStyle: true,
        maxAttempts: 1,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      const put = (body: Buffer, Key = 'a/b') =>
        client.send(new PutObjectCommand({ Bucket: 'files', Key, Body: body }));
      const bytes = async () => {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: 'files', Key: 'a/b' }));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      };
      return { engine, put, bytes };
    };
    const first = await begin();
    const was = Buffer.alloc(50_000, 'a');
    await first.put(was);
    fillDisk(disk.folder);
    for (const key of ['a/b', 'c'])
      await expect(first.put(Buffer.alloc(60_000, 'b'), key)).rejects.toMatchObject({
        $metadata: { httpStatusCode: 503 },
      });
    expect((await first.bytes()).equals(was)).toBe(true);
    await first.engine.stop();
    const second = await begin();
    expect((await second.bytes()).equals(was)).toBe(true);
    freeDisk(disk.folder);
    await second.put(Buffer.alloc(60_000, 'b'));
    expect((await second.bytes()).length).toBe(60_000);
    expect(existsSync(path.join(data, 'objects/_drafts'))).toBe(false);
    await second.engine.stop();
  });

  test('a folder that cannot be marked is as new when there is room; a queue takes no more, and goes on with what it has', () => {
    folder();
    const [command = '', ...args] = [...disk.enter, process.execPath, below('test/support/full-disk-sqlite.ts')];
    const said = execFileSync(command, [...args, path.join(disk.within, path.basename(dir))], { encoding: 'utf8' });
    expect(said.split('\n').filter(Boolean)).toEqual([
      'the folder: no room',
      'sent second: refused',
      'received: first',
      'sent third: taken',
      // It was done with while there was no room to note that: any message may come more than once.
      'after a new start: first',
      'after a new start: third',
    ]);
  });
});

describe('the log of the functions', () => {
  test('is turned over when it is long: two files of that length at most', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'valsam-log-'));
    const file = path.join(dir, 'functions.log');
    writeFileSync(file, 'x'.repeat(900));
    const said: string[] = [];
    const log = functionLog(file, (line) => said.push(line), 1_000);
    for (let i = 0; i < 100; i++) log({ function: 'f', text: `line ${i}`, ...(i === 99 && { failed: true }) });
    expect(readdirSync(dir)).toEqual(['functions.log', 'functions.log.1']);
    for (const name of readdirSync(dir)) expect(statSync(path.join(dir, name)).size).toBeLessThanOrEqual(1_000);
    expect(readFileSync(file, 'utf8')).toMatch(/ f line 99\n$/);
    expect(said).toEqual([`f failed: line 99 (more in ${file})`]);
    rmSync(dir, { recursive: true });
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { layout, openDataFolder } from '../../infra/local/data-folder.ts';
import { type StackOptions, startStack } from '../../infra/local/stack.ts';
import { tinyProgram } from '../support/tiny-program.ts';

const tiny = tinyProgram();
afterAll(() => tiny.remove());

const begin = (options: Partial<StackOptions>) =>
  startStack({ dataDir: tiny.folder(), program: tiny.program, ...options });
const refusal = async (options: Partial<StackOptions>): Promise<string> => {
  const error = await begin(options).then(
    async (stack) => {
      await stack.stop();
      return new Error('it started');
    },
    (reason: Error) => reason,
  );
  return error.message;
};

describe('a start that cannot be', () => {
  it('a second runner on the same folder is refused, and the first goes on', async () => {
    const dataDir = tiny.folder();
    const first = await begin({ dataDir });
    expect(await refusal({ dataDir })).toBe(
      `The data folder ${dataDir} is in use by another Valsam: stop that one, or set VALSAM_DATA.`,
    );
    expect((await fetch(`${first.url}/open/x`)).status).toBe(200);
    await first.stop();
    await (await begin({ dataDir })).stop();
  });

  it('a port in use is one line, also when only the other loopback address has it', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      const other = createServer().listen(0, host);
      const open = await Promise.race([
        once(other, 'listening').then(() => true),
        once(other, 'error').then(() => false),
      ]);
      if (!open) continue;
      const { port } = other.address() as AddressInfo;
      expect(await refusal({ port })).toBe(
        `Port ${port} is in use: stop what uses it, or choose another one with PORT.`,
      );
      other.close();
    }
  });

  it.each(['table.db', 'queues/fauxqs.db', 'lock.db', 'layout', 'checkpoints.json', 'identity-keys.json'])(
    'a damaged %s is one line that names it',
    async (name) => {
      const dataDir = tiny.folder();
      mkdirSync(path.join(dataDir, 'queues'));
      writeFileSync(path.join(dataDir, 'layout'), String(layout));
      writeFileSync(path.join(dataDir, name), 'this is not what it should be '.repeat(400));
      const line = await refusal({ dataDir });
      expect(line).toContain(path.join(dataDir, name));
      expect(line).not.toContain('\n');
      expect(line).toMatch(/damaged/);
    },
  );

  it('a damaged object is one line that names where it lies', async () => {
    const dataDir = tiny.folder();
    const bucket = path.join(dataDir, 'objects', 'buckets', 'files');
    mkdirSync(bucket, { recursive: true });
    writeFileSync(path.join(bucket, '.bucket.json'), '{"name":');
    expect(await refusal({ dataDir })).toMatch(new RegExp(`^${path.join(dataDir, 'objects')} is damaged .*$`));
  });

  it.each([layout + 1, 0])(
    'a data folder of layout %i is left as it is, and can be used again by its own',
    async (other) => {
      const dataDir = tiny.folder();
      const before = await begin({ dataDir });
      await before.stop();
      const mark = path.join(dataDir, 'layout');
      expect(readFileSync(mark, 'utf8')).toBe(`${layout}\n`);
      writeFileSync(mark, String(other));
      const contents = (): readonly string[] =>
        ['table.db', 'queues/fauxqs.db', 'checkpoints.json', 'layout'].map(
          (name) => `${name} ${readFileSync(path.join(dataDir, name), 'base64')}`,
        );
      const left = contents();
      expect(await refusal({ dataDir })).toBe(
        `The data folder ${dataDir} has layout ${other}, and this Valsam reads layout ${layout}: move it away or set VALSAM_DATA to another folder; nothing in it was changed.`,
      );
      expect(contents()).toEqual(left);
      writeFileSync(mark, String(layout));
      await (await begin({ dataDir })).stop();
    },
  );

  it('a data folder that is older than the mark has the first layout, and an empty one the present', () => {
    const [old, fresh] = [tiny.folder(), tiny.folder()];
    mkdirSync(path.join(old, 'queues'));
    openDataFolder(old, 1).release();
    expect(() => openDataFolder(old, 2)).toThrow(/ has layout 1, and this Valsam reads layout 2: /);
    openDataFolder(fresh, 2).release();
    openDataFolder(fresh, 2).release();
    expect(() => openDataFolder(fresh, 3)).toThrow(/ has layout 2, /);
  });

  it('a data folder that is a file', async () => {
    const dataDir = path.join(tiny.folder(), 'file');
    writeFileSync(dataDir, '');
    expect(await refusal({ dataDir })).toMatch(/^The data folder .*file cannot be written: /);
  });

  it('a template with a kind of resource that nothing here plays', async () => {
    const adapt: StackOptions['adapt'] = ({ Resources }) => ({
      Resources: { ...Resources, Pictures: { Type: 'AWS::EFS::FileSystem' } },
    });
    expect(await refusal({ adapt })).toMatch(/Pictures, a resource of type AWS::EFS::FileSystem/);
  });

  it('a host that is not of this machine', async () => {
    expect(await refusal({ host: '192.0.2.1' })).toMatch(/^Valsam cannot listen on 192\.0\.2\.1/);
  });
});

/** Runs `startStack` in a process of its own, which can be killed. */
const runner = async (dataDir: string): Promise<{ child: ChildProcess; url: string; table: string }> => {
  const program = path.join(dataDir, '..', `program-${path.basename(dataDir)}.json`);
  writeFileSync(program, JSON.stringify(tiny.program));
  const stackModule = new URL('../../infra/local/stack.ts', import.meta.url).href;
  const script = `
    import { readFileSync } from 'node:fs';
    import { startStack } from ${JSON.stringify(stackModule)};
    const program = JSON.parse(readFileSync(${JSON.stringify(program)}, 'utf8'));
    const stack = await startStack({ dataDir: ${JSON.stringify(dataDir)}, program });
    process.stdout.write(JSON.stringify({ url: stack.url, table: stack.table.endpoint }));
    process.on('SIGTERM', async () => { await stack.stop(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, ...(JSON.parse(String(chunk)) as { url: string; table: string }) };
};
const gone = async (url: string): Promise<boolean> => {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(500) }).catch(() => undefined);
    if (answer === undefined) return true;
    await answer.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
};

/** One that DYNAMODB_ENDPOINT names is not the runner's to end. */
const isOwnEngine = !process.env.DYNAMODB_ENDPOINT;
describe('a runner that is killed', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s leaves no engine of its own behind, and the next one starts at once',
    async (signal) => {
      const dataDir = tiny.folder();
      const { child, table, url } = await runner(dataDir);
      expect((await fetch(`${url}/open/x`)).status).toBe(200);
      child.kill(signal);
      await once(child, 'exit');
      const next = await begin({ dataDir });
      expect((await fetch(`${next.url}/open/x`)).status).toBe(200);
      await next.stop();
      expect(await gone(table)).toBe(isOwnEngine);
      expect(existsSync(path.join(dataDir, 'table.db'))).toBe(isOwnEngine);
    },
  );
});

import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { engineFor, freePort, startDynamo, startEmbedded } from '../../infra/local/dynamo-engine.ts';

/** Machines for which npm has no engine: as they would find one here. */
const mac = { platform: 'darwin', arch: 'arm64' };
const folder = mkdtempSync(path.join(tmpdir(), 'valsam-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a machine for which npm has no engine', () => {
  test.each([mac, { platform: 'linux', arch: 'arm64' }, { platform: 'darwin', arch: 'x64' }])(
    '$platform-$arch is told the three ways there are',
    (machine) => {
      const wrong = () => engineFor({ ...machine, PATH: folder });
      expect(wrong).toThrow(`${machine.platform}-${machine.arch}`);
      expect(wrong).toThrow(`npm install --no-save @dynoxide/${machine.platform}-${machine.arch}@1.`);
      expect(wrong).toThrow('a dynoxide on the PATH');
      expect(wrong).toThrow('docker run --rm -p 8000:8000 amazon/dynamodb-local');
      expect(wrong).toThrow('DYNAMODB_ENDPOINT=http://localhost:8000 npm start');
    },
  );

  test('does not take a folder for an engine', () => {
    const misleading = path.join(folder, 'misleading');
    mkdirSync(path.join(misleading, 'dynoxide'), { recursive: true });
    expect(() => engineFor({ ...mac, PATH: misleading })).toThrow('dynoxide on the PATH');
  });

  test.runIf(process.platform === 'linux' && process.arch === 'x64')('runs on the one on the PATH', async () => {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    const brought = engineFor(process);
    chmodSync(brought, 0o755);
    symlinkSync(brought, path.join(bin, 'dynoxide'));
    const PATH = ['', folder, bin].join(path.delimiter);
    expect(engineFor({ ...mac, PATH })).toBe(path.join(bin, 'dynoxide'));
    const engine = await startDynamo(folder, { PATH }, mac);
    const answer = await fetch(engine.endpoint);
    expect(answer.status).toBeGreaterThan(0);
    await engine.stop();
  });

  test('takes the one that DYNAMODB_ENDPOINT names before all others', async () => {
    const nobody = startDynamo(folder, { DYNAMODB_ENDPOINT: 'http://127.0.0.1:25999', PATH: folder }, mac);
    await expect(nobody).rejects.toThrow('No DynamoDB answers at http://127.0.0.1:25999');
  });
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'an engine whose port was taken between finding and taking it takes the next one',
  async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const found: number[] = [];
    const findPort = async () => {
      found.push(found.length < 2 ? port : await freePort());
      return found.at(-1) as number;
    };
    const engine = await startEmbedded(engineFor(process), path.join(folder, 'table.db'), findPort);
    expect([found.length, engine.endpoint]).toEqual([3, `http://127.0.0.1:${found[2]}`]);
    await engine.stop();
    const never = startEmbedded(engineFor(process), path.join(folder, 'table.db'), async () => port);
    await expect(never).rejects.toThrow(/port \d+ is already in use/);
    other.close();
  },
);

import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchToken } from '../../infra/local/token.ts';
import { type Served, serveIdentity } from '../support/identity-server.ts';

let served: Served;
beforeAll(async () => {
  served = await serveIdentity();
});
afterAll(() => served.stop());

describe('npm run token', () => {
  const run = (args: readonly string[], address: string) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      const file = path.resolve(import.meta.dirname, '../../infra/local/token.ts');
      const env = { ...process.env, VALSAM_URL: address };
      const child = execFile(process.execPath, [file, ...args], { env }, (_, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, stdout, stderr }),
      );
    });

  test('prints an access token and nothing else', async () => {
    expect(await served.verified(await fetchToken(served.url, 'district-head'))).toMatchObject({
      sub: 'district-head',
    });
    const { code, stdout } = await run(['association-solna'], served.url);
    expect(code).toBe(0);
    expect(await served.verified(stdout.trim())).toMatchObject({
      sub: 'association-solna',
      scope: 'openid valsam/api',
    });
  });

  test('lists the personas when it does not know one', async () => {
    const { code, stdout, stderr } = await run(['nobody'], served.url);
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, stdout: '', lines: 1 });
    expect(stderr).toMatch(/district-head, .*admin, .*association-solna/);
  });

  test('says that Valsam is not running', async () => {
    const { code, stderr } = await run(['admin'], 'http://127.0.0.1:9');
    expect(code).toBe(1);
    expect(stderr).toBe('Valsam is not running at http://127.0.0.1:9: start it with "npm start".\n');
  });
});

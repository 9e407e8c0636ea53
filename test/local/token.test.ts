import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchToken } from '../../infra/local/token.ts';
import { type Served, serveIdentity } from '../support/identity-server.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

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

  describe('of a deployment', () => {
    /** Runs it as if that provider were Cognito; `atAddress` is done with the address that is printed. */
    const signIn = async (env: Record<string, string>, atAddress: (address: string) => Promise<unknown>) => {
      const file = path.resolve(import.meta.dirname, '../../infra/local/token.ts');
      const deployment = { VALSAM_ISSUER: served.options.issuer, VALSAM_CLIENT_ID: served.options.clientId };
      const child = execFile(process.execPath, [file], {
        env: { ...process.env, BROWSER: 'none', ...deployment, ...env },
      });
      const said = { stdout: '', stderr: '' };
      child.stdout?.on('data', (text: string) => (said.stdout += text));
      child.stderr?.on('data', (text: string) => {
        said.stderr += text;
        const address = /(http\S+authorize\S+)\n/.exec(said.stderr)?.[1];
        if (address !== undefined)
          done ??= atAddress(address).catch((error: unknown) => {
            child.kill();
            throw error;
          });
      });
      let done: Promise<unknown> | undefined;
      const [code] = await once(child, 'close');
      await done;
      return { code, ...said };
    };
    const as = (persona: string) => async (address: string) => {
      const answer = await fetch(`${address}&login_hint=${persona}`, { redirect: 'manual' });
      return (await fetch(String(answer.headers.get('location')))).text();
    };
    const callback = async () => `http://localhost:${await freePort()}/`;

    test('is that of whoever signs in in the browser, which leads back', async () => {
      let shown: unknown;
      const { code, stdout, stderr } = await signIn({ VALSAM_CALLBACK: await callback() }, async (address) => {
        const { searchParams } = new URL(address);
        const [back, state] = [String(searchParams.get('redirect_uri')), String(searchParams.get('state'))];
        // Who does not know the state ends nothing.
        expect((await fetch(`${back}?code=guess&state=guess`)).status).toBe(404);
        expect((await fetch(`${back}other?code=guess&state=${state}`)).status).toBe(404);
        shown = await as('district-head')(address);
      });
      expect([code, shown]).toEqual([0, expect.stringContaining('Du kan stänga den här sidan')]);
      expect(stderr).toMatch(/^Sign in here, if no browser opens: http/);
      expect(await served.verified(stdout.trim())).toMatchObject({ sub: 'district-head', scope: 'openid valsam/api' });
    });

    test('is none where signing in comes to nothing', async () => {
      const nobody = await signIn({ VALSAM_CALLBACK: await callback() }, as('nobody'));
      expect([nobody.code, nobody.stdout]).toEqual([1, '']);
      expect(nobody.stderr).toMatch(/No token: there is no such persona/);
    });

    test.each([
      [{ VALSAM_CALLBACK: 'https://page.example/' }, /VALSAM_CALLBACK is to be an address of this machine/],
      [{ VALSAM_ISSUER: 'http://127.0.0.1:9' }, /no OpenID provider at http:\/\/127.0.0.1:9/],
    ])('says what is wrong with %j', async (env, message) => {
      const { code, stderr } = await signIn({ VALSAM_CALLBACK: await callback(), ...env }, async () => undefined);
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    });

    test('says that somebody else listens at the callback', async () => {
      const server = createServer().listen(0, 'localhost');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const taken = { VALSAM_CALLBACK: `http://localhost:${port}/` };
      const { code, stderr } = await signIn(taken, async () => undefined);
      server.close();
      expect([code, stderr]).toEqual([1, expect.stringMatching(/is taken: stop what listens there/)]);
    });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { discovered, question, redeemed } from './pkce.ts';

/** A deployment that somebody wants to sign in to, by its outputs. */
export type Deployment = {
  /** `Issuer` */
  readonly issuer: string;
  /** `ClientId` */
  readonly clientId: string;
  /** One of its `callbackUrls`, on this machine, where nobody listens: `http://localhost:3000/`. */
  readonly callback: string;
};

/** For people; what comes out is printed by who asked. */
type Say = (line: string) => void;

const commands: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens a browser where there is one: `BROWSER` names another, or `none`. That none opens is no fault. */
const browse = (address: string): void => {
  const named = process.env.BROWSER;
  if (named === 'none') return;
  const [command, ...args] = named ? [named] : (commands[process.platform] ?? ['xdg-open']);
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
};

const page = (text: string): string =>
  `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Valsam</title><p>${text}</p></html>`;

type Arrivals = { readonly came: Promise<URLSearchParams>; readonly stop: () => void };

/** Listens at the callback for somebody who comes back from signing in with that state, and what they bring. */
const listenAt = async (callback: URL, state: string): Promise<Arrivals> => {
  const came = Promise.withResolvers<URLSearchParams>();
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, callback);
    // Whatever else is sent here is none of ours, and ends nothing.
    const isOurs = pathname === callback.pathname && searchParams.get('state') === state;
    response.writeHead(isOurs ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
    response.end(page(isOurs ? 'Klart. Du kan stänga den här sidan.' : 'Det finns inget här.'));
    if (isOurs) came.resolve(searchParams);
  });
  server.listen(Number(callback.port || 80), callback.hostname.replace(/^\[|\]$/g, ''));
  await once(server, 'listening').catch(() => {
    const other = 'stop what listens there, or give another of callbackUrls as VALSAM_CALLBACK';
    throw new Error(`${callback.host} is taken: ${other}.`);
  });
  return { came: came.promise, stop: () => void server.close() };
};

/**
 * An access token of a deployment, for whoever signs in in the browser: it leads back to this machine (RFC 8252), with
 * PKCE. Throws an error with one clear line when that comes to nothing, after five minutes at most.
 */
export const signIn = async (
  { issuer, clientId, callback }: Deployment,
  say: Say,
  timeoutMs = 300_000,
): Promise<string> => {
  const back = URL.parse(callback);
  if (back?.protocol !== 'http:' || !['localhost', '127.0.0.1', '[::1]'].includes(back.hostname))
    throw new Error(`VALSAM_CALLBACK is to be an address of this machine, as http://localhost:3000/, not ${callback}.`);
  const provider = await discovered(issuer);
  if (!provider)
    throw new Error(`There is no OpenID provider at ${issuer}: VALSAM_ISSUER is the stack's output Issuer.`);
  const asked = question(provider, { clientId, redirectUri: callback });
  const { came, stop } = await listenAt(back, asked.state);
  say(`Sign in here, if no browser opens: ${asked.address}`);
  browse(asked.address);
  const late = wait(timeoutMs, undefined, { ref: false });
  const brought = await Promise.race([came, late]);
  stop();
  if (!brought) throw new Error(`Nobody signed in within ${timeoutMs / 60_000} minutes.`);
  const code = brought.get('code');
  if (code === null) throw new Error(`No token: ${brought.get('error_description') ?? brought.get('error')}`);
  return redeemed(provider, asked, code);
};

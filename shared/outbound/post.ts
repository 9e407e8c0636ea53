import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { bareHost } from './addresses.ts';
import type { Posted, Trouble } from './unanswered.ts';

/** The outside as a sender sees it; tests put their own in its place. */
export type World = {
  /** Every address of a host; an address is its own. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly mayReach: (address: string) => boolean;
  /** Certificates to trust instead of the usual ones. */
  readonly ca?: readonly string[];
  /** For resolving, connecting and the answer's headers together. */
  readonly timeoutMillis: number;
};

type Failure = { readonly code?: string };

const troubleOf = ({ code = '' }: Failure): Trouble => {
  if (/^(?:ENOTFOUND|EAI_|ENODATA)/.test(code)) return 'no-address';
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'certificate' : 'no-connection';
};

/** Rejects when the signal says so, whatever the work still does. */
const until = async <T>(signal: AbortSignal, work: Promise<T>): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

/** Answers whatever name it is asked for with the addresses that were checked. */
const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_host, options, callback) => {
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) return callback(null, all);
    callback(null, all[0]?.address as string, all[0]?.family);
  };

/**
 * Posts to the addresses given and no other; the name is for the certificate and the `Host` header only. Of the answer
 * only the status counts: nothing else of it is read, and no redirect is followed.
 */
const postTo = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  addresses: readonly string[],
  ca: World['ca'],
  signal: AbortSignal,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = request({
      method: 'POST',
      hostname: bareHost(url),
      port: url.port || 443,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // A connection of its own: one kept open was perhaps checked for somebody else.
      agent: false,
      lookup: pinned(addresses),
      signal,
      ...(ca && { ca: [...ca] }),
    });
    asking.on('error', reject);
    asking.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    asking.end(body);
  });

/**
 * Sends one message. Every address that the host has must be one that may be reached, else none is: somebody whose name
 * leads to two places gets no second chance. Never throws: what went wrong is an outcome.
 */
export const post = async (
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  world: World,
): Promise<Posted> => {
  const signal = AbortSignal.timeout(world.timeoutMillis);
  const url = new URL(address);
  try {
    const addresses = await until(signal, world.resolve(bareHost(url)));
    if (addresses.length === 0) return { trouble: 'no-address' };
    if (!addresses.every(world.mayReach)) return { trouble: 'forbidden-address' };
    return { status: await postTo(url, headers, body, addresses, world.ca, signal) };
  } catch (error) {
    return { trouble: signal.aborted ? 'timeout' : troubleOf(error as Failure) };
  }
};

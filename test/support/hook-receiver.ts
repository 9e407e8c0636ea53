import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';

/**
 * A receiver of hooks on this machine, over HTTPS. Its key is no secret: nobody trusts it but these tests. The certificate
 * signs itself, is for `localhost`, `hooks.example.org` and 127.0.0.1, and valid from 2018 to 2118.
 */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAKDJmj+ThgeaXXyB
WiA3KaN0216wz2z0gRhJl5XSrzOhRANCAAT2Is1Dqm77VOoFkjSn6dj6xmwzOAkq
r6rDL7p3PxNGfdavp/py5Xo5iqGxZuaQ8UUKFpcXU9GAR4eNFAUMi7Mz
-----END PRIVATE KEY-----
`;
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIBATAKBggqhkjOPQQDAjAfMR0wGwYDVQQDDBRWYWxzYW0g
dGVzdCByZWNlaXZlcjAgFw0xODAxMDEwMDAwMDBaGA8yMTE4MDEwMTAwMDAwMFow
HzEdMBsGA1UEAwwUVmFsc2FtIHRlc3QgcmVjZWl2ZXIwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAAT2Is1Dqm77VOoFkjSn6dj6xmwzOAkqr6rDL7p3PxNGfdavp/py
5Xo5iqGxZuaQ8UUKFpcXU9GAR4eNFAUMi7Mzo2EwXzAtBgNVHREEJjAkgglsb2Nh
bGhvc3SCEWhvb2tzLmV4YW1wbGUub3JnhwR/AAABMA8GA1UdEwEB/wQFMAMBAf8w
HQYDVR0OBBYEFMhN1f3YiWa6YOzAfFA3fulqVpRGMAoGCCqGSM49BAMCA0gAMEUC
ICVaRP0PnHzNWUkMmMBXJGEgCHK23PSYd6mX30h8DWcLAiEAjZTRrtTos5YCP93D
EXJpcgP9K2x2VdpDrvosrjQG7Eg=
-----END CERTIFICATE-----
`;

export type Received = {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
};
/** What to answer: a status, perhaps with headers; `silence` never answers, `endless` never ends its answer. */
export type Reply =
  number | { readonly status: number; readonly headers: Readonly<Record<string, string>> } | 'silence' | 'endless';

/** Answers 204 unless told otherwise. `address` may be another one of 127/8, to be told apart. */
export const startReceiver = async (address = '127.0.0.1', port = 0) => {
  const received: Received[] = [];
  const waiting: ((received: Received) => void)[] = [];
  let reply: (received: Received) => Reply | Promise<Reply> = () => 204;
  const server = createServer({ key, cert: certificate }, async (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    await finished(request);
    const { url: path = '', method = '', headers } = request;
    const bytes = Buffer.concat(chunks);
    const one = { path, method, headers, body: bytes.toString(), bytes };
    received.push(one);
    for (const tell of waiting.splice(0)) tell(one);
    const answer = await reply(one);
    if (answer === 'silence') return;
    if (answer === 'endless') return void response.writeHead(200).write('x');
    const { status, headers: sent = {} } = typeof answer === 'number' ? { status: answer } : answer;
    response.writeHead(status, sent).end();
  });
  // A client that breaks off is part of what is tested.
  server.on('tlsClientError', () => undefined);
  server.listen(port, address);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    replyWith: (answer: typeof reply) => {
      reply = answer;
    },
    /** The next request to come. */
    next: () =>
      new Promise<Received>((resolve) => {
        waiting.push(resolve);
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
export type Receiver = Awaited<ReturnType<typeof startReceiver>>;

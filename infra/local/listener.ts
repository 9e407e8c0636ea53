import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, send, starting } from './gateway.ts';
import { gatewayReply } from './http-event.ts';

/** Listens from the first moment of a start, so that a port in use is noticed and `/health` can say `starting`. */
export type Listener = {
  readonly port: number;
  /** As it stands in links and tokens; without a slash at the end. */
  readonly url: string;
  readonly isOwnHost: (host: string | undefined) => boolean;
  readonly serve: (gateway: Gateway) => void;
  /** Lets requests end for `graceMs`, and takes no new ones. */
  readonly stop: (graceMs?: number) => Promise<void>;
};

const loopback = ['127.0.0.1', '::1'];
const loopbackNames = [...loopback, 'localhost'];
export const isLoopback = (host: string): boolean => loopbackNames.includes(host);

/**
 * Listens on `host` and `port` (0: any that is free); on both loopback addresses for either of them, since `localhost`
 * may mean both. Throws an error with one clear line when the port is in use or the host is not of this machine.
 */
export const listen = async (host: string, port: number): Promise<Listener> => {
  let current: Gateway | undefined;
  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (current) return current(request, response);
    request.resume();
    const isHealth = request.method === 'GET' && request.url === '/health';
    send(request, response, isHealth ? starting : gatewayReply(503, 'Service Unavailable'));
  };
  const servers = isLoopback(host) ? await onLoopback(onRequest, port) : ([await open(onRequest, host, port)] as const);
  const taken = portOf(servers[0]);
  const shown = isLoopback(host) || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    port: taken,
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${taken}`,
    isOwnHost: (named) => !isLoopback(host) || isLoopback((named ?? '').replace(/:\d+$/, '').replaceAll(/[[\]]/g, '')),
    serve: (gateway) => {
      current = gateway;
    },
    stop: async (graceMs = 5_000) => {
      await Promise.all(servers.map((server) => close(server, graceMs)));
    },
  };
};

type OnRequest = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const onLoopback = async (onRequest: OnRequest, port: number): Promise<readonly [Server, ...Server[]]> => {
  const [first = '', second = ''] = loopback;
  for (;;) {
    const server = await open(onRequest, first, port);
    try {
      return [server, await open(onRequest, second, portOf(server))];
    } catch (error) {
      const { cause } = error as { cause?: NodeJS.ErrnoException };
      // A machine without IPv6 has one loopback address only.
      if (cause?.code !== 'EADDRINUSE') return [server];
      await close(server, 0);
      if (port !== 0) throw error;
    }
  }
};

const open = async (onRequest: OnRequest, host: string, port: number): Promise<Server> => {
  const server = createServer((request, response) => void onRequest(request, response));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, host, exclusive: true }, resolve);
  try {
    await promise;
    return server;
  } catch (cause) {
    throw new Error(complaint(cause as NodeJS.ErrnoException, host, port), { cause });
  }
};

const complaint = ({ code, message }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or choose another one with PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be used by you: choose one above 1023 with PORT.`;
  return `Valsam cannot listen on ${host}, port ${port}: ${message}`;
};

const close = async (server: Server, graceMs: number): Promise<void> => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
};

import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { jwtAuthorizer } from './authorizer.ts';
import { preflightReply, withCors } from './cors.ts';
import type { Functions } from './functions.ts';
import { eventOf, gatewayReply, type Reply, replyOf } from './http-event.ts';
import type { Identity } from './identity.ts';
import type { Mailbox } from './mailbox.ts';
import { isMailPath, mailReply } from './mail-pages.ts';
import type { WebFiles } from './web-files.ts';
import { type HttpApi, type Match, matcherOf, type Route, throttle } from './routes.ts';

/** Answers the requests that arrive; what is not ready yet answers 503. */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type GatewayOptions = {
  readonly apis: readonly HttpApi[];
  readonly functions: Functions;
  /** Mounted at `/identity` of the same server. */
  readonly identity: Identity;
  /** The letters that were sent, for this machine only; undefined where there are none to be seen. */
  readonly mail?: Pick<Mailbox, 'list' | 'clear'> | undefined;
  /** The page, for whatever no API has; undefined where it was not made. */
  readonly web?: WebFiles | undefined;
  /** Whether the sample is loaded; `GET /health` says `starting` until then. */
  readonly isReady: () => boolean;
  /** Whether a request may name this host; a page elsewhere must not reach the machine under a name of its own. */
  readonly isOwnHost: (host: string | undefined) => boolean;
};

/** What an HTTP API takes, in bytes. The functions themselves are content with less. */
const maxBodyBytes = 10 * 1024 * 1024;
const timedOut = Symbol('timed out');

/** API Gateway as far as it shows: routes, token, throttling, size and time limits, each refused in its own words. */
export const gateway = ({ apis, functions, identity, mail, web, isReady, isOwnHost }: GatewayOptions): Gateway => {
  const match = matcherOf(apis.flatMap(({ routes }) => routes));
  const mayPass = passingOf(apis);
  const authorize = jwtAuthorizer(identity.jwks, identity.keys);
  const corsOfOthers = apis.flatMap(({ routes }) => routes).find(({ cors }) => cors)?.cors;
  const isHealth = (method: string, path: string): boolean => path === '/health' && ['GET', 'HEAD'].includes(method);

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    if (!isOwnHost(request.headers.host)) return gatewayReply(403, 'Forbidden');
    const { path, query } = targetOf(request);
    const method = request.method ?? 'GET';
    if (!isDecodable(path)) return gatewayReply(400, 'Bad Request');
    const body = await bodyOf(request);
    if (body === undefined) return gatewayReply(413, 'Request Entity Too Large');
    if (path === '/identity' || path.startsWith('/identity/'))
      return identityReply(identity, request, path, query, body);
    if (mail && isMailPath(path)) return mailReply(mail, { method, path, headers: request.headers });
    if (isHealth(method, path) && !isReady()) return starting;
    const found = match(method, path);
    const cors = found ? found.route.cors : corsOfOthers;
    const preflight = found || !cors ? undefined : preflightReply(cors, method, request.headers);
    const page = found || preflight ? undefined : web?.({ method, path, headers: request.headers });
    return preflight ?? page ?? withCors(await passed(request, found, { path, query, body }), cors, request.headers);
  };

  const passed = async (
    request: IncomingMessage,
    found: Match | undefined,
    { path, query, body }: { readonly path: string; readonly query: string; readonly body: Buffer },
  ): Promise<Reply> => {
    if (!found) return gatewayReply(404, 'Not Found');
    if (!mayPass(found.route)) return gatewayReply(429, 'Too Many Requests');
    const { route, params } = found;
    const verdict = route.jwt && (await authorize(route.jwt, request.headers.authorization));
    if (verdict?.status === 401) return gatewayReply(401, 'Unauthorized', { 'www-authenticate': verdict.challenge });
    if (verdict?.status === 403) return gatewayReply(403, 'Forbidden');
    const event = eventOf({ request, path, query, body, route, params, jwt: verdict?.jwt });
    const reply = await invoke(functions, route.functionName, route.timeoutMs, event);
    // The same id as in the function's log line, so that an answer can be traced.
    return { ...reply, headers: { ...reply.headers, 'apigw-requestid': event.requestContext.requestId } };
  };
  return async (request, response) => {
    const reply = await answer(request).catch(() => gatewayReply(500, 'Internal Server Error'));
    send(request, response, reply);
  };
};

/** Whether one more request may pass to a route now: each API counts its own. */
const passingOf = (apis: readonly HttpApi[]): ((route: Route) => boolean) => {
  const counts = new Map(
    apis.flatMap(({ routes, throttle: limit }) => {
      const count = limit ? throttle(limit) : () => true;
      return routes.map((route) => [route, count] as const);
    }),
  );
  return (route) => counts.get(route)?.() ?? true;
};

export const starting: Reply = {
  status: 503,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '1' },
  body: JSON.stringify({ status: 'starting' }),
};

export const send = (request: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): void => {
  // The length of what is not sent again is not that of nothing.
  const length = [204, 304].includes(status) ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const invoke = async (functions: Functions, name: string, timeoutMs: number, event: object): Promise<Reply> => {
  const done = new AbortController();
  try {
    const late = wait(timeoutMs, timedOut, { signal: done.signal });
    late.catch(() => {});
    const result = await Promise.race([functions.invoke(name, event), late]);
    return result === timedOut ? gatewayReply(503, 'Service Unavailable') : replyOf(result);
  } catch {
    // What went wrong stands in the function's log; the client learns nothing of the inside.
    return gatewayReply(500, 'Internal Server Error');
  } finally {
    done.abort();
  }
};

const targetOf = (request: IncomingMessage): { readonly path: string; readonly query: string } => {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
};

const isDecodable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/** Undefined when it is too large: the rest is read and thrown away, so that the client gets to see the answer. */
const bodyOf = (request: IncomingMessage): Promise<Buffer | undefined> => {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer | undefined>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
    else resolve(undefined);
  });
  request.once('end', () => resolve(Buffer.concat(chunks)));
  request.once('error', reject);
  return promise;
};

const identityReply = async (
  identity: Identity,
  request: IncomingMessage,
  path: string,
  query: string,
  body: Buffer,
): Promise<Reply> =>
  identity.handle({
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]),
    ),
    body: body.toString('utf8'),
  });

import { isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { account } from './names.ts';
import type { Route } from './routes.ts';

/**
 * Between HTTP and the events of payload format 2.0.
 * Source: Amazon API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 */
export type Arrived = {
  readonly request: IncomingMessage;
  readonly path: string;
  /** Behind the question mark, as sent. */
  readonly query: string;
  readonly body: Buffer;
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly jwt: object | undefined;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | string;
};

/** They concern one connection, and end at the gateway. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

/** All other bodies are handed over in base64. */
const textTypes = /^(text\/.*|application\/(json|xml|javascript))$/;

/** The event that the function gets. The gateway hands the path over decoded; what the client sent is lost there too. */
export const eventOf = (
  arrived: Arrived,
): Readonly<Record<string, unknown>> & {
  readonly requestContext: Readonly<Record<string, unknown>> & { readonly requestId: string };
} => {
  const { request, path, query, body, route, params, jwt } = arrived;
  const headers = headersOf(request, body);
  const rawPath = decodeURIComponent(path);
  const now = new Date();
  const parameters = joined([...new URLSearchParams(query)]);
  const cookies = request.headers.cookie?.split(';').map((one) => one.trim());
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  // As a string only what survives it: the function shall see the bytes that were sent.
  const isText = textTypes.test(mediaType) && isUtf8(body);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers,
    ...(query !== '' && { queryStringParameters: parameters }),
    ...(Object.keys(params).length > 0 && { pathParameters: params }),
    requestContext: {
      accountId: account,
      apiId: 'local',
      ...(jwt && { authorizer: { jwt } }),
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomBytes(11).toString('base64url'),
      routeKey: route.key,
      stage: '$default',
      time: accessLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

const joined = (pairs: readonly (readonly [string, string])[]): Record<string, string> => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(values);
};

const headersOf = (request: IncomingMessage, body: Buffer): Record<string, string> => {
  const sent = Object.entries(request.headersDistinct).flatMap(([name, values = []]): [string, string][] =>
    name === 'cookie' || hopByHop.includes(name) ? [] : [[name, values.join(',')]],
  );
  return {
    ...Object.fromEntries(sent),
    'content-length': String(body.length),
    'x-amzn-trace-id': `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
};

/** `12/Mar/2020:19:03:58 +0000` */
const accessLogTime = (now: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

type Structured = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

/** What the gateway answers by itself. */
export const gatewayReply = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({
  status,
  headers: { ...headers, 'content-type': 'application/json', 'apigw-requestid': randomUUID() },
  body: JSON.stringify({ message }),
});

/** What the gateway makes of a function's result; without a status it is a 200 with the result as JSON. */
export const replyOf = (result: unknown): Reply => {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = result as Structured;
  if (!Number.isInteger(Number(statusCode)) || statusCode < 200 || statusCode > 599 || typeof body !== 'string') {
    return gatewayReply(500, 'Internal Server Error');
  }
  const own = Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), String(value)])
    .filter(([name]) => name !== 'content-length' && !hopByHop.includes(name));
  return {
    status: Number(statusCode),
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(own),
      ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
};

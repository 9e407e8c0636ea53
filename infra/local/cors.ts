import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from './http-event.ts';

/**
 * What an HTTP API does about pages of other origins, by its CORS configuration.
 * Source: Amazon API Gateway Developer Guide, "Configure CORS for HTTP APIs".
 */
export type Cors = {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly AllowCredentials?: boolean;
  /** Seconds. */
  readonly MaxAge?: number;
};

/** All that the runner understands; others are refused. */
export const corsProperties = [
  'AllowOrigins',
  'AllowMethods',
  'AllowHeaders',
  'ExposeHeaders',
  'AllowCredentials',
  'MaxAge',
] as const satisfies readonly (keyof Cors)[];

/** How an origin is answered that may come: by its name, or as all are; undefined for others. */
export const allowing = (origins: readonly string[], origin: string): string | undefined =>
  origins.includes('*') ? '*' : origins.find((one) => one === origin);

const originHeaders = ({ AllowOrigins = [], AllowCredentials }: Cors, origin: string) => {
  const allowed = allowing(AllowOrigins, origin);
  return (
    allowed && {
      'access-control-allow-origin': allowed,
      ...(AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    }
  );
};

export const listed = (name: string, values: readonly string[] = []): Record<string, string> =>
  values.length === 0 ? {} : { [name]: values.join(',') };

/** Answers a browser that asks beforehand what a page may ask for; undefined where that is not what it is. */
export const preflightReply = (cors: Cors, method: string, headers: IncomingHttpHeaders): Reply | undefined => {
  const { origin, 'access-control-request-method': wanted } = headers;
  if (method !== 'OPTIONS' || origin === undefined || wanted === undefined) return undefined;
  const allowed = originHeaders(cors, origin);
  return {
    status: 204,
    headers: allowed
      ? {
          ...allowed,
          ...listed('access-control-allow-methods', cors.AllowMethods),
          ...listed('access-control-allow-headers', cors.AllowHeaders),
          ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
        }
      : {},
    body: '',
  };
};

/** The gateway's own word on it: where it has one, what a function says is passed over. */
export const withCors = (reply: Reply, cors: Cors | undefined, { origin }: IncomingHttpHeaders): Reply => {
  if (!cors) return reply;
  const own = Object.entries(reply.headers).filter(([name]) => !name.startsWith('access-control-'));
  const allowed = origin === undefined ? undefined : originHeaders(cors, origin);
  return {
    ...reply,
    headers: {
      ...Object.fromEntries(own),
      ...(allowed && { ...allowed, ...listed('access-control-expose-headers', cors.ExposeHeaders) }),
    },
  };
};

import middy from '@middy/core';
import type {
  APIGatewayEventRequestContextJWTAuthorizer,
  APIGatewayEventRequestContextV2,
  APIGatewayProxyEventV2WithRequestContext,
  Context,
} from 'aws-lambda';
import { log } from '../log.ts';
import { metered } from '../meter.ts';
import { isOutage } from '../outcome.ts';
import { type Language, refuse } from '../problems.ts';
import { problem, type Reply, type Response, unlessKnown } from './answer.ts';
import { languageOf } from './headers.ts';

/** What API Gateway hands over; the authorizer's part is there where the operation asks for a token. */
export type Request = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { readonly authorizer?: APIGatewayEventRequestContextJWTAuthorizer }
>;

/** Answers one request, in the language that its headers prefer where the answer depends on one. */
export type Run = (request: Request, language: Language) => Promise<Reply>;
/** What answers, by API Gateway's `routeKey`. */
export type Routes<R extends string = string> = Readonly<Record<R, Run>>;

export type FunnelOptions = {
  /** What the problem of an outage or a bug calls the place: the path asked for, unless that is a secret. */
  readonly instanceOf?: (request: Request) => string;
};

/** An outage or a bug, and a request that runs out of time: none of them tells the client anything of the inside. */
const guarded = (instanceOf: (request: Request) => string): middy.MiddlewareObj<Request, Reply> => ({
  onError: (call) => {
    const { event, error } = call;
    const code = isOutage(error) ? 'busy' : 'internal-error';
    const language = languageOf(event.headers['accept-language']);
    call.response = { ...problem(refuse(code), language, event, instanceOf(event)), error };
  },
});

/** Pages elsewhere may read these: what is for everybody, and calendars by their secret address. No sign-in opens more. */
const mayReadElsewhere = (path: string): boolean => /^\/(public|feeds)\//.test(path);

const forElsewhere = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'etag' };
const preflight = {
  ...forElsewhere,
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'if-none-match',
  'access-control-max-age': '3600',
};

/** What is asked, where the gateway leaves the method to the function (`ANY`). */
const askedOf = ({ routeKey, requestContext }: Request) => {
  const { method } = requestContext.http;
  const path = routeKey.slice(routeKey.indexOf(' ') + 1);
  // HEAD is GET whose content stays behind, and that is the server's part: the gateway leaves it out.
  return { method, path, route: `${method === 'HEAD' ? 'GET' : method} ${path}` };
};

/** Another method than those that the address has. */
const otherMethod = (routes: Routes, { method, path }: ReturnType<typeof askedOf>, otherwise: Reply): Reply => {
  const methods = Object.keys(routes).flatMap((route) => {
    const [own = '', of] = route.split(' ');
    return of === path ? [own, ...(own === 'GET' ? ['HEAD'] : [])] : [];
  });
  if (methods.length === 0) throw new Error(`No operation for the route ${method} ${path}`);
  const allow = [...methods, 'OPTIONS'].join(', ');
  return method === 'OPTIONS'
    ? { response: { statusCode: 204, headers: { allow, ...(mayReadElsewhere(path) && preflight) } } }
    : { ...otherwise, response: { ...otherwise.response, headers: { ...otherwise.response.headers, allow } } };
};

/** What holds for whatever is read: who has it already is told so, and who else may read it. */
const asRead = (response: Response, { path }: ReturnType<typeof askedOf>, { headers }: Request): Response => {
  const told = response.statusCode === 200 ? unlessKnown(response, headers['if-none-match']) : response;
  return mayReadElsewhere(path) ? { ...told, headers: { ...told.headers, ...forElsewhere } } : told;
};

/**
 * The one way through a function that serves routes, whoever may ask. Each request leaves one log line with its route,
 * status, milliseconds and what it cost: never who asked, never a path, since a path may be a secret.
 */
export const funnel = (routes: Routes, { instanceOf = ({ rawPath }) => rawPath }: FunnelOptions = {}) => {
  const answer = middy<Request, Reply>()
    .use(guarded(instanceOf))
    .handler((event) => {
      const asked = askedOf(event);
      const language = languageOf(event.headers['accept-language']);
      const run = routes[asked.route];
      return run
        ? run({ ...event, routeKey: asked.route }, language)
        : otherMethod(routes, asked, problem(refuse('method-not-allowed'), language, event, instanceOf(event)));
    });
  return async (event: Request, context: Context): Promise<Response> => {
    const started = performance.now();
    const { result, cost } = await metered(() => answer(event, context));
    const { refused, error } = result;
    const asked = askedOf(event);
    const isRead = asked.route.startsWith('GET ');
    const response = isRead ? asRead(result.response, asked, event) : result.response;
    const line = {
      request: event.requestContext.requestId,
      route: `${asked.method} ${asked.path}`,
      status: response.statusCode,
      ...(refused && { code: refused }),
      millis: Math.round((performance.now() - started) * 10) / 10,
      ...cost,
    };
    if (error === undefined) log.info('request', line);
    else log.error(isOutage(error) ? 'outage' : 'bug', error, line);
    return response;
  };
};

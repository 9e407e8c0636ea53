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

/** A route of the gateway's with the method that was asked, where it leaves that to the function (`ANY`). */
const routeOf = ({ routeKey, requestContext: { http } }: Request): string =>
  `${http.method}${routeKey.slice(routeKey.indexOf(' '))}`;

/**
 * The one way through a function that serves routes, whoever may ask. Each request leaves one log line with its route,
 * status, milliseconds and what it cost: never who asked, never a path, since a path may be a secret.
 */
export const funnel = (routes: Routes, { instanceOf = ({ rawPath }) => rawPath }: FunnelOptions = {}) => {
  const answer = middy<Request, Reply>()
    .use(guarded(instanceOf))
    .handler((event) => {
      const run = routes[routeOf(event)];
      if (!run) throw new Error(`No operation for the route ${routeOf(event)}`);
      return run(event, languageOf(event.headers['accept-language']));
    });
  return async (event: Request, context: Context): Promise<Response> => {
    const started = performance.now();
    const { result, cost } = await metered(() => answer(event, context));
    const { refused, error } = result;
    const isRead = /^(GET|HEAD) /.test(routeOf(event)) && result.response.statusCode === 200;
    const response = isRead ? unlessKnown(result.response, event.headers['if-none-match']) : result.response;
    const line = {
      request: event.requestContext.requestId,
      route: routeOf(event),
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

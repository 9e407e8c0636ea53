import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Actor, type Identity, isIn, type Target } from './actor.ts';
import { type Body, type Contract, methodOf, type Operation, type Params, type Query } from './contract.ts';
import type { Caller, Done, ExecuteCode } from './execute.ts';
import { fieldError } from './fields.ts';
import { idempotencyOf } from './idempotency.ts';
import {
  badPathParam,
  checkBody,
  idempotencyKeyOf,
  ifMatchOf,
  jsonBody,
  languageOf,
  originOf,
  pathParamsOf,
  queryOf,
} from './input.ts';
import { log } from './log.ts';
import { isRefusal, type Language, problems, type Refusal, refuse } from './problems.ts';
import { metered } from './meter.ts';
import { isOutage } from './outcome.ts';
import { actorOf } from './people.ts';

/** What a handler is given: who asks, and input that keeps the contract. */
export type Input<O extends Operation> = {
  readonly actor: Actor;
  readonly params: Params<O['route']> & { readonly campaign: string };
  readonly query: Query<O>;
  readonly body: Body<O>;
  readonly caller: Caller;
  readonly language: Language;
  /** The path asked for, as the client wrote it. */
  readonly path: string;
  /** `https://host`, for what is to be followed from elsewhere. */
  readonly origin: string;
};

/** An answer that is not JSON. */
export type Raw = {
  readonly status: number;
  readonly raw: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
};

/** Refusals that the edge may give for any operation, so that contracts need not list them. */
export type EdgeCode = ExecuteCode | 'not-found' | 'not-allowed' | 'malformed-request' | 'invalid-input';

export type Handler<O extends Operation> = {
  /** What the operation is about; undefined when there is no such thing. Left out where the path's units say it all. */
  readonly target?: (
    params: Params<O['route']> & { readonly campaign: string },
    actor: Actor,
  ) => Promise<Target | undefined>;
  /** A right that is stored elsewhere than in the membership (deputies); judged with the audience. */
  readonly mayAct?: (actor: Actor, params: Params<O['route']> & { readonly campaign: string }) => Promise<boolean>;
  /** A right that depends on the body ("head of that office"). */
  readonly mayDo?: (input: Input<O>) => boolean;
  readonly run: (
    input: Input<O>,
  ) => Promise<Done<z.infer<O['result']>> | Raw | Refusal<O['refusals'][number] | EdgeCode>>;
};
export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> };

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Response = APIGatewayProxyStructuredResultV2;

export const scope = 'valsam/api';

/** API Gateway hands every claim over as a string, an array as `[a b]`. */
const words = (claim: unknown): readonly string[] =>
  typeof claim === 'string'
    ? claim
        .replace(/^\[|\]$/g, '')
        .split(/[ ,]+/)
        .filter(Boolean)
    : [];

/** The authorizer has verified signature, issuer, client and expiry; it cannot tell an ID token from an access token. */
const identityOf = (event: Event): Identity | undefined => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (!claims || claims.token_use !== 'access' || typeof claims.sub !== 'string') return undefined;
  return words(claims.scope).includes(scope)
    ? { subject: claims.sub, groups: words(claims['cognito:groups']) }
    : undefined;
};

/** RFC 9457. A refusal's field errors were made in the default language by the rules, so they are worded anew here. */
export const toProblem = (refusal: Refusal, language: Language, instance: string): Response => {
  const { status, title } = problems[refusal.refused];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '1' }),
      ...(status === 401 && { 'www-authenticate': `Bearer scope="${scope}"` }),
    },
    body: JSON.stringify({
      type: `/docs#${refusal.refused}`,
      title: title[language],
      status,
      detail: refusal.detail[language],
      instance,
      code: refusal.refused,
      ...refusal.more,
      ...(refusal.errors && {
        errors: refusal.errors.map(({ pointer, code }) => fieldError(pointer, code, language)),
      }),
    }),
  };
};

const toResponse = (answer: Done<unknown> | Raw): Response => {
  if ('raw' in answer) {
    const binary = typeof answer.raw !== 'string';
    return {
      statusCode: answer.status,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...answer.headers },
      body: binary ? Buffer.from(answer.raw).toString('base64') : answer.raw,
      isBase64Encoded: binary,
    };
  }
  return {
    statusCode: answer.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(answer.location && { location: answer.location }),
      ...(answer.version !== undefined && { etag: `"${answer.version}"` }),
      ...(answer.replayed && { 'idempotency-replayed': 'true' }),
    },
    body: JSON.stringify(answer.body),
  };
};

/** Judges one request in the promised order: 401, 404, 403, 415, 413, 400, 422, 403 (by body), replay, then the rules. */
const judge = async (operation: Operation, handler: Handler<Operation>, event: Event, language: Language) => {
  const identity = identityOf(event);
  if (!identity) return refuse('unauthorized');
  const params = pathParamsOf(event) as { campaign: string };
  const bad = badPathParam(operation, params, language);
  if (bad?.refused === 'not-found') return bad;
  const actor = await actorOf(params.campaign, identity);
  if (!actor) return refuse('not-found');
  const target = handler.target && (await handler.target(params, actor));
  if (handler.target && !target) return refuse('not-found');
  if (!isIn(operation.see, actor, params, target)) return refuse('not-found');
  if (!isIn(operation.act, actor, params, target)) return refuse('not-allowed');
  if (handler.mayAct && !(await handler.mayAct(actor, params))) return refuse('not-allowed');

  const parsed = jsonBody(operation, event);
  if (isRefusal(parsed)) return parsed;
  const method = methodOf(operation);
  const ifMatch = method === 'GET' ? undefined : ifMatchOf(event.headers['if-match']);
  if (isRefusal(ifMatch)) return ifMatch;
  const key = method === 'POST' ? idempotencyKeyOf(event.headers['idempotency-key']) : undefined;
  if (isRefusal(key)) return key;
  const query = queryOf(operation, event, language);
  if (isRefusal(query)) return query;
  if (bad) return bad;
  const checked = operation.body ? checkBody(operation.body, parsed, language) : { body: undefined };
  if (isRefusal(checked)) return checked;

  const path = event.rawPath;
  const idempotency =
    key === undefined
      ? undefined
      : idempotencyOf({ subject: identity.subject, method, path, key }, { query: query.query, body: parsed });
  const caller: Caller = {
    campaign: params.campaign,
    actor: actor.person,
    ...(ifMatch !== undefined && { ifMatch }),
    ...(idempotency && { idempotency }),
  };
  const input: Input<Operation> = {
    actor,
    params,
    query: query.query,
    body: checked.body as undefined,
    caller,
    language,
    path,
    origin: originOf(event),
  };
  if (handler.mayDo && !handler.mayDo(input)) return refuse('not-allowed');
  return handler.run(input);
};

/** What is thrown is a bug or an outage: neither tells the client anything of the inside. */
const guarded = () => ({
  onError: async (request: middy.Request<APIGatewayProxyEventV2, Response>) => {
    const { event, error } = request;
    const outage = isOutage(error);
    log.error(outage ? 'outage' : 'bug', error, { route: event.routeKey, request: event.requestContext.requestId });
    request.response = toProblem(
      refuse(outage ? 'busy' : 'internal-error'),
      languageOf(event.headers['accept-language']),
      event.rawPath,
    );
  },
});

/**
 * The Lambda entry of a capability: one function for all its operations, chosen by API Gateway's `routeKey`.
 * Each request leaves one log line with its route, status, milliseconds and consumed units.
 */
export const serve = <C extends Contract>(contract: C, handlers: Handlers<C>) => {
  const byRoute = new Map<string, readonly [Operation, Handler<Operation>]>(
    Object.entries(contract).map(([name, operation]) => [
      operation.route,
      [operation, handlers[name] as unknown as Handler<Operation>],
    ]),
  );
  return middy<APIGatewayProxyEventV2, Response>()
    .use(guarded())
    .handler(async (event) => {
      const found = byRoute.get(event.routeKey);
      if (!found) throw new Error(`No operation for the route ${event.routeKey}`);
      const [operation, handler] = found;
      const language = languageOf(event.headers['accept-language']);
      const started = performance.now();
      const { result, units } = await metered(() => judge(operation, handler, event as Event, language));
      const response = isRefusal(result)
        ? toProblem(result, language, event.rawPath)
        : toResponse(result as Done<unknown>);
      log.info('request', {
        request: event.requestContext.requestId,
        route: event.routeKey,
        status: response.statusCode,
        ...(isRefusal(result) && { code: result.refused }),
        millis: Math.round((performance.now() - started) * 10) / 10,
        units,
      });
      return response;
    });
};
